package commands

import (
	"context"
	"time"

	"quoth/bot"
)

// repairing returns a handler for a command that answers from the articles. It runs run again when
// the index turned out to be damaged and was rebuilt meanwhile, or when nothing was found while it
// was being rebuilt. Its replies say when the disk is full and, when they find nothing, how many
// articles are damaged.
func (h handlers) repairing(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		reply, err := run(ctx, c)
		isSilent := err == nil && reply.Outcome == bot.Silent
		if h.library.Heal(ctx, err) || isSilent && h.library.AwaitRepair(ctx) {
			reply, err = run(ctx, c)
		}
		if err != nil {
			return reply, err
		}
		s := h.library.Stats()
		if s.Damaged > 0 && reply.Outcome == bot.Silent {
			reply.Blocks = append(reply.Blocks, damagedArticles(s.Damaged))
		}
		if !s.FullSince.IsZero() {
			reply.Blocks = append(reply.Blocks, bot.Notice{
				Words:     "No new articles can be stored at the moment, so the newest may be missing.",
				Operators: fullSince(s.FullSince, c.Now, c.Location(), s.Articles-s.Indexed),
			})
		}
		return reply, nil
	}
}

// damagedArticles says that some articles could not be searched.
func damagedArticles(n int) bot.Notice {
	words, repair := " are damaged and could not be searched.", " Importing them again repairs them."
	if n == 1 {
		words, repair = " is damaged and could not be searched.", " Importing it again repairs it."
	}
	words = bot.Count(n, "stored article") + words
	return bot.Notice{Words: words, Operators: words + repair}
}

// fullSince says to the people who run Quoth that the disk is full, and how many stored articles could not
// be searched for that reason.
func fullSince(since, now time.Time, zone *time.Location, pending int) string {
	layout := "15:04"
	if since.In(zone).Format(time.DateOnly) != now.In(zone).Format(time.DateOnly) {
		layout = "Mon 2 Jan 15:04"
	}
	words := "The disk has been full since " + since.In(zone).Format(layout) + ": answering from what is indexed."
	if pending > 0 {
		words += " Left out: " + bot.Count(pending, "stored article") + "."
	}
	return words
}
