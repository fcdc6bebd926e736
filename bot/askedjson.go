package bot

import "quoth/retrieval"

// askedJSON is a question as it was understood.
type askedJSON struct {
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

func (w *jsonRenderer) Asked(b Asked) {
	out := askedJSON{
		Kind: string(b.Kind), Topic: b.Topic, Typed: b.Typed(), Taken: b.Taken(), Since: dayJSON(b.Since), Until: dayJSON(b.Until),
		Articles: b.Articles, Sources: b.Sources, WindowDays: b.WindowDays,
	}
	if b.FollowUp {
		out.Kind = string(retrieval.FollowUp)
	}
	if b.Why {
		out.Why = b.Reasons
	}
	w.doc.Asked, w.doc.Note = &out, b.Note()
}
