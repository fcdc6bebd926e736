package retrieval

import (
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
)

// Query is a question with the circumstances of asking.
type Query struct {
	Text string
	Now  time.Time      // the day of asking, which "recent" is measured from
	Zone *time.Location // in which dates are read; nil: UTC
	// Source, Since and Until narrow the search: an outlet's name (case and accents
	// aside), and local days, both included. Zero values leave it open.
	Source       string
	Since, Until time.Time
	// Before are the questions before this one in the same conversation, the oldest first.
	Before  []string
	Stories int  // the most stories to answer with; 0: 3
	Skip    int  // how many stories, articles, or pages of quotations, to pass over
	Why     bool // tell how each result was weighed

	sources []string        // named by the question itself; none: all
	days    []dates.Days    // the same
	kept    []dates.Days    // the same, with the days after them on which reports still come
	story   []*news.Article // the only ones that may answer; none: all
}

// scope returns which articles may answer the query.
func (q Query) scope() search.Scope {
	return search.Scope{
		Source: q.Source, Since: q.Since, Until: q.Until, Zone: q.Zone,
		Sources: q.sources, Days: q.days, Events: q.kept,
	}
}

// Answer is what the articles say, or a Silence.
type Answer struct {
	Asked   Asked
	Results []Result
	Quotes  *Quotes  // of Speech
	Summary *Edition // of a Day
	// Nearest reports that nothing is of the time that the question names: Results are nearest to it.
	Nearest  bool
	MayMean  []string // who else may be the speaker that is asked for
	Searched Searched
	Silence  *Silence // nil when answered
	More     bool     // there are further results
}

// Result is an excerpt that answers, with its copies in other outlets.
type Result struct {
	Excerpt  news.Excerpt
	Sentence prose.Span // the answering sentence, in bytes of the article's text, inside the excerpt
	Story    bool       // it is the news about a topic, and no sentence answers more than another
	Earlier  bool       // a newer result tells the same as it stands now: the new toll, say
	Score    float64    // about 0..1, comparable between questions
	// CutBefore and CutAfter tell that the excerpt starts or ends inside a sentence.
	CutBefore, CutAfter bool
	Copies              []*news.Article
	Said                *Said // when the answering sentence is somebody's words
	Why                 *Why  // when asked for
}

// Why tells how a result was weighed: its Rank is the sum of the first three parts' effects
// times the effects of the others.
type Why struct {
	Rank  float64
	Parts []rank.Part
}

// What a question was put to, and why there is no answer; see package search.
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
	UnknownSpeaker = search.UnknownSpeaker
	UnknownWord    = search.UnknownWord
	NoAnswer       = search.NoAnswer
)

// Passage is one line of a ranking.
type Passage struct {
	Excerpt news.Excerpt
	Score   float64
}

// Source is an outlet with what the archive has of it.
type Source struct {
	Name           string // "" for articles without an outlet
	Articles       int
	Oldest, Newest time.Time
}

// Verification is what became of re-reading a cited excerpt.
type Verification struct {
	Excerpt news.Excerpt
	Current bool          // false when a later revision of the article is stored
	Latest  *news.Article // that later revision, else nil
}
