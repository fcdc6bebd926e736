package monitor

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
	"quoth/bot/watch"
	"quoth/retrieval"
)

// Router runs commands. A *bot.Router is one.
type Router interface {
	Commands() []bot.Command
	Serve(context.Context, bot.Call) bot.Reply
	Complete(ctx context.Context, c bot.Call, option, typed string) []bot.Suggestion
}

// Count returns a router whose replies are counted, by command and outcome, and timed.
func (m *Monitor) Count(r Router) Router { return counted{r, m} }

type counted struct {
	Router
	monitor *Monitor
}

// Serve is Router's.
func (c counted) Serve(ctx context.Context, call bot.Call) bot.Reply {
	start := time.Now()
	reply := c.Router.Serve(ctx, call)
	command := "unknown" // any text can be sent as the name of a command
	if _, ok := bot.Find(c.Commands(), call.Command); ok {
		command = call.Command
	}
	c.monitor.answers.WithLabelValues(command, outcomeOf(reply)).Inc()
	c.monitor.seconds.WithLabelValues(command).Observe(time.Since(start).Seconds())
	return reply
}

// outcomeOf names the outcome of a call. A reply that says that Quoth is busy has an outcome of its own: it is no
// failure, and the log has no reason for it.
func outcomeOf(r bot.Reply) string {
	for _, b := range r.Blocks {
		if s, ok := b.(bot.Silence); ok && s.Reason == retrieval.Busy {
			return string(s.Reason)
		}
	}
	return r.Outcome.String()
}

// CountPosts returns a ledger of daily posts whose outcomes are counted.
func (m *Monitor) CountPosts(l schedule.Ledger) schedule.Ledger { return countedLedger{l, m} }

type countedLedger struct {
	schedule.Ledger
	monitor *Monitor
}

// Settle is schedule.Ledger's.
func (l countedLedger) Settle(p guild.Post) error {
	err := l.Ledger.Settle(p)
	if err == nil {
		l.monitor.posts.WithLabelValues(string(p.State)).Inc()
	}
	return err
}

// CountAlerts returns a ledger of watches whose alerts are counted.
func (m *Monitor) CountAlerts(l watch.Ledger) watch.Ledger { return countedAlerts{l, m} }

type countedAlerts struct {
	watch.Ledger
	monitor *Monitor
}

// SettleAlert is watch.Ledger's.
func (l countedAlerts) SettleAlert(w settings.Watch, at time.Time) error {
	state := guild.Sent
	if at.IsZero() {
		state = guild.Empty
	}
	return l.count(state, l.Ledger.SettleAlert(w, at))
}

// SwitchOffWatch is watch.Ledger's.
func (l countedAlerts) SwitchOffWatch(w settings.Watch, why string, at time.Time) error {
	return l.count(guild.GaveUp, l.Ledger.SwitchOffWatch(w, why, at))
}

// count counts an alert, unless there is an error, which it returns.
func (l countedAlerts) count(state guild.State, err error) error {
	if err == nil {
		l.monitor.alerts.WithLabelValues(string(state)).Inc()
	}
	return err
}
