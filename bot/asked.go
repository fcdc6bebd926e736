package bot

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/retrieval"
)

// Asked says how a question was understood. It stands first in the reply, and renderers show its
// Lines only.
type Asked struct {
	retrieval.Asked
	Silent  bool // the articles do not answer, or no further
	Nearest bool // nothing is of the time asked for: what stands below is nearest to it
	Why     bool // show the reasons as well
}

// Lines are what a reader has to know of it, a sentence each: the question that was completed, what
// was taken for misspelt words, what a topic's stories are out of, and what is not there.
func (a Asked) Lines() []string {
	var out []string
	if a.FollowUp {
		out = append(out, "asking: "+a.Text)
	}
	for _, c := range a.Corrections {
		out = append(out, taken(c))
	}
	if a.Nearest {
		return append(out, a.Note())
	}
	if a.Kind == retrieval.Topic && a.Topic != "" && !a.Silent {
		out = append(out, a.latest())
	}
	return out
}

func taken(c retrieval.Correction) string {
	return fmt.Sprintf("Showing %s (you typed %s).", short(c.Taken), short(c.Typed))
}

// latest says how many articles mention a topic, from how many outlets and since when, where that
// is known.
func (a Asked) latest() string {
	topic := short(a.Topic)
	if strings.Contains(strings.ToLower(a.Text), "the "+strings.ToLower(a.Topic)) {
		topic = "the " + topic
	}
	words := "Latest on " + topic
	if a.Articles == 0 { // too many to count
		return words + "."
	}
	words += ": " + Count(a.Articles, "article")
	if a.Sources > 1 {
		words += " from " + Count(a.Sources, "outlet")
	}
	switch {
	case a.Apart:
		words += " from those days"
	case !a.Since.IsZero() || !a.Until.IsZero():
		words += " " + inDays(a.Since, a.Until)
	case a.WindowDays > 0:
		words += " in the last " + Count(a.WindowDays, "day")
	}
	return words + "."
}

// Note says that nothing is of the time that was asked for; empty where something is.
func (a Asked) Note() string {
	if !a.Nearest {
		return ""
	}
	if a.Apart {
		return "Nothing from those days. Nearest:"
	}
	return "Nothing " + inDays(a.Since, a.Until) + ". Nearest:"
}

// inDays is a run of days in words: "from August 2024", "from Fri 6 Mar 2026", "since …", "up to …".
func inDays(since, until time.Time) string {
	const day = "Mon 2 Jan 2006"
	switch {
	case since.IsZero():
		return "up to " + until.Format(day)
	case until.IsZero():
		return "since " + since.Format(day)
	case since.Equal(until):
		return "from " + since.Format(day)
	case since.Day() == 1 && until.Equal(since.AddDate(0, 1, -1)):
		return "from " + since.Format("January 2006")
	case since.YearDay() == 1 && until.Equal(since.AddDate(1, 0, -1)):
		return "from " + since.Format("2006")
	}
	return "from " + since.Format(day) + " to " + until.Format(day)
}

func (a Asked) draw(r Renderer) { r.Asked(a) }

// smallTalk answers a greeting and its like, with an example of what to ask.
func (h handlers) smallTalk(example string) Reply {
	words := "Ask me about the news: a topic, a question, or who said what."
	if example != "" {
		words = strings.TrimSuffix(words, ".") + fmt.Sprintf(", such as “What did %s say?”", example)
	}
	return h.reply(Text{words})
}

// showing says what was taken for a speaker's name.
func showing(q retrieval.Quotes) []Block {
	var out []Block
	for _, c := range q.Corrections {
		out = append(out, Notice{taken(c)})
	}
	return out
}

// under is r with blocks put first.
func (r Reply) under(blocks ...Block) Reply {
	r.Blocks = append(slices.Clone(blocks), r.Blocks...)
	r.Actions = slices.Clone(r.Actions)
	for i := range r.Actions {
		if r.Actions[i].About > 0 {
			r.Actions[i].About += len(blocks)
		}
	}
	return r
}
