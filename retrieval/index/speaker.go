package index

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/bm25"
	"quoth/retrieval/news"
)

// Form is how an article names somebody who speaks in it.
type Form struct{ Name, Role string }

// formBreak stands between the parts of a form's term; no printed text has it.
const formBreak = "\x1f"

func (f Form) term() string { return f.Name + formBreak + f.Role }

// CountedForm is a form with the number of articles that have it.
type CountedForm struct {
	Form
	Articles int
}

// Forms lists every form of every speaker. The counts may take in articles that went
// lately.
func (x *Index) Forms(ctx context.Context) ([]CountedForm, error) {
	counts := make(map[string]int)
	err := x.read(func(r bindex.IndexReader) error {
		s, err := segmentsOf(r)
		if err != nil {
			return err
		}
		for e, err := range s.terms(ctx, fieldForm, nil, nil) {
			if err != nil {
				return err
			}
			counts[e.term] += e.count
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list speakers: %w", err)
	}
	var out []CountedForm
	for _, term := range slices.Sorted(maps.Keys(counts)) {
		name, role, _ := strings.Cut(term, formBreak)
		out = append(out, CountedForm{Form{name, role}, counts[term]})
	}
	return out, nil
}

// Speaking lists the articles in which one of the speakers with the keys speaks, the
// newest revisions first.
func (x *Index) Speaking(ctx context.Context, keys []string) ([]news.Serial, error) {
	var out []news.Serial
	err := x.read(func(r bindex.IndexReader) error {
		f, err := newFinder(ctx, r)
		if err != nil {
			return err
		}
		marks, err := f.markAny(fieldSpeaker, keys)
		if err != nil {
			return err
		}
		for number, marked := range marks {
			if !marked {
				continue
			}
			serial, err := f.name(number)
			if err != nil {
				return err
			}
			out = append(out, serial)
		}
		return alive(ctx, 0)
	})
	if err != nil {
		return nil, fmt.Errorf("find speakers: %w", err)
	}
	slices.SortFunc(out, func(a, b news.Serial) int { return cmp.Compare(b, a) })
	return slices.Compact(out), nil
}

// FindWords lists the n articles of which what is said has most of the pairs, weighed by
// how rare each pair is; best first. Pairs beyond maxPairs are passed over.
func (x *Index) FindWords(ctx context.Context, pairs []string, filter Filter, n int) ([]news.Serial, error) {
	x.mu.RLock()
	st := x.state
	x.mu.RUnlock()
	var out []news.Serial
	err := x.read(func(r bindex.IndexReader) error {
		f, err := newFinder(ctx, r)
		if err != nil {
			return err
		}
		f.st, f.scores = st, x.scratch.Get().(*scores)
		defer x.scratch.Put(f.scores)
		out, err = f.findWords(pairs, filter, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find words: %w", err)
	}
	return out, nil
}

// maxPairs bounds the work that one call can cause; a sentence of news has some twenty.
const maxPairs = 64

func (f *finder) findWords(pairs []string, filter Filter, n int) ([]news.Serial, error) {
	f.scores.reset(f.segments.size)
	for _, p := range pairs[:min(len(pairs), maxPairs)] {
		if _, err := f.score(fieldPairs, Term{Text: p, Weight: 1}, f.st.passages, f.scores.passage, presence); err != nil {
			return nil, err
		}
	}
	allowed, err := f.allowed(filter)
	if err != nil {
		return nil, err
	}
	var out []news.Serial
	for _, number := range best(f.scores.passage, nil, allowed, n) {
		serial, err := f.name(number)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, serial) {
			out = append(out, serial)
		}
	}
	return out, nil
}

// presence counts a term once however often it is there and however long the passage is.
var presence bm25.Params

// Record is what was kept with an article; nil when it is not indexed.
func (x *Index) Record(serial news.Serial) ([]byte, error) {
	var out []byte
	err := x.read(func(r bindex.IndexReader) error {
		doc, err := r.Document(articleID(serial))
		if err != nil || doc == nil {
			return err
		}
		doc.VisitFields(func(f bindex.Field) {
			if f.Name() == fieldRecord {
				out = slices.Clone(f.Value())
			}
		})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	return out, nil
}
