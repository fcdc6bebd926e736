package bot

import (
	"fmt"
	"strings"

	"quoth/bot/settings"
)

// Watch is a watch as it is set, with what it has told last.
type Watch struct{ settings.Watch }

// Subject returns what the watch is about: "“Rosa Vane”", or a quotation between its marks.
func (w Watch) Subject() string {
	if w.Quoted {
		return w.About
	}
	return "“" + w.About + "”"
}

// Title returns the number and the subject.
func (w Watch) Title() string { return fmt.Sprintf("%d. %s", w.Number, w.Subject()) }

// Lines returns everything about a watch except its title, where it tells, and when it told last.
func (w Watch) Lines() (out []string) {
	if w.Quiet != (settings.Quiet{}) {
		out = append(out, "Quiet "+w.Quiet.String()+" ("+strings.TrimPrefix(w.Zone, "Etc/")+")")
	}
	switch {
	case !w.On():
		when := w.OffAt.UTC().Format("2006-01-02")
		out = append(out, "Switched off on "+when+": "+w.OffWhy+" /watch add switches it on again.")
	case w.Refused.Why != "":
		when := w.Refused.Since.UTC().Format("2006-01-02")
		out = append(out, "Discord has refused alerts since "+when+": "+w.Refused.Why)
	}
	return out
}
