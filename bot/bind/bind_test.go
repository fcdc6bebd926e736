package bind_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/bind"
)

// asked is when the tests ask.
var asked = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

type request struct {
	Call  bot.Call
	Topic string    `option:"topic,required" help:"what about" max:"5"`
	Order string    `option:"order" help:"what comes first" choices:"newest,oldest"`
	Count int       `option:"count" help:"how many" min:"1" max:"9"`
	Since time.Time `option:"since" help:"first day"`
	Until time.Time `option:"until" help:"last day" of:"last"`
	Days  bind.Days `option:"days" help:"of these days"`
}

// bound returns a command over request, and the request that its function saw last.
func bound() (bot.Command, *request) {
	seen := new(request)
	return bind.Command("topic", "Articles on a topic", func(_ context.Context, r request) (bot.Reply, error) {
		*seen = r
		return bot.Reply{}, nil
	}), seen
}

func TestBindMakesOptionsOfFields(t *testing.T) {
	c, _ := bound()
	want := []bot.Option{
		{Name: "topic", Description: "what about", Kind: bot.KindText, Required: true, Max: 5},
		{Name: "order", Description: "what comes first", Kind: bot.KindChoice, Choices: []string{"newest", "oldest"}},
		{Name: "count", Description: "how many", Kind: bot.KindInteger, Min: 1, Max: 9},
		{Name: "since", Description: "first day", Kind: bot.KindDay},
		{Name: "until", Description: "last day", Kind: bot.KindDay},
		{Name: "days", Description: "of these days", Kind: bot.KindDay},
	}
	if diff := cmp.Diff(want, c.Options); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
	if got, want := c.Usage(), "/topic topic [order] [count] [since] [until] [days]"; got != want {
		t.Errorf("usage = %q, want %q", got, want)
	}
}

func TestBindFillsTheRequest(t *testing.T) {
	tests := []struct {
		name    string
		options map[string]string
		want    request
	}{
		{"the required one", map[string]string{"topic": "ferry"}, request{Topic: "ferry"}},
		{"blanks around a value", map[string]string{"topic": "  ferry\n"}, request{Topic: "ferry"}},
		{"an empty value is left out", map[string]string{"topic": "ferry", "order": " ", "count": ""}, request{Topic: "ferry"}},
		{"characters are counted, not bytes", map[string]string{"topic": "éééé🦦"}, request{Topic: "éééé🦦"}},
		{"bytes that are no text", map[string]string{"topic": "a\xffb"}, request{Topic: "a\uFFFDb"}},
		{"all of them", map[string]string{"topic": "ferry", "order": "NEWEST", "count": "9", "since": "2026-01-06"},
			request{Topic: "ferry", Order: "newest", Count: 9, Since: time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, got := bound()
			call := bot.Call{Command: "topic", Options: tt.options, Now: asked}
			if _, err := c.Run(t.Context(), call); err != nil {
				t.Fatal(err)
			}
			got.Call = bot.Call{}
			if diff := cmp.Diff(tt.want, *got); diff != "" {
				t.Errorf("request (-want +got):\n%s", diff)
			}
		})
	}
}

// Of several days an option takes the first, the last, or all. The call that the function sees has the values
// as they were taken, with days in figures, so that what is made from it means these days at any other time.
func TestBindReadsDays(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	c, got := bound()
	typed := map[string]string{"topic": " ferry", "since": "last week", "until": "last week", "days": "since Monday"}
	if _, err := c.Run(t.Context(), bot.Call{Options: typed, Now: asked}); err != nil {
		t.Fatal(err)
	}
	options := map[string]string{
		"topic": "ferry", "since": "2025-12-29", "until": "2026-01-04", "days": "since 2026-01-05",
	}
	want := request{
		Call: bot.Call{Options: options, Now: asked}, Topic: "ferry", Since: day(2025, 12, 29),
		Until: day(2026, 1, 4), Days: bind.Days{Since: day(2026, 1, 5)},
	}
	if diff := cmp.Diff(want, *got); diff != "" {
		t.Errorf("request (-want +got):\n%s", diff)
	}
	if typed["since"] != "last week" {
		t.Errorf("the options of the caller have become %q", typed)
	}
}

func TestBindRefuses(t *testing.T) {
	tests := []struct {
		name    string
		options map[string]string
		want    string // in the message or the hint
	}{
		{"the required one missing", nil, "topic needs the option “topic”: what about"},
		{"an option that is not there", map[string]string{"topic": "x", "page": "2"}, "It takes: topic [order] [count] [since] [until] [days]."},
		{"too many characters", map[string]string{"topic": "ferries"}, "topic has 7 characters; the most is 5"},
		{"not a choice", map[string]string{"topic": "x", "order": "random"}, "Choose one of: newest, oldest."},
		{"not a number", map[string]string{"topic": "x", "count": "three"}, "a whole number from 1 to 9"},
		{"under the least", map[string]string{"topic": "x", "count": "0"}, "from 1 to 9"},
		{"over the most", map[string]string{"topic": "x", "count": "10"}, "from 1 to 9"},
		{"not a day", map[string]string{"topic": "x", "since": "soon"}, "“soon” is not a day"},
		{"no first day", map[string]string{"topic": "x", "since": "before Monday"}, "“before Monday” has no first day"},
		{"no last day", map[string]string{"topic": "x", "until": "since Monday"}, "“since Monday” has no last day"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := bound()
			_, err := c.Run(t.Context(), bot.Call{Options: tt.options, Now: asked})
			var refusal *bot.Refusal
			if !errors.As(err, &refusal) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want a refusal with %q", err, tt.want)
			}
		})
	}
}

func TestMistakesInTheTablePanic(t *testing.T) {
	nothing := func() (bot.Reply, error) { return bot.Reply{}, nil }
	tests := map[string]func(){
		"a field without a tag": func() {
			bind.Command("x", "", func(context.Context, struct{ Topic string }) (bot.Reply, error) { return nothing() })
		},
		"a field of another type": func() {
			bind.Command("x", "", func(context.Context, struct {
				Ratio float64 `option:"ratio"`
			}) (bot.Reply, error) {
				return nothing()
			})
		},
		"a bound that is no number": func() {
			bind.Command("x", "", func(context.Context, struct {
				Count int `option:"count" max:"ten"`
			}) (bot.Reply, error) {
				return nothing()
			})
		},
		"a completer for no option": func() {
			c, _ := bound()
			c.Completing("page", nil)
		},
	}
	for name, mistake := range tests {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("did not panic")
				}
			}()
			mistake()
		})
	}
}

func TestCompletingLeavesTheCommandAsItWas(t *testing.T) {
	c, _ := bound()
	c.Completing("topic", func(context.Context, bot.Call, string) ([]bot.Suggestion, error) { return nil, nil })
	if c.Options[0].Complete != nil {
		t.Error("the original command completes too")
	}
}
