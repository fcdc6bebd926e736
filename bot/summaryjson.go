package bot

import (
	"encoding/json"
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// summaryJSON is what the reply to summary has besides.
type summaryJSON struct {
	Day        string      `json:"day"`
	Zone       string      `json:"zone"`
	Header     headerJSON  `json:"header"`
	Items      []*itemJSON `json:"items"`
	Corrected  []lineJSON  `json:"corrected,omitempty"`
	Developing []lineJSON  `json:"developing,omitempty"`
	Dropped    []lineJSON  `json:"dropped,omitempty"`
	Missing    []string    `json:"missing"`
}

type headerJSON struct {
	State    string `json:"state"` // over, running or future
	Topic    string `json:"topic,omitempty"`
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	Words    int    `json:"words"`
	Minutes  int    `json:"minutes"`
}

// itemJSON is a story or a quote; a quote has its sentence only.
type itemJSON struct {
	Kind      string            `json:"kind"` // lead, item or quote
	Sentences []json.RawMessage `json:"sentences"`
	Outlets   []string          `json:"outlets,omitempty"`
	Articles  int               `json:"articles,omitempty"`
	Texts     int               `json:"texts,omitempty"` // that are no copies of one another
	Since     string            `json:"since,omitempty"`
	Why       *storyWhyJSON     `json:"why,omitempty"`
}

// storyWhyJSON takes a story's score apart; the parts add up.
type storyWhyJSON struct {
	Score float64    `json:"score"`
	Parts []partJSON `json:"parts"`
}

type lineJSON struct {
	ID        news.Key  `json:"id"`
	Title     string    `json:"title,omitempty"`
	Source    string    `json:"source,omitempty"`
	URL       string    `json:"url,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Outlets   []string  `json:"outlets"`
	Articles  int       `json:"articles"`
	Since     string    `json:"since,omitempty"`
}

func newSummaryJSON(h digest.Header, topic string) *summaryJSON {
	return &summaryJSON{
		Day: dayJSON(h.Date), Zone: zoneOf(h), Items: []*itemJSON{}, Missing: []string{},
		Header: headerJSON{string(h.State), topic, h.Articles, h.Outlets, h.Words, h.Minutes},
	}
}

// dayJSON is a date, empty when it is not known.
func dayJSON(date time.Time) string {
	if date.IsZero() {
		return ""
	}
	return date.Format(time.DateOnly)
}

func (w *jsonRenderer) SummaryHeader(b SummaryHeader) {
	w.doc.summaryJSON = newSummaryJSON(b.Header, b.Topic)
	if b.Remark != "" {
		w.doc.Notices = append(w.doc.Notices, b.Remark)
	}
}

// summary is the object that a story goes into.
func (w *jsonRenderer) summary() *summaryJSON {
	if w.doc.summaryJSON == nil {
		w.doc.summaryJSON = newSummaryJSON(digest.Header{}, "")
	}
	return w.doc.summaryJSON
}

func (w *jsonRenderer) Story(b Story) {
	item := &itemJSON{
		Kind: "item", Outlets: b.Story.Outlets(), Articles: len(b.Story.Articles()), Texts: len(b.Story.Wordings), Since: dayJSON(b.Since),
		Why: &storyWhyJSON{Score: b.Score, Parts: []partJSON{}},
	}
	if b.Lead {
		item.Kind = "lead"
	}
	for _, p := range b.Item.Why {
		item.Why.Parts = append(item.Why.Parts, partJSON(p))
	}
	for _, e := range b.Sentences {
		item.Sentences = append(item.Sentences, w.object(e, struct{}{}))
	}
	s := w.summary()
	s.Items = append(s.Items, item)
}

func (w *jsonRenderer) Line(b Line) {
	a := b.Article
	line := lineJSON{a.Key, a.Title, a.Source, a.URL, a.Published, b.Outlets, b.Articles, dayJSON(b.Since)}
	switch s := w.summary(); b.Kind {
	case Corrected:
		s.Corrected = append(s.Corrected, line)
	case Developing:
		s.Developing = append(s.Developing, line)
	case Dropped:
		s.Dropped = append(s.Dropped, line)
	}
}

func (w *jsonRenderer) Missing(b Missing) {
	s := w.summary()
	s.Missing = append(s.Missing, b.Sources...)
}
