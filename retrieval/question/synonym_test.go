package question

import (
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/prose"
)

func TestSynonyms(t *testing.T) {
	for _, tc := range []struct {
		name, text, term, want string
		is                     bool
	}{
		{"a measure and its verb", "How heavy is the bell?", "heavi", "weigh", true},
		{"the other way round", "What does the bell weigh?", "weigh", "heavi", true},
		{"a word of several groups", "Who beat Quenby?", "beat", "win", true},
		{"not of a word in a group with it", "Who beat Quenby?", "beat", "lose", false},
		{"a name has none", "What did the Police play in Quenby?", "polic", "offic", false},
		{"most words have none", "Who dredged the lock?", "dredg", "dig", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			q := Parse(tc.text, Known{})
			i := slices.IndexFunc(q.Terms, func(x Term) bool { return x.Text == tc.term })
			if i < 0 {
				t.Fatalf("terms of %q = %v, want %q among them", tc.text, q.Terms, tc.term)
			}
			if got := slices.Contains(q.Terms[i].Synonyms, tc.want); got != tc.is {
				t.Errorf("synonyms of %q = %q; %q among them: %v, want %v", tc.term, q.Terms[i].Synonyms, tc.want,
					got, tc.is)
			}
		})
	}
}

// Every group has at least two terms, questions look for each of them, and no group is inside another.
func TestSynonymGroupsAreSound(t *testing.T) {
	var s prose.Stemmer
	var groups []map[string]bool
	for line := range strings.Lines(synonymGroups) {
		terms := make(map[string]bool)
		for word := range strings.FieldsSeq(line) {
			if weight(word, []string{word}, 0) == 0 || s.Term(word) == "" {
				t.Errorf("%q of %q is never looked for", word, strings.TrimSpace(line))
			}
			if slices.Contains(prose.IrregularForms(s.Term(word)), word) {
				t.Errorf("%q of %q is an irregular form: write its word", word, strings.TrimSpace(line))
			}
			terms[s.Term(word)] = true
		}
		if len(terms) == 1 {
			t.Errorf("group %q has one term: its words are forms of one", strings.TrimSpace(line))
		}
		groups = append(groups, terms)
	}
	for i, a := range groups {
		for j, b := range groups {
			if i != j && len(a) > 0 && inside(a, b) {
				t.Errorf("group %v stands inside %v", a, b)
			}
		}
	}
}

func inside(a, b map[string]bool) bool {
	for t := range a {
		if !b[t] {
			return false
		}
	}
	return true
}
