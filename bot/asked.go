package bot

import (
	"strings"

	"quoth/retrieval"
)

// Asked says how a question was understood. It comes first in a reply, and renderers show its
// Lines.
type Asked struct {
	retrieval.Asked
	Silent  bool // the articles do not answer, or have no further answers
	Nearest bool // nothing is of the time asked for; the results are the nearest to it
	Why     bool // show the reasons as well
}

// Lines returns what a reader has to know about how the question was understood, a sentence each:
// the question as it was completed, the words taken for misspelt ones, how many articles a topic
// has, and what was not found.
func (a Asked) Lines() []string {
	var out []string
	if a.FollowUp {
		out = append(out, "asking: "+a.Text)
	}
	for _, c := range a.Corrections {
		out = append(out, Showing(c))
	}
	if a.Nearest {
		return append(out, a.Note())
	}
	if a.Kind == retrieval.Topic && a.Topic != "" && !a.Silent {
		out = append(out, a.latest())
	}
	return out
}

// latest returns how many articles mention the topic, from how many outlets and since when, where
// that is known.
func (a Asked) latest() string {
	topic := Short(a.Topic)
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
		words += " " + period(a.Since, a.Until)
	case a.WindowDays > 0:
		words += " in the last " + Count(a.WindowDays, "day")
	}
	return words + "."
}

// Note says that no result is of the time asked for. It is empty where one is.
func (a Asked) Note() string {
	switch {
	case !a.Nearest:
		return ""
	case a.Apart:
		return "Nothing from those days. Nearest:"
	}
	return "Nothing " + period(a.Since, a.Until) + ". Nearest:"
}
