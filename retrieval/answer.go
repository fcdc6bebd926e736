package retrieval

import (
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
)

// Answer is what the articles say, or a Silence.
type Answer struct {
	Asked   Asked
	Results []Result
	Quotes  *Quotes // of Speech
	// Checked has the verdict on a claim that somebody said some words; nil: the question made none. If the
	// claim is absent and there is no Silence, the Results or the Quotes are what its words may describe.
	Checked *Quotes
	Summary *Edition // of a Day
	// Nearest is set if no article of the time that the question names answers. Results are then those of
	// the times nearest to it.
	Nearest  bool
	MayMean  []string // who else may be the speaker that is asked for
	Searched Searched
	Silence  *Silence // nil if there is an answer
	More     bool     // there are further results
	Total    int      // how many results there are in all; 0: nobody counted them
}

// Result is an excerpt that answers, with its copies in other outlets.
type Result struct {
	Excerpt  news.Excerpt
	Sentence prose.Span // the answering sentence, in bytes of the article's text, inside the excerpt
	Story    bool       // it is news about a topic, and no sentence answers more than another
	Earlier  bool       // a newer result reports how the same stands now: the new toll, say
	Score    float64    // about 0..1, comparable between questions
	// CutBefore and CutAfter report whether the excerpt starts and ends inside a sentence.
	CutBefore, CutAfter bool
	Copies              []*news.Article
	Said                *Said // who says the answering sentence; nil: it is nobody's words
	Why                 *Why  // nil unless Query.Why is set
}

// Why explains how a result was ranked: its Rank is the sum of the effects of the first three parts, times
// the effects of the others.
type Why struct {
	Rank  float64
	Parts []rank.Part
}

// The articles that a question was put to, and why there is no answer; see package search.
type (
	Searched = search.Searched
	Silence  = search.Silence
	Reason   = search.Reason
)

// The reasons, as in the JSON of a reply.
const (
	NoMatch        = search.NoMatch
	WeakMatch      = search.WeakMatch
	NoArticles     = search.NoArticles
	OutsideDates   = search.OutsideDates
	StopWords      = search.StopWords
	Busy           = search.Busy
	UnknownSpeaker = search.UnknownSpeaker
	UnknownWord    = search.UnknownWord
	NoAnswer       = search.NoAnswer
)
