package followup

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// bareQuestion returns the question word of a text that is nothing else: "why?", "but when?",
// "where was that?", "how come?", which is "why".
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

// askAgain asks the previous question with another question word: "Why was the pier closed?" after
// "When was the pier closed?".
func (f followUp) askAgain(word string) string {
	word = strings.ToUpper(word[:1]) + word[1:]
	if word == "Whom" {
		word = "Who"
	}
	before := strings.Trim(f.previous, marks)
	q := readPlain(before)
	isYesNo := q.word == "" && q.auxiliary != ""
	switch s := f.subject; {
	case s.words == "" && s.form.Intent != intent.Plain:
		return f.text
	case s.isSaid && s.speech.Speaker != "" && s.words != "" && !isYesNo:
		if word == "Who" {
			return f.previous
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
		return f.previous
	}
	if again := q.with(word, f.answer); again != "" {
		return again + "?"
	}
	return word + ": " + lowerFirst(before) + "?"
}

// ofTopic returns what follows a question word that asks about a topic: " did the strike happen".
func (f followUp) ofTopic(word string) string {
	switch s := f.subject; {
	case s.words == "":
		return ""
	case s.isName, !hasThe(s.words) && input.IsFlat(f.previous):
		return ", about " + s.words
	case word == "Who":
		return " was in " + s.words
	default:
		return " did " + s.words + " happen"
	}
}

// lowerFirst returns s with its first word in small letters, if that is a word of asking.
func lowerFirst(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if input.Asking.Has(prose.Fold(word)) {
		return strings.ToLower(word) + s[len(word):]
	}
	return s
}

// maxQuotedBytes is how many bytes of an answer a question for its speaker quotes at most.
const maxQuotedBytes = 160

// whoSaid asks who said the words of the previous answer. It returns text if there is no answer, or none
// that can be cut behind a word.
func (f followUp) whoSaid(text string) string {
	if words := quotable(f.answer().Words); words != "" {
		return "Who said “" + words + "”?"
	}
	return text
}

// didSayThat asks whether somebody said the words of the previous question or, if it has none, of its answer.
func (f followUp) didSayThat(text string) (string, bool) {
	if didSay.FindString(strings.Trim(text, marks)) == "" {
		return "", false
	}
	if named, ok := f.withReferent(text); ok {
		text = named
	}
	words := f.subject.speech.Words
	if words == "" {
		words = quotable(f.answer().Words)
	}
	m := didSay.FindStringSubmatch(strings.Trim(text, marks))
	if m == nil || words == "" {
		return "", false
	}
	return didSayWords(m[1], words), true
}

// didSayWords asks whether somebody said some words.
func didSayWords(name, words string) string { return "Did " + name + " say “" + words + "”?" }

// quotable returns words in one line, cut to what a question quotes at most, without the marks at their ends.
func quotable(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	for len(words) > maxQuotedBytes {
		words = words[:strings.LastIndexByte(words[:maxQuotedBytes], ' ')+1]
		words = strings.TrimRight(words, marks)
	}
	return strings.Trim(words, `“”", `)
}
