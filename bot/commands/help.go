package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/commands/help"
	"quoth/bot/suggest"
	"quoth/retrieval"
)

// help returns the help on a table.
func (s Services) help(table []bot.Command) *help.Help {
	if s.Library == nil { // only the table is read
		return help.New(table, nil)
	}
	return help.New(table, func() (help.Archive, error) {
		h, err := s.forCall()
		return archive{h.library}, err
	})
}

// Welcome returns what makes the message with which Quoth introduces itself to the server of a call.
func Welcome(s Services) func(context.Context, bot.Call) bot.Reply { return s.help(Table(s)).Welcome }

// archive is what the examples of the help are about.
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
		if isPerson(s) {
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
