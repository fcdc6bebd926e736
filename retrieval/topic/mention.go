package topic

import (
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

// mention is an article that has the words of a topic together.
type mention struct {
	index.Mention
	date   time.Time
	source string
}

// How often an article must have the words of a topic to be about it if the headline does not name it, as
// index.Mention counts them: with its words in the first passage, and without.
const (
	oftenLead  = 2
	oftenAbout = 3
)

// isAbout reports whether the article is about the topic, and does not only mention it in passing.
func (m mention) isAbout() bool {
	return m.Title || m.Often >= oftenAbout || m.Lead && m.Often >= oftenLead
}

// isTitled reports whether the headline has the words of the topic.
func (m mention) isTitled() bool { return m.Title }

// filter returns the mentions for which keep reports true.
func filter(mentions []mention, keep func(mention) bool) []mention {
	var out []mention
	for _, m := range mentions {
		if keep(m) {
			out = append(out, m)
		}
	}
	return out
}

func serialsOf(mentions []mention) []news.Serial {
	out := make([]news.Serial, len(mentions))
	for i, m := range mentions {
		out[i] = m.Serial
	}
	return out
}

// countSources returns the number of the outlets of some mentions.
func countSources(mentions []mention) int {
	seen := make(map[string]bool)
	for _, m := range mentions {
		seen[m.source] = true
	}
	return len(seen)
}

// first returns the first n of some mentions, or all if there are fewer.
func first(mentions []mention, n int) []mention { return mentions[:min(n, len(mentions))] }
