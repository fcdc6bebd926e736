package commands

import (
	"context"
	"fmt"
	"strings"

	"quoth/bot"
	"quoth/bot/commands/watch"
	"quoth/bot/settings"
	"quoth/retrieval"
)

// watchCommands returns the commands about watches. Each call gets the library that answers at that time.
func (s Services) watchCommands() []bot.Command {
	return watch.Commands(watch.Services{
		Watches: s.Watches,
		ReadSubject: func(ctx context.Context, q retrieval.Query) (read retrieval.SubjectRead, err error) {
			h, err := s.forCall()
			if err != nil {
				return read, err
			}
			return h.library.ReadSubject(ctx, q)
		},
		CompleteTopic: s.completing(handlers.completeTopic),
	})
}

// Alert returns the message about what has come up for a watch: the sentences of its Alert. It is Silent when none of
// their articles is there any more.
func Alert(ctx context.Context, s Services, w settings.Watch) (bot.Reply, error) {
	h, err := s.forCall()
	if err != nil {
		return bot.Reply{}, err
	}
	results, err := h.library.Cite(ctx, w.Alert.Receipts)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(results) == 0 {
		return bot.Reply{Outcome: bot.Silent}, nil
	}
	blocks := []bot.Block{bot.Text{Words: cameUp(w, len(results)+w.Alert.More)}}
	for _, r := range results {
		blocks = append(blocks, bot.Excerpt{Result: r})
	}
	again := search(w)
	if w.Alert.More > 0 {
		words := fmt.Sprintf("And %d more: /%s %s", w.Alert.More, again.Command, plainAbout(w))
		blocks = append(blocks, bot.Notice{Words: words})
	}
	reply := withContext(bot.Reply{Blocks: blocks})
	reply.Query = w.About
	reply.Actions = append(reply.Actions, bot.Action{Kind: bot.Show, Label: "All about it", Call: again})
	reply = withCitations(reply)
	end := watch.Remove(w, "End this watch")
	end.Kind = bot.Show
	reply.Actions = append(reply.Actions, end)
	return reply, nil
}

// cameUp says that a subject has come up in some stories.
func cameUp(w settings.Watch, stories int) string {
	out := bot.Watch{Watch: w}.Subject() + " came up"
	if stories > 1 {
		out += fmt.Sprintf(" in %d stories", stories)
	}
	return out + ":"
}

// search returns the call that finds everything about the subject of a watch.
func search(w settings.Watch) bot.Call {
	if w.Quoted {
		return bot.Call{Command: "whosaid", Options: map[string]string{"words": w.About}}
	}
	return bot.Call{Command: "ask", Options: map[string]string{"question": w.About}}
}

// plainAbout returns the subject of a watch in one line.
func plainAbout(w settings.Watch) string { return strings.Join(strings.Fields(w.About), " ") }
