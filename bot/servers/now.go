package servers

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/commands/daily"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// PostNow posts the summary that a schedule would post now. See daily.Dailies.
//
// If the schedule still has to post about the same day today, this is its post: nobody wants to read the
// same twice. Else it is a post besides those of the schedule.
func (s *Servers) PostNow(ctx context.Context, d settings.Daily) (daily.Posted, error) {
	if _, err := s.check(ctx, d.Server, d.Channel); err != nil {
		return daily.Posted{}, err
	}
	n, err := s.prepare(d)
	if err != nil {
		return daily.Posted{}, err
	}
	if n.before.IsZero() {
		if err := n.make(ctx); err != nil {
			return daily.Posted{}, err
		}
	}
	posted := daily.Posted{Day: n.day, InPlace: n.row != nil, Before: n.before}
	if n.isSet {
		posted.Next = next(d, s.posts(d), n.at).At
	}
	return posted, nil
}

// Preview returns the summary that PostNow would post. See daily.Dailies.
func (s *Servers) Preview(ctx context.Context, d settings.Daily) (bot.Reply, error) {
	n, err := s.prepare(d)
	if err != nil {
		return bot.Reply{}, err
	}
	return s.Source(ctx, n.posting.Daily, n.posting.Date)
}

// now is a post that somebody asks for.
type now struct {
	*Servers
	posting schedule.Posting
	at      time.Time
	day     time.Time   // that it is about
	isSet   bool        // the channel has a schedule that is on
	row     *guild.Post // of the schedule's post of today, if this is it
	before  time.Time   // when it was posted just before
}

// prepare finds out what is to be posted now for d.
func (s *Servers) prepare(d settings.Daily) (*now, error) {
	times, err := schedule.TimesOf(d)
	if err != nil {
		return nil, err
	}
	n := &now{Servers: s, at: s.now(), isSet: d.On() && !d.SetAt.IsZero()}
	n.posting = schedule.Posting{Daily: d, Date: times.Today(n.at)}
	n.posting.Daily.Hour = n.at.In(times.Zone).Hour()
	if n.day, err = subject(n.posting.Daily, n.posting.Date); err != nil || !n.isSet {
		return n, err
	}
	scheduled, err := subject(d, n.posting.Date)
	if err == nil && scheduled.Equal(n.day) {
		n.compare(s.posts(d), next(d, s.posts(d), n.at))
	}
	return n, err
}

// compare compares the post with that of the schedule, which is about the same day.
func (n *now) compare(posts []guild.Post, next schedule.Turn) {
	for _, row := range posts {
		switch {
		case row.Date != n.posting.Date:
		case row.State == guild.Planned:
			n.row = &row
		case row.State == guild.Sent && n.at.Sub(row.SettledAt) < guild.Again:
			n.before = row.SettledAt
		}
	}
	if n.row == nil && next.Date == n.posting.Date {
		n.row = &guild.Post{Server: n.posting.Daily.Server, Channel: n.posting.Daily.Channel, Date: next.Date}
	}
}

// make makes the summary and posts it.
func (n *now) make(ctx context.Context) (err error) {
	if n.posting.Reply, err = n.summary(ctx); err != nil {
		return err
	}
	if n.row != nil {
		return n.postRow(ctx)
	}
	return n.postExtra(ctx)
}

// summary returns the summary to post. The error is a *bot.Refusal where there is none.
func (n *now) summary(ctx context.Context) (bot.Reply, error) {
	reply, err := n.Source(ctx, n.posting.Daily, n.posting.Date)
	switch {
	case err != nil:
		return reply, err
	case reply.Outcome == bot.Answered:
		return reply, nil
	case reply.Outcome == bot.Silent:
		return reply, &bot.Refusal{
			Message: "There is nothing to post: no news" + about(n.posting.Daily) + " of " + bot.LongDate(n.day) + ".",
			Hint:    "/summary shows the newest day that has some.",
		}
	}
	return reply, fmt.Errorf("post now: the summary has the outcome %d", reply.Outcome)
}

// about says which stories a schedule keeps to.
func about(d settings.Daily) (out string) {
	if d.Topic != "" {
		out = " about “" + bot.Short(d.Topic) + "”"
	}
	if len(d.Sources) > 0 {
		out += " from " + strings.Join(d.Sources, ", ")
	}
	return out
}

// postRow posts in the place of the schedule. If that fails, the row stays planned, so that the schedule
// looks for the message when its time comes, and posts if there is none.
func (n *now) postRow(ctx context.Context) error {
	row, isNew, err := n.store.Plan(n.row.Server, n.row.Channel, n.row.Date)
	if err != nil {
		return err
	}
	row.Message, err = n.send(ctx, row.Key, row.PlannedAt, isNew)
	if err != nil {
		return err
	}
	row.State = guild.Sent
	if err := n.store.Settle(row); !errors.Is(err, guild.ErrSettled) { // the schedule may have found it first
		return err
	}
	return nil
}

// postExtra posts besides the schedule.
func (n *now) postExtra(ctx context.Context) error {
	d := n.posting.Daily
	e, isNew, err := n.store.PlanExtra(d.Server, d.Channel, n.day.Format(time.DateOnly))
	if err != nil {
		return err
	}
	if e.Message != "" {
		n.before = e.At
		return nil
	}
	if e.Message, err = n.send(ctx, e.Key, e.At, isNew); err != nil {
		return err
	}
	return n.store.SettleExtra(e)
}

// send posts with a key, unless an earlier attempt has.
func (n *now) send(ctx context.Context, key string, planned time.Time, isNew bool) (id string, err error) {
	n.posting.Key, n.posting.Planned = key, planned
	if !isNew {
		id, found, err := n.Poster.Find(ctx, n.posting)
		if found || err != nil {
			return id, asRefusal(err)
		}
	}
	id, err = n.Poster.Post(ctx, n.posting)
	return id, asRefusal(err)
}

// asRefusal returns the error of a post as a *bot.Refusal where Discord refuses it, or asks to wait.
func asRefusal(err error) error {
	if refused, ok := errors.AsType[*schedule.Refused](err); ok {
		return &bot.Refusal{Message: refused.Reason, Hint: "Change that, or choose another channel."}
	}
	if later, ok := errors.AsType[*schedule.Later](err); ok {
		minutes := int(math.Ceil(later.Wait.Minutes()))
		return &bot.Refusal{Message: "Discord asks Quoth to wait before it posts again.",
			Hint: "Try again in " + bot.Count(minutes, "minute") + "."}
	}
	return err
}
