package commands

import (
	"context"
	"fmt"
	"strings"

	"quoth/bot"
)

type feedRequest struct {
	URL string `option:"url,required" help:"the address of the feed" max:"2000"`
}

// feedCommands returns the commands about feeds, for the people who run Quoth.
func (h handlers) feedCommands() []bot.Command {
	commands := []bot.Command{
		bot.Bind("feeds add",
			"Add a feed: from then on its new articles are stored",
			h.runFeedsAdd),
		bot.Bind("feeds remove", "Remove a feed from the list; its articles stay", h.runFeedsRemove).
			Completing("url", h.completeFeed),
		bot.Bind("feeds list", "The feeds, when each answered and what is wrong", h.runFeedsList),
		bot.Bind("feeds check", "Check a feed now, and report what is new", h.runFeedsCheck).
			Completing("url", h.completeFeed),
		bot.Bind("feeds explain",
			"What a check of a feed would do, item by item; nothing is changed",
			h.runFeedsExplain).
			Completing("url", h.completeFeed),
		bot.Bind("feeds import", "Add the feeds of a list in OPML", h.runFeedsImport),
		bot.Bind("feeds export", "The list of feeds, in OPML", h.runFeedsExport),
	}
	for i := range commands {
		commands[i].Access, commands[i].Exclusive = bot.Operators, true
		if h.Feeds == nil {
			commands[i].Run = refuseFeeds
		}
	}
	return commands
}

// refuseFeeds refuses a command about feeds where there is no list of them.
func refuseFeeds(context.Context, bot.Call) (bot.Reply, error) {
	return bot.Reply{}, &bot.Refusal{
		Message: "The list of feeds cannot be reached here.", Hint: "Use a Quoth that can write the data folder.",
	}
}

type feedsAddRequest struct {
	URL  string `option:"url,required" help:"the address of an RSS, Atom, RDF or JSON feed" max:"2000"`
	Name string `option:"name" help:"the outlet's name; the feed's own title if left out" max:"100"`
}

func (h handlers) runFeedsAdd(ctx context.Context, r feedsAddRequest) (bot.Reply, error) {
	f, err := h.Feeds.Add(ctx, r.URL, r.Name)
	if err != nil {
		return bot.Reply{}, err
	}
	words := "Added. The next check stores its newest articles."
	return bot.Reply{Blocks: []bot.Block{bot.Text{Words: words}, f}}, nil
}

func (h handlers) runFeedsRemove(ctx context.Context, r feedRequest) (bot.Reply, error) {
	err := h.Feeds.Remove(ctx, r.URL)
	return say("Removed. Its articles stay."), err
}

type noRequest struct{}

func (h handlers) runFeedsList(ctx context.Context, _ noRequest) (bot.Reply, error) {
	feeds, err := h.Feeds.List(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(feeds) == 0 {
		return say("There are no feeds yet. The command feeds add adds one."), nil
	}
	blocks := make([]bot.Block, len(feeds))
	for i, f := range feeds {
		blocks[i] = f
	}
	return bot.Reply{Blocks: blocks}, nil
}

func (h handlers) runFeedsCheck(ctx context.Context, r feedRequest) (bot.Reply, error) {
	f, err := h.Feeds.Check(ctx, r.URL)
	return bot.Reply{Blocks: []bot.Block{f}}, err
}

func (h handlers) runFeedsExplain(ctx context.Context, r feedRequest) (bot.Reply, error) {
	f, err := h.Feeds.Explain(ctx, r.URL)
	return bot.Reply{Blocks: []bot.Block{f}}, err
}

type feedsImportRequest struct {
	List string `option:"list,required" help:"the list, or its address; in the terminal a file, or - for standard input"`
}

func (h handlers) runFeedsImport(ctx context.Context, r feedsImportRequest) (bot.Reply, error) {
	added, known, err := h.Feeds.Import(ctx, r.List)
	if err != nil {
		return bot.Reply{}, err
	}
	words := "Added " + bot.Count(added, "feed") + "."
	if known > 0 {
		words += fmt.Sprintf(" Already in the list: %d.", known)
	}
	return say(words), nil
}

func (h handlers) runFeedsExport(ctx context.Context, _ noRequest) (bot.Reply, error) {
	list, err := h.Feeds.Export(ctx)
	return bot.Reply{Blocks: []bot.Block{bot.Document{Name: "feeds.opml", Text: list}}}, err
}

// completeFeed suggests the addresses of feeds, but only to the people who run Quoth: some
// addresses hold a subscriber's key.
func (h handlers) completeFeed(ctx context.Context, c bot.Call, typed string) ([]string, error) {
	if c.Access < bot.Operators || h.Feeds == nil {
		return nil, nil
	}
	feeds, err := h.Feeds.List(ctx)
	var out []string
	for _, f := range feeds {
		text := strings.ToLower(f.URL + " " + f.Name)
		if strings.Contains(text, strings.ToLower(typed)) && len(out) < maxSuggestions {
			out = append(out, f.URL)
		}
	}
	return out, err
}
