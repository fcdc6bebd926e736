package retrieval

import (
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/speech"
)

// answerSpeech answers a question about spoken words with quotations or, where no quotation answers,
// with an excerpt.
func (c *call) answerSpeech(ctx context.Context, u understood, query Query, answer *Answer) error {
	if u.Speech.Words == "" {
		return c.answerSpeaker(ctx, u, query, answer)
	}
	words := query.inPages()
	words.Text = u.Speech.Words
	quotes, err := c.whoSaid(ctx, words)
	if err != nil || quotes.Silence == nil {
		answer.setQuotes(spoken{Quotes: quotes})
		return err
	}
	return c.answerUnsaid(ctx, u, query, answer)
}

// inPages returns the query with its Skip counted in pages, as that of quotations is.
func (q Query) inPages() Query {
	q.Skip /= q.wanted()
	return q
}

// spoken is what was said.
type spoken struct {
	Quotes
	nearest bool // nothing was said in the time asked for: the results are those nearest to it
}

// setQuotes makes quotations the answer.
func (a *Answer) setQuotes(q spoken) {
	a.Asked.Kind, a.Quotes, a.Silence, a.More = Speech, &q.Quotes, q.Silence, q.More
	a.Nearest = q.nearest && q.Silence == nil
	a.Asked.Corrections = append(a.Asked.Corrections, q.Corrections...)
}

const (
	// leastAlone is the share of the topic that quotations need to answer alone: with less of it, an
	// excerpt may answer better.
	leastAlone = 0.5
	// leastAbout is the share of the topic that quotations need to be about it at all.
	leastAbout = 0.25
)

// answerSpeaker answers with what a speaker said. An excerpt answers instead if the quotations have
// little of the topic, or if the name may be that of several people.
func (c *call) answerSpeaker(ctx context.Context, u understood, query Query, answer *Answer) error {
	quotes, err := c.saidThen(ctx, u, query.inPages())
	if err != nil {
		return err
	}
	about := u.Speech.About
	if quotes.nearest && about == "" {
		if done, err := c.answerReported(ctx, u, query, answer, quotes); done || err != nil {
			return err
		}
	}
	if quotes.Silence == nil && (about == "" || quotes.Best >= leastAlone) {
		answer.setQuotes(quotes)
		return nil
	}
	if err := c.answerUnsaid(ctx, u, query, answer); err != nil {
		return err
	}
	several := quotes.Silence != nil && quotes.Silence.Several && about != ""
	if answer.Silence == nil && (quotes.Speaker == nil || answer.isBy(quotes.Speaker.Forms, about)) {
		if several {
			answer.MayMean = quotes.Silence.Nearest
		}
		return nil
	}
	quotes = quotes.about()
	if quotes.Silence == nil || several || quotes.Speaker != nil {
		answer.Results, answer.More = nil, false
		answer.setQuotes(quotes)
	}
	return nil
}

// about returns q, or a silence if it has too little of the topic.
func (q spoken) about() spoken {
	if q.Silence == nil && q.Best < leastAbout {
		q.Results, q.More = nil, false
		q.Silence = &Silence{Reason: WeakMatch}
	}
	return q
}

// answerReported answers with an excerpt of the time that a question names, if an article of then
// reports what the speaker said without quoting it. Else it reports false, and leaves the answer as it
// is.
func (c *call) answerReported(
	ctx context.Context, u understood, query Query, answer *Answer, quotes spoken,
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

// saidThen returns what a speaker said in the time that a question names. If that is nothing, it returns
// what the speaker said at other times, the nearest first.
func (c *call) saidThen(ctx context.Context, u understood, query Query) (spoken, error) {
	query.Text = u.Speech.About
	query.kept = notAfter(u.question.Days, query.Now)
	q := c.speechQuery(query)
	quotes, err := speech.In(c.view).BySpeaker(ctx, u.Speech.Speaker, q)
	if err != nil || quotes.Silence == nil || len(query.kept) == 0 || quotes.Speaker == nil {
		return spoken{Quotes: quotes}, err
	}
	days := query.kept
	query.kept = nil
	q = c.speechQuery(query)
	q.Near = days
	quotes, err = speech.In(c.view).BySpeaker(ctx, u.Speech.Speaker, q)
	return spoken{quotes, quotes.Silence == nil}, err
}

// notAfter returns the days that do not start after a time.
func notAfter(days []dates.Days, now time.Time) []dates.Days {
	return slices.DeleteFunc(slices.Clone(days), func(d dates.Days) bool { return d.Since.After(now) })
}

// answerUnsaid answers with an excerpt what no quotation answers.
func (c *call) answerUnsaid(ctx context.Context, u understood, query Query, answer *Answer) error {
	answer.Asked.asFact("no quotation answers; an excerpt may")
	return c.answerFact(ctx, u, query, answer)
}

// shareOfTopic is the share of the topic's words that an excerpt needs to answer a question about speech.
const shareOfTopic = 0.5

// isBy reports whether the first result names a speaker, by the last word of one of the forms of the
// name, and has enough of the topic.
func (a *Answer) isBy(forms []string, about string) bool {
	if len(a.Results) == 0 {
		return false
	}
	shown := newWordSet(a.Results[0].Excerpt.Text())
	isNamed := slices.ContainsFunc(forms, func(f string) bool {
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
	return isNamed && float64(has) >= shareOfTopic*float64(all)
}

// wordSet is the set of the terms of a text.
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

// has reports whether the text has a word in any of its forms. A word without a term is in every text.
func (s *wordSet) has(word string) bool {
	t := s.stems.Term(word)
	return t == "" || s.terms[t]
}
