package followup

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// plainQuestion is a question split behind the words that ask.
type plainQuestion struct {
	word      string // the question word, folded: "how"; empty for "did" and its like
	degree    string // the word behind "how": "many", "high"
	noun      string // what stands between those and the auxiliary: "seals"
	auxiliary string // empty where there is none: "Who resigned?"
	rest      string // behind the auxiliary or the noun
	inverted  bool   // the subject stands behind the auxiliary
}

// readPlain splits a question.
func readPlain(text string) plainQuestion {
	t := read(input.SpelledOut(text))
	var q plainQuestion
	from := 0
	if len(t.Words) > 0 && input.QuestionWord.Has(t.Words[0].Norm) {
		q.word, from = t.Words[0].Norm, 1
		if q.word == "how" && len(t.Words) > 1 && !input.Auxiliary.Has(t.Words[1].Norm) {
			q.degree, from = t.Words[1].Norm, 2
		}
	}
	at := from
	for at < len(t.Words) && !input.Auxiliary.Has(t.Words[at].Norm) {
		at++
	}
	if at == len(t.Words) {
		if from < at {
			q.rest = t.Raw[t.Words[from].Span.Start:]
		}
		return q
	}
	if at > from {
		q.noun = t.Raw[t.Words[from].Span.Start:t.Words[at-1].Span.End]
	}
	q.auxiliary, q.rest = t.Words[at].Norm, strings.TrimSpace(t.Raw[t.Words[at].Span.End:])
	q.inverted = q.isInverted(t, at)
	return q
}

// isInverted reports whether the subject of a question stands behind its auxiliary, which is word i
// of t.
func (q plainQuestion) isInverted(t typed, i int) bool {
	isDo := q.auxiliary == "did" || q.auxiliary == "does" || q.auxiliary == "do"
	switch {
	case doing[q.auxiliary]:
		return isDo || q.noun != "" || q.word != "who" && q.word != "what"
	case i+1 == len(t.Words):
		return false
	}
	next := t.Words[i+1]
	isSubject := q.word == "who" || q.word == "what" || q.word == "which" || q.degree == "many" || q.degree == "much"
	return !isSubject || input.Determiner.Has(next.Norm) || input.ClauseWord.Has(next.Norm) || next.Capital && !t.Flat
}

// sameWord reports whether q asks with word already.
func (q plainQuestion) sameWord(word string) bool {
	return strings.EqualFold(q.word, word) && q.degree == ""
}

// with returns q asked with another word, or "" if that cannot be said simply.
func (q plainQuestion) with(word string, answer func() Answer) string {
	switch {
	case word == "Who" || word == "How" && q.degree == "":
		return ""
	case q.inverted && (q.word != "what" || q.noun != ""):
		return q.inOrder(word)
	case q.inverted:
		return word + " " + q.auxiliary + " " + q.rest
	case q.degree == "many" && q.noun == "" && q.auxiliary != "":
		return word + " " + q.auxiliary + " people " + q.rest
	case q.noun != "" && q.auxiliary != "":
		return word + " " + q.auxiliary + " " + q.withArticle(q.noun) + " " + q.rest
	case q.degree == "many" && q.rest != "" && q.auxiliary == "":
		if first, _, _ := strings.Cut(q.rest, " "); isPastForm(prose.Fold(first)) {
			return word + " was it that people " + q.rest
		}
		return word + " was it that " + q.rest
	case q.word == "which" && q.rest != "":
		return word + " was it that the " + q.rest
	case q.word == "who" && q.rest != "":
		return q.aboutSomebody(word, answer)
	}
	return ""
}

// inOrder returns q, an inverted question, asked with another word. The degree behind "how" stays: "Why is
// the dam so high".
func (q plainQuestion) inOrder(word string) string {
	s := word + " " + q.auxiliary + " " + q.rest
	switch {
	case q.degree != "" && word == "Why":
		s += " so " + q.degree
	case q.word != "which" && q.word != "what" && q.degree == "":
		return s
	}
	if q.noun != "" && q.degree+q.word != "whattime" {
		s += " " + q.noun
	}
	return s
}

// withArticle returns noun with an article, if q asks which noun it is.
func (q plainQuestion) withArticle(noun string) string {
	if q.word == "which" || q.word == "what" {
		return "the " + noun
	}
	return noun
}

// aboutSomebody returns q, a question for who did something, asked with another word about the person in
// the answer.
func (q plainQuestion) aboutSomebody(word string, answer func() Answer) string {
	who := "they"
	if names := answer().Names; len(names) > 0 {
		who = names[0]
	}
	if q.auxiliary != "" {
		if who == "they" {
			return ""
		}
		return word + " " + q.auxiliary + " " + who + " " + q.rest
	}
	return word + " was it that " + who + " " + q.rest
}
