package store

import (
	"log/slog"
	"runtime/debug"
	"slices"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/people"
	"quoth/retrieval/quote"
	"quoth/retrieval/quote/record"
	"quoth/retrieval/vocabulary"
	"quoth/retrieval/wording"
)

// The bounds of one step of the index. Larger steps cost less in all but hold more memory: up to 300
// times their text if hardly any word occurs twice.
const (
	batchPassages = 2000
	batchBytes    = 1 << 20 // of text, about that of so many passages
	batchDrops    = 500     // revisions
)

// batch gathers one step of the index from entries of the archive.
type batch struct {
	index.Batch
	passages int
	bytes    int // of text
}

func (b *batch) isFull() bool { return b.passages >= batchPassages || len(b.Drop) >= batchDrops }

// hasRoomFor reports whether the text of an entry fits into the batch. Any fits into an empty one.
func (b *batch) hasRoomFor(e archive.Entry) bool {
	return b.bytes == 0 || b.bytes+e.Size() <= batchBytes
}

// add adds a revision, and drops the one that it replaces.
func (b *batch) add(e archive.Entry, boilerplate finder, log *slog.Logger) {
	b.Upto = e.Serial
	if e.Replaces != 0 {
		b.drop(e.Replaces)
	}
	if !e.Current || e.Damaged {
		return
	}
	b.bytes += e.Size()
	if d, ok := document(e, boilerplate, log); ok {
		b.passages += len(d.Passages)
		b.Put = append(b.Put, d)
	}
}

// drop drops a revision from the index, and from the batch: the batch has it if the revision was replaced
// while the batch was being filled.
func (b *batch) drop(serial news.Serial) {
	b.Drop = append(b.Drop, serial)
	b.Put = slices.DeleteFunc(b.Put, func(d index.Document) bool { return d.Serial == serial })
}

// document returns an article as it is indexed. If a bug makes that panic, document logs the article and
// reports false, so that all others can be indexed.
func document(e archive.Entry, boilerplate finder, log *slog.Logger) (d index.Document, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			log.Error("an article cannot be indexed", "key", e.Article.Key, "panic", p, "stack", string(debug.Stack()))
			d, ok = index.Document{}, false
		}
	}()
	a, marks := e.Article, boilerplate(e.Serial, e.Article)
	quotes := quote.ExtractOutside(a.Text, marks)
	return index.Document{
		Serial: e.Serial, Article: a, Unread: marks, Passages: passage.Split(a.Text),
		Quotes: indexQuotes(quotes, a.Text), Record: record.Encode(quotes), Names: vocabulary.Names(a),
	}, true
}

// indexQuotes returns the quotes of a text as they are indexed.
func indexQuotes(quotes []quote.Quote, text string) []index.Quote {
	out := make([]index.Quote, len(quotes))
	for i, q := range quotes {
		out[i] = index.Quote{Span: q.Span, Pairs: wording.Pairs(q.Span.Of(text))}
		if key := people.Key(q.Speaker.Name); key != "" && q.Shown() {
			out[i].Speaker = key
			out[i].Form = index.Form{Name: q.Speaker.Name, Role: q.Speaker.Role}
		}
	}
	return out
}
