package store

import (
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"

	"golang.org/x/sync/errgroup"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/people"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/quote/record"
	"quoth/retrieval/vocabulary"
	"quoth/retrieval/wording"
)

// The bounds of one step of the index. Larger steps cost less in all but hold more memory: up to 300
// times their text if hardly any word occurs twice.
const (
	stepText  = 1 << 20 // bytes, about 2,000 passages
	stepDrops = 500     // revisions
)

// step gathers from entries of the archive what changes in one step of the index.
type step struct {
	drop  []news.Serial
	put   []archive.Entry
	upto  news.Serial
	bytes int // of text
}

func (s *step) isFull() bool { return s.bytes >= stepText || len(s.drop) >= stepDrops }

// hasRoomFor reports whether the text of an entry fits into the step. Any fits into an empty one.
func (s *step) hasRoomFor(e archive.Entry) bool { return s.bytes == 0 || s.bytes+e.Size() <= stepText }

// add adds a revision, and drops the one that it replaces.
func (s *step) add(e archive.Entry) {
	s.upto = e.Serial
	if e.Replaces != 0 {
		s.remove(e.Replaces)
	}
	if e.Current && !e.Damaged {
		s.bytes += e.Size()
		s.put = append(s.put, e)
	}
}

// remove drops a revision from the index, and from the step: the step has it if the revision was replaced
// while the step was being filled.
func (s *step) remove(serial news.Serial) {
	s.drop = append(s.drop, serial)
	s.put = slices.DeleteFunc(s.put, func(e archive.Entry) bool { return e.Serial == serial })
}

// batch returns the step as the index takes it. It reads the articles on all cores.
func (s *step) batch(boilerplate finder, log *slog.Logger) index.Batch {
	read := make([]*index.Document, len(s.put))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range s.put {
		g.Go(func() error {
			read[i] = document(e, boilerplate, log)
			return nil
		})
	}
	g.Wait()
	out := index.Batch{Drop: s.drop, Upto: s.upto}
	for _, d := range read {
		if d != nil {
			out.Put = append(out.Put, *d)
		}
	}
	return out
}

// document returns an article as it is indexed. If a bug makes that panic, document logs the article and
// returns nil, so that all others can be indexed.
func document(e archive.Entry, boilerplate finder, log *slog.Logger) (d *index.Document) {
	defer func() {
		if p := recover(); p != nil {
			log.Error("an article cannot be indexed", "key", e.Article.Key, "panic", p, "stack", string(debug.Stack()))
			d = nil
		}
	}()
	a, marks := e.Article, boilerplate(e.Serial, e.Article)
	layout := prose.LayOut(a.Text)
	quotes := quote.ExtractLaidOut(layout, marks)
	return &index.Document{
		Serial: e.Serial, Article: a, Unread: marks, Passages: passage.Pack(passage.Of(layout).Sentences),
		Quotes: indexQuotes(quotes, a.Text), Record: record.Encode(quotes), Names: vocabulary.Names(a),
	}
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
