package bot

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// inWords is a date: "Wednesday 4 March 2026".
func inWords(date time.Time) string { return date.Format("Monday 2 January 2006") }

// Title is the day in words, with the zone in which it is one.
func (h SummaryHeader) Title() string {
	title := inWords(h.Date) + ", " + ZoneName(h.Header)
	if h.State == digest.Running {
		title += ", so far"
	}
	return title
}

// ZoneName is the name of the zone of a summary's day or, where that is the machine's own zone, what
// its clocks are called on that day.
func ZoneName(h digest.Header) string {
	switch {
	case h.Zone == nil:
		return "UTC"
	case h.Zone == time.Local:
		return h.Date.In(h.Zone).Format("MST")
	}
	return h.Zone.String()
}

// Words tell what the summary is made of, and how long it is.
func (h SummaryHeader) Words() string {
	words := Count(h.Articles, "article") + " from " + Count(h.Outlets, "outlet")
	if h.Topic != "" {
		words += " on “" + short(h.Topic) + "”"
	}
	if h.Header.Words == 0 {
		return words + "."
	}
	return words + fmt.Sprintf("; %s, %s to read.", Count(h.Header.Words, "word"), Count(h.Minutes, "minute"))
}

// shownOutlets bounds a list of outlets.
const shownOutlets = 4

// Coverage tells who else has the story, in how many texts, and since when it is in the
// news; empty when there is nothing to tell.
func (s Story) Coverage() string {
	var parts []string
	outlets := s.Story.Outlets()
	if len(outlets) > 1 {
		parts = append(parts, fmt.Sprintf("%s, %s", Count(len(outlets), "outlet"), Count(len(s.Story.Wordings), "text")))
	}
	if also := s.uncited(outlets); len(also) > 0 {
		parts = append(parts, "also in "+listed(also))
	}
	if !s.Since.IsZero() {
		parts = append(parts, "in the news since at least "+inWords(s.Since))
	}
	return strings.Join(parts, "; ")
}

// uncited are the outlets that no sentence is of.
func (s Story) uncited(outlets []string) []string {
	return slices.DeleteFunc(slices.Clone(outlets), func(o string) bool {
		for _, e := range s.Sentences {
			if e.Article().Source == o {
				return true
			}
		}
		return false
	})
}

// listed are the first few names, and how many more there are.
func listed(names []string) string {
	if more := len(names) - shownOutlets; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:shownOutlets], ", "), more)
	}
	return strings.Join(names, ", ")
}

// Coverage tells who has the story, and since when it is in the news where that is before
// the article itself.
func (l Line) Coverage() string {
	var parts []string
	if l.Articles > 1 {
		parts = append(parts, Count(l.Articles, "article")+" in "+Count(len(l.Outlets), "outlet"))
	}
	if !l.Since.IsZero() && l.Since.Before(news.Day(l.Article.Published, nil)) {
		parts = append(parts, "since at least "+inWords(l.Since))
	}
	return strings.Join(parts, "; ")
}

// Words say what a Missing block means.
func (m Missing) Words() string {
	return "Missing, for they could not be fetched: " + strings.Join(m.Sources, ", ") + "."
}

// dayless says why a summary has nothing to tell.
func (s Silence) dayless() string {
	day := inWords(s.Day.Date) + " (" + ZoneName(s.Day.Header) + ")"
	switch {
	case s.Reason == retrieval.OutsideDates && s.Day.State == digest.Future:
		return day + " has not come yet."
	case s.Reason == retrieval.OutsideDates:
		return "There is no article of " + day + "."
	case s.Reason == retrieval.NoMatch:
		return "None of the " + Count(s.Day.Stored, "article") + " of " + day + " has “" + short(s.About) + "”."
	}
	return "No story of " + day + " has a sentence that can be read alone."
}
