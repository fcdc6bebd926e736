package commands_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/commands/daily"
	"quoth/bot/settings"
	"quoth/bot/weekdays"
	"quoth/retrieval/news"
)

// kept is what servers set, in memory.
type kept struct {
	settings map[string]settings.Server
	dailies  map[string]settings.Daily // by channel
	last     string                    // the outcome of the last post of each
	until    string                    // the last day of each
	refused  error                     // for a channel that cannot be posted to
	broken   error                     // of every read
	set      daily.Set                 // what is answered when a schedule is set
	posted   daily.Posted              // what is answered when a summary is posted
	postedTo []settings.Daily          // what was to be posted at once
}

func newKept() *kept {
	return &kept{settings: make(map[string]settings.Server), dailies: make(map[string]settings.Daily)}
}

func (k *kept) Settings(server string) (settings.Server, error) { return k.settings[server], k.broken }

func (k *kept) SetSettings(server string, s settings.Server) error {
	k.settings[server] = s
	return nil
}

func (k *kept) Kept(server string) (out []string, err error) {
	for _, d := range k.dailies {
		out = append(out, "A schedule in "+d.Channel)
	}
	return out, k.broken
}

func (k *kept) Dailies(server string, _ time.Time) ([]bot.Schedule, error) {
	ofServer := func(channel string) bool { return k.dailies[channel].Server == server }
	var out []bot.Schedule
	for _, channel := range slices.Sorted(maps.Keys(k.dailies)) {
		if ofServer(channel) {
			out = append(out, bot.Schedule{Daily: k.dailies[channel], Last: k.last, Until: k.until})
		}
	}
	return out, k.broken
}

func (k *kept) SetDaily(_ context.Context, d settings.Daily) (daily.Set, error) {
	if k.refused != nil {
		return daily.Set{}, k.refused
	}
	k.dailies[d.Channel] = d
	set := k.set
	set.Schedule = bot.Schedule{Daily: d, Next: asked.Add(time.Hour)}
	return set, nil
}

func (k *kept) PostNow(_ context.Context, d settings.Daily) (daily.Posted, error) {
	k.postedTo = append(k.postedTo, d)
	return k.posted, k.refused
}

func (k *kept) Preview(_ context.Context, d settings.Daily) (bot.Reply, error) {
	return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "Preview of " + d.Channel}}}, k.refused
}

// Days reads what package weekdays reads.
func (k *kept) Days(typed string) (weekdays.Set, error) {
	days, ok := weekdays.Parse(typed)
	if !ok {
		return days, &bot.Refusal{Message: typed + " are no weekdays."}
	}
	return days, nil
}

func (k *kept) DropDaily(server, channel string) (bool, error) {
	ok := k.dailies[channel].Server == server && server != ""
	if ok {
		delete(k.dailies, channel)
	}
	return ok, nil
}

// Clock reads 9.30pm only, and Zone the names that Go knows.
func (k *kept) Clock(typed string) (hour, minute int, err error) {
	if typed != "9.30pm" {
		return 0, 0, &bot.Refusal{Message: typed + " is not a time of day."}
	}
	return 21, 30, nil
}

func (k *kept) Zone(typed string) (*time.Location, error) {
	if zone, err := time.LoadLocation(typed); err == nil && typed != "Local" {
		return zone, nil
	}
	return nil, &bot.Refusal{Message: typed + " is not a time zone."}
}

func (k *kept) SuggestZones(typed string, n int) []bot.Suggestion {
	return []bot.Suggestion{{Label: typed, Value: "Europe/" + typed}}
}

// manage makes a call by a manager of the server 81. Options are given as name, value.
func (k *kept) manage(t *testing.T, command string, options ...string) bot.Reply {
	t.Helper()
	c := bot.Call{Command: command, Options: make(map[string]string), Now: asked, Zone: time.UTC, Server: "81", User: "7",
		Access: bot.Managers}
	for i := 0; i < len(options); i += 2 {
		c.Options[options[i]] = options[i+1]
	}
	return k.router(t).Serve(t.Context(), c)
}

func (k *kept) router(t *testing.T) *bot.Router {
	t.Helper()
	return bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(openLibrary(t, articles()...)),
		Servers: k, Dailies: k, Clocks: k}), nil)
}

// words returns all words of a reply.
func words(r bot.Reply) string {
	var out []string
	for _, b := range r.Blocks {
		switch b := b.(type) {
		case bot.Schedule:
			out = append(out, b.Lines()...)
		default:
			out = append(out, fmt.Sprintf("%v", b))
		}
	}
	return strings.Join(out, "\n")
}

// must returns days that could be read.
func must(days weekdays.Set, ok bool) weekdays.Set {
	if !ok {
		panic("no weekdays")
	}
	return days
}

func TestDailySet(t *testing.T) {
	k := newKept()
	k.settings["81"] = settings.Server{Zone: "Europe/Oslo"}
	k.manage(t, "daily set", "channel", "207", "time", "9.30pm", "zone", "Europe/London")
	k.manage(t, "daily set", "channel", "207", "time", "9.30pm", "sources", "tavel post, Tavel Post,,", "silent", "yes",
		"empty-day", "yes", "days", "Mon-Fri", "topic", " the  ferry\n@everyone ")
	want := map[string]settings.Daily{"207": {Server: "81", Channel: "207", Hour: 21, Minute: 30, Zone: "Europe/Oslo",
		Days: must(weekdays.Parse("weekdays")), Topic: "the ferry @everyone", Sources: []string{"Tavel Post"}, Silent: true,
		EmptyDay: true, SetBy: "7"}}
	if diff := cmp.Diff(want, k.dailies); diff != "" {
		t.Errorf("schedules after setting one twice (-want +got):\n%s", diff)
	}
	status := words(k.manage(t, "daily status"))
	for _, want := range []string{"Monday to Friday at 21:30 (Europe/Oslo)", "Only stories with “the ferry @everyone”",
		"Only from Tavel Post", "Without a notification",
		"days without news"} {
		if !strings.Contains(status, want) {
			t.Errorf("status says nothing of %q:\n%s", want, status)
		}
	}
}

// Commas separate outlets, and the name of an outlet can have commas too.
func TestDailySources(t *testing.T) {
	named := func(source string) *news.Article {
		return news.New(news.Article{Key: news.Key(source), Source: source, Title: "Otters counted",
			Text: "Volunteers counted otters."})
	}
	k := newKept()
	library := openLibrary(t, append(articles(), named("Tavel, Orle & Sons"), named("Orle"))...)
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library), Servers: k, Dailies: k,
		Clocks: k}), nil)
	call := bot.Call{Command: "daily set", Now: asked, Zone: time.UTC, Server: "81", Access: bot.Managers}
	for typed, want := range map[string][]string{
		"tavel, orle & sons":                        {"Tavel, Orle & Sons"},
		"Orle, Tavel, Orle & Sons ,tavel post":      {"Orle", "Tavel, Orle & Sons", "Tavel Post"},
		"Tavel Post,Orle":                           {"Tavel Post", "Orle"},
		"Tavel, Orle & Sons, TAVEL, ORLE & SONS, ,": {"Tavel, Orle & Sons"},
	} {
		call.Options = map[string]string{"channel": "207", "time": "9.30pm", "sources": typed}
		router.Serve(t.Context(), call)
		if got := k.dailies["207"].Sources; !slices.Equal(got, want) {
			t.Errorf("outlets of %q = %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string][]string{
		"ta":              {"Tavel Post", "Tavel, Orle & Sons"},
		"Tavel Post, so":  {"Tavel Post, Sorrel Valley Echo", "Tavel Post, Tavel, Orle & Sons"},
		"Tavel Post, ta":  {"Tavel Post, Tavel, Orle & Sons"},
		"Orle,Tavel Po":   {"Orle, Tavel Post"},
		"Tavel Post, zzz": nil,
		"tavel, or":       {"Tavel, Orle & Sons"},
		"Orle, Tavel, Or": {"Orle, Tavel, Orle & Sons"},
	} {
		got := router.Complete(t.Context(), call, "sources", typed)
		slices.SortFunc(got, func(a, b bot.Suggestion) int { return strings.Compare(a.Value, b.Value) })
		if !slices.Equal(got, bot.Suggest(want)) {
			t.Errorf("suggested for %q: %q, want %q", typed, got, want)
		}
	}
}

// The schedules that can be read are shown, and ended, beside those that cannot.
func TestDailyStatusBesideDamage(t *testing.T) {
	k := newKept()
	k.manage(t, "daily set", "channel", "207", "time", "9.30pm", "zone", "Europe/London")
	k.broken = errors.New("read dailies of server 81, 208: it is damaged")
	status := words(k.manage(t, "daily status"))
	for _, want := range []string{"21:30 (Europe/London)", "Some daily summaries cannot be read"} {
		if !strings.Contains(status, want) {
			t.Errorf("status says nothing of %q:\n%s", want, status)
		}
	}
	off := words(k.manage(t, "daily off"))
	if len(k.dailies) > 0 || !strings.Contains(off, "Ended in 1 channel.") || !strings.Contains(off, "name its channel") {
		t.Errorf("off is answered with %q, and leaves %v", off, k.dailies)
	}
}

func TestDailySetRefusals(t *testing.T) {
	for _, tt := range []struct {
		name    string
		options []string
		want    string
	}{
		{"no time", []string{"channel", "207"}, "needs the option “time”"},
		{"24:00", []string{"channel", "207", "time", "24:00"}, "24:00 is not a time"},
		{"a zone of elsewhere", []string{"channel", "207", "time", "9.30pm", "zone", "Mars/Olympus"}, "Mars/Olympus is not"},
		{"an unknown outlet", []string{"channel", "207", "time", "9.30pm", "sources", "Tavel Post, Tavel Pots"},
			"no outlet “Tavel Pots”"},
		{"days of elsewhere", []string{"channel", "207", "time", "9.30pm", "zone", "UTC", "days", "Marsday"},
			"Marsday are no weekdays"},
		{"a topic of stop words", []string{"channel", "207", "time", "9.30pm", "zone", "UTC", "topic", "of the"},
			"“of the” is no topic"},
		{"neither yes nor no", []string{"channel", "207", "time", "9.30pm", "silent", "perhaps"}, "perhaps"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := newKept()
			if got := refusal(t, k.manage(t, "daily set", tt.options...)); !strings.Contains(got.Message, tt.want) {
				t.Errorf("refused with %q, want %q", got.Message, tt.want)
			}
			if len(k.dailies) > 0 {
				t.Errorf("it is set nevertheless: %v", k.dailies)
			}
		})
	}
}

func TestDailySetWhereItCannotPost(t *testing.T) {
	k := newKept()
	k.refused = &bot.Refusal{Message: "That is a forum."}
	if got := refusal(t, k.manage(t, "daily set", "channel", "207", "time", "9.30pm")); got.Message != "That is a forum." {
		t.Errorf("refused with %q", got.Message)
	}
}

// The machine's zone has no name that another machine would understand.
func TestDailySetWithoutNamedZone(t *testing.T) {
	k := newKept()
	c := bot.Call{Command: "daily set", Options: map[string]string{"channel": "207", "time": "9.30pm"}, Now: asked,
		Zone: time.Local, Server: "81", Access: bot.Managers}
	if got := refusal(t, k.router(t).Serve(t.Context(), c)); !strings.Contains(got.Hint, "/settings zone") {
		t.Errorf("refused with %q, hint %q", got.Message, got.Hint)
	}
}

func TestDailyOff(t *testing.T) {
	k := newKept()
	if got := refusal(t, k.manage(t, "daily off")); !strings.Contains(got.Message, "no daily summary") {
		t.Errorf("ending nothing is answered with %q", got.Message)
	}
	for _, channel := range []string{"207", "208", "209"} {
		k.dailies[channel] = settings.Daily{Server: "81", Channel: channel}
	}
	k.dailies["300"] = settings.Daily{Server: "82", Channel: "300"}
	if got := words(k.manage(t, "daily off", "channel", "208")); !strings.Contains(got, "in 1 channel.") ||
		!strings.Contains(got, "except the date of the last post") {
		t.Errorf("ending one is answered with %q", got)
	}
	refusal(t, k.manage(t, "daily off", "channel", "300"))
	asking := k.manage(t, "daily off")
	if got := words(asking); !strings.Contains(got, "Which one is to end?") || len(k.dailies) != 3 {
		t.Errorf("ending one of several is answered with %q, and leaves %v", got, k.dailies)
	}
	if got := words(pressed(t, k, asking, "End all of them")); !strings.Contains(got, "Ended in 2 channels.") {
		t.Errorf("ending all is answered with %q", got)
	}
	if got := slices.Collect(maps.Keys(k.dailies)); !slices.Equal(got, []string{"300"}) {
		t.Errorf("left are the schedules of %v, want only the other server's", got)
	}
}

// pressed answers the call behind a button of a reply.
func pressed(t *testing.T, k *kept, r bot.Reply, label string) bot.Reply {
	t.Helper()
	var labels []string
	for _, a := range r.Actions {
		labels = append(labels, a.Label)
		if a.Label != label {
			continue
		}
		var options []string
		for name, value := range a.Call.Options {
			options = append(options, name, value)
		}
		return k.manage(t, a.Call.Command, options...)
	}
	t.Fatalf("buttons %q, want one with %q", labels, label)
	return bot.Reply{}
}

// Of several schedules, the button of one ends that one.
func TestDailyOffAsks(t *testing.T) {
	k := newKept()
	k.dailies["207"] = settings.Daily{Server: "81", Channel: "207", Place: settings.Place{Channel: "news"}}
	k.dailies["208"] = settings.Daily{Server: "81", Channel: "208", Hour: 7, Minute: 30}
	asking := k.manage(t, "daily off")
	if got := len(blocks[bot.Schedule](asking)); got != 2 || asking.Outcome != bot.Answered {
		t.Errorf("outcome %d with %d schedules, want both", asking.Outcome, got)
	}
	pressed(t, k, asking, "End the channel of 07:30")
	if _, left := k.dailies["207"]; !left || len(k.dailies) != 1 {
		t.Errorf("the schedules that are left are %v, want only the one of channel 207", k.dailies)
	}
	again := k.manage(t, "daily off", "channel", "208")
	if got := refusal(t, again); !strings.Contains(got.Message, "no daily summary") {
		t.Errorf("pressed again: %q", got.Message)
	}
	if got := words(k.manage(t, "daily off")); !strings.Contains(got, "Ended in 1 channel.") {
		t.Errorf("the last one: %q", got)
	}
}

// However many schedules there are, one can end all of them.
func TestDailyOffAsksAboutMany(t *testing.T) {
	k := newKept()
	for i := range 40 {
		channel := fmt.Sprint(300 + i)
		k.dailies[channel] = settings.Daily{Server: "81", Channel: channel}
	}
	asking := k.manage(t, "daily off")
	if n := len(asking.Actions); n > 24 {
		t.Errorf("%d buttons", n)
	}
	if got := words(pressed(t, k, asking, "End all of them")); !strings.Contains(got, "Ended in 40 channels.") {
		t.Errorf("answered %q", got)
	}
}

func TestDailyNow(t *testing.T) {
	day := time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC)
	k := newKept()
	k.settings["81"] = settings.Server{Zone: "Europe/Oslo"}
	if got := refusal(t, k.manage(t, "daily now")); !strings.Contains(got.Hint, "/daily set") {
		t.Errorf("without a schedule: %q", got.Hint)
	}
	k.posted = daily.Posted{Day: day}
	got := words(k.manage(t, "daily now", "channel", "209"))
	if !strings.Contains(got, "Posted: the summary of Tuesday 6 January 2026.") || strings.Contains(got, "next post") {
		t.Errorf("to a channel without a schedule: %q", got)
	}
	want := settings.Daily{Server: "81", Channel: "209", Zone: "Europe/Oslo"}
	if diff := cmp.Diff([]settings.Daily{want}, k.postedTo); diff != "" {
		t.Errorf("posted (-want +got):\n%s", diff)
	}

	k.dailies["207"] = settings.Daily{Server: "81", Channel: "207", Topic: "ferry", Place: settings.Place{Channel: "news"}}
	for _, tt := range []struct {
		posted daily.Posted
		want   string
	}{
		{daily.Posted{Day: day, InPlace: true, Next: asked}, "It takes the place of today’s post."},
		{daily.Posted{Day: day, Next: asked}, "The next post is due"},
		{daily.Posted{Day: day, Before: asked, Next: asked}, "was posted just before:"},
	} {
		k.posted = tt.posted
		if got := words(k.manage(t, "daily now")); !strings.Contains(got, tt.want) {
			t.Errorf("answered %q, want %q", got, tt.want)
		}
	}
	if last := k.postedTo[len(k.postedTo)-1]; last.Topic != "ferry" {
		t.Errorf("posted %+v, want the settings of the schedule", last)
	}

	k.dailies["208"] = settings.Daily{Server: "81", Channel: "208"}
	asking, n := k.manage(t, "daily now"), len(k.postedTo)
	if !strings.Contains(words(asking), "Where") || len(k.postedTo) != n {
		t.Errorf("with two schedules: %q", words(asking))
	}
	pressed(t, k, asking, "Post in #news")
	if last := k.postedTo[len(k.postedTo)-1]; last.Channel != "207" {
		t.Errorf("posted %+v, want 207", last)
	}
	k.broken = errors.New("damaged")
	if r := k.manage(t, "daily now", "channel", "210"); r.Outcome != bot.Failed {
		t.Errorf("outcome %d where a schedule may be unread, want Failed", r.Outcome)
	}
}

// What a person may not expect is said when a schedule is set.
func TestDailySetRemarks(t *testing.T) {
	k := newKept()
	for _, tt := range []struct {
		set  daily.Set
		days string
		want string
	}{
		{daily.Set{}, "", "A post before noon is about the day before"},
		{daily.Set{}, "weekdays", "/summary shows the days between"},
		{daily.Set{AtOnce: true}, "", "today’s summary is posted now"},
		{daily.Set{Passed: true}, "", "/daily now posts one at once"},
	} {
		k.set = tt.set
		got := words(k.manage(t, "daily set", "channel", "207", "time", "9.30pm", "zone", "UTC", "days", tt.days))
		if !strings.Contains(got, tt.want) {
			t.Errorf("set %+v on %q: answered %q, want %q", tt.set, tt.days, got, tt.want)
		}
	}
}

// The status and the answer to a schedule that was set offer to post at once.
func TestPostNowButton(t *testing.T) {
	k := newKept()
	k.posted = daily.Posted{Day: time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC)}
	set := []string{"channel", "207", "time", "9.30pm", "zone", "UTC"}
	pressed(t, k, k.manage(t, "daily set", set...), "Post now")
	pressed(t, k, k.manage(t, "daily status"), "Post now")
	if len(k.postedTo) != 2 || k.postedTo[1].Channel != "207" {
		t.Errorf("posted %+v", k.postedTo)
	}
	k.set.AtOnce = true
	if r := k.manage(t, "daily set", set...); len(r.Actions) > 0 {
		t.Errorf("what is posted anyway has buttons: %+v", r.Actions)
	}
	k.dailies["208"] = settings.Daily{Server: "81", Channel: "208", OffWhy: "The channel is gone."}
	k.dailies["209"] = settings.Daily{Server: "81", Channel: "209", Place: settings.Place{Channel: "news"}}
	status := k.manage(t, "daily status")
	if len(status.Actions) != 2 { // none for the one that is off
		t.Errorf("buttons %+v", status.Actions)
	}
	pressed(t, k, status, "Post now in #news")
}

func TestCompleteDays(t *testing.T) {
	k := newKept()
	for typed, want := range map[string][]string{
		"mon-wed": {"Monday to Wednesday"},
		"weekd":   {"weekdays"},
		"weekend": {"Saturday and Sunday", "weekends"},
		"tues":    {"Tuesday", "Tuesday and Thursday"},
		"mars":    nil,
	} {
		var got []string
		for _, s := range k.router(t).Complete(t.Context(), bot.Call{Command: "daily set"}, "days", typed) {
			got = append(got, s.Value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("suggested for %q: %q, want %q", typed, got, want)
		}
	}
	if all := k.router(t).Complete(t.Context(), bot.Call{Command: "daily set"}, "days", ""); len(all) < 10 {
		t.Errorf("%d suggestions before anything is typed", len(all))
	}
}

// A schedule that cannot be read can be ended by its channel.
func TestDailyOffDamaged(t *testing.T) {
	k := newKept()
	k.dailies["207"], k.broken = settings.Daily{Server: "81", Channel: "207"}, errors.New("damaged")
	if r := k.manage(t, "daily off", "channel", "207"); r.Outcome != bot.Answered || len(k.dailies) > 0 {
		t.Errorf("outcome %d, left %v", r.Outcome, k.dailies)
	}
}

func TestDailyStatus(t *testing.T) {
	k := newKept()
	if got := words(k.manage(t, "daily status")); !strings.Contains(got, "/daily set") {
		t.Errorf("status without a summary: %q", got)
	}
	k.dailies["207"] = settings.Daily{Server: "81", Channel: "207", Zone: "UTC", OffWhy: "The channel is gone.",
		OffAt: time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC)}
	k.last = "2026-01-06, posted"
	for _, want := range []string{"Switched off on 2026-01-06: The channel is gone. /daily set",
		"Last: 2026-01-06, posted"} {
		if got := words(k.manage(t, "daily status")); !strings.Contains(got, want) {
			t.Errorf("status = %q, want a mention of %q", got, want)
		}
	}
	k.dailies["207"] = settings.Daily{Server: "81", Channel: "207", Zone: "Pacific/Auckland",
		Refused: settings.Refused{Since: time.Date(2026, 1, 6, 20, 0, 0, 0, time.UTC), Why: "The channel is gone."}}
	k.until = "2026-01-10"
	want := "Discord has refused posts since 2026-01-07: The channel is gone. Quoth tries until 2026-01-10."
	if got := words(k.manage(t, "daily status")); !strings.Contains(got, want) {
		t.Errorf("status = %q, want a mention of %q", got, want)
	}
	clear(k.dailies)
	k.broken = errors.New("damaged")
	if r := k.manage(t, "daily status"); r.Outcome != bot.Failed {
		t.Errorf("outcome %d where nothing can be read, want Failed", r.Outcome)
	}
}

func TestDailyPreview(t *testing.T) {
	k := newKept()
	if r := k.manage(t, "daily preview"); r.Outcome != bot.Answered || len(blocks[bot.SummaryHeader](r)) != 1 {
		t.Errorf("outcome %d, blocks %v", r.Outcome, r.Blocks)
	}
	k.dailies["207"] = settings.Daily{Server: "81", Channel: "207", Place: settings.Place{Channel: "news"}}
	if got := words(k.manage(t, "daily preview")); !strings.Contains(got, "Preview of 207") {
		t.Errorf("with a schedule: %q", got)
	}
	k.dailies["208"] = settings.Daily{Server: "81", Channel: "208"}
	if got := words(pressed(t, k, k.manage(t, "daily preview"), "Show #news")); !strings.Contains(got, "Preview of 207") {
		t.Errorf("with two schedules: %q", got)
	}
	if got := words(k.manage(t, "daily preview", "channel", "208")); !strings.Contains(got, "Preview of 208") {
		t.Errorf("of a channel: %q", got)
	}
	clear(k.dailies)
	empty := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(openLibrary(t)), Servers: k,
		Dailies: k, Clocks: k}), nil)
	r := empty.Serve(t.Context(), bot.Call{Command: "daily preview", Now: asked, Server: "81", Access: bot.Managers})
	if r.Outcome != bot.Silent || len(r.Blocks) == 0 {
		t.Errorf("with no article: outcome %d, blocks %v, want a silence", r.Outcome, r.Blocks)
	}
}

// Only managers of a server, and only in the server, change its settings.
func TestManagersOnly(t *testing.T) {
	k := newKept()
	router := k.router(t)
	for _, command := range []string{"daily set", "daily off", "daily status", "daily preview", "daily now", "settings zone",
		"settings private"} {
		for _, c := range []bot.Call{
			{Command: command, Now: asked, Server: "81"},
			{Command: command, Now: asked, Access: bot.Managers},
		} {
			refusal(t, router.Serve(t.Context(), c))
		}
	}
	if len(k.dailies)+len(k.settings) > 0 {
		t.Errorf("set: %v, %v", k.dailies, k.settings)
	}
}

func TestSettings(t *testing.T) {
	k := newKept()
	k.manage(t, "settings private", "private", "YES")
	k.manage(t, "settings zone", "zone", "Europe/London")
	if want := (settings.Server{Zone: "Europe/London", Private: true}); !cmp.Equal(k.settings["81"], want) {
		t.Errorf("settings = %+v, want %+v", k.settings["81"], want)
	}
	refusal(t, k.manage(t, "settings zone", "zone", "Mars/Olympus"))
	k.manage(t, "settings private", "private", "no")
	if want := (settings.Server{Zone: "Europe/London"}); !cmp.Equal(k.settings["81"], want) {
		t.Errorf("settings = %+v, want %+v", k.settings["81"], want)
	}
	got := k.router(t).Complete(t.Context(), bot.Call{Command: "settings zone"}, "zone", "Oslo")
	if !slices.Equal(got, []bot.Suggestion{{Label: "Oslo", Value: "Europe/Oslo"}}) {
		t.Errorf("suggestions = %q", got)
	}
}

func TestPrivacy(t *testing.T) {
	k := newKept()
	if got := words(k.manage(t, "privacy")); !strings.Contains(got, "Nothing is kept about this server") {
		t.Errorf("privacy = %q", got)
	}
	k.dailies["207"] = settings.Daily{Server: "81", Channel: "207"}
	if got := words(k.manage(t, "privacy")); !strings.Contains(got, "A schedule in 207") ||
		!strings.Contains(got, "the id of the person who set them") {
		t.Errorf("privacy = %q", got)
	}
	direct := k.router(t).Serve(t.Context(), bot.Call{Command: "privacy", Now: asked})
	if got := words(direct); strings.Contains(got, "this server") {
		t.Errorf("privacy outside of a server = %q", got)
	}
}

func TestChannelSettings(t *testing.T) {
	k := newKept()
	manage := func(options ...string) bot.Reply { return k.manage(t, "settings channel", options...) }
	for _, tt := range []struct {
		name    string
		options []string
		want    settings.Channel
		says    string
	}{
		{"an outlet, in whatever case", []string{"channel", "207", "source", "tavel post"},
			settings.Channel{Source: "Tavel Post"}, "put to Tavel Post"},
		{"and privacy", []string{"channel", "207", "private", "yes"},
			settings.Channel{Source: "Tavel Post", Private: "yes"}, "Only the person who asked"},
		{"the outlet is taken back", []string{"channel", "207", "source", "all"}, settings.Channel{Private: "yes"}, "put to all outlets"},
		{"everything is", []string{"channel", "207", "private", "server"}, settings.Channel{}, "Everyone sees the answers"},
	} {
		got := words(manage(tt.options...))
		if k.settings["81"].Channels["207"] != tt.want || !strings.Contains(got, tt.says) {
			t.Errorf("%s: %+v, %q; want %+v, %q", tt.name, k.settings["81"].Channels, got, tt.want, tt.says)
		}
	}
	if n := len(k.settings["81"].Channels); n != 0 {
		t.Errorf("%d channels are kept, want none without settings", n)
	}
	refusal(t, manage("channel", "207", "source", "Tavel Pots"))
	refusal(t, manage("source", "all")) // no channel is known
	if got := k.router(t).Serve(t.Context(), bot.Call{
		Command: "settings channel", Options: map[string]string{"private": "no"}, Server: "81", Channel: "5",
		Access: bot.Managers, Now: asked,
	}); got.Outcome != bot.Answered || k.settings["81"].Channels["5"].Private != "no" {
		t.Errorf("in the channel itself: %+v, %+v", got, k.settings["81"])
	}
	k.manage(t, "settings pictures", "pictures", "yes")
	if !k.settings["81"].Pictures {
		t.Error("pictures are not set")
	}
}
