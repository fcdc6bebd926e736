package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

// Heading is what an article is listed by.
type Heading = archive.Heading

// Selection says which articles are meant: those that are named, or those of an outlet and of before a day; if both
// are given, those that are both.
type Selection struct {
	Names  []string  // receipts, ids or addresses
	Source string    // the name of an outlet, in any case; "" is any
	Before time.Time // published before, or else fetched; the zero time is any
}

// Selected are the articles of a Selection.
type Selected struct {
	Articles  []Heading           // each once, the newest first
	Refused   []archive.Tombstone // the names of articles that were forgotten for good
	Forgotten []string            // the names of articles that were forgotten, in the order of the Selection
	Unknown   []string            // the names that stand for no article
	IsAll     bool                // no other article is stored
}

// Select returns the articles of a Selection, with those that are withdrawn.
func (l *Library) Select(ctx context.Context, which Selection) (out Selected, err error) {
	ctx, end := l.Background(ctx)
	defer end()
	view := l.store.View()
	defer view.Release()
	s := &selector{view: view, ctx: ctx, found: make(map[news.Key]Heading)}
	if len(which.Names) > 0 {
		err = s.named(which.Names)
	} else {
		err = s.add(which.admits)
	}
	if err != nil {
		return Selected{}, fmt.Errorf("select articles: %w", err)
	}
	s.out.IsAll = len(s.found) > 0 && s.left == 0 && len(s.found) >= view.Len()
	s.out.Articles = slices.SortedFunc(maps.Values(s.found), func(a, b Heading) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Key, b.Key))
	})
	return s.out, nil
}

// admits reports whether an article is of the outlet and before the day.
func (s Selection) admits(h Heading) bool {
	return (s.Source == "" || prose.Fold(s.Source) == prose.Fold(h.Source)) &&
		(s.Before.IsZero() || h.Date.Before(s.Before))
}

// selector finds the articles of a Selection.
type selector struct {
	view  *store.View
	ctx   context.Context
	found map[news.Key]Heading
	left  int // how many articles add has left out
	out   Selected
}

// add adds the articles that accept admits.
func (s *selector) add(accept func(Heading) bool) error {
	for h, err := range s.view.Headings() {
		if err == nil {
			err = s.ctx.Err()
		}
		if err != nil {
			return err
		}
		if accept(h) {
			s.found[h.Key] = h
		} else {
			s.left++
		}
	}
	return nil
}

// named adds the articles with some names.
func (s *selector) named(names []string) error {
	var rest []string
	for _, name := range names {
		known, err := s.one(name)
		if err != nil {
			return err
		}
		if !known {
			rest = append(rest, name)
		}
	}
	return s.addressed(rest)
}

// one adds the article with a name, or notes that it was forgotten. It reports false if the name is neither the
// Key of an article nor a receipt.
func (s *selector) one(name string) (known bool, err error) {
	for _, key := range keysNamed(name) {
		if h, ok, err := s.view.Heading(key); ok || err != nil {
			s.found[h.Key] = h
			return ok, err
		}
	}
	if known, err := s.receipt(name); known || err != nil {
		return known, err
	}
	for _, key := range keysNamed(name) {
		t := archive.TombstoneOf(key)
		if _, ok, err := s.view.Forgotten(t); ok || err != nil {
			s.forgotten(name, t)
			return ok, err
		}
	}
	return false, nil
}

// keysNamed returns the Keys that a name may stand for: an address is one in its canonical form.
func keysNamed(name string) []news.Key {
	keys := []news.Key{news.Key(name)}
	if address := news.CanonicalURL(name); address != "" && address != name {
		keys = append(keys, news.Key(address))
	}
	return keys
}

// receipt adds the article that a receipt names, or notes that it was forgotten.
func (s *selector) receipt(name string) (known bool, err error) {
	r, err := news.ParseReceipt(name)
	if err != nil {
		return false, nil
	}
	articles, err := s.view.ByReceipt(r)
	if err != nil {
		return false, err
	}
	for _, a := range articles {
		if _, err := r.Of(a); err != nil {
			continue
		}
		h, ok, err := s.view.Heading(a.Key)
		if ok {
			s.found[a.Key] = h
		}
		return ok, err
	}
	e, ok, err := s.view.Erased(r)
	if ok {
		s.forgotten(name, e.Tombstone)
	}
	return ok, err
}

func (s *selector) forgotten(name string, t archive.Tombstone) {
	s.out.Forgotten, s.out.Refused = append(s.out.Forgotten, name), append(s.out.Refused, t)
}

// addressed adds the articles with some addresses, which are not their Keys.
func (s *selector) addressed(names []string) error {
	of := make(map[string]string) // the name by the address
	for _, name := range names {
		if address := news.CanonicalURL(name); address != "" {
			of[address] = name
		}
	}
	seen := make(map[string]bool) // names
	if len(of) > 0 {
		err := s.add(func(h Heading) bool {
			name, is := of[news.CanonicalURL(h.URL)]
			if is {
				seen[name] = true
			}
			return is
		})
		if err != nil {
			return err
		}
	}
	for _, name := range names {
		if !seen[name] {
			s.out.Unknown = append(s.out.Unknown, name)
		}
	}
	return nil
}
