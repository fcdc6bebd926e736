package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
)

type privacyRequest struct{ Call bot.Call }

func (h handlers) privacy() bot.Command {
	return bind.Command("privacy", "What Quoth keeps, for how long, and how to delete it", h.runPrivacy)
}

func (h handlers) runPrivacy(_ context.Context, r privacyRequest) (bot.Reply, error) {
	blocks := []bot.Block{
		bot.Text{Words: "Quoth reads what you type into its commands, and the message that you pick with " +
			"“Who said this?”. It reads no other message."},
		bot.Text{Words: "It keeps the question behind a button for a week, so that the button works, with the " +
			"questions before it that a follow-up refers to. It keeps nothing else of a question, and does not note " +
			"who asked it."},
		bot.Text{Words: "Where an answer takes long, it keeps what Discord needs to show that answer, until it is there " +
			"and for 15 minutes at most."},
		bot.Text{Words: "For each server it keeps the settings, the daily summaries with the names of their channels " +
			"and the server, with the id of the person who set them and what that person was told, since when and " +
			"why Discord refuses their posts, and which of them were posted in the last 30 days. A post with " +
			"/daily now is kept for a day. /daily off deletes what is kept about a summary, except the date of the " +
			"last post. It also keeps when it joined the server, so that it welcomes the server once. Removing " +
			"Quoth from the server deletes everything about it."},
		bot.Text{Words: "For each watch it keeps what it is about, where its alerts go, the quiet hours, the id of the " +
			"person who set it, which stories it has told in the last 14 days, and when alerts were sent in the last day. " +
			"/watch remove deletes that, and so does removing Quoth from the server where the watch was set."},
		bot.Text{Words: "Apart from that, it keeps the ids that Discord has given to its commands."},
	}
	if h.Servers == nil || r.Call.Server == "" {
		return bot.Reply{Blocks: blocks}, nil
	}
	kept, err := h.Servers.Kept(r.Call.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(kept) == 0 {
		return bot.Reply{Blocks: append(blocks, bot.Text{Words: "Nothing is kept about this server."})}, nil
	}
	blocks = append(blocks, bot.Heading{Words: "Kept about this server"})
	for _, line := range kept {
		blocks = append(blocks, bot.Text{Words: line})
	}
	return bot.Reply{Blocks: blocks}, nil
}
