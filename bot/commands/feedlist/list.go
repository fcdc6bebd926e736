package feedlist

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
)

type listRequest struct{ Call bot.Call }

func (h handlers) list(ctx context.Context, r listRequest) (bot.Reply, error) {
	feeds, err := h.List.List(ctx)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case len(feeds) == 0:
		return bot.Say("There are no feeds yet. The command feeds add adds one."), nil
	}
	if err := h.markQuiet(ctx, feeds, r.Call.Now); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Blocks: layOut(feeds)}, nil
}

// quietFor is how long an outlet has had no new article when its feed counts as quiet.
const quietFor = 30 * 24 * time.Hour

// markQuiet marks the feeds that answer while their outlet has had no new article for long.
func (h handlers) markQuiet(ctx context.Context, feeds []bot.Feed, now time.Time) error {
	if h.Newest == nil {
		return nil
	}
	newest, err := h.Newest(ctx)
	if err != nil {
		return err
	}
	for i, f := range feeds {
		switch last := newest[f.Name]; {
		case last.IsZero():
			feeds[i].Quiet = "no dated article so far"
		case now.Sub(last) > quietFor:
			feeds[i].Quiet = "newest article of " + last.Format("2 January 2006")
		}
	}
	return nil
}

// advice says what to do about the feeds of a state; empty: nothing.
var advice = map[bot.FeedState]string{
	bot.FeedFailing: "The command feeds explain shows what the address says now. If the site has a new one, add that " +
		"and remove the old one.",
	bot.FeedNew:   "The next round of checks asks them. The command feeds check asks one now.",
	bot.FeedQuiet: "They answer, but bring hardly any news. The command feeds explain shows what they hold.",
}

// layOut returns feeds below a heading for each state, with their number.
func layOut(feeds []bot.Feed) []bot.Block {
	feeds = slices.SortedStableFunc(slices.Values(feeds), byState)
	count := make(map[bot.FeedState]int)
	for _, f := range feeds {
		count[f.State()]++
	}
	var out []bot.Block
	for i, f := range feeds {
		if state := f.State(); i == 0 || feeds[i-1].State() != state {
			out = append(out, bot.Heading{Words: fmt.Sprintf("%s: %d", state, count[state]), Note: advice[state]})
		}
		f.Brief = true
		out = append(out, f)
	}
	return out
}

// byState orders feeds by what there is to do about them: those that have failed for longest first.
func byState(a, b bot.Feed) int {
	if c := cmp.Compare(a.State(), b.State()); c != 0 {
		return c
	}
	if a.State() == bot.FeedFailing {
		if c := a.Answered.Compare(b.Answered); c != 0 {
			return c
		}
	}
	return strings.Compare(strings.ToLower(cmp.Or(a.Name, a.URL)), strings.ToLower(cmp.Or(b.Name, b.URL)))
}
