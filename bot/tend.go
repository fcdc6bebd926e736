package bot

import (
	"context"
	"time"
)

// tending is a command that answers from the articles, put again where it came upon a damaged
// index, or found nothing while that was being rebuilt. Its replies say that the disk is full and,
// where they find nothing, that articles are damaged.
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
			reply.Blocks = append(reply.Blocks, Notice{Count(s.Damaged, "stored article") + " could not be read, and may say more: importing it again repairs it."})
		}
		if !s.FullSince.IsZero() {
			reply.Blocks = append(reply.Blocks, Notice{fullSince(s.FullSince, c.Now, c.zone(), s.Articles-s.Indexed)})
		}
		return reply, nil
	}
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
