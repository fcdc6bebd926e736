package conversation

import (
	"slices"
	"strings"

	"quoth/retrieval/followup"
	"quoth/retrieval/names"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/speech"
)

// Reply is what a question was answered with. The zero value is a reply without an answer.
type Reply struct {
	Articles []*news.Article // all that the reply shows, and their copies
	First    *news.Article   // of the first excerpt or quotation
	Sentence prose.Span      // the sentence of First that answers; empty if a quotation answers
	Said     *speech.Said    // the words in First, if somebody's words answer; else nil
}

// answer returns the names in the reply, the one that is most likely referred to first, and its words.
func (r Reply) answer() followup.Answer {
	if r.First == nil {
		return followup.Answer{}
	}
	if isQuotation := r.Said != nil && r.Sentence.Len() == 0; !isQuotation {
		return r.answerOfSentence()
	}
	text := r.First.Text
	return followup.Answer{
		Names: append([]string{r.Said.Speaker.Name}, speakersIn(text)...), Words: r.Said.Words(text),
	}
}

// answerOfSentence names the speaker first, then the persons in the sentence, those who speak in its
// article, and what else the sentence names.
func (r Reply) answerOfSentence() followup.Answer {
	text := r.First.Text
	out := followup.Answer{Words: r.Sentence.Of(text)}
	if r.Said != nil {
		out.Words = r.Said.Words(text)
		out.Names = append(out.Names, r.Said.Speaker.Name)
	}
	persons, others := namesIn(text, r.Sentence)
	out.Names = slices.Concat(out.Names, persons, speakersIn(text), others)
	out.Names = slices.DeleteFunc(out.Names, func(name string) bool { return name == "" })
	return out
}

// speakersIn returns the full names of the people that a text quotes, each once.
func speakersIn(text string) (out []string) {
	for _, q := range quote.ExtractText(text) {
		name := q.Speaker.Name
		isFull := strings.Contains(name, " ") && prose.Capitalized(name)
		if isFull && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// namesIn returns the names in a sentence: those of persons, if they have several words, and the others.
// A single word may have its capital for another reason. A surname is completed by the text.
func namesIn(text string, sentence prose.Span) (persons, others []string) {
	all := followup.Names(text)
	for _, name := range followup.Names(sentence.Of(text)) {
		name = completeName(name, all)
		if strings.Contains(name, " ") && !names.IsBody(name) {
			persons = append(persons, name)
		} else {
			others = append(others, name)
		}
	}
	return persons, others
}

// mostForenames is the number of words that can stand before a surname.
const mostForenames = 3

// completeName returns the first of some names that ends in the words of name, or else name.
func completeName(name string, all []string) string {
	for _, n := range all {
		if strings.HasSuffix(n, " "+name) && strings.Count(n, " ") <= mostForenames && !names.IsBody(n) {
			return n
		}
	}
	return name
}
