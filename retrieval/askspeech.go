package retrieval

import (
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/speech"
)

// answerSpeech answers a question about spoken words with quotations or, if no quotation answers, with an
// excerpt.
func (c *call) answerSpeech(ctx context.Context) error {
	if c.request.Speech.Words == "" {
		return c.answerSpeaker(ctx)
	}
	return c.answerClaim(ctx)
}

// answerClaim answers with the verdict on a claim. If the claim is absent, words without marks may describe
// what was said, so that it looks for an answer as if that was asked for.
func (c *call) answerClaim(ctx context.Context) error {
	asked, before := c.request.Speech, c.answer
	claim := speech.Claim{Words: asked.Words, Speaker: asked.Speaker}
	quotes, err := speech.In(c.view).Check(ctx, claim, c.speechQuery(asked.Words, c.scope))
	if err != nil {
		return err
	}
	isUnknown := quotes.Silence != nil && quotes.Silence.Reason == UnknownSpeaker
	if isAbsent := quotes.Silence != nil; isAbsent && !asked.IsMarked && (asked.IsLoose || !isUnknown) {
		err := c.answerDescribed(ctx)
		if err != nil || asked.IsLoose {
			return err
		}
		if c.answer.Silence == nil {
			c.answer.Checked = &quotes
			return nil
		}
		c.answer = before
	}
	c.answer.Asked.Text, c.answer.Asked.Corrections = c.request.Claim, nil
	c.answer.Checked = &quotes
	c.answer.setQuotes(spoken{Quotes: quotes})
	return nil
}

// answerDescribed answers what the speaker of a claim said about its words, or with an excerpt.
func (c *call) answerDescribed(ctx context.Context) error {
	asked := c.request.Speech
	if asked.Speaker == "" {
		return c.answerUnsaid(ctx)
	}
	c.request.Speech.Words, c.request.Speech.About = "", asked.Words
	c.answer.Asked.Speech = c.request.Speech
	return c.answerSpeaker(ctx)
}

// speechQuery returns the query for quotations with a text and in a scope. The Skip of a question counts
// results, not pages of quotations.
func (c *call) speechQuery(text string, s search.Scope) speech.Query {
	q := c.quoteQuery(text, s)
	q.Page /= c.query.wanted()
	return q
}

// spoken is what was said.
type spoken struct {
	Quotes
	nearest bool // nothing was said in the time asked for, and the results are of the nearest other times
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
func (c *call) answerSpeaker(ctx context.Context) error {
	quotes, err := c.saidInTime(ctx)
	if err != nil {
		return err
	}
	about := c.request.Speech.About
	if quotes.nearest && about == "" {
		if isAnswered, err := c.answerReported(ctx, quotes); isAnswered || err != nil {
			return err
		}
	}
	if quotes.Silence == nil && (about == "" || quotes.Best >= leastAlone) {
		c.answer.setQuotes(quotes)
		return nil
	}
	if err := c.answerUnsaid(ctx); err != nil {
		return err
	}
	several := quotes.Silence != nil && quotes.Silence.Several && about != ""
	if c.answer.Silence == nil && (quotes.Speaker == nil || c.answer.isBy(quotes.Speaker.Forms, about)) {
		if several {
			c.answer.MayMean = quotes.Silence.Nearest
		}
		return nil
	}
	quotes = quotes.about()
	if quotes.Silence == nil || several || quotes.Speaker != nil {
		c.answer.Results, c.answer.More = nil, false
		c.answer.setQuotes(quotes)
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

// answerReported answers with an excerpt of the time that a question names, if an article of that time
// reports what the speaker said without quoting it. Else it reports false, and leaves the answer as it is.
func (c *call) answerReported(ctx context.Context, quotes spoken) (bool, error) {
	trial := *c
	if err := trial.answerUnsaid(ctx); err != nil {
		return false, err
	}
	reported := trial.answer
	if reported.Silence != nil || reported.Nearest || !reported.isBy(quotes.Speaker.Forms, "") {
		return false, nil
	}
	c.answer = reported
	return true, nil
}

// saidInTime returns what a speaker said in the time that a question names or, if the speaker said nothing
// then, at other times, the nearest first.
func (c *call) saidInTime(ctx context.Context) (spoken, error) {
	asked, inTime := c.request.Speech, c.scope
	inTime.Events = notAfter(c.request.Question.Days, c.query.Now)
	quotes, err := speech.In(c.view).BySpeaker(ctx, asked.Speaker, c.speechQuery(asked.About, inTime))
	if err != nil || quotes.Silence == nil || len(inTime.Events) == 0 || quotes.Speaker == nil {
		return spoken{Quotes: quotes}, err
	}
	q := c.speechQuery(asked.About, c.scope)
	q.Near = inTime.Events
	quotes, err = speech.In(c.view).BySpeaker(ctx, asked.Speaker, q)
	return spoken{quotes, quotes.Silence == nil}, err
}

// notAfter returns the days that do not start after a time.
func notAfter(days []dates.Days, now time.Time) []dates.Days {
	return slices.DeleteFunc(slices.Clone(days), func(d dates.Days) bool { return d.Since.After(now) })
}

// answerUnsaid answers with an excerpt, since no quotation answers.
func (c *call) answerUnsaid(ctx context.Context) error {
	c.answer.Asked.SetFact("no quotation answers; an excerpt may")
	return c.answerFact(ctx)
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
