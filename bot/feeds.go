package bot

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Feeds keeps the list of feeds, and asks them. Addresses are as people type them; the errors
// that they can mend are Refusals.
type Feeds interface {
	// Add puts a feed into the list after a look at it; an empty name is the feed's own.
	Add(ctx context.Context, address, name string) (Feed, error)
	Remove(ctx context.Context, address string) error
	List(ctx context.Context) ([]Feed, error)
	// Check asks a feed of the list now. Its Remarks tell what that brought.
	Check(ctx context.Context, address string) (Feed, error)
	// Explain tells what a check would do, with its Items, and changes nothing.
	Explain(ctx context.Context, address string) (Feed, error)
	// Import adds the feeds of a list in OPML, or of the one at an address.
	Import(ctx context.Context, list string) (added, known int, err error)
	// Export is the list in OPML.
	Export(ctx context.Context) (string, error)
}

type feedRequest struct {
	URL string `option:"url,required" help:"the address of the feed" max:"2000"`
}

// feedCommands are the commands about feeds, for those who run Quoth.
func (h handlers) feedCommands() []Command {
	commands := []Command{
		Bind("feeds add", "Add a feed: its articles come in by themselves from then on", h.runFeedsAdd),
		Bind("feeds remove", "Take a feed out of the list; its articles stay", h.runFeedsRemove).Completing("url", h.completeFeed),
		Bind("feeds list", "The feeds, when each answered and what is wrong", h.runFeedsList),
		Bind("feeds check", "Ask a feed now, and tell what it brought", h.runFeedsCheck).Completing("url", h.completeFeed),
		Bind("feeds explain", "What a check of a feed would do, item by item; nothing is changed", h.runFeedsExplain).Completing("url", h.completeFeed),
		Bind("feeds import", "Add the feeds of a list in OPML", h.runFeedsImport),
		Bind("feeds export", "The list of feeds, in OPML", h.runFeedsExport),
	}
	for i := range commands {
		commands[i].Access, commands[i].Holds = Operators, true
		if h.feeds == nil {
			commands[i].Run = refuseFeeds
		}
	}
	return commands
}

func refuseFeeds(context.Context, Call) (Reply, error) {
	return Reply{}, &Refusal{Message: "There is no list of feeds here.", Hint: "Call it where the data folder can be written."}
}

type feedsAddRequest struct {
	URL  string `option:"url,required" help:"the address of an RSS, Atom, RDF or JSON feed" max:"2000"`
	Name string `option:"name" help:"the outlet's name; the feed's own title if left out" max:"100"`
}

func (h handlers) runFeedsAdd(ctx context.Context, r feedsAddRequest) (Reply, error) {
	f, err := h.feeds.Add(ctx, r.URL, r.Name)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Blocks: []Block{Text{"Added. Its newest articles come in with the next check."}, f}}, nil
}

func (h handlers) runFeedsRemove(ctx context.Context, r feedRequest) (Reply, error) {
	err := h.feeds.Remove(ctx, r.URL)
	return told("Removed. The articles that it brought stay."), err
}

type noRequest struct{}

func (h handlers) runFeedsList(ctx context.Context, _ noRequest) (Reply, error) {
	feeds, err := h.feeds.List(ctx)
	if err != nil {
		return Reply{}, err
	}
	if len(feeds) == 0 {
		return told("There are no feeds yet: /feeds add adds one."), nil
	}
	blocks := make([]Block, len(feeds))
	for i, f := range feeds {
		blocks[i] = f
	}
	return Reply{Blocks: blocks}, nil
}

func (h handlers) runFeedsCheck(ctx context.Context, r feedRequest) (Reply, error) {
	f, err := h.feeds.Check(ctx, r.URL)
	return Reply{Blocks: []Block{f}}, err
}

func (h handlers) runFeedsExplain(ctx context.Context, r feedRequest) (Reply, error) {
	f, err := h.feeds.Explain(ctx, r.URL)
	return Reply{Blocks: []Block{f}}, err
}

type feedsImportRequest struct {
	List string `option:"list,required" help:"the list itself, or the address of one; in the terminal a file, or - for standard input"`
}

func (h handlers) runFeedsImport(ctx context.Context, r feedsImportRequest) (Reply, error) {
	added, known, err := h.feeds.Import(ctx, r.List)
	if err != nil {
		return Reply{}, err
	}
	words := "Added " + Count(added, "feed") + "."
	if known > 0 {
		words += fmt.Sprintf(" %d were in the list already.", known)
	}
	return told(words), nil
}

func (h handlers) runFeedsExport(ctx context.Context, _ noRequest) (Reply, error) {
	list, err := h.feeds.Export(ctx)
	return Reply{Blocks: []Block{Document{Name: "feeds.opml", Text: list}}}, err
}

// completeFeed suggests addresses to those who may see them: some hold a subscriber's key.
func (h handlers) completeFeed(ctx context.Context, c Call, typed string) ([]string, error) {
	if c.Access < Operators || h.feeds == nil {
		return nil, nil
	}
	feeds, err := h.feeds.List(ctx)
	var out []string
	for _, f := range feeds {
		if strings.Contains(strings.ToLower(f.URL+" "+f.Name), strings.ToLower(typed)) && len(out) < maxSuggestions {
			out = append(out, f.URL)
		}
	}
	return out, err
}

// freshness is how an outlet's feeds fare.
type freshness struct {
	answered time.Time
	failing  bool
}

// freshnessOf is how the feeds of each outlet fare, by its name. An outlet fails where all
// of its feeds do.
func freshnessOf(feeds []Feed) map[string]freshness {
	out := make(map[string]freshness)
	for _, f := range feeds {
		s, known := out[f.Name]
		s.failing = f.Failing != "" && (s.failing || !known)
		if f.Answered.After(s.answered) {
			s.answered = f.Answered
		}
		out[f.Name] = s
	}
	return out
}
