package commands_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/commands/feedlist"
)

// feedList is a list of feeds that remembers what was asked of it.
type feedList struct {
	feeds []bot.Feed
	err   error
	asked []string
}

func (l *feedList) note(words ...string) error {
	l.asked = append(l.asked, strings.Join(words, " "))
	return l.err
}

func (l *feedList) Add(_ context.Context, address string, w feedlist.Wanted) (feedlist.Addition, error) {
	if address == "packet.example" && w.Number == 0 {
		return feedlist.Addition{Found: foundFeeds(), Left: 4}, l.note("find", address)
	}
	return feedlist.Addition{Feed: bot.Feed{Name: w.Name, URL: address}}, l.note("add", address, w.Name, fmt.Sprint(w.Number))
}
func (l *feedList) Remove(_ context.Context, address string) error { return l.note("remove", address) }
func (l *feedList) List(context.Context) ([]bot.Feed, error)       { return l.feeds, l.err }
func (l *feedList) Check(_ context.Context, address string) (bot.Feed, error) {
	return bot.Feed{URL: address, Remarks: []string{"2 new"}}, l.note("check", address)
}
func (l *feedList) Explain(_ context.Context, address string) (bot.Feed, error) {
	return bot.Feed{URL: address, Items: []bot.FeedItem{{Title: "Ferry back", Action: "known already"}}},
		l.note("explain", address)
}
func (l *feedList) Import(_ context.Context, list string) (feedlist.Imported, error) {
	return map[string]feedlist.Imported{
		"<opml/>": {Added: 2, Known: 1}, "https://cdn.example/list.opml": {Added: 1, Refused: 2}, "known": {Known: 3}, "moved": {Known: 3, Moved: 2},
		"odder": {Left: []string{"“Odd” (it has no address)"}}, "odd": {Added: 1, Left: []string{"“Odd” (it has no address)", "and 3 more"}},
	}[list], l.note("import", list)
}
func (l *feedList) Export(context.Context) (string, error) { return "<opml/>", l.note("export") }

const packetFeed = "https://packet.example/feed"

func packet() bot.Feed {
	return bot.Feed{Name: "Quenby Packet", URL: packetFeed, Answered: asked.Add(-time.Hour), Due: asked.Add(time.Hour)}
}

func brief(f bot.Feed) bot.Feed {
	f.Brief = true
	return f
}

// foundFeeds returns the feeds that packet.example has. The second is in the list already.
func foundFeeds() []bot.FoundFeed {
	return []bot.FoundFeed{
		{Number: 1, Title: "Quenby Packet", URL: packetFeed, Items: 12, Newest: asked, Full: true},
		{Number: 2, Title: "Packet: Sport", URL: packetFeed + "/sport", Listed: true},
		{Number: 3, URL: packetFeed + "/comments", Items: 1},
	}
}

// callFeeds calls a command. Options are given as name, value, name, value.
func callFeeds(list commands.Feeds, access bot.Access, command string, options ...string) bot.Reply {
	c := bot.Call{Command: command, Options: make(map[string]string), Now: asked, Access: access}
	for i := 0; i < len(options); i += 2 {
		c.Options[options[i]] = options[i+1]
	}
	return bot.NewRouter(commands.Table(commands.Services{Feeds: list}), nil).Serve(context.Background(), c)
}

func TestFeedsCommands(t *testing.T) {
	tests := []struct {
		command string
		options []string
		asked   string
		want    []bot.Block
	}{
		{"feeds add", []string{"url", "packet.example/feed", "name", "Packet"}, "add packet.example/feed Packet 0",
			[]bot.Block{bot.Text{Words: "Added. The next check stores its newest articles."},
				bot.Feed{Name: "Packet", URL: "packet.example/feed"}}},
		{"feeds remove", []string{"url", packetFeed}, "remove " + packetFeed,
			[]bot.Block{bot.Text{Words: "Removed. Its articles stay."}}},
		{"feeds check", []string{"url", packetFeed}, "check " + packetFeed,
			[]bot.Block{bot.Feed{URL: packetFeed, Remarks: []string{"2 new"}}}},
		{"feeds explain", []string{"url", packetFeed}, "explain " + packetFeed,
			[]bot.Block{bot.Feed{URL: packetFeed, Items: []bot.FeedItem{{Title: "Ferry back", Action: "known already"}}}}},
		{"feeds import", []string{"list", "<opml/>"}, "import <opml/>",
			[]bot.Block{bot.Text{Words: "Added 2 feeds. They are checked from now on. In the list already: 1 feed."}}},
		{"feeds import", []string{"file", "https://cdn.example/list.opml"}, "import https://cdn.example/list.opml",
			[]bot.Block{bot.Text{Words: "Added 1 feed. They are checked from now on. " +
				"Left out, because their address is too long: 2 feeds."}}},
		{"feeds import", []string{"list", "known"}, "import known",
			[]bot.Block{bot.Text{Words: "Added 0 feeds. In the list already: 3 feeds."}}},
		{"feeds import", []string{"list", "moved"}, "import moved",
			[]bot.Block{bot.Text{Words: "Added 0 feeds. In the list already: 3 feeds. Of those, with other labels now: 2 feeds."}}},
		{"feeds import", []string{"list", "odd"}, "import odd",
			[]bot.Block{bot.Text{Words: "Added 1 feed. They are checked from now on. Left out: “Odd” (it has no address); and 3 more."}}},
		{"feeds export", nil, "export",
			[]bot.Block{bot.Document{Name: "quoth-feeds.opml", Type: "text/x-opml", Text: "<opml/>"}}},
		{"feeds list", nil, "", []bot.Block{bot.Heading{Words: "Fine: 1"}, brief(packet())}},
	}
	for _, tt := range tests {
		t.Run(tt.command, func(t *testing.T) {
			list := &feedList{feeds: []bot.Feed{packet()}}
			reply := callFeeds(list, bot.Operators, tt.command, tt.options...)
			if diff := cmp.Diff(tt.want, reply.Blocks); diff != "" || reply.Outcome != bot.Answered {
				t.Errorf("outcome %d, blocks (-want +got):\n%s", reply.Outcome, diff)
			}
			if got := strings.Join(list.asked, ", "); got != tt.asked {
				t.Errorf("asked for %q, want %q", got, tt.asked)
			}
		})
	}
}

// Of several feeds none is added: each that is not in the list yet has a button that adds it.
func TestFeedsAddOffersSeveral(t *testing.T) {
	list := &feedList{}
	reply := callFeeds(list, bot.Operators, "feeds add", "url", "packet.example", "name", "Packet")
	want := []bot.Block{bot.Text{Words: "This page leads to 3 feeds. Choose one; none was added so far. " +
		"Its further links to feeds were not followed (4): one of those can be added by its own address."}}
	for _, f := range foundFeeds() {
		want = append(want, f)
	}
	if diff := cmp.Diff(want, reply.Blocks); diff != "" || reply.Outcome != bot.Undecided {
		t.Errorf("outcome %v, blocks (-want +got):\n%s", reply.Outcome, diff)
	}
	add := func(url string) bot.Call {
		return bot.Call{Command: "feeds add", Options: map[string]string{"url": url, "name": "Packet"}}
	}
	actions := []bot.Action{
		{Kind: bot.Show, Label: "Add 1", Call: add(packetFeed), About: 2},
		{Kind: bot.Show, Label: "Add 3", Call: add(packetFeed + "/comments"), About: 4},
	}
	if diff := cmp.Diff(actions, reply.Actions); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
	reply = callFeeds(list, bot.Operators, "feeds add", "url", "packet.example", "number", "2")
	if reply.Outcome != bot.Answered || strings.Join(list.asked, ", ") != "find packet.example, add packet.example  2" {
		t.Errorf("outcome %v, asked for %q", reply.Outcome, list.asked)
	}
	lines := []string{"12 items, the newest of 7 January 2026; whole texts", "no items; in the list already", "1 item"}
	for i, f := range foundFeeds() {
		if got := f.Line(); got != lines[i] {
			t.Errorf("line %q, want %q", got, lines[i])
		}
	}
}

func TestFeedsImportTakesOneList(t *testing.T) {
	for name, options := range map[string][]string{
		"none": nil, "two": {"list", "<opml/>", "file", "https://cdn.example/list.opml"}, "one of no feeds": {"list", "<opml></opml>"},
	} {
		reply := callFeeds(&feedList{}, bot.Operators, "feeds import", options...)
		if got := refusal(t, reply); got.Hint == "" {
			t.Errorf("%s: refused as %+v, want what to do", name, got)
		}
	}
}

// A list without feeds says what it has instead.
func TestFeedsImportNamesWhatIsNoFeed(t *testing.T) {
	got := refusal(t, callFeeds(&feedList{}, bot.Operators, "feeds import", "list", "odder"))
	if want := "Left out: “Odd” (it has no address)."; got.Hint != want {
		t.Errorf("hint %q, want %q", got.Hint, want)
	}
}

func TestNoFeedsYet(t *testing.T) {
	reply := callFeeds(&feedList{}, bot.Operators, "feeds list")
	if diff := cmp.Diff([]bot.Block{bot.Text{Words: "There are no feeds yet. The command feeds add adds one."}},
		reply.Blocks); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// The list is for those who run Quoth: addresses may hold a subscriber's key.
func TestFeedsAreForOperators(t *testing.T) {
	list := &feedList{feeds: []bot.Feed{packet()}}
	table := commands.Table(commands.Services{Feeds: list})
	for _, c := range table {
		if !strings.HasPrefix(c.Name, "feeds ") {
			continue
		}
		for _, access := range []bot.Access{bot.Everyone, bot.Managers} {
			refusal(t, callFeeds(list, access, c.Name, "url", packetFeed, "list", "x"))
		}
	}
	if len(list.asked) > 0 {
		t.Errorf("asked for %q by those who may not", list.asked)
	}
	router := bot.NewRouter(table, nil)
	for access, want := range map[bot.Access][]bot.Suggestion{
		bot.Everyone: nil, bot.Managers: nil, bot.Operators: {{Label: "Quenby Packet: fine", Value: packetFeed}},
	} {
		got := router.Complete(t.Context(), bot.Call{Command: "feeds remove", Access: access}, "url", "quenby")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("access %d completes (-want +got):\n%s", access, diff)
		}
	}
}

func TestFeedsGoWrong(t *testing.T) {
	for _, tt := range []struct {
		name string
		list commands.Feeds
		want bot.Outcome
	}{
		{"what a person can put right", &feedList{err: &bot.Refusal{Message: "This feed is in the list already."}},
			bot.Refused},
		{"what broke", &feedList{err: errors.New("disk full")}, bot.Failed},
		{"no list", nil, bot.Refused},
	} {
		for _, command := range []string{"feeds add", "feeds remove", "feeds check", "feeds explain"} {
			if reply := callFeeds(tt.list, bot.Operators, command, "url", packetFeed); reply.Outcome != tt.want ||
				len(reply.Blocks) != 1 {
				t.Errorf("%s: %s: outcome %d with %v, want %d", tt.name, command, reply.Outcome, reply.Blocks, tt.want)
			}
		}
	}
}

// An outlet is as fresh as the freshest of its feeds, and fails when all of them do.
func TestSourcesSayHowFresh(t *testing.T) {
	at := func(name, failing string, hoursAgo int) bot.Feed {
		return bot.Feed{Name: name, URL: packetFeed, Failing: failing,
			Answered: asked.Add(-time.Duration(hoursAgo) * time.Hour)}
	}
	list := &feedList{feeds: []bot.Feed{
		at("Tavel Post", "no such host", 30), at("Tavel Post", "", 2), at("Tavel Post", "gone", 5),
		at("Sorrel Valley Echo", "gone", 9), at("Sorrel Valley Echo", "gone", 7), {Name: "Orlo Bell", URL: packetFeed},
	}}
	services := commands.Services{Library: commands.Fixed(openLibrary(t, articles()...)), Feeds: list}
	reply := bot.NewRouter(commands.Table(services), nil).Serve(t.Context(), bot.Call{Command: "sources", Now: asked})
	type fresh struct {
		Name, Feeding string
		Articles      int
		Answered      time.Time
	}
	var got []fresh
	for _, s := range blocks[bot.Source](reply) {
		got = append(got, fresh{s.Name, s.Feeding().Words, s.Articles, s.Answered})
	}
	want := []fresh{
		{"Sorrel Valley Echo", "its feed does not answer; it last did", 1, asked.Add(-7 * time.Hour)},
		{"Tavel Post", "its feed last answered", 1, asked.Add(-2 * time.Hour)},
		{"Orlo Bell", "", 0, time.Time{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

func TestFeedShowsItsChecks(t *testing.T) {
	tests := []struct {
		name    string
		f       bot.Feed
		moments []bot.Moment
		lines   []string
	}{
		{"new", bot.Feed{Due: asked}, []bot.Moment{{Words: "Next check", At: asked}}, []string{"Not checked yet"}},
		{"fine", bot.Feed{Answered: asked, Why: "the interval"}, []bot.Moment{{Words: "Answered", At: asked}},
			[]string{"Not sooner because: the interval"}},
		{"failing", bot.Feed{Failing: "gone", Failures: 1, Remarks: []string{"Damaged"}}, nil,
			[]string{"Failing: gone", "Damaged"}},
		{"dead", bot.Feed{Answered: asked, Dead: asked, Failing: "gone", Failures: 7},
			[]bot.Moment{{Words: "Answered", At: asked}, {Words: "Dead since", At: asked}},
			[]string{"Failing, 7 times in a row: gone"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.moments, tt.f.Moments()); diff != "" {
			t.Errorf("%s: moments (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.lines, tt.f.Lines()); diff != "" {
			t.Errorf("%s: lines (-want +got):\n%s", tt.name, diff)
		}
	}
	for want, item := range map[string]bot.FeedItem{
		"“Ferry back” (2026-01-07): known already": {Title: "Ferry back", Link: "https://packet.example/1", Published: asked,
			Action: "known already"},
		"“https://packet.example/1”: new": {Link: "https://packet.example/1", Action: "new"},
	} {
		if got := item.Line(); got != want {
			t.Errorf("item: got %q, want %q", got, want)
		}
	}
}
