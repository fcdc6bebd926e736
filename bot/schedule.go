package bot

import (
	"fmt"
	"strings"
	"time"

	"quoth/bot/settings"
)

// Schedule is a daily summary as it is set, with its last and its next post.
type Schedule struct {
	settings.Daily
	Next time.Time // when it posts next; zero: it is off
	Last string    // the outcome of the last post, in words; empty: there was none
	// Until is the local date, "2026-01-09", on which it is switched off if Discord still refuses its posts.
	Until string
}

// Lines returns everything about a schedule except its channel and the time of the next post.
func (s Schedule) Lines() []string {
	days := s.Days.String()
	days = strings.ToUpper(days[:1]) + days[1:]
	out := []string{fmt.Sprintf("%s at %02d:%02d (%s)", days, s.Hour, s.Minute, strings.TrimPrefix(s.Zone, "Etc/"))}
	if s.Topic != "" {
		out = append(out, "Only stories with “"+s.Topic+"”")
	}
	if len(s.Sources) > 0 {
		out = append(out, "Only from "+strings.Join(s.Sources, ", "))
	}
	if s.Silent {
		out = append(out, "Without a notification")
	}
	if s.EmptyDay {
		out = append(out, "With a line on days without news")
	}
	if s.Last != "" {
		out = append(out, "Last: "+s.Last)
	}
	if !s.On() {
		when := s.LocalDate(s.OffAt)
		out = append(out, "Switched off on "+when+": "+s.OffWhy+" /daily set switches it on again.")
	}
	if s.IsRefused() {
		line := "Discord has refused posts since " + s.LocalDate(s.Refused.Since) + ": " + s.Refused.Why
		if s.Until != "" {
			line += " Quoth tries until " + s.Until + "."
		}
		out = append(out, line)
	}
	return out
}
