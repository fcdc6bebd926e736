package request

import (
	"context"
	"strings"

	"quoth/retrieval/conversation"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/question"
)

// Read decides what a question asks for. The function complete completes its text with the questions before
// it, and returns a text that stands alone unchanged. It is nil if there are no questions before.
func (r Reader) Read(ctx context.Context, text string, complete func(string) conversation.Completed) (Request, error) {
	q := Request{Asked: Asked{Text: strings.TrimSpace(text)}}
	if words := input.Slug(q.Text); words != "" {
		q.Text = words
		q.because("an address stands for the words in it: %s", words)
	}
	if complete != nil {
		q.complete(complete(q.Text))
	}
	q.Intent = intent.Read(q.Text, r.known)
	if q.Intent.Intent == intent.SmallTalk {
		q.Kind = SmallTalk
		q.because("small talk, by the rule “%s”", q.Intent.Rule)
		return q, nil
	}
	if claim, ok := r.readClaim(ctx, q.Text); ok {
		return q, r.readClaimed(ctx, &q, claim)
	}
	if days := question.Parse(q.Text, r.known).Impossible; len(days) > 0 {
		q.Kind, q.Impossible = Fact, days[0]
		q.because("no calendar has the day “%s”", days[0])
		return q, nil
	}
	if isName, err := r.readDayName(ctx, &q); err != nil || isName {
		return q, err
	}
	if q.Intent.Intent == intent.DayNews {
		q.setDay()
		return q, nil
	}
	if err := r.correct(ctx, &q); err != nil {
		return q, err
	}
	err := r.readKind(ctx, &q)
	q.Unknown, q.Missing = q.Question.Untimed(q.Unknown), q.Question.Untimed(q.Missing)
	return q, err
}

// complete sets the completed text, unless it is the same.
func (q *Request) complete(c conversation.Completed) {
	if c.Text == q.Text && c.Pages == 0 {
		return
	}
	q.Text, q.Pages, q.Story, q.FollowUp, q.More = c.Text, c.Pages, c.Story, true, c.Pages > 0
	q.because("it leans on the question before: %s", c.Text)
}

// readKind decides between a topic, speech and a fact.
func (r Reader) readKind(ctx context.Context, q *Request) error {
	switch q.Intent.Intent {
	case intent.TopicNews:
		q.because("the news about something, by the rule “%s”", q.Intent.Rule)
		t, err := r.topics.Find(ctx, q.Intent.Topic, q.Question, r.scope)
		if err != nil {
			return err
		}
		return r.readTopic(ctx, q, t)
	case intent.DayNews:
		q.setDay()
		return nil
	}
	if speech, ok := r.readSpeech(ctx, q); ok {
		q.Kind, q.Speech = Speech, speech
		q.because("it asks for spoken words")
		return nil
	}
	q.Kind = Fact
	if intent.Asks(q.Text) {
		q.because("a question")
		return nil
	}
	return r.readBare(ctx, q)
}
