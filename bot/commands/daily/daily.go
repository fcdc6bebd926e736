// Package daily has the commands about the daily summary: /daily set, off, status, now and preview. They
// concern a server, and are for the people who manage it.
//
//	table = append(table, daily.Commands(daily.Services{Dailies: servers, Clocks: schedule.Clocks{}, …})...)
package daily

import (
	"cmp"
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/settings"
	"quoth/bot/weekdays"
)

// Services are what the commands work with. All may be nil where only the table is read.
type Services struct {
	Dailies  Dailies
	Clocks   Clocks
	Settings func(server string) (settings.Server, error)
	// Outlets reads a list of outlets with commas. The error is a *bot.Refusal where one is unknown.
	Outlets func(ctx context.Context, list string) ([]string, error)
	// Newest returns the summary of the newest day that has enough news.
	Newest func(context.Context, bot.Call) (bot.Reply, error)
	// The completers of the options zone, sources and topic.
	CompleteZone, CompleteSources, CompleteTopic bot.Completer
}

// Dailies keeps the schedules of the daily summaries.
type Dailies interface {
	// Dailies lists a server's schedules. Where one cannot be read, it returns an error and the
	// others.
	Dailies(server string, now time.Time) ([]bot.Schedule, error)
	// SetDaily sets a channel's schedule. The error is a *bot.Refusal where Quoth cannot post in the
	// channel.
	SetDaily(ctx context.Context, d settings.Daily) (Set, error)
	// DropDaily deletes a schedule with everything that was noted about its posts. It reports
	// whether there was one.
	DropDaily(server, channel string) (ok bool, err error)
	// PostNow posts the summary that d would post now. Of d, which need not be set, the channel, the
	// zone and what is to be posted count. The error is a *bot.Refusal where there is nothing to post,
	// or Quoth cannot post in the channel.
	PostNow(ctx context.Context, d settings.Daily) (Posted, error)
	// Preview returns the summary that PostNow would post. It is Silent where there is nothing to post.
	Preview(ctx context.Context, d settings.Daily) (bot.Reply, error)
}

// Set is a schedule that was set.
type Set struct {
	Schedule bot.Schedule
	// AtOnce is set when today's post, which the schedule before would have made later, is made now.
	AtOnce bool
	Passed bool // the time of day has passed today
}

// Posted is a summary that was posted because somebody asked for it.
type Posted struct {
	Day     time.Time // that it is about
	InPlace bool      // it takes the place of today's post of the schedule
	Before  time.Time // when the same was posted just before; zero: it was posted now
	Next    time.Time // when the schedule posts next; zero: there is none
}

// Clocks reads times of day, weekdays and time zones as people write them. The errors are Refusals.
type Clocks interface {
	Clock(typed string) (hour, minute int, err error)
	Days(typed string) (weekdays.Set, error)
	Zone(typed string) (*time.Location, error)
}

// Commands returns the commands.
func Commands(s Services) []bot.Command {
	h := handlers{s}
	return []bot.Command{h.set(), h.off(), h.status(), h.now(), h.preview()}
}

// handlers has a method for each command.
type handlers struct{ Services }

// zone returns the time zone of a schedule: the one that was named, else the server's, else the
// caller's.
func (h handlers) zone(c bot.Call, named string) (*time.Location, error) {
	s, err := h.Settings(c.Server)
	if err != nil {
		return nil, err
	}
	if name := cmp.Or(named, s.Zone); name != "" {
		return h.Clocks.Zone(name)
	}
	if c.Location() == time.Local { // the same name means another zone on another machine
		return nil, &bot.Refusal{
			Message: "Quoth does not know this server's time zone.",
			Hint: "Give it as the option zone, like Europe/London, or set it for the whole server " +
				"with /settings zone.",
		}
	}
	return c.Location(), nil
}

// mostButtons is how many channels get a button. Discord shows 25 buttons, and a reply may have others too.
const mostButtons = 20

// which asks which of several channels is meant. Each channel has a button that gives the command again and names
// the channel.
func which(question, command, label string, of []bot.Schedule) bot.Reply {
	words := question + " Press a button, or name the channel: /" + command + " channel."
	reply := bot.Reply{Blocks: []bot.Block{bot.Text{Words: words}}}
	for i, d := range of {
		reply.Blocks = append(reply.Blocks, d)
		if i < mostButtons {
			reply.Actions = append(reply.Actions, onChannel(command, label+" "+d.ChannelName(), d.Channel))
		}
	}
	return reply
}

// postNow returns offers to post at once, where a schedule posts.
func postNow(of ...bot.Schedule) (out []bot.Action) {
	for _, d := range of[:min(len(of), mostButtons)] {
		label := "Post now"
		if len(of) > 1 {
			label = "Post now in " + d.ChannelName()
		}
		if d.On() {
			out = append(out, onChannel("daily now", label, d.Channel))
		}
	}
	return out
}

// onChannel offers a command for a channel.
func onChannel(command, label, channel string) bot.Action {
	return bot.Action{Label: label, Call: bot.Call{Command: command, Options: map[string]string{"channel": channel}}}
}
