package jsonreply

import (
	"quoth/bot"
)

// SummaryHeader begins a summary.
func (r *renderer) SummaryHeader(b bot.SummaryHeader) {
	r.doc.summary = newSummary(b.Header, b.Topic)
	if b.Remark != "" {
		r.doc.Notices = append(r.doc.Notices, b.Remark)
	}
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
	for _, n := range b.Differs() {
		for _, e := range n.Printed {
			out.Differs = append(out.Differs, r.object(e, number{e.Text(), e.Article().Source}))
		}
	}
	s := r.summary()
	s.Items = append(s.Items, out)
}

// Line adds a story that is shown by one headline.
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
