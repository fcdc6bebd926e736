package retrieval

import (
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// answerSpeech answers a question about spoken words with quotations or, where no quotation
// answers, with an excerpt.
func (c *call) answerSpeech(ctx context.Context, u understood, query Query, answer *Answer) error {
	if u.Speech.Words != "" {
		words := query.pages()
		words.Text = u.Speech.Words
		quotes, err := c.whoSaid(ctx, words)
		if err != nil || quotes.Silence == nil {
			answer.take(quotes)
			return err
		}
		return c.answerUnsaid(ctx, u, query, answer)
	}
	return c.answerSpeaker(ctx, u, query, answer)
}

// pages is the query with its Skip counted in pages, as quotations are.
func (q Query) pages() Query {
	q.Skip /= q.wanted()
	return q
}

// mostOfTopic is the share of the topic that quotations need to answer alone: below it an excerpt
// may answer better.
const mostOfTopic = 0.5

// leastOfTopic is the share of the topic that quotations need to be about it at all.
const leastOfTopic = 0.25

// answerSpeaker answers with what a speaker said. An excerpt answers instead when the quotations say
// little about the topic, or when the name may be several people's.
func (c *call) answerSpeaker(ctx context.Context, u understood, query Query, answer *Answer) error {
	quotes, err := c.saidThen(ctx, u, query.pages())
	if err != nil {
		return err
	}
	if quotes.nearest && u.Speech.About == "" {
		if done, err := c.answerReported(ctx, u, query, answer, quotes); done || err != nil {
			return err
		}
	}
	several := quotes.Silence != nil && quotes.Silence.Several && u.Speech.About != ""
	if quotes.Silence == nil && (u.Speech.About == "" || quotes.Best >= mostOfTopic) {
		answer.take(quotes)
		return nil
	}
	if err := c.answerUnsaid(ctx, u, query, answer); err != nil {
		return err
	}
	switch {
	case answer.Silence == nil && quotes.Speaker != nil && !answer.isBy(quotes.Speaker.Forms, u.Speech.About):
		// the excerpt is not about the speaker
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

// answerReported answers with an excerpt of the time that a question names, where an article of then reports what the
// speaker said without quoting it. It reports false, and leaves the answer as it is, where none does.
func (c *call) answerReported(
	ctx context.Context, u understood, query Query, answer *Answer, quotes Quotes,
) (bool, error) {
	reported := *answer
	if err := c.answerUnsaid(ctx, u, query, &reported); err != nil {
		return false, err
	}
	if reported.Silence != nil || reported.Nearest || !reported.isBy(quotes.Speaker.Forms, "") {
		return false, nil
	}
	*answer = reported
	return true, nil
}

// saidThen returns what a speaker said in the time that a question names. Where that is nothing, it returns what was
// said at other times, the nearest first.
func (c *call) saidThen(ctx context.Context, u understood, query Query) (Quotes, error) {
	query.Text = u.Speech.About
	then := query
	then.kept = notAfter(u.question.Days, query.Now)
	quotes, err := c.said(ctx, u.Speech.Speaker, then)
	if err != nil || quotes.Silence == nil || len(then.kept) == 0 || quotes.Speaker == nil {
		return quotes, err
	}
	query.near = then.kept
	quotes, err = c.said(ctx, u.Speech.Speaker, query)
	quotes.nearest = quotes.Silence == nil
	return quotes, err
}

// notAfter are the times that do not lie in the future.
func notAfter(days []dates.Days, now time.Time) []dates.Days {
	return slices.DeleteFunc(slices.Clone(days), func(d dates.Days) bool { return d.Since.After(now) })
}

// answerUnsaid answers with an excerpt what no quotation answers.
func (c *call) answerUnsaid(ctx context.Context, u understood, query Query, answer *Answer) error {
	answer.Asked.asFact("no quotation answers; an excerpt may")
	return c.answerFact(ctx, u, query, answer)
}

// take makes quotations the answer.
func (a *Answer) take(q Quotes) {
	a.Asked.Kind, a.Quotes, a.Silence, a.More = Speech, &q, q.Silence, q.More
	a.Nearest = q.nearest && q.Silence == nil
	a.Asked.Corrections = append(a.Asked.Corrections, q.Corrections...)
}

// mostAbout is the share of the topic that an excerpt needs to answer a question about speech.
const mostAbout = 0.5

// isBy reports whether the first result names a speaker, by the last word of one of the forms of
// the name, and has enough of the topic.
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
