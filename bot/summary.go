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

// SummaryHeader stands over a daily summary: its dates, and how much news it is made of.
type SummaryHeader struct {
	digest.Header
	Topic  string // the topic asked for; empty: none
	Remark string // why the summary is of these days, where others or none were asked for; may be empty
}

// Title returns the day in words, or the days, with their time zone.
func (h SummaryHeader) Title() string {
	title := Dates(h.First, h.Date) + ", " + ZoneName(h.Header)
	if h.State == digest.Running {
		title += ", so far"
	}
	return title
}

// Words returns how many articles and outlets the summary is made of, and how long it is.
func (h SummaryHeader) Words() string {
	words := Count(h.Articles, "article") + " from " + Count(h.Outlets, "outlet")
	if h.Topic != "" {
		words += " on “" + Short(h.Topic) + "”"
	}
	if h.Header.Words == 0 {
		return words + "."
	}
	return words + fmt.Sprintf("; %s, %s to read.", Count(h.Header.Words, "word"), Count(h.Minutes, "minute"))
}

// ZoneName returns the name of the time zone of a summary's day. For the machine's own zone that is
// the abbreviation in use on that day, such as "CET".
func ZoneName(h digest.Header) string {
	switch {
	case h.Zone == nil, h.Zone.String() == "Etc/UTC":
		return "UTC"
	case h.Zone == time.Local:
		return h.Date.In(h.Zone).Format("MST")
	}
	return h.Zone.String()
}

// Story is a story of a summary, in printed sentences with a citation each.
type Story struct {
	digest.Item
	Lead      bool
	Explained bool // show what its score is made of
}

// Citations returns a citation for each sentence of the story.
func (s Story) Citations() []Citation {
	out := make([]Citation, len(s.Sentences))
	for i, e := range s.Sentences {
		out[i] = cite(e)
	}
	return out
}

// Coverage says how many outlets have the story, in how many texts, and since when it has been in
// the news. It is empty where one outlet has the story and it is new.
func (s Story) Coverage() string {
	var parts []string
	outlets := s.Story.Outlets()
	if len(outlets) > 1 {
		texts := Count(len(s.Story.Wordings), "text")
		parts = append(parts, fmt.Sprintf("%s, %s", Count(len(outlets), "outlet"), texts))
	}
	if also := s.uncited(outlets); len(also) > 0 {
		parts = append(parts, "also in "+Listed(also))
	}
	if !s.Since.IsZero() {
		parts = append(parts, "in the news since at least "+LongDate(s.Since))
	}
	return strings.Join(parts, "; ")
}

// Number is a number of which outlets print another one, with a citation of each outlet that has it.
type Number struct {
	Text      string // as the first of the outlets prints it
	Citations []Citation
	Printed   []news.Excerpt // what is cited
}

// Differs returns the numbers on which outlets differ, if there are any.
func (s Story) Differs() []Number {
	if s.Item.Differs == nil {
		return nil
	}
	var out []Number
	for _, printed := range s.Item.Differs {
		n := Number{Text: printed[0].Text(), Printed: printed}
		for _, e := range printed {
			n.Citations = append(n.Citations, cite(e))
		}
		out = append(out, n)
	}
	return out
}

// uncited returns the outlets that none of the story's sentences is from.
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

// Line is a story that a summary shows by one headline, without a sentence.
type Line struct {
	Kind LineKind
	digest.Line
}

// LineKind says why a story is shown as a Line.
type LineKind string

// The kinds of lines.
const (
	Corrected  LineKind = "corrected"  // an outlet corrects what it printed
	Developing LineKind = "developing" // the story goes on, and is not among the stories of the day
	Dropped    LineKind = "dropped"    // it was a story of the day before, and is not one today
)

// Citation returns the citation of the line's article.
func (l Line) Citation() Citation {
	if e, ok := retrieval.Opening(l.Article); ok {
		return cite(e)
	}
	return Citation{Outlet: l.Article.Source, Headline: l.Article.Title, Date: l.Article.Published}
}

// Coverage says how many articles and outlets have the story and, where it is older than the
// article itself, since when it has been in the news.
func (l Line) Coverage() string {
	var parts []string
	if l.Articles > 1 {
		parts = append(parts, Count(l.Articles, "article")+" in "+Count(len(l.Outlets), "outlet"))
	}
	if !l.Since.IsZero() && l.Since.Before(news.Day(l.Article.Published, nil)) {
		parts = append(parts, "since at least "+LongDate(l.Since))
	}
	return strings.Join(parts, "; ")
}

// Missing lists the sources that failed, whose news a summary may lack.
type Missing struct{ Sources []string }

// Words returns what a Missing block says.
func (m Missing) Words() string {
	return "May be missing, because their feeds failed: " + strings.Join(m.Sources, ", ") + "."
}
