package bot

import "time"

type feedJSON struct {
	Name      string         `json:"name,omitempty"`
	URL       string         `json:"url"`
	Answered  time.Time      `json:"answered,omitzero"`
	Due       time.Time      `json:"due,omitzero"`
	Why       string         `json:"why,omitempty"`
	Failing   string         `json:"failing,omitempty"`
	Failures  int            `json:"failures,omitempty"`
	DeadSince time.Time      `json:"dead_since,omitzero"`
	Remarks   []string       `json:"remarks,omitempty"`
	Items     []feedItemJSON `json:"items,omitempty"`
}

type feedItemJSON struct {
	Title     string    `json:"title,omitempty"`
	Link      string    `json:"url,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Action    string    `json:"action"`
}

type documentJSON struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

func (w *jsonRenderer) Feed(f Feed) {
	out := feedJSON{f.Name, f.URL, f.Answered, f.Due, f.Why, f.Failing, f.Failures, f.Dead, f.Remarks, nil}
	for _, i := range f.Items {
		out.Items = append(out.Items, feedItemJSON(i))
	}
	w.doc.Feeds = append(w.doc.Feeds, out)
}

func (w *jsonRenderer) Document(b Document) { w.doc.Document = &documentJSON{b.Name, b.Text} }
