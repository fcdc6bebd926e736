package feedlist

import (
	"cmp"
	"context"
	"strings"

	"quoth/bot"
)

// Imported counts the feeds of a list that was imported.
type Imported struct {
	Added   int
	Known   int // were in the list already
	Moved   int // of those, have other labels now
	Refused int // have an address that is too long
	// Left are the outlines of the list that are no feeds, each with the reason.
	Left []string
}

// isEmpty reports whether the list had no feed.
func (i Imported) isEmpty() bool { return i.Added+i.Known+i.Refused == 0 }

// leftOut says what of the list is left out, with the reasons; empty if nothing is.
func (i Imported) leftOut() string {
	if len(i.Left) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(i.Left, "; ") + "."
}

type importRequest struct {
	List string `option:"list" help:"its address; in the terminal a file, or - for standard input"`
	File string `option:"file" help:"a file with the list" kind:"file"`
}

// importList imports the list in a file that was attached, or the list that was named.
func (h handlers) importList(ctx context.Context, r importRequest) (bot.Reply, error) {
	if (r.List == "") == (r.File == "") {
		return bot.Reply{}, &bot.Refusal{
			Message: "feeds import takes one list of feeds in OPML.", Hint: "Give it as a file, or give its address.",
		}
	}
	done, err := h.List.Import(ctx, cmp.Or(r.File, r.List))
	if err != nil {
		return bot.Reply{}, err
	}
	if done.isEmpty() {
		return bot.Reply{}, &bot.Refusal{
			Message: "There are no feeds in this list.",
			Hint:    cmp.Or(done.leftOut(), "An outline of a feed has its address as xmlUrl."),
		}
	}
	return bot.Say(done.words()), nil
}

// words says what was done with the feeds of a list.
func (i Imported) words() string {
	words := []string{"Added " + bot.Count(i.Added, "feed") + "."}
	if i.Added > 0 {
		words = append(words, "They are checked from now on.")
	}
	if i.Known > 0 {
		words = append(words, "In the list already: "+bot.Count(i.Known, "feed")+".")
	}
	if i.Moved > 0 {
		words = append(words, "Of those, with other labels now: "+bot.Count(i.Moved, "feed")+".")
	}
	if i.Refused > 0 {
		words = append(words, "Left out, because their address is too long: "+bot.Count(i.Refused, "feed")+".")
	}
	if len(i.Left) > 0 {
		words = append(words, i.leftOut())
	}
	return strings.Join(words, " ")
}

// The file that an export makes.
const (
	exportName = "quoth-feeds.opml"
	exportType = "text/x-opml"
)

type exportRequest struct{}

func (h handlers) export(ctx context.Context, _ exportRequest) (bot.Reply, error) {
	list, err := h.List.Export(ctx)
	return bot.Reply{Blocks: []bot.Block{bot.Document{Name: exportName, Type: exportType, Text: list}}}, err
}
