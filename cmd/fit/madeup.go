package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
)

// Two kinds of questions that no set has are made up from what it has: nonsense, words of
// its articles put together at random, which must be refused; and answerable questions
// stripped to their keywords, as people type them, which must not.

// forms are what random words are put into, half of the time.
var forms = []string{"what did # say about the #", "why was # in # with the #", "how many # did the # have",
	"who was the # of # and #", "when did the # # in #", "is there a # near the # #",
	"what happened to the # # of the #", "did # and # agree on the #"}

// sampled is how many bytes of an article are read for a word.
const sampled = 100

// scramble makes n nonsense questions from the words of the library's articles.
func scramble(lib *retrieval.Library, n int) ([]string, error) {
	texts, err := longTexts(lib)
	if err != nil || len(texts) == 0 {
		return nil, err
	}
	random := rand.New(rand.NewPCG(3, 4))
	out := make([]string, n)
	for i := range out {
		form := forms[random.IntN(len(forms))]
		if i%2 == 0 {
			form = strings.TrimSpace(strings.Repeat("# ", 3+random.IntN(4)))
		}
		for strings.Contains(form, "#") {
			form = strings.Replace(form, "#", pick(texts, random), 1)
		}
		out[i] = form
	}
	return out, nil
}

// longTexts returns the texts of the library's longer articles.
func longTexts(lib *retrieval.Library) (texts []string, err error) {
	for a, err := range lib.Articles(false) {
		if err != nil {
			return nil, err
		}
		if len(a.Text) > 10*sampled {
			texts = append(texts, a.Text)
		}
	}
	return texts, nil
}

// pick returns a random word of the texts.
func pick(texts []string, random *rand.Rand) string {
	for {
		text := texts[random.IntN(len(texts))]
		from := random.IntN(len(text))
		if w := plainWords(text[from:min(len(text), from+sampled)]); len(w) > 1 {
			return w[1] // the first may be cut
		}
	}
}

// plainWords returns the words of text that a question could be about, in small letters.
func plainWords(text string) (out []string) {
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		hasOther := strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if len(word) > 2 && !hasOther && len(terms(word)) > 0 {
			out = append(out, strings.ToLower(word))
		}
	}
	return out
}

func terms(text string) []question.Term { return question.Parse(text, question.Known{}).Terms }

// keywords strips a question to the words that are looked for.
func keywords(text string) string {
	var out []string
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		if slices.ContainsFunc(terms(word), func(t question.Term) bool { return t.Weight == 1 }) {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// addMadeUp ranks the made-up questions, each asked when one of the set is.
func (s *set) addMadeUp(lib *retrieval.Library, asked []query) error {
	nonsense, err := scramble(lib, max(200, len(asked)))
	if err != nil || len(asked) == 0 {
		return err
	}
	for i, text := range nonsense {
		q := asked[i%len(asked)]
		q.Question = text
		if s.nonsense, err = appendBest(s.nonsense, lib, q); err != nil {
			return fmt.Errorf("%q: %w", text, err)
		}
	}
	for _, q := range asked {
		if q.Question = keywords(q.Question); !q.Answerable || len(terms(q.Question)) < 2 {
			continue
		}
		if s.keywords, err = appendBest(s.keywords, lib, q); err != nil {
			return fmt.Errorf("%q: %w", q.Question, err)
		}
	}
	return nil
}

// appendBest appends the features of the best passage for a question.
func appendBest(all []rank.Features, lib *retrieval.Library, q query) ([]rank.Features, error) {
	ranking, err := lib.Explain(context.Background(), q.asked())
	return append(all, bestOf(ranking)), err
}
