package followup

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// bareQuestion reads a text that is a question word and no more: "why?", "but when?", "where was
// that?", "how come?".
func bareQuestion(text string) (word string, ok bool) {
	m := barePattern.FindStringSubmatch(coreOf(text))
	switch {
	case m == nil:
		return "", false
	case m[1] == "how come" || m[1] == "what for" || m[1] == "how so":
		return "why", true
	}
	return m[1], true
}

// askAgain asks the question before with another question word: "Why was the pier closed?" after
// "When was the pier closed?".
func (f followUp) askAgain(word string) string {
	word = strings.ToUpper(word[:1]) + word[1:]
	if word == "Whom" {
		word = "Who"
	}
	before := strings.Trim(f.before, marks)
	q := readAsked(before)
	isYesNo := q.word == "" && q.auxiliary != ""
	switch s := f.subject; {
	case s.words == "" && s.form.Intent != intent.Plain:
		return f.text
	case s.isSaid && s.speech.Speaker != "" && s.words != "" && !isYesNo:
		if word == "Who" {
			return f.before
		}
		about := ""
		if s.speech.About != "" {
			about = " about " + s.words
		}
		return word + " did " + s.speech.Speaker + " say that" + about + "?"
	case s.isTopic || s.form.Intent != intent.Plain:
		return word + f.ofTopic(word) + f.time() + "?"
	}
	if q.sameWord(word) {
		return f.before
	}
	if again := q.with(word, f.answer); again != "" {
		return again + "?"
	}
	return word + ": " + lowerFirst(before) + "?"
}

// ofTopic asks a question word about a topic.
func (f followUp) ofTopic(word string) string {
	switch s := f.subject; {
	case s.words == "":
		return ""
	case s.isName, !hasThe(s.words) && input.IsFlat(f.before):
		return ", about " + s.words
	case word == "Who":
		return " was in " + s.words
	default:
		return " did " + s.words + " happen"
	}
}

// A plainQuestion is a question taken apart behind the words it asks with.
type plainQuestion struct {
	word      string // the question word, folded: "how"; empty for "did" and its like
	degree    string // the word behind "how": "many", "high"
	noun      string // what stands between and the auxiliary: "seals"
	auxiliary string // empty where there is none: "Who resigned?"
	rest      string // behind the auxiliary or the noun
	inverted  bool   // the subject stands behind the auxiliary
}

// readAsked takes a question apart.
func readAsked(text string) plainQuestion {
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

// isInverted reports whether the subject of a question stands behind its auxiliary, the word at i.
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

// sameWord reports whether a question asks with word already.
func (q plainQuestion) sameWord(word string) bool {
	return strings.EqualFold(q.word, word) && q.degree == ""
}

// with is the question asked with another word; empty where that cannot be said simply.
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

// inOrder is a question whose subject stands behind its auxiliary. What "how" asks the degree of stays.
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

func (q plainQuestion) withArticle(noun string) string {
	if q.word == "which" || q.word == "what" {
		return "the " + noun
	}
	return noun
}

// aboutSomebody is a question about who did something, with whom the answer names.
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

func lowerFirst(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if input.Asking.Has(prose.Fold(word)) {
		return strings.ToLower(word) + s[len(word):]
	}
	return s
}
