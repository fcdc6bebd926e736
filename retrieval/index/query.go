package index

import (
	"time"

	"quoth/retrieval/news"
)

// Query asks for candidates.
type Query struct {
	Terms  []Term
	Filter Filter
	// Also are narrower filters: the best articles that they keep are candidates as well, however low
	// they score.
	Also []Filter
	// Passages and Articles are how many of each to look at; 0 means 200 and 60.
	Passages, Articles int
}

// Term is a term of the question, as prose.Stemmer makes it, with its weight.
type Term struct {
	Text     string
	Weight   float64
	Variants []string // other terms that count as this one
	Name     string   // of a topic: only articles that print this word as a name mention it; empty: all
}

// Filter keeps the articles of some outlets and of the days from Since to Until in UTC, both
// included. With Speakers it keeps only the articles and passages in which one of them speaks. A zero
// field keeps all.
type Filter struct {
	Sources      []string // folded names
	Speakers     []string // keys
	Since, Until time.Time
}

// Found are candidates with what is needed to weigh them.
type Found struct {
	Hits []Hit // by article, best first
	// PassageIDF and ArticleIDF are, for each term of the query, how rare it is among passages and
	// among articles; see bm25.IDF.
	PassageIDF, ArticleIDF []float64
	MaxIDF                 float64 // of a term that no passage has
	Articles               int     // how many are indexed
}

// Hit is a candidate article: the BM25 scores of its best passage, its whole text and its headline.
type Hit struct {
	Serial               news.Serial
	Passage, Body, Title float64
}
