package bot

import (
	"fmt"
	"strings"
	"time"
)

// Schedule is a daily summary with what it has come to.
type Schedule struct{ Daily }

// Moment is an instant with what happens at it; readers see it in their own zone where the
// door can do that.
type Moment struct {
	Words string
	At    time.Time
}

// Lines tell all of a schedule but its channel and the next time.
func (s Schedule) Lines() []string {
	out := []string{fmt.Sprintf("Every day at %02d:%02d (%s)", s.Hour, s.Minute, s.Zone)}
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
	if s.Off != "" {
		out = append(out, "Switched off on "+s.OffAt.UTC().Format(time.DateOnly)+": "+s.Off+" /daily set switches it on again.")
	}
	return out
}

func (b Schedule) draw(r Renderer) { r.Schedule(b) }
func (b Moment) draw(r Renderer)   { r.Moment(b) }
