package jsonreply

import (
	"time"

	"quoth/bot"
)

// source is an outlet: what is stored of it, and whether its feeds answer.
type source struct {
	Name     string    `json:"name,omitempty"`
	Articles int       `json:"articles"`
	Oldest   time.Time `json:"oldest,omitzero"`
	Newest   time.Time `json:"newest,omitzero"`
	Answered time.Time `json:"answered,omitzero"`
	Failing  bool      `json:"failing,omitempty"`
}

// feed is a feed of the list. Answered and Due are when it last answered, and when it is checked next.
type feed struct {
	Name      string     `json:"name,omitempty"`
	URL       string     `json:"url"`
	Answered  time.Time  `json:"answered,omitzero"`
	Due       time.Time  `json:"due,omitzero"`
	Why       string     `json:"why,omitempty"`
	Failing   string     `json:"failing,omitempty"`
	Failures  int        `json:"failures,omitempty"`
	DeadSince time.Time  `json:"dead_since,omitzero"`
	Remarks   []string   `json:"remarks,omitempty"`
	Items     []feedItem `json:"items,omitempty"`
}

// feedItem is an item of a feed, with what a check would do with it.
type feedItem struct {
	Title     string    `json:"title,omitempty"`
	Link      string    `json:"url,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Action    string    `json:"action"`
}

// file is a text to keep as a file.
type file struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Source adds an outlet.
func (r *renderer) Source(b bot.Source) {
	r.doc.Sources = append(r.doc.Sources, source{b.Name, b.Articles, b.Oldest, b.Newest, b.Answered, b.Failing})
}

// Feed adds a feed of the list.
func (r *renderer) Feed(b bot.Feed) {
	out := feed{b.Name, b.URL, b.Answered, b.Due, b.Why, b.Failing, b.Failures, b.Dead, b.Remarks, nil}
	for _, i := range b.Items {
		out.Items = append(out.Items, feedItem(i))
	}
	r.doc.Feeds = append(r.doc.Feeds, out)
}

// Document sets the text to keep as a file.
func (r *renderer) Document(b bot.Document) { r.doc.Document = &file{b.Name, b.Text} }
