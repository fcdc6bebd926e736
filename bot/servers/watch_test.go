package servers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	commandwatch "quoth/bot/commands/watch"
	"quoth/bot/discord"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/discord/pace"
	"quoth/bot/golden"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
	"quoth/bot/watch"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

var unhurried = pace.Rates{User: pace.Rate{PerSecond: 1000, Burst: 1000}}

// manager is the permission Manage Server.
const manager = 1 << 5

// town is a bot with all about watches, connected to a Discord of this machine.
type town struct {
	*testing.T
	server  *loopback.Server
	set     *Servers
	library *retrieval.Library
	watches *watch.Loop
	script  bytes.Buffer // what was called, and what was answered
}

func newTown(t *testing.T) *town {
	t.Helper()
	server := loopback.ForTest(t, loopback.Options{})
	s := newServers(t)
	s.now = time.Now
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	w := &town{T: t, server: server, set: s, library: library}
	w.arrive("Footbridge at Tavel to stay shut", "The footbridge over the Sorrel will stay shut. Mayor Odile Brandt said the railings had rusted through.")
	services := commands.Services{Library: commands.Fixed(library), Servers: s, Watches: s}
	b := discord.New(bot.NewRouter(commands.Table(services), nil), discord.Options{Store: s.store, Pace: unhurried})
	options := gateway.Options{Token: "any", APIBase: server.URL, Log: slog.New(slog.DiscardHandler), Left: s.Leave}
	client, err := options.Client()
	if err != nil {
		t.Fatal(err)
	}
	poster := Poster{b.Poster(client)}
	s.Check = poster.Check
	w.watches = watch.New(watch.Options{
		Ledger: s.store, Poster: Messenger(poster),
		Source: Alerts{Services: services, Now: time.Now, Await: func(context.Context, string) (func(), error) { return func() {}, nil }},
	})
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { _ = gateway.Run(ctx, options, b) })
	t.Cleanup(func() { cancel(); running.Wait() })
	return w
}

// arrive adds an article that was published an hour ago.
func (w *town) arrive(title, text string) {
	w.Helper()
	a := news.New(news.Article{
		Key: news.Key(title), Source: "Tavel Post", Title: title, Text: text, URL: "https://tavelpost.example/" + strings.Fields(title)[0],
		Published: time.Now().Add(-time.Hour),
	})
	if _, err := w.library.Add(w.Context(), []*news.Article{a}); err != nil {
		w.Fatal(err)
	}
}

// call calls a command and writes it to the script.
func (w *town) call(permissions uint64, name string, options ...loopback.Option) loopback.Answer {
	w.Helper()
	i := loopback.Slash(name, options...)
	i.Permissions = permissions
	line := "/" + name
	for _, o := range options {
		line += fmt.Sprintf(" %s:%v", o.Name, o.Value)
	}
	if permissions == manager {
		line += " (by a manager)"
	}
	return w.send(line, i)
}

func (w *town) send(line string, i loopback.Interaction) loopback.Answer {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.Context(), 20*time.Second)
	defer cancel()
	id, err := w.server.Send(ctx, i)
	if err != nil {
		w.Fatal(err)
	}
	answer, err := w.server.Reply(ctx, id)
	if err != nil {
		w.Fatal(err)
	}
	w.note(line, answer.Data)
	return answer
}

// look runs the loop of the watches until a place has more messages, and writes the last one to the script.
func (w *town) look(place, name string) json.RawMessage {
	w.Helper()
	before := len(w.server.Messages(place))
	ctx, cancel := context.WithTimeout(w.Context(), 20*time.Second)
	defer cancel()
	var running sync.WaitGroup
	running.Go(func() { w.watches.Run(ctx) })
	for len(w.server.Messages(place)) == before && ctx.Err() == nil {
		time.Sleep(5 * time.Millisecond)
	}
	for w.isUnderWay() && ctx.Err() == nil {
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	running.Wait()
	all := w.server.Messages(place)
	if len(all) != before+1 {
		w.Fatalf("%s has %d messages, want %d", name, len(all), before+1)
	}
	w.note("a message "+name, all[len(all)-1])
	return all[len(all)-1]
}

// isUnderWay reports whether an alert is planned.
func (w *town) isUnderWay() bool {
	all, _ := w.set.store.Watches()
	for _, one := range all {
		if one.Alert != nil {
			return true
		}
	}
	return false
}

// sent is a message, in the parts that people see.
type sent struct {
	Content string
	Flags   int
	Embeds  []struct {
		Title, URL, Description string
		Author                  struct{ Name string }
		Footer                  struct{ Text string }
		Fields                  []struct{ Name, Value string }
	}
	Components []struct {
		Components []struct {
			Label    string
			URL      string
			CustomID string `json:"custom_id"`
			Options  []struct{ Label, Value string }
		}
	}
	Choices []struct{ Name, Value string }
}

// changing matches what is another one at each run: moments, and the fragments of addresses.
var changing = regexp.MustCompile(`<t:\d+|\d{4}-\d\d-\d\d`)

// note writes what people see to the script.
func (w *town) note(line string, message json.RawMessage) {
	w.Helper()
	var m sent
	if err := json.Unmarshal(message, &m); err != nil {
		w.Fatalf("%v in %s", err, message)
	}
	fmt.Fprintf(&w.script, "## %s\n", line)
	if m.Flags&(1<<6) != 0 {
		fmt.Fprintln(&w.script, "(only the caller sees it)")
	}
	write := func(words ...string) {
		for _, s := range words {
			if s != "" {
				fmt.Fprintln(&w.script, changing.ReplaceAllString(s, "<t:TIME"))
			}
		}
	}
	write(m.Content)
	for _, e := range m.Embeds {
		write(e.Author.Name, e.Title, e.Description)
		for _, f := range e.Fields {
			write(f.Name, f.Value)
		}
		write(e.Footer.Text)
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			label := c.Label
			for _, o := range c.Options {
				label += "\n  - " + o.Label
			}
			write("[" + label + "]")
		}
	}
	for _, c := range m.Choices {
		write("- " + c.Name + " = " + c.Value)
	}
	fmt.Fprintln(&w.script)
}

// button returns the custom id of a button of a message.
func (w *town) button(message json.RawMessage, label string) string {
	w.Helper()
	var m sent
	if err := json.Unmarshal(message, &m); err != nil {
		w.Fatal(err)
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			if c.Label == label {
				return c.CustomID
			}
		}
	}
	w.Fatalf("no button %q in %s", label, message)
	return ""
}

func subjectOption(words string) loopback.Option { return loopback.Option{Name: "about", Value: words} }

// From the first watch to the last: what people read when they set watches, when something comes up, and when they
// remove them.
func TestWatchesAsPeopleSeeThem(t *testing.T) {
	w := newTown(t)
	channel := loopback.Option{Name: "channel", Value: loopback.Channel(loopback.ChannelID)}
	quiet := loopback.Option{Name: "quiet", Value: "11pm to 7am"}
	number := func(words string) loopback.Option { return loopback.Option{Name: "watch", Value: words} }
	w.call(0, "watch list")
	w.call(0, "watch remove", number("1"))
	w.call(0, "watch add", subjectOption("the"))
	w.call(0, "watch add", subjectOption("Who is the mayor?"))
	w.call(0, "watch add", subjectOption("otters"), loopback.Option{Name: "quiet", Value: "at night"})
	w.call(0, "watch add", subjectOption("otters"), channel)
	w.call(0, "watch add", subjectOption("Odile Brant"))
	w.call(0, "watch list")
	w.call(0, "watch add", subjectOption("odile brandt"))
	w.call(manager, "watch add", subjectOption("otters"), channel)
	w.call(0, "watch add", subjectOption("“Nobody crosses before Easter”"), quiet)
	if ok, err := w.set.store.DropWatch(loopback.GuildID, 3); !ok || err != nil {
		t.Fatalf("%t, %v after\n%s", ok, err, w.script.String()) // at night it would tell nothing
	}
	w.call(0, "watch add", subjectOption("“Nobody crosses before Easter”"))
	other := loopback.Slash("watch list")
	other.User, other.Permissions = "1000000000000000021", manager
	w.send("/watch list (by another manager)", other)

	w.arrive("Council meets", "The council met until late. Mayor Odile Brandt promised a ferry until the footbridge is repaired. Tea was served.")
	w.look(loopback.DirectID, "to the person")
	w.arrive("Otters counted", "Volunteers counted 31 otters by the mill on Sunday. It was the highest number since counting began.")
	w.arrive("Otters in court", "A judge heard nine witnesses on who owns the weir. The otters were not heard, their lawyer said.")
	w.arrive("Weir opens", "The weir at Orle opened with a brass band. Two otters stole the cake of the baker.")
	w.arrive("Boats race", "Forty boats raced to the lighthouse. A pair of otters came third and were given fish.")
	w.look(loopback.ChannelID, "in the channel")
	w.arrive("Railings rust", "The gate stays locked. “Nobody crosses before Easter,” said Piet Harrow, who keeps the keys.")
	quoted := w.look(loopback.DirectID, "to the person")

	w.call(0, "watch list")
	w.send("typing: /watch remove watch:o", loopback.Typing("watch remove", number("o")))
	press := loopback.Press(w.button(quoted, "End this watch"), quoted)
	press.Direct = true
	w.send("the button “End this watch”, in the direct message", press)
	w.call(0, "watch remove", number("ODILE BRANDT"))
	w.call(0, "watch remove", number("2"))
	w.call(0, "watch list")
	golden.Check(t, "watch.txt", w.script.Bytes())
}

// A message that was sent before a crash is found in the channel, and not sent again.
func TestAlertIsFound(t *testing.T) {
	w := newTown(t)
	channel := settings.Watch{Channel: loopback.ChannelID}
	for name, of := range map[string]settings.Watch{"a channel": channel, "a forum": {Channel: forumID}, "a person": {}} {
		of.Server, of.User, of.About, of.Zone = loopback.GuildID, loopback.UserID, name, "UTC"
		of.SetAt, of.LookedAt = time.Now(), time.Now()
		of.Alert = &settings.Alert{Key: guild.Key(name), PlannedAt: time.Now()}
		m := w.watches.Poster
		if found, err := m.Find(t.Context(), of); found || err != nil {
			t.Errorf("%s: before it is sent: %t, %v", name, found, err)
		}
		if err := m.Post(t.Context(), of, bot.Say("It came up.")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if found, err := m.Find(t.Context(), of); !found || err != nil {
			t.Errorf("%s: after it was sent: %t, %v", name, found, err)
		}
	}
}

// A person who takes no messages, and a channel that is gone, are refusals that switch a watch off in the end.
func TestAlertRefused(t *testing.T) {
	for name, f := range map[string]loopback.Fault{
		"closed": {Method: "POST", Path: "/channels/*/messages", Status: 403, Body: `{"message":"Cannot send messages to this user","code":50007}`},
		"alone":  {Method: "POST", Path: "/users/@me/channels", Status: 400, Body: `{"message":"no","code":50278}`},
		"gone":   {Method: "POST", Path: "/users/@me/channels", Status: 404, Body: `{"message":"Unknown User","code":10013}`},
	} {
		server := loopback.ForFaults(t, loopback.Options{})
		server.Fail(f)
		p := newProcess(t, server)
		err := Messenger{p.poster.Poster}.Post(t.Context(), settings.Watch{User: loopback.UserID, Alert: &settings.Alert{Key: guild.Key(name)}}, bot.Say("It came up."))
		if refused, ok := errors.AsType[*schedule.Refused](err); !ok || !strings.Contains(refused.Reason, "direct messages") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The watches of a server are deleted with it, and those of direct messages stay.
func TestWatchesOfALeftServer(t *testing.T) {
	s := newServers(t)
	base := settings.Watch{User: "7", About: "otters", Zone: "UTC", SetAt: tuesday}
	inChannel, toPerson, direct := base, base, base
	inChannel.Server, inChannel.Channel = "81", "207"
	toPerson.Server, toPerson.About = "81", "ferry"
	for _, w := range []settings.Watch{inChannel, toPerson, direct} {
		if _, err := s.AddWatch(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := s.Kept("81")
	text := strings.Join(kept, "\n")
	if err != nil || !strings.Contains(text, "Watch 1 in channel 207 (#news), set by user 7 on 2026-01-06: “otters”") ||
		!strings.Contains(text, "Watches by direct message: 1.") || strings.Contains(text, "ferry") {
		t.Errorf("kept %s, %v", text, err)
	}
	s.Leave("81")
	all, err := s.Watches(commandwatch.Person{User: "7"})
	if err != nil || len(all) != 1 || all[0].Server != settings.Direct {
		t.Errorf("left are %+v, %v", all, err)
	}
}

// Nobody sees or removes the direct messages of another person.
func TestWhoseWatches(t *testing.T) {
	s := newServers(t)
	base := settings.Watch{Server: "81", User: "7", About: "otters", Zone: "UTC", SetAt: tuesday}
	inChannel := base
	inChannel.Channel = "207"
	for _, w := range []settings.Watch{base, inChannel} {
		if _, err := s.AddWatch(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	for name, tt := range map[string]struct {
		of   commandwatch.Person
		want int
	}{
		"the person":               {commandwatch.Person{User: "7", Server: "81"}, 2},
		"in direct messages":       {commandwatch.Person{User: "7"}, 2},
		"a manager":                {commandwatch.Person{User: "8", Server: "81", Manages: true}, 1},
		"a manager elsewhere":      {commandwatch.Person{User: "8", Server: "82", Manages: true}, 0},
		"another member":           {commandwatch.Person{User: "8", Server: "81"}, 0},
		"a manager's own messages": {commandwatch.Person{User: "8", Manages: true}, 0},
	} {
		if all, err := s.Watches(tt.of); err != nil || len(all) != tt.want {
			t.Errorf("%s sees %d watches, %v, want %d", name, len(all), err, tt.want)
		}
	}
}

// routerOf returns a router of the commands about watches, with a library of one article.
func routerOf(t *testing.T, s *Servers) *bot.Router {
	t.Helper()
	library, err := retrieval.Bundled([]*news.Article{news.New(news.Article{Key: "a", Text: "The ferry sails again."})})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	return bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library), Servers: s, Watches: s}), nil)
}

// refused returns the words of the refusal in a reply.
func refused(r bot.Reply) string {
	for _, b := range r.Blocks {
		if r, ok := b.(*bot.Refusal); ok {
			return r.Error()
		}
	}
	return ""
}

// Words that several watches have are asked about, and the button of one ends that one.
func TestRemoveAsksWhich(t *testing.T) {
	s := newServers(t)
	router := routerOf(t, s)
	call := bot.Call{Command: "watch add", User: "7", Server: "81", Access: bot.Managers, Now: tuesday,
		Options: map[string]string{"about": "ferry"}}
	if r := router.Serve(t.Context(), call); r.Outcome != bot.Answered {
		t.Fatalf("%+v", r)
	}
	if r := router.Serve(t.Context(), call.Set("channel", "207")); r.Outcome != bot.Answered {
		t.Fatalf("%+v", r)
	}
	call.Command, call.Options = "watch remove", map[string]string{"watch": "Ferry"}
	r := router.Serve(t.Context(), call)
	if r.Outcome != bot.Undecided || len(r.Actions) != 2 {
		t.Fatalf("%+v", r)
	}
	call.Options = r.Actions[1].Call.Options
	router.Serve(t.Context(), call)
	if all, err := s.Watches(commandwatch.Person{User: "7"}); err != nil || len(all) != 1 || all[0].Channel != "" {
		t.Errorf("left are %+v, %v", all, err)
	}
	call.User = "8"
	call.Options = map[string]string{"watch": "1"}
	if got := refused(router.Serve(t.Context(), call)); !strings.Contains(got, "You have no watch “1”.") {
		t.Errorf("another person's watch: %q", got)
	}
}

// A person and a server that have enough read what to do. The terminal has no watches.
func TestWatchLimits(t *testing.T) {
	s := newServers(t)
	router := routerOf(t, s)
	add := func(user, about, channel string) string {
		options := map[string]string{"about": about}
		if channel != "" {
			options["channel"] = channel
		}
		return refused(router.Serve(t.Context(), bot.Call{Command: "watch add", User: user, Server: "81", Access: bot.Managers,
			Now: tuesday, Options: options}))
	}
	for i := range guild.MostOfPerson {
		if got := add("7", fmt.Sprint("topic", i), ""); got != "" {
			t.Fatal(got)
		}
	}
	if got := add("7", "ferry", ""); !strings.Contains(got, "You have 10 watches") || !strings.Contains(got, "/watch remove") {
		t.Errorf("one too many of a person: %q", got)
	}
	for i := range guild.MostOfServer {
		if got := add(fmt.Sprint(100+i), fmt.Sprint("topic", i), "207"); got != "" {
			t.Fatal(got)
		}
	}
	if got := add("99", "ferry", "207"); !strings.Contains(got, "this server have 25 watches") {
		t.Errorf("one too many of a server: %q", got)
	}
	if got := add("", "ferry", ""); !strings.Contains(got, "works only on Discord") {
		t.Errorf("nobody in particular: %q", got)
	}
}
