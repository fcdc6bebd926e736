package help

import (
	"context"
	"strings"

	"quoth/bot"
	"quoth/bot/suggest"
	"quoth/retrieval"
)

// Of returns a library as what the examples are about.
func Of(library *retrieval.Library) Archive { return archive{library} }

// IsPerson reports whether a speaker is surely somebody and not a body, which has no role and often one word.
func IsPerson(s retrieval.Speaker) bool { return len(s.Roles) > 0 && strings.Contains(s.Name, " ") }

// archive is a library.
type archive struct{ library *retrieval.Library }

// Key returns the library and how many articles it has.
func (a archive) Key() any {
	return struct {
		library  *retrieval.Library
		articles int
	}{a.library, a.library.Stats().Articles}
}

// IsEmpty reports whether there are no articles.
func (a archive) IsEmpty() bool { return a.library.Stats().Articles == 0 }

// People returns persons who are quoted, the most quoted first.
func (a archive) People(ctx context.Context) ([]string, error) {
	speakers, err := a.library.Speakers(ctx, "", suggest.Most)
	var out []string
	for _, s := range speakers {
		if IsPerson(s) {
			out = append(out, s.Name)
		}
	}
	return out, err
}

// Topics returns names in the news.
func (a archive) Topics(ctx context.Context, c bot.Call) ([]string, error) {
	names, err := a.library.InTheNews(ctx, c.Now)
	var out []string
	for _, name := range names {
		out = append(out, name.Printed)
	}
	return out, err
}
