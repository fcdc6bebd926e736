package index

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Document is an article to index, with its passages and what is said in it.
type Document struct {
	Serial   news.Serial
	Article  *news.Article
	Passages []prose.Span
	Quotes   []Quote      // in order of place
	Names    []string     // the words that it prints as names; see Term.Name
	Record   []byte       // stored as it is; see Index.Record
	Unread   []prose.Span // of the text, in order: what the index leaves out
}

// Body returns the text that is indexed.
func (d Document) Body() string { return d.Words(prose.Span{End: len(d.Article.Text)}) }

// Words returns the text of a passage that is indexed.
func (d Document) Words(passage prose.Span) string { return passage.Without(d.Article.Text, d.Unread) }

// Rest returns the text that is indexed and in no passage: crossheads as an example.
func (d Document) Rest() string {
	var out []string
	at := 0
	for _, p := range append(slices.Clone(d.Passages), prose.Span{Start: len(d.Article.Text)}) {
		if at < p.Start {
			out = append(out, d.Words(prose.Span{Start: at, End: p.Start}))
		}
		at = max(at, p.End)
	}
	return strings.Join(out, "\n")
}

// Day returns the time of publication, in UTC; zero when it is not known.
func (d Document) Day() time.Time {
	date, _ := d.Article.Date()
	return date.UTC()
}

// Speakers returns the keys of those who speak in the article, and how it names them.
func (d Document) Speakers() (keys, forms []string) {
	for _, q := range d.Quotes {
		if q.Speaker != "" {
			keys, forms = append(keys, q.Speaker), append(forms, q.Form.Term())
		}
	}
	return keys, forms
}

// Spoken returns the keys of those who speak in a passage, and the pairs of words of what they say. A
// quote belongs to the passage in which it starts.
func (d Document) Spoken(passage prose.Span) (keys, pairs []string) {
	first, _ := slices.BinarySearchFunc(d.Quotes, passage.Start, func(q Quote, at int) int { return q.Span.Start - at })
	for _, q := range d.Quotes[first:] {
		if q.Span.Start >= passage.End {
			break
		}
		pairs = append(pairs, q.Pairs...)
		if q.Speaker != "" {
			keys = append(keys, q.Speaker)
		}
	}
	return keys, pairs
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
