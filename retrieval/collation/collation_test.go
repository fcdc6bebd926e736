package collation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// printing reads a text in which * divides utterances and “ ” are quotation marks.
func printing(text string) Printing {
	p := Printing{Text: text}
	for at, utterance := range cutAt(text) {
		var spans []prose.Span
		for i := 0; i < len(utterance); {
			from := strings.Index(utterance[i:], "“")
			if from < 0 {
				break
			}
			from += i + len("“")
			to := from + strings.Index(utterance[from:], "”")
			spans = append(spans, prose.Span{Start: at + from, End: at + to})
			i = to
		}
		p.Groups = append(p.Groups, spans)
	}
	return p
}

func cutAt(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		at := 0
		for _, u := range strings.SplitAfter(text, "*") {
			if !yield(at, u) {
				return
			}
			at += len(u)
		}
	}
}

// described returns the changes of a variant: "-cut words", "shall/will" for a change, each with "!" when it is marked.
func described(all []Printing, i int, v Variant) []string {
	out := []string{fmt.Sprint(v.Words)}
	for _, c := range v.Changes {
		var left []string
		for _, p := range c.Left {
			left = append(left, p.Span.Of(all[p.Printing].Text))
		}
		s := "-" + strings.Join(left, " + ")
		if c.Right.Len() > 0 {
			s = c.Right.Of(all[i].Text) + "/" + strings.Join(left, " + ")
		}
		if c.Marked {
			s += "!"
		}
		out = append(out, s)
	}
	return out
}

func TestCollate(t *testing.T) {
	const whole = "“The gate will open on Monday, whatever the owners say. We have paid for it twice. I will be there,” she said."
	for _, tc := range []struct {
		name  string
		texts []string
		want  [][]string
	}{
		{"one", []string{whole}, [][]string{{"20"}}},
		{"equal but for marks and case", []string{whole, "“the gate will open on Monday — whatever the owners say. " +
			"We have paid for it twice.” She added: “I will be there.”"}, [][]string{{"20"}, {"20"}}},
		{"the end is cut", []string{whole, "“The gate will open on Monday, whatever the owners say.”"},
			[][]string{{"20"}, {"10", "-We have paid for it twice. I will be there"}}},
		{"the start is cut", []string{whole, "“We have paid for it twice. I will be there.”"},
			[][]string{{"20"}, {"10", "-The gate will open on Monday, whatever the owners say"}}},
		{"the middle is cut with an ellipsis", []string{whole, "“The gate will open on Monday … I will be there.”"},
			[][]string{{"20"}, {"10", "-whatever the owners say. We have paid for it twice!"}}},
		{"the middle is cut without a word", []string{whole, "“The gate will open on Monday. I will be there.”"},
			[][]string{{"20"}, {"10", "-whatever the owners say. We have paid for it twice"}}},
		{"a word is changed", []string{whole, "“The gate shall open on Monday, whatever the owners say. " +
			"We have paid for it twice. I will be there.”"}, [][]string{{"20"}, {"19", "shall/will"}}},
		{"a name in brackets", []string{whole, "“[The mayor] will be there, whatever the owners say. We have paid for it twice.”"},
			[][]string{{"20"}, {"13", "-The gate will open on Monday", "The mayor/I!"}}},
		{"parts in another order", []string{whole, "“We have paid for it twice.” * He asked: “Why?” * " +
			"“The gate will open on Monday, whatever the owners say.”"}, [][]string{{"20"}, {"16", "-I will be there"}}},
		{"each has what the other leaves out", []string{
			"“We have paid for it twice. I will be there,” she said.",
			"“The gate will open on Monday. We have paid for it twice.”"},
			[][]string{{"10", "-The gate will open on Monday"}, {"12", "-I will be there"}}},
		{"another quotation", []string{whole, "“The weather was fine all week long,” he said."},
			[][]string{{"20"}, {"0"}}},
		{"no words", []string{whole, "Nothing was said."}, [][]string{{"20"}, {"0"}}},
		{"a negation is lost", []string{"“We did not sell the harbour to anybody,” he said.",
			"“We did sell the harbour to anybody,” he said."}, [][]string{{"8"}, {"7", "-not"}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var all []Printing
			for _, text := range tc.texts {
				all = append(all, printing(text))
			}
			_, variants := Collate(all)
			var got [][]string
			for i, v := range variants {
				got = append(got, described(all, i, v))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
