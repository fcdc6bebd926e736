package index

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index/engine"
	"quoth/retrieval/news"
)

// Form is how an article names somebody who speaks in it.
type Form struct{ Name, Role string }

// formBreak stands between the parts of a form's term. No printed text has it.
const formBreak = "\x1f"

func (f Form) term() string { return f.Name + formBreak + f.Role }

// CountedForm is a form with the number of articles that have it.
type CountedForm struct {
	Form
	Articles int
}

// Forms returns every form of every speaker. The counts may include articles that were dropped
// lately.
func (x *Index) Forms(ctx context.Context) ([]CountedForm, error) {
	counts := make(map[string]int)
	err := x.engine.Read(func(s *engine.Snapshot) error {
		for t, err := range s.Terms(ctx, fieldForm, nil, nil) {
			if err != nil {
				return err
			}
			counts[t.Text] += t.Count
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

// Speaking returns the articles in which one of the speakers with the keys speaks, the newest
// revisions first.
func (x *Index) Speaking(ctx context.Context, keys []string) ([]news.Serial, error) {
	var out []news.Serial
	err := x.search(ctx, "find speakers", func(f *finder) error {
		marks, err := f.markAny(fieldSpeaker, keys)
		if err != nil {
			return err
		}
		for number, marked := range marks {
			if !marked {
				continue
			}
			serial, err := f.article(number)
			if err != nil {
				return err
			}
			out = append(out, serial)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b news.Serial) int { return cmp.Compare(b, a) })
	return slices.Compact(out), nil
}

// maxPairs bounds the work that one call can cause; a sentence of news has some twenty.
const maxPairs = 64

// FindWords returns the n articles in which what is said has most of the pairs, weighed by how rare
// each pair is; best first. It ignores pairs beyond maxPairs.
func (x *Index) FindWords(ctx context.Context, pairs []string, filter Filter, n int) (out []news.Serial, err error) {
	err = x.search(ctx, "find words", func(f *finder) (err error) {
		out, err = f.withPairs(pairs[:min(len(pairs), maxPairs)], filter, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// presence counts a pair once, however often a passage has it and however long the passage is.
var presence bm25.Params

func (f *finder) withPairs(pairs []string, filter Filter, n int) ([]news.Serial, error) {
	f.scores.reset(f.Size())
	for _, p := range pairs {
		_, err := f.score(fieldPairs, Term{Text: p, Weight: 1}, f.state.passages, f.scores.passage, presence)
		if err != nil {
			return nil, err
		}
	}
	allowed, err := f.allowed(filter)
	if err != nil {
		return nil, err
	}
	var out []news.Serial
	for _, number := range best(f.scores.passage, nil, allowed, n) {
		serial, err := f.article(number)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, serial) {
			out = append(out, serial)
		}
	}
	return out, nil
}

// Record returns what was stored with an article; nil when it is not indexed.
func (x *Index) Record(serial news.Serial) (out []byte, err error) {
	err = x.engine.Read(func(s *engine.Snapshot) (err error) {
		out, err = s.Stored(articleID(serial), fieldRecord)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	return out, nil
}
