package boilerplate

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// rule is one way in which lines of a page are worded. All of its phrases are folded words, one blank
// apart.
type rule struct {
	// opens has the phrases of which a sentence must open with one; empty: it may open with any.
	opens []string
	// labels says that the opening must be a label: a colon or the like follows, or nothing.
	labels bool
	// has has the phrases of which one must stand in the sentence; empty: none need.
	has []string
	// like matches the words of the sentence, if it is set.
	like *regexp.Regexp
	// reach is how much of its line is boilerplate with the sentence.
	reach reach
	// reports says that the rule also holds for a sentence that reports speech: a headline after "Read
	// more:", or what an editor's note takes back.
	reports bool
	// most is the number of words that the sentence has at most; 0: maxPrompt.
	most int
}

// reach is how much of a line is boilerplate if one of its sentences is.
type reach int8

const (
	alone   reach = iota // the sentence, with a question before it that leads to it
	onwards              // the sentence and what follows it
	around               // the whole line
)

// The lengths of sentences that rules hold for, in words. An invitation is short, and a note may explain.
const (
	maxPrompt = 45
	maxNote   = 160
)

// holds reports whether a rule holds for a sentence in which one of its phrases stands: one of opens, or if
// the rule has none, one of has.
func (r *rule) holds(s *sentence, phrase string) bool {
	switch {
	case s.count > cmp.Or(r.most, maxPrompt), !r.reports && s.reports:
		return false
	case r.labels && !s.isLabel(phrase):
		return false
	case len(r.opens) > 0 && len(r.has) > 0 && !s.hasAny(r.has):
		return false
	}
	return r.like == nil || r.like.MatchString(s.words)
}

// sentence is a sentence of a line, read for the rules.
type sentence struct {
	printed string // as it stands, without the marks of a list before it
	words   string // its words, folded, with a blank before and after each
	count   int    // of words
	reports bool   // it has a verb of speech
}

// listMarks stand before a line of a list or a link. Quotation marks do not: what is quoted is no
// boilerplate.
const listMarks = "•·*-–—►▶→➡■●>»[(|_ \t"

func readSentence(s string) *sentence {
	out := &sentence{printed: strings.TrimLeft(s, listMarks)}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteByte(' ')
	for w := prose.NewWords(s); w.Next(); out.count++ {
		word := prose.Fold(w.Span().Of(s))
		b.WriteString(word)
		b.WriteByte(' ')
		out.reports = out.reports || speech[word]
	}
	out.words = b.String()
	return out
}

func (s *sentence) opensWith(phrase string) bool {
	rest, ok := strings.CutPrefix(s.words[1:], phrase)
	return ok && strings.HasPrefix(rest, " ")
}

func (s *sentence) has(phrase string) bool {
	i := strings.Index(s.words, phrase)
	return i > 0 && s.words[i-1] == ' ' && s.words[i+len(phrase)] == ' '
}

func (s *sentence) hasAny(phrases []string) bool { return slices.ContainsFunc(phrases, s.has) }

// labelDate is the day that may stand between a label and its colon: "Correction (March 3):".
const labelDate = `(?:\s*[(\[,]?\s*(?:on )?(?:\p{L}+,? )?(?:\d{1,2} \p{L}+\.?|\p{L}+\.? \d{1,2})(?:,? \d{4})?` +
	`(?:,? \d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?)?\s*[)\]]?)?`

// afterLabel finds what follows a label.
var afterLabel = regexp.MustCompile(`^` + labelDate + `\s*(?:[:|–—»>]|- |[.…!>»]*$)`)

// isLabel reports whether the first words of a sentence, which are a phrase, are a label.
func (s *sentence) isLabel(phrase string) bool {
	w := prose.NewWords(s.printed)
	for range strings.Count(phrase, " ") + 1 {
		w.Next()
	}
	return afterLabel.MatchString(s.printed[w.Span().End:])
}

// speech are the verbs by which a sentence shows that it reports what somebody says.
var speech = prose.Set(`said says say told asked asks urged urges wrote writes added adds warned warns argued
	argues heard hears announced claimed claims replied insisted insists joked shouted according advised advises
	promised promises described criticised criticized found ruled admitted testified alleged explained revealed`)
