package jsonreply

import (
	"encoding/json"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// document is the JSON of a reply. In a reply to the command summary, the fields of the summary are
// beside the others.
type document struct {
	Command  string        `json:"command"`
	Query    string        `json:"query,omitempty"`
	Answered bool          `json:"answered"`
	Sample   bool          `json:"sample"`
	Receipt  string        `json:"receipt,omitempty"`
	Verified *bool         `json:"verified,omitempty"`
	Current  *bool         `json:"current,omitempty"`
	Latest   news.Revision `json:"latest,omitempty"`

	// Until is when the article of a verified excerpt was changed, Difference is what the changed article has in
	// place of the excerpt, and Withdrawn is when the article was withdrawn.
	Until      time.Time    `json:"until,omitzero"`
	Stands     *bool        `json:"stands,omitempty"`
	Difference []difference `json:"difference,omitempty"`
	Withdrawn  time.Time    `json:"withdrawn,omitzero"`

	Results  []json.RawMessage `json:"results,omitzero"`
	Verdict  string            `json:"verdict,omitempty"` // on a claim that somebody said some words
	Nearest  []json.RawMessage `json:"nearest,omitempty"` // what comes near the words of the claim
	Sides    []side            `json:"sides,omitempty"`
	Speaker  *speaker          `json:"speaker,omitempty"`
	Sources  []source          `json:"sources,omitempty"`
	Commands []command         `json:"commands,omitempty"`
	Examples []string          `json:"examples,omitempty"`
	Searched *searched         `json:"searched,omitempty"`
	Silence  *silence          `json:"silence,omitempty"`
	Asked    *asked            `json:"asked,omitempty"`
	Note     string            `json:"note,omitempty"`
	Summary  *summary          `json:"summary,omitempty"`
	Coverage *coverage         `json:"coverage,omitempty"`
	Dailies  []daily           `json:"dailies,omitempty"`
	Watches  []watch           `json:"watches,omitempty"`
	Feeds    []feed            `json:"feeds,omitempty"`
	Found    []foundFeed       `json:"found,omitempty"` // the feeds to choose from
	Document *file             `json:"document,omitempty"`
	Text     []string          `json:"text,omitempty"`
	Notices  []string          `json:"notices,omitempty"`
	Refusal  *refusal          `json:"refusal,omitempty"`
	Error    string            `json:"error,omitempty"`
	*summary
}

// refusal says why a call was refused, and what to do.
type refusal struct {
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// asked says how a question was understood.
type asked struct {
	Kind       string   `json:"kind"`
	Topic      string   `json:"topic,omitempty"`
	Typed      string   `json:"typed,omitempty"`
	Taken      string   `json:"taken,omitempty"`
	Since      string   `json:"since,omitempty"`
	Until      string   `json:"until,omitempty"`
	Articles   int      `json:"articles,omitempty"`
	Sources    int      `json:"sources,omitempty"`
	WindowDays int      `json:"window_days,omitempty"`
	Why        []string `json:"why,omitempty"`
}

// searched says which articles a question was put to.
type searched struct {
	Articles  int       `json:"articles"`
	Sources   int       `json:"sources"`
	From      time.Time `json:"from,omitzero"`
	To        time.Time `json:"to,omitzero"`
	Pending   int       `json:"pending,omitempty"`
	FullSince time.Time `json:"full_since,omitzero"` // since when the disk has been full
}

// silence says why there is no answer.
type silence struct {
	Reason   retrieval.Reason `json:"reason"`
	Words    []string         `json:"words,omitempty"`
	Articles int              `json:"articles,omitempty"`
	Nearest  []string         `json:"nearest"`
}

// speaker is a speaker as all the articles name them.
type speaker struct {
	Name     string   `json:"name"`
	Forms    []string `json:"forms,omitempty"`
	Roles    []string `json:"roles,omitempty"`
	Articles int      `json:"articles,omitempty"`
}

// side is one of the speakers that are compared, with what they said.
type side struct {
	Speaker speaker           `json:"speaker"`
	Results []json.RawMessage `json:"results"`
}

// summary has the fields of a daily summary.
type summary struct {
	Day        string   `json:"day"`             // the last one of several
	First      string   `json:"first,omitempty"` // the first one of several
	Zone       string   `json:"zone"`
	Header     header   `json:"header"`
	Items      []*item  `json:"items"`
	Corrected  []line   `json:"corrected,omitempty"`
	Developing []line   `json:"developing,omitempty"`
	Dropped    []line   `json:"dropped,omitempty"`
	Missing    []string `json:"missing"`
}

// header says how much news a summary is made of.
type header struct {
	State    string `json:"state"` // over, running or future
	Topic    string `json:"topic,omitempty"`
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	Words    int    `json:"words"`
	Minutes  int    `json:"minutes"`
}

// item is a story or a quote. A quote has only its sentence.
type item struct {
	Kind      string            `json:"kind"` // lead, item or quote
	Sentences []json.RawMessage `json:"sentences"`
	Outlets   []string          `json:"outlets,omitempty"`
	Articles  int               `json:"articles,omitempty"`
	Texts     int               `json:"texts,omitempty"` // how many texts that are not copies of one another
	Since     string            `json:"since,omitempty"`
	Why       *storyWhy         `json:"why,omitempty"`
	Differs   []json.RawMessage `json:"differs,omitempty"` // two numbers of one thing, as each outlet prints them
}

// number is what an excerpt says of a number on which outlets differ, besides its citation.
type number struct {
	Text   string `json:"text"`
	Outlet string `json:"outlet"`
}

// storyWhy says what a story's score is made of: the sum of its parts.
type storyWhy struct {
	Score float64 `json:"score"`
	Parts []part  `json:"parts"`
}

// line is a story that a summary shows by one headline.
type line struct {
	ID        news.Key  `json:"id"`
	Title     string    `json:"title,omitempty"`
	Source    string    `json:"source,omitempty"`
	URL       string    `json:"url,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Outlets   []string  `json:"outlets"`
	Articles  int       `json:"articles"`
	Since     string    `json:"since,omitempty"`
}

// source is an outlet: what is stored of it, and whether its feeds answer.
type source struct {
	Name     string    `json:"name,omitempty"`
	Articles int       `json:"articles"`
	Oldest   time.Time `json:"oldest,omitzero"`
	Newest   time.Time `json:"newest,omitzero"`
	Answered time.Time `json:"answered,omitzero"`
	Failing  bool      `json:"failing,omitempty"`
	Labels   []string  `json:"labels,omitempty"`
}

// feed is a feed of the list. Answered and Due are when it last answered, and when it is checked next.
type feed struct {
	Name      string     `json:"name,omitempty"`
	URL       string     `json:"url"`
	Labels    []string   `json:"labels,omitempty"`
	Answered  time.Time  `json:"answered,omitzero"`
	Due       time.Time  `json:"due,omitzero"`
	Why       string     `json:"why,omitempty"`
	Failing   string     `json:"failing,omitempty"`
	Failures  int        `json:"failures,omitempty"`
	DeadSince time.Time  `json:"dead_since,omitzero"`
	Quiet     string     `json:"quiet,omitempty"`
	Remarks   []string   `json:"remarks,omitempty"`
	Items     []feedItem `json:"items,omitempty"`
}

// foundFeed is a feed that was found on a site, with the number by which it can be chosen.
type foundFeed struct {
	Number int       `json:"number"`
	Title  string    `json:"title,omitempty"`
	URL    string    `json:"url"`
	Items  int       `json:"items"`
	Newest time.Time `json:"newest,omitzero"`
	Full   bool      `json:"full"`
	Listed bool      `json:"listed"`
}

// feedItem is an item of a feed, with what a check would do with it.
type feedItem struct {
	Title     string    `json:"title,omitempty"`
	Link      string    `json:"url,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Action    string    `json:"action"`
}

// command is a command of the table.
type command struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Options     []option `json:"options"`
}

// option is an option of a command.
type option struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Kind        string   `json:"kind"`
	Required    bool     `json:"required"`
	Choices     []string `json:"choices,omitempty"`
}

// daily is the schedule of a daily summary.
type daily struct {
	Channel string    `json:"channel"`
	Time    string    `json:"time"`
	Zone    string    `json:"zone"`
	Days    string    `json:"days"`
	Topic   string    `json:"topic,omitempty"`
	Sources []string  `json:"sources,omitempty"`
	Next    time.Time `json:"next,omitzero"`
	Last    string    `json:"last,omitempty"`
	Refused string    `json:"refused,omitempty"`
	Off     string    `json:"off,omitempty"`
}

// watch is a watch as it is set.
type watch struct {
	Number  uint64    `json:"number"`
	About   string    `json:"about"`
	Quoted  bool      `json:"quoted,omitempty"`
	Channel string    `json:"channel,omitempty"`
	Quiet   string    `json:"quiet,omitempty"`
	Zone    string    `json:"zone"`
	Last    time.Time `json:"last,omitzero"`
	Refused string    `json:"refused,omitempty"`
	Off     string    `json:"off,omitempty"`
}

// file is a text to keep as a file.
type file struct {
	Name string `json:"name"`
	Text string `json:"text"`
}
