package retrieval

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/prose"
)

// Source is an outlet with the number and the dates of its articles.
type Source struct {
	Name           string // "" for articles without an outlet
	Articles       int
	Oldest, Newest time.Time
}

// Sources returns the outlets by name, then the articles without one.
func (l *Library) Sources(context.Context) ([]Source, error) {
	view := l.store.View()
	defer view.Release()
	byName := make(map[string]*Source)
	view.Select(func(m archive.Meta) bool {
		s := byName[m.Source]
		if s == nil {
			s = &Source{Name: m.Source}
			byName[m.Source] = s
		}
		s.Articles++
		s.Oldest, s.Newest = earlier(s.Oldest, m.Date), later(s.Newest, m.Date)
		return false
	})
	var out []Source
	for _, s := range byName {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Source) int {
		if (a.Name == "") != (b.Name == "") {
			return len(b.Name) - len(a.Name)
		}
		return compareFolded(a.Name, b.Name)
	})
	return out, nil
}

func compareFolded(a, b string) int {
	return cmp.Compare(prose.Fold(a), prose.Fold(b))
}

// earlier returns the earlier of two dates; the zero time is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
