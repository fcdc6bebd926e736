package question

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"quoth/retrieval/prose"
)

// FollowUp completes a question that leans on the one before it, as people ask in a
// conversation: "and in December?", "what about Plover?", "what did he say?". Names are
// those of the answer to the question before, the likeliest first; they are asked for
// only when a pronoun needs one that the question before does not name. The result is
// text itself when it stands alone.
//
//	FollowUp("What did Crake say on Monday?", "and in December?", now, nil) == "What did Crake say in December?"
func FollowUp(before, text string, now time.Time, names func() []string) string {
	if strings.TrimSpace(before) == "" {
		return text
	}
	rest, leading := withoutLead(text)
	if s, ok := newTime(before, rest, now); ok {
		return s
	}
	if leading {
		return newSubject(before, rest)
	}
	return withName(text, func() []string {
		own := Names(before)
		slices.Reverse(own)
		return append(own, names()...)
	})
}

// leads are the words that open a question which leans on the one before.
var leads = []string{"and what about", "and how about", "what about", "how about", "and", "or", "but"}

// withoutLead takes a lead off text, and tells whether there was one.
func withoutLead(text string) (string, bool) {
	text = strings.TrimSpace(text)
	for _, lead := range leads {
		if rest, ok := cutFold(text, lead+" "); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// newTime puts the time that rest names, and nothing else, in the place of before's.
func newTime(before, rest string, now time.Time) (string, bool) {
	_, spans := whenIn(rest, now, nil)
	if len(spans) == 0 || strings.Trim(without(rest, spans), " ?.!,") != "" {
		return "", false
	}
	phrase := strings.Trim(rest, " ?.!,")
	_, old := whenIn(before, now, nil)
	if len(old) > 0 {
		before = strings.TrimSpace(before[:old[0].Start] + phrase + before[old[0].End:])
		return before, true
	}
	return strings.TrimRight(strings.TrimSpace(before), "?.! ") + " " + phrase + "?", true
}

func without(text string, spans []prose.Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.Start] + text[s.End:]
	}
	return text
}

// newSubject puts what rest names in the place of before's last name, or behind it.
func newSubject(before, rest string) string {
	subject := strings.Trim(rest, " ?.!,")
	if len(foldedWords(subject)) > maxSubject {
		return rest // a question of its own
	}
	if r := ReadForm(before, Known{}); r.Form == TopicNews {
		return strings.Replace(before, r.Topic, subject, 1)
	}
	names := nameSpans(before)
	if len(names) == 0 || len(nameSpans(subject)) == 0 {
		return strings.TrimRight(strings.TrimSpace(before), "?.! ") + " " + subject + "?"
	}
	first := names[0]
	return before[:first.Start] + subject + before[first.End:]
}

// maxSubject is how many words a new subject has at the most.
const maxSubject = 4

// pronouns that stand for somebody or something named before.
var pronouns = set("he she they him her them his their it its")

var possessives = set("his their its")

// withName puts a name in the place of the first pronoun of a text that has no name.
func withName(text string, names func() []string) string {
	if len(nameSpans(text)) > 0 {
		return text
	}
	words := prose.NewWords(text)
	for words.Next() {
		s := words.Span()
		w := prose.Fold(s.Of(text))
		if !pronouns[w] {
			continue
		}
		found := names()
		if len(found) == 0 {
			return text
		}
		name := found[0]
		if possessives[w] || w == "her" && !endsAt(text, s.End) {
			name += "’s"
		}
		return text[:s.Start] + name + text[s.End:]
	}
	return text
}

// endsAt reports whether no word follows in text from i on.
func endsAt(text string, i int) bool {
	return strings.Trim(text[i:], " ?.!,") == ""
}

// Names are the names in text in the order in which they stand: runs of words with a
// capital other than those that questions are asked with.
func Names(text string) []string {
	var out []string
	for _, s := range nameSpans(text) {
		if name := s.Of(text); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func nameSpans(text string) []prose.Span {
	var out []prose.Span
	words := prose.NewWords(text)
	last := prose.Span{End: -1}
	for words.Next() {
		s := words.Span()
		word := s.Of(text)
		if !prose.Capitalized(word) || asking[prose.Fold(word)] {
			continue
		}
		if trimmed := prose.Unpossessed(word); trimmed != word {
			s.End = s.Start + len(trimmed)
		}
		if len(out) > 0 && last.End > 0 && strings.TrimFunc(text[last.End:s.Start], unicode.IsSpace) == "" {
			out[len(out)-1].End = s.End
		} else {
			out = append(out, s)
		}
		last = s
	}
	return out
}
