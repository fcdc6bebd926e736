package retrieval

import (
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/rank"
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
	near    []dates.Days    // quotations of these, and near them, come first
	story   []*news.Article // the only ones that may answer; none: all
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

// Searched counts what a question was put to.
type Searched struct {
	Articles int
	Sources  []string // "" for articles without an outlet
	From, To time.Time
	Pending  int // stored articles that the index has yet to take in
	// FullSince is since when the disk has been full, so that nothing more is indexed; the zero
	// time when it is not.
	FullSince time.Time
}

// Reason is why there is no answer.
type Reason string

// The reasons, as in the JSON of a reply.
const (
	NoMatch      Reason = "no-match"      // no word of the question is in the articles
	WeakMatch    Reason = "weak-match"    // some are, and nothing answers
	NoArticles   Reason = "no-articles"   // there is nothing to search
	OutsideDates Reason = "outside-dates" // no article of the days or the outlet asked for, or no such day
	StopWords    Reason = "stop-words"    // the question has no word to look for
	// UnknownSpeaker: nobody of that name speaks in the articles, or it may be several.
	UnknownSpeaker Reason = "unknown-speaker"
	UnknownWord    Reason = "unknown-word" // a word that carries the question is in no article
	NoAnswer       Reason = "no-answer"    // a name is known, and no article answers
)

// Silence says why there is no answer, and what near it there is.
type Silence struct {
	Reason  Reason
	Nearest []string // headlines or names near the question, best first; may be empty
	Several bool     // of an unknown speaker: each of Nearest may be meant
	Words   []string // of UnknownWord: those that no article has
	// About is what Articles articles mention, of NoAnswer and where a filter lets none of them
	// through; Newest are the newest of them, three at the most.
	About    string
	Articles int
	Newest   []*news.Article
	// Since and Until are the local days that the question names, of OutsideDates where no article
	// is of them; zero: open, or none named.
	Since, Until time.Time
	// Impossible is a phrase of the question that names a day which no calendar has, of
	// OutsideDates: "30 February".
	Impossible string
}

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
