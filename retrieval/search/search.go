// Package search holds what all searches in the articles have in common: the Scope that a question
// narrows them to, the numbers of what was Searched, and the Silence that stands for an answer.
package search

import (
	"time"

	"quoth/retrieval/news"
)

// Searched are the numbers of the articles that a question was put to.
type Searched struct {
	Articles int
	Sources  []string // the names of their outlets, sorted; "" for articles without one
	From, To time.Time
	Pending  int // stored articles that are not indexed yet
	// FullSince is the time since which the disk has been full, so that nothing more is indexed. It
	// is zero when the disk is not full.
	FullSince time.Time
}

// Reason is the reason why there is no answer.
type Reason string

// The reasons, as in the JSON of a reply.
const (
	NoMatch      Reason = "no-match"      // no word of the question is in the articles
	WeakMatch    Reason = "weak-match"    // some words are, but nothing answers
	NoArticles   Reason = "no-articles"   // there is nothing to search
	OutsideDates Reason = "outside-dates" // no article is of the days or the outlet asked for, or no such day exists
	StopWords    Reason = "stop-words"    // the question has no word to look for
	// UnknownSpeaker means that nobody of the name speaks in the articles, or that several people may be meant.
	UnknownSpeaker Reason = "unknown-speaker"
	UnknownWord    Reason = "unknown-word" // no article has a word that carries the question
	NoAnswer       Reason = "no-answer"    // a name is known, but no article answers
	Busy           Reason = "busy"         // too many questions wait: this one was not put to the articles
)

// Silence says why there is no answer, and what comes nearest to one.
type Silence struct {
	Reason  Reason
	Nearest []string // headlines or names near the question, best first; may be empty
	Several bool     // of UnknownSpeaker: each of Nearest may be meant
	Words   []string // of UnknownWord: those that no article has
	// About is a name or a topic, and Articles is the number of articles that mention it, of NoAnswer and of
	// OutsideDates: the articles mention it, but those of the question's outlet and days do not. Newest are
	// the newest of them, three at the most.
	About    string
	Articles int
	Newest   []*news.Article
	// Since and Until are the first and the last local day that the question names, of OutsideDates if no
	// article is of these days; zero: open, or none named.
	Since, Until time.Time
	// Impossible is a phrase of the question for a day that no calendar has, of OutsideDates: "30 February".
	Impossible string
}
