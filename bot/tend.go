package bot

import (
	"context"
	"time"
)

// tending runs a command that answers from the articles. It runs it again when the index turned
// out to be damaged and was rebuilt meanwhile, or when nothing was found while it was being
// rebuilt. Its replies say when the disk is full and, when they find nothing, how many articles
// are damaged.
func (h handlers) tending(run Handler) Handler {
	return func(ctx context.Context, c Call) (Reply, error) {
		reply, err := run(ctx, c)
		isSilent := err == nil && reply.Outcome == Silent
		if h.library.Heal(ctx, err) || isSilent && h.library.AwaitRepair(ctx) {
			reply, err = run(ctx, c)
		}
		if err != nil {
			return reply, err
		}
		s := h.library.Stats()
		if s.Damaged > 0 && reply.Outcome == Silent {
			reply.Blocks = append(reply.Blocks, Notice{damagedArticles(s.Damaged)})
		}
		if !s.FullSince.IsZero() {
			reply.Blocks = append(reply.Blocks, Notice{fullSince(s.FullSince, c.Now, c.zone(), s.Articles-s.Indexed)})
		}
		return reply, nil
	}
}

// damagedArticles says that a silence does not take in all articles.
func damagedArticles(n int) string {
	if n == 1 {
		return "1 stored article is damaged and could not be searched. Importing it again repairs it."
	}
	return Count(n, "stored article") + " are damaged and could not be searched. Importing them again repairs them."
}

// fullSince tells that the disk is full, and how many stored articles that keeps from answers.
func fullSince(since, now time.Time, zone *time.Location, pending int) string {
	layout := "15:04"
	if since.In(zone).Format(time.DateOnly) != now.In(zone).Format(time.DateOnly) {
		layout = "Mon 2 Jan 15:04"
	}
	words := "The disk has been full since " + since.In(zone).Format(layout) + ": answering from what is indexed."
	if pending > 0 {
		words += " Left out: " + Count(pending, "stored article") + "."
	}
	return words
}
