package index

import (
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Document is an article to index, with its passages and what is said in it.
type Document struct {
	Serial   news.Serial
	Article  *news.Article
	Passages []prose.Span
	Quotes   []Quote  // in order of place
	Names    []string // the words that it prints as names; see Term.Name
	Record   []byte   // stored as it is; see Index.Record
}

// Quote is something said in an article.
type Quote struct {
	Span    prose.Span
	Speaker string   // the key by which the speaker is looked up; empty when it is not known
	Form    Form     // how the article names the speaker
	Pairs   []string // pairs of words that follow each other in it
}

// Batch is a step of the index: the articles to drop, those to put in, and the serial up to which the
// index has seen the archive when both are done.
type Batch struct {
	Drop []news.Serial
	Put  []Document
	Upto news.Serial
}

// Indexed is what the index has of a revision.
type Indexed struct {
	Article  bool         // it has the article's own document
	Passages []prose.Span // in order of place
	Record   []byte       // see Document
}
