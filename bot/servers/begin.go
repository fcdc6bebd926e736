package servers

import (
	"slices"

	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// begin says how a schedule begins on the day on which it is set.
type begin struct {
	today  schedule.Turn // only its Date where its time has not come yet
	atOnce bool          // today's post is made now
	passed bool          // the time has passed, and there is no post today
	again  bool          // today's post was tried in vain before
}

// begin returns how the schedule d begins, which is set at its SetAt. A day that was posted is over, and so is
// one that had no news at a time that has passed. A day on which posting failed is not: somebody sets the
// schedule because they have put that right. Nor is one that the schedule before would still have posted: the
// change is not to lose it.
func (s *Servers) begin(d settings.Daily) (b begin, err error) {
	times, err := schedule.TimesOf(d)
	if err != nil {
		return b, err
	}
	posts := s.posts(d)
	turn, passed := times.Due(d.SetAt)
	if b.today = turn; !passed {
		b.today = schedule.Turn{Date: times.Today(d.SetAt)}
	}
	state := stateOf(posts, b.today.Date)
	if state == guild.Sent || state == guild.Empty && passed {
		return b, nil
	}
	b.again = state != ""
	b.atOnce = passed && (b.again || s.wouldPost(d, posts, b.today.Date))
	b.passed = passed && !b.atOnce
	return b, nil
}

// stateOf returns how far the post of a date has come, "" where there is none.
func stateOf(posts []guild.Post, date string) guild.State {
	for _, p := range posts {
		if p.Date == date {
			return p.State
		}
	}
	return ""
}

// wouldPost reports whether the schedule that d replaces would still have posted for a date, which has come.
func (s *Servers) wouldPost(d settings.Daily, posts []guild.Post, date string) bool {
	all, err := s.store.ServerDailies(d.Server)
	if err != nil {
		s.log.Error("read daily summaries", "err", err)
	}
	i := slices.IndexFunc(all, func(old settings.Daily) bool { return old.Channel == d.Channel })
	return i >= 0 && next(all[i], posts, d.SetAt).Date == date
}
