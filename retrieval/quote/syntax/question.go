package syntax

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// isAsk reports whether t, a cue, says that somebody asks.
func isAsk(t Token) bool {
	return strings.HasPrefix(t.Text, "ask") || strings.HasPrefix(t.Text, "wonder")
}

// questionWords are the words that open a reported question.
var questionWords = prose.Set("how if what when where whether which who whom whose why")

// isQuestion reports whether s is a question of the reporter's own, which nobody else has said.
func isQuestion(s Sentence) bool {
	i := 0
	for j := range min(len(s), longestAsked) {
		if s[j].In("—", "–", "-", ":") {
			i = j + 1 // "Rosa Vane — Who says so?"
		}
	}
	for s.At(i).Kind == names.Point || s.At(i).Is(LeadIn) {
		i++
	}
	opens := s.At(i).Is(Finite|beForm) || questionWords[s.At(i).Text] || s.At(i).In("can", "should")
	return opens && s[len(s)-1].Text == "?"
}

// isPut reports whether the cue at token i is a participle: the question after it is put to the subject of
// the sentence ("Asked whether …, she said").
func isPut(s Sentence, i int) bool {
	if !s[i].In("asked", "pressed", "questioned") {
		return false
	}
	p := s.At(i - 1)
	opens := i == 0 || p.In("when", "if", "once", "while", "until") ||
		p.Text == "," && !slices.ContainsFunc(s[:i], IsVerbForm)
	next := s.At(i + 1)
	return opens && (questionWords[next.Text] || next.In("about", "by", "for", "on"))
}

// IsVerbForm reports whether t is a finite verb or a cue.
func IsVerbForm(t Token) bool { return t.Is(Finite|CueVerb) && !t.Upper }

// longestAsked is how many words at most stand between a cue that asks and the question: whom, when and where.
const longestAsked = 8

// questionAfter returns the token where the question after the cue at token i opens, or 0.
func questionAfter(s Sentence, i int) int {
	for j := i + 1; isAsk(s[i]) && j < min(len(s), i+longestAsked); j++ {
		switch t := s[j]; {
		case questionWords[t.Text]:
			return j
		case t.Kind != names.Word, t.In("about", "for", "of", "that", "to"):
			return 0
		}
	}
	return 0
}
