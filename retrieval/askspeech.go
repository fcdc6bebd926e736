package retrieval

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// answerSpeech answers a question about spoken words with quotations or, when what is said does
// not answer it, with what the articles tell.
func (l *Library) answerSpeech(ctx context.Context, u understood, query Query, answer *Answer) error {
	if u.Speech.Words != "" {
		words := query.pages()
		words.Text = u.Speech.Words
		quotes, err := l.WhoSaid(ctx, words)
		if err != nil || quotes.Silence == nil {
			answer.take(quotes)
			return err
		}
		return l.answerUnsaid(ctx, u, query, answer)
	}
	return l.answerSpeaker(ctx, u, query, answer)
}

// pages is the query with its Skip counted in pages, as quotations are.
func (q Query) pages() Query {
	q.Skip /= q.wanted()
	return q
}

// mostOfTopic is the share of a topic that an answer to a question has: below it the articles may
// answer better.
const mostOfTopic = 0.5

// leastOfTopic is the share below which words that stand near the topic are not about it.
const leastOfTopic = 0.25

// answerSpeaker answers with what a speaker said, unless that says little of what it is asked to
// be about, or it is not told whom the question means, and the articles have an answer.
func (l *Library) answerSpeaker(ctx context.Context, u understood, query Query, answer *Answer) error {
	about := query.pages()
	about.Text = u.Speech.About
	quotes, err := l.Said(ctx, u.Speech.Speaker, about)
	if err != nil {
		return err
	}
	several := quotes.Silence != nil && quotes.Silence.Several && u.Speech.About != ""
	if quotes.Silence == nil && (u.Speech.About == "" || quotes.Best >= mostOfTopic) {
		answer.take(quotes)
		return nil
	}
	if err := l.answerUnsaid(ctx, u, query, answer); err != nil {
		return err
	}
	switch {
	case answer.Silence == nil && quotes.Speaker != nil && !answer.isBy(quotes.Speaker.Forms, u.Speech.About):
		// what the articles tell is not about the speaker
	case answer.Silence == nil:
		if several {
			answer.MayMean = quotes.Silence.Nearest
		}
		return nil
	}
	if quotes.Silence == nil && quotes.Best < leastOfTopic {
		quotes.Results, quotes.More = nil, false
		quotes.Silence = &Silence{Reason: WeakMatch}
	}
	if quotes.Silence == nil || several || quotes.Speaker != nil {
		answer.Results, answer.More = nil, false
		answer.take(quotes)
	}
	return nil
}

// answerUnsaid answers from the articles what nobody is quoted with.
func (l *Library) answerUnsaid(ctx context.Context, u understood, query Query, answer *Answer) error {
	answer.Asked.because("nobody is quoted with this; the articles may tell it")
	query.Text = u.Text
	answer.Asked.Kind = Fact
	return l.answerFact(ctx, u, query, answer)
}

// take makes quotations the answer.
func (a *Answer) take(q Quotes) {
	a.Asked.Kind, a.Quotes, a.Silence, a.More = Speech, &q, q.Silence, q.More
	a.Asked.Corrections = append(a.Asked.Corrections, q.Corrections...)
}

// mostAbout is the share of what the words are asked to be about that an excerpt needs, which is
// no quotation, to answer for them.
const mostAbout = 0.5

// isBy reports whether the first result names somebody of these names, by a word of one, and has
// enough of what the question is about.
func (a *Answer) isBy(forms []string, about string) bool {
	if len(a.Results) == 0 {
		return false
	}
	shown := newWordSet(a.Results[0].Excerpt.Text())
	named := slices.ContainsFunc(forms, func(f string) bool {
		words := strings.Fields(f)
		return len(words) > 0 && shown.has(words[len(words)-1])
	})
	has, all := 0, 0
	for w := prose.NewWords(about); w.Next(); {
		if word := w.Span().Of(about); question.Carries(word) {
			all++
			if shown.has(word) {
				has++
			}
		}
	}
	return named && float64(has) >= mostAbout*float64(all)
}

// wordSet is the terms of a text.
type wordSet struct {
	terms map[string]bool
	stems prose.Stemmer
}

func newWordSet(text string) *wordSet {
	s := &wordSet{terms: make(map[string]bool)}
	for w := prose.NewWords(text); w.Next(); {
		s.terms[s.stems.Term(w.Span().Of(text))] = true
	}
	return s
}

func (s *wordSet) has(word string) bool {
	t := s.stems.Term(word)
	return t == "" || s.terms[t]
}
