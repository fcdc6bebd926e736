package discord

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/commands/daily"
	"quoth/bot/commands/watch"
	"quoth/bot/schedule"
	"quoth/bot/settings"
	"quoth/retrieval"
)

// notForMembers matches what only the people who run Quoth understand: settings, commands of the
// terminal, files, addresses, and errors of the program.
var notForMembers = regexp.MustCompile(`(?i)quoth_|discord_|\bquoth (import|reindex|feeds|run|export|invite)\b|` +
	`\breindex|data folder|\blog\b|/var/|\.db\b|\d+\.\d+\.\d+\.\d+|https?:|panic|goroutine|\berror\b|\beof\b|\bnil\b`)

// TestWhatIsNotForMembers keeps the pattern from matching nothing.
func TestWhatIsNotForMembers(t *testing.T) {
	for _, words := range []string{"put your id in QUOTH_OPERATORS", "Add some with quoth import PATH.",
		"with quoth reindex", "open /var/lib/x.db: EOF", "at http://127.0.0.1:8700", "Quoth's log says which"} {
		if !notForMembers.MatchString(words) {
			t.Errorf("%q is for members", words)
		}
	}
}

// Every refusal, silence and failure that a member can meet is in a member's words.
func TestMembersMeetNoOperatorsWords(t *testing.T) {
	empty, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { empty.Close() })
	services := map[string]commands.Services{
		"no articles": {Library: commands.Fixed(empty)}, "the samples": {Library: commands.Fixed(samples(t))},
	}
	for name, err := range map[string]error{
		"a damaged index": retrieval.ErrDamagedIndex, "a broken archive": retrieval.ErrBroken, "a full disk": retrieval.ErrFull,
		"too long": retrieval.ErrTooLong, "a stop": context.Canceled, "another error": errors.New(fault),
	} {
		services[name] = commands.Services{Library: func() (*retrieval.Library, error) { return nil, err }}
	}
	seen := 0
	for name, s := range services {
		s.Servers, s.Dailies, s.Watches, s.Clocks = failingServers{}, failingServers{}, failingServers{}, schedule.Clocks{}
		router := bot.NewRouter(commands.Table(s), nil)
		for _, call := range awkwardCalls(router.Commands()) {
			reply := router.Serve(t.Context(), call)
			seen++
			if words := ownWords(t, reply); notForMembers.MatchString(words) {
				t.Errorf("%s: %+v is answered with %q", name, call, words)
			}
		}
	}
	if seen < 500 {
		t.Errorf("only %d calls were made", seen)
	}
	for _, r := range []*bot.Refusal{tooMany, unreadable, unknown, wordless, stale, strange} {
		if notForMembers.MatchString(r.Error()) {
			t.Errorf("%q is not for members", r.Error())
		}
	}
}

// awkwardCalls returns calls of each command that go wrong in some way, by those who do not run Quoth.
func awkwardCalls(table []bot.Command) []bot.Call {
	var out []bot.Call
	for _, c := range append(table, bot.Command{Name: "aks"}, bot.Command{Name: "feeds"}) {
		usual := map[string]string{}
		for _, o := range c.Options {
			if o.Required {
				usual[o.Name] = "Brack"
			}
		}
		options := []map[string]string{nil, usual, {"nothing": "x"}}
		for _, o := range c.Options {
			for _, value := range []string{"", "nonsense", "2026-13-45", "99999", strings.Repeat("long ", 1500)} {
				changed := bot.Call{Options: usual}.With(o.Name, time.Time{}).Options
				changed[o.Name] = value
				options = append(options, changed)
			}
		}
		for _, o := range options {
			for _, server := range []string{"", "81"} {
				for _, access := range []bot.Access{bot.Everyone, bot.Managers} {
					out = append(out, bot.Call{Command: c.Name, Options: o, Server: server, User: "7", Access: access, Now: asked})
				}
			}
		}
	}
	return out
}

// ownWords returns what a reply says in Quoth's own words, as Discord shows it.
func ownWords(t *testing.T, r bot.Reply) string {
	t.Helper()
	own := bot.Reply{Outcome: r.Outcome}
	for _, b := range r.Blocks {
		switch b.(type) {
		case *bot.Refusal, bot.Failure, bot.Notice, bot.Silence, bot.Text:
			own.Blocks = append(own.Blocks, b)
		}
	}
	data, err := json.Marshal(draw(own))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), `\\`, "")
}

// fault is what an error of the program may say.
const fault = "open /var/lib/quoth/settings.db: permission denied (QUOTH_DATA)"

// failingServers is what servers have set, where nothing of it can be read.
type failingServers struct{}

func (failingServers) Settings(string) (settings.Server, error) {
	return settings.Server{}, errors.New(fault)
}
func (failingServers) SetSettings(string, settings.Server) error { return errors.New(fault) }
func (failingServers) Kept(string) ([]string, error)             { return nil, errors.New(fault) }
func (failingServers) DropDaily(string, string) (bool, error)    { return false, errors.New(fault) }
func (failingServers) SetDaily(context.Context, settings.Daily) (daily.Set, error) {
	return daily.Set{}, errors.New(fault)
}

func (failingServers) Preview(context.Context, settings.Daily) (bot.Reply, error) {
	return bot.Reply{}, errors.New(fault)
}

func (failingServers) PostNow(context.Context, settings.Daily) (daily.Posted, error) {
	return daily.Posted{}, errors.New(fault)
}

func (failingServers) Dailies(string, time.Time) ([]bot.Schedule, error) {
	return []bot.Schedule{{Daily: settings.Daily{Channel: "207", Zone: "UTC"}}}, errors.New(fault)
}

func (failingServers) Watches(watch.Person) ([]settings.Watch, error) {
	return []settings.Watch{{Number: 1, User: "7", About: "Brack", Zone: "UTC"}}, errors.New(fault)
}

func (failingServers) AddWatch(context.Context, settings.Watch) (settings.Watch, error) {
	return settings.Watch{}, errors.New(fault)
}
func (failingServers) DropWatch(settings.Watch) (bool, error) { return false, errors.New(fault) }
func (failingServers) ReadQuiet(string) (settings.Quiet, error) {
	return settings.Quiet{}, &bot.Refusal{Message: "These are no quiet hours."}
}
