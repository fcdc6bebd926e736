package discord

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands/feedlist"
	"quoth/bot/discord/loopback"
)

// packetFeeds is a list of feeds for one site, which has three.
type packetFeeds struct {
	others
	added []string
}

type others = feedlist.List // the methods that nobody calls

const packetFeed = "https://packet.example/feed?key=" // and a long key

func (l *packetFeeds) Add(_ context.Context, address string, w feedlist.Wanted) (feedlist.Addition, error) {
	if address != "packet.example" {
		l.added = append(l.added, address+" "+w.Name)
		return feedlist.Addition{Feed: bot.Feed{Name: w.Name, URL: address}}, nil
	}
	var out feedlist.Addition
	for i := range 3 {
		out.Found = append(out.Found, bot.FoundFeed{Number: i + 1, Title: "@everyone <@1>", Items: i, Newest: asked, Listed: i == 1,
			URL: packetFeed + fmt.Sprint(i) + strings.Repeat("k", 400)})
	}
	return out, nil
}

// Of several feeds of a site, each that is not in the list yet has a button that adds it. The list and the buttons
// are for the people who run Quoth: to anybody else, a button is refused.
func TestFeedsAreChosenByButton(t *testing.T) {
	list := &packetFeeds{}
	w := connected(t, loopback.ForTest(t, loopback.Options{}), feedlist.Commands(feedlist.Options{List: list}),
		Options{Operators: []string{loopback.UserID}, Pace: unhurried})
	a := w.ask(loopback.Slash("feeds add", option("url", "packet.example"), option("name", "Packet")))
	m := parsed(t, a.Data)
	if !a.Ephemeral || !strings.Contains(m.words(), "leads to 3 feeds") || !strings.Contains(m.words(), "in the list already") {
		t.Errorf("private %t, %q", a.Ephemeral, m.words())
	}
	if strings.Contains(m.words(), " @everyone") || strings.Contains(string(a.Data), `"Add 2"`) || strings.Contains(string(a.Data), `"Share"`) {
		t.Errorf("answered with %s", a.Data)
	}
	for label, n := range map[string]int{"Add 1": 0, "Add 3": 2} {
		list.added = nil
		press := loopback.Press(m.buttonID(t, label), by(loopback.UserID, a))
		got := w.ask(press)
		want := packetFeed + fmt.Sprint(n) + strings.Repeat("k", 400) + " Packet"
		if words := parsed(t, got.Data).words(); !got.Ephemeral || got.Callback != 4 || !strings.Contains(words, "\nAdded.") ||
			fmt.Sprint(list.added) != fmt.Sprint([]string{want}) {
			t.Errorf("%s: private %t, callback %d, %q, added %q", label, got.Ephemeral, got.Callback, words, list.added)
		}
		press.User = somebodyElse
		if words := parsed(t, w.ask(press).Data).words(); !strings.Contains(words, "only for the people who run Quoth") || len(list.added) != 1 {
			t.Errorf("%s by somebody else: %q, added %q", label, words, list.added)
		}
	}
}

// Looking for feeds takes long: the answer is announced, and has its buttons when it comes.
func TestFeedsAreFoundSlowly(t *testing.T) {
	list := &slowFeeds{}
	w := connected(t, loopback.ForTest(t, loopback.Options{}), feedlist.Commands(feedlist.Options{List: list}),
		Options{Operators: []string{loopback.UserID}, Quick: 20 * time.Millisecond, Pace: unhurried})
	a := w.ask(loopback.Slash("feeds add", option("url", "packet.example")))
	if !a.Deferred || !a.Ephemeral || parsed(t, a.Data).buttonID(t, "Add 1") == "" {
		t.Errorf("deferred %t, private %t, %s", a.Deferred, a.Ephemeral, a.Data)
	}
}

type slowFeeds struct{ packetFeeds }

func (l *slowFeeds) Add(ctx context.Context, address string, w feedlist.Wanted) (feedlist.Addition, error) {
	time.Sleep(300 * time.Millisecond)
	return l.packetFeeds.Add(ctx, address, w)
}
