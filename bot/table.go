package bot

import (
	"context"

	"quoth/retrieval"
)

// Commands is the table of commands.
func Commands(s Services) []Command {
	h := handlers{s.Library, s.Servers, s.Dailies, s.Clocks, s.Feeds}
	table := []Command{h.ask(), h.said(), h.whosaid(), h.compare(), h.summary(), h.latest(), h.sources(), h.verify(), h.around()}
	for i := range table {
		if !paged[table[i].Name] {
			table[i].Run = h.onOnePage(table[i].Run)
		}
		table[i].Articles, table[i].Run = true, h.tending(h.asOneQuestion(table[i].Run))
	}
	table = append(table, h.dailySet(), h.dailyOff(), h.dailyStatus(), h.dailyPreview(), h.settingsZone(), h.settingsPrivate(), h.privacy())
	table = append(table, h.feedCommands()...)
	return append(table, help(table))
}

// handlers answer from the articles, and keep what servers set.
type handlers struct {
	library *retrieval.Library
	servers Servers
	dailies Dailies
	clocks  Clocks
	feeds   Feeds
}

// paged are the commands whose reply can go on on a further page.
var paged = map[string]bool{"ask": true, "said": true, "whosaid": true, "latest": true}

// onOnePage says that there is nothing on the pages behind the first.
func (h handlers) onOnePage(run Handler) Handler {
	return func(ctx context.Context, c Call) (Reply, error) {
		if c.Page > 0 {
			return h.atEnd(), nil
		}
		return run(ctx, c)
	}
}

// asOneQuestion gives all that a call asks of the articles the CPU time of one question.
func (h handlers) asOneQuestion(run Handler) Handler {
	return func(ctx context.Context, c Call) (Reply, error) {
		ctx, end := h.library.Question(ctx)
		defer end()
		return run(ctx, c)
	}
}

// reply is a reply that rests on the articles, and says so when they are the bundled ones.
func (h handlers) reply(blocks ...Block) Reply {
	if h.library.Stats().Sample {
		blocks = append(blocks, Sample{})
	}
	return Reply{Blocks: blocks}
}

// atEnd is the reply where there is no further page.
func (h handlers) atEnd() Reply { return h.reply(Notice{"That is all."}) }

// silent is a reply that says that the articles do not answer.
func (h handlers) silent(blocks ...Block) Reply {
	r := h.reply(blocks...)
	r.Outcome = Silent
	return r
}
