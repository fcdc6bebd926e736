package jsonreply

import (
	"encoding/json"
	"time"

	"quoth/bot"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// summary has the fields of a daily summary.
type summary struct {
	Day        string   `json:"day"`
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
}

// storyWhy says what a story's score is made of: the sum of its parts.
type storyWhy struct {
	Score float64 `json:"score"`
	Parts []part  `json:"parts"`
}

// line is a story of which a summary shows one headline.
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

// newSummary returns a summary without stories.
func newSummary(h digest.Header, topic string) *summary {
	return &summary{
		Day: day(h.Date), Zone: bot.ZoneName(h), Items: []*item{}, Missing: []string{},
		Header: header{string(h.State), topic, h.Articles, h.Outlets, h.Words, h.Minutes},
	}
}

// SummaryHeader begins a summary.
func (r *renderer) SummaryHeader(b bot.SummaryHeader) {
	r.doc.summary = newSummary(b.Header, b.Topic)
	if b.Remark != "" {
		r.doc.Notices = append(r.doc.Notices, b.Remark)
	}
}

// summary returns the summary that a story belongs to, and begins one if need be.
func (r *renderer) summary() *summary {
	if r.doc.summary == nil {
		r.doc.summary = newSummary(digest.Header{}, "")
	}
	return r.doc.summary
}

// Story adds a story with its sentences.
func (r *renderer) Story(b bot.Story) {
	out := &item{
		Kind: "item", Outlets: b.Story.Outlets(), Articles: len(b.Story.Articles()), Texts: len(b.Story.Wordings),
		Since: day(b.Since), Why: &storyWhy{Score: b.Score, Parts: []part{}},
	}
	if b.Lead {
		out.Kind = "lead"
	}
	for _, p := range b.Item.Why {
		out.Why.Parts = append(out.Why.Parts, part(p))
	}
	for _, e := range b.Sentences {
		out.Sentences = append(out.Sentences, r.object(e, struct{}{}))
	}
	s := r.summary()
	s.Items = append(s.Items, out)
}

// Line adds a story of which there is one headline.
func (r *renderer) Line(b bot.Line) {
	a := b.Article
	out := line{a.Key, a.Title, a.Source, a.URL, a.Published, b.Outlets, b.Articles, day(b.Since)}
	switch s := r.summary(); b.Kind {
	case bot.Corrected:
		s.Corrected = append(s.Corrected, out)
	case bot.Developing:
		s.Developing = append(s.Developing, out)
	case bot.Dropped:
		s.Dropped = append(s.Dropped, out)
	}
}

// Missing adds the sources that failed.
func (r *renderer) Missing(b bot.Missing) {
	s := r.summary()
	s.Missing = append(s.Missing, b.Sources...)
}
