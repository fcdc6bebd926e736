package topic

import (
	"slices"
	"time"

	"quoth/retrieval/news"
)

// Window is a time up to now with the number of articles in it that mention a topic.
type Window struct {
	Days     int // before today; 0: all days of the scope
	Articles int // that mention the topic
	About    int // of these, those that are about it
	Sources  int // the outlets of Articles
	// IsCut is set if the window may have more articles than were counted.
	IsCut bool
}

// windows are the lengths of the windows that Window tries, in days up to now; 0 stands for all days.
var windows = []int{2, 14, 91, 0}

// enoughAbout is the number of articles about a topic that make a window wide enough.
const enoughAbout = 3

// Window returns the narrowest window with enough articles about the topic. In a scope of some days,
// these are the window.
func (t Topic) Window() Window {
	var w Window
	for _, days := range windows {
		if t.isDated && days > 0 {
			continue
		}
		in := t.within(days)
		w = Window{Days: days, Articles: len(in), About: len(filter(in, mention.isAbout)), Sources: countSources(in)}
		if w.About >= enoughAbout {
			break
		}
	}
	return w
}

// within returns the mentions of the last days up to now, today included; of all days if days is 0.
func (t Topic) within(days int) []mention {
	if days == 0 || t.now.IsZero() {
		return t.mentions
	}
	start := t.windowStart(days)
	n := slices.IndexFunc(t.mentions, func(m mention) bool { return news.Day(m.date, t.zone).Before(start) })
	if n < 0 {
		n = len(t.mentions)
	}
	return t.mentions[:n]
}

// windowStart returns the first of the last days up to now.
func (t Topic) windowStart(days int) time.Time { return news.Day(t.now, t.zone).AddDate(0, 0, -days) }

// freshDays is how many days old the newest article about a topic may be if newer ones mention it.
const freshDays = 14

// ordered returns the mentions to show, the newest first: the articles about the topic or, if there are
// none or only old ones, all that mention it.
func (t Topic) ordered() []mention {
	fresh := t.within(freshDays)
	if len(fresh) > 0 && len(filter(fresh, mention.isAbout)) == 0 {
		return t.mentions
	}
	return t.about()
}

// about returns the articles about the topic or, if there are none, all that mention it.
func (t Topic) about() []mention {
	if about := filter(t.mentions, mention.isAbout); len(about) > 0 {
		return about
	}
	return t.mentions
}
