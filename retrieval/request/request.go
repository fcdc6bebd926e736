// Package request decides what a question asks for: first by its own words, then by what the articles
// have. No other package decides that.
//
//	known := question.Known{Sources: view.Sources(), Now: now}
//	r, err := request.In(view, search.Scope{}, known).Read(ctx, "Tanglewrak", nil)
//	fmt.Println(r.Kind, r.Topic, r.Taken()) // topic Tanglewrack Tanglewrack
package request

import (
	"quoth/retrieval/intent"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/topic"
)

// Request is what a question asks for, with all that is needed to answer it.
type Request struct {
	Asked
	Intent   intent.Reading    // by the words alone
	Question question.Question // Text, parsed
	Unknown  []string          // words that carry the question and that no article has
	Missing  []string          // the same, and common words that no article has
	Subject  topic.Topic       // of the kind Topic
	Claim    string            // a question with a claim, as it was typed
	// Impossible is a phrase for a day that no calendar has; "": none.
	Impossible string
	Pages      int             // the number of pages of the same question that were asked for before
	Story      []*news.Article // that answered the question before, if this one is about them
}

// Narrow returns a scope narrowed to the days and the outlets that the question names.
func (r *Request) Narrow(s search.Scope) search.Scope {
	s = r.InOutlets(s)
	s.Days = r.Intent.Days
	return s
}

// InOutlets returns a scope narrowed to the outlets that the question names, unless it is one of
// outlets already.
func (r *Request) InOutlets(s search.Scope) search.Scope {
	if len(r.Intent.Sources) > 0 && len(s.Outlets) == 0 {
		s.Sources = r.Intent.Sources
	}
	return s
}

// setText sets another text, and reads it again.
func (r *Request) setText(text string, known question.Known) {
	r.Text, r.Question, r.Intent = text, question.Parse(text, known), intent.Read(text, known)
}

func (r *Request) setDay() {
	r.Kind = Day
	r.SetDays(r.Intent.Days)
	r.because("only the news of a time are asked for, by the rule “%s”", r.Intent.Rule)
}

func (r *Request) setTopic(t topic.Topic) {
	r.Kind, r.Subject, r.Topic = Topic, t, t.Words
	r.SetWindow(t.Window())
}
