// Package intent reads what a text asks for, from its own words alone: small talk, the news of a
// day, the news about a topic, or somebody's words. It is pure; the time of asking comes in.
//
//	r := intent.Read("whats the latest on the dam this week?", known)
//	fmt.Println(r.Intent, r.Topic, r.Rule) // topicnews dam news about
//
// Package question reads which words to look for, and what kind of thing would answer.
package intent

import "quoth/retrieval/dates"

// Intent is what the words of a text ask for.
type Intent int

// The intents.
const (
	Plain     Intent = iota // a question or words; what they ask for shows only from the articles
	SmallTalk               // "hi", "thanks", "who are you?"
	DayNews                 // the news of a day and nothing else: "what happened yesterday?", "news from Friday"
	TopicNews               // the news about something: "latest on the dam", "what happened to Crake?"
)

// String returns the name of i as a program reads it.
func (i Intent) String() string {
	return [...]string{"plain", "smalltalk", "daynews", "topicnews"}[i]
}

// Reading is a text that was read for its Intent.
type Reading struct {
	Intent Intent
	// Topic holds the words of the topic of TopicNews as typed, without the words that ask, an
	// article before them, and the times and the outlets that are named.
	Topic string
	Days  []dates.Days // the times that are named; see [dates.Read]
	// Sources are the outlets that are named as a place to look in ("in the Courier"), as they
	// are called in Known.
	Sources []string
	Rule    string // the name of the rule that decided; empty for Plain where none did
}
