package request

import (
	"context"
	"strings"

	"quoth/retrieval/archive"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/topic"
)

// A name that holds a day has at most dayNameWords, and at least dayNameTitles headlines print it.
const (
	dayNameWords  = 4
	dayNameTitles = 3
)

// readDayName reports whether a question is a name that holds a day, such as "Black Friday" or "January 6",
// and then reads it as a topic. Headlines decide.
func (r Reader) readDayName(ctx context.Context, q *Request) (bool, error) {
	words := strings.Trim(q.Text, " ?!.,:;")
	n := strings.Count(words, " ") + 1
	if len(q.Intent.Days) == 0 || n < 2 || n > dayNameWords || intent.Asks(q.Text) || question.PlacesTime(words) {
		return false, nil
	}
	parsed := question.Parse(words, question.Known{})
	t, err := r.topics.Find(ctx, words, parsed, r.scope)
	if err != nil {
		return false, err
	}
	if n, err := r.topics.Headlines(ctx, t); err != nil || n < dayNameTitles {
		return false, err
	}
	q.Question, q.Intent = parsed, intent.Reading{Intent: intent.TopicNews, Topic: words}
	q.because("a name that holds a day: headlines print “%s”", words)
	q.setTopic(t)
	return true, nil
}

// bareTopic is the most words that name a topic if they are typed without a word of asking.
const bareTopic = 4

// readBare decides whether words that ask nothing name a topic: one or two do; three or four do if a
// headline or several articles have them together.
func (r Reader) readBare(ctx context.Context, q *Request) error {
	words, n := intent.Keywords(q.Question.Text, q.Question.Aside)
	if n == 0 || n > bareTopic {
		q.because("%d words that name no topic", n)
		return nil
	}
	t, err := r.topics.Find(ctx, words, q.Question, r.scope)
	if err != nil {
		return err
	}
	if dated, ok := question.YearLed(q.Text); ok && !t.IsPrinted() && !r.isTitle(t, dated) {
		q.because("few articles have “%s” together; its year is taken for a time", words)
		return r.readDated(ctx, q, dated)
	}
	if n > 2 && !t.IsPrinted() {
		q.because("%d words that the articles do not have together", n)
		return nil
	}
	q.because("bare words; articles that have them together: %d", t.Len())
	return r.readTopic(ctx, q, t)
}

// readDated reads bare words again after their year was taken for a time.
func (r Reader) readDated(ctx context.Context, q *Request, text string) error {
	q.setText(text, r.known)
	q.SetDays(q.Intent.Days)
	if q.Intent.Intent == intent.DayNews {
		q.setDay()
		return nil
	}
	return r.readBare(ctx, q)
}

// isTitle reports whether a topic is a title or a number although the text dated takes it for a time: the
// articles print it, and none is of that time.
func (r Reader) isTitle(t topic.Topic, dated string) bool {
	days := search.Firm(question.Parse(dated, r.known).Days)
	if t.Len() == 0 || !question.IsYear(t.Words) || len(days) == 0 {
		return false
	}
	scope := r.scope
	scope.Events = days
	return !r.view.Any(func(m archive.Meta) bool { return scope.Admits(m.Date, m.Source) })
}

// readTopic reads a question as one for a topic. If no article has the words of the topic together, one of
// them may be misspelt into another word that the articles have: "Kier" for "Keir".
func (r Reader) readTopic(ctx context.Context, q *Request, t topic.Topic) error {
	q.Kind, q.Subject = Topic, t.In(q.Narrow(r.scope))
	for _, s := range []spellcheck.Suspects{spellcheck.Unprinted, spellcheck.Rarest} {
		if q.Subject.All() > 0 || len(q.Unknown) > 0 || s == spellcheck.Rarest && len(q.Subject.Terms) < 2 {
			break
		}
		if err := r.respell(ctx, q, t.Words, s); err != nil {
			return err
		}
	}
	if q.Subject.All() == 0 && len(q.Unknown) == 0 {
		r.findUnknown(q, t.Words)
	}
	if err := r.addSpellings(ctx, q); err != nil {
		return err
	}
	q.setTopic(q.Subject)
	return nil
}

// respell looks for a word of a topic that may be misspelt although some article has it.
func (r Reader) respell(ctx context.Context, q *Request, words string, suspects spellcheck.Suspects) error {
	s, err := r.spell(ctx, words, suspects)
	if err != nil || len(s.Corrections) == 0 {
		return err
	}
	t, err := r.topics.Find(ctx, s.Text, q.Question, q.Narrow(r.scope))
	if err != nil || t.All() == 0 {
		return err
	}
	q.Subject, q.Text = t, strings.Replace(q.Text, words, s.Text, 1)
	for _, c := range s.Corrections {
		q.Corrections = append(q.Corrections, c)
		q.because("no article has “%s” together; “%s” taken for “%s”", words, c.Typed, c.Taken)
	}
	return nil
}

// findUnknown finds the first word of a topic that looks like a name and that no article prints.
func (r Reader) findUnknown(q *Request, words string) {
	for w := prose.NewWords(words); w.Next(); {
		if word := w.Span().Of(words); prose.Capitalized(word) && topic.IsUnprinted(word, r.view) {
			q.Unknown, q.Missing = []string{word}, []string{word}
			return
		}
	}
}

// addSpellings adds the other spellings of a topic that is a single name to the topic and to the question.
func (r Reader) addSpellings(ctx context.Context, q *Request) error {
	spellings := r.topics.Spellings(q.Subject)
	if len(spellings) == 0 {
		return nil
	}
	var printed []string
	for _, s := range spellings {
		printed = append(printed, s.Printed)
		q.Question.Vary(q.Subject.Terms[0].Text, s.Term)
	}
	also, words := strings.Join(printed, " and "), q.Subject.Words
	q.Corrections = append(q.Corrections, spellcheck.Correction{Typed: words, Taken: words + " and " + also})
	q.because("the articles print it as %s as well", also)
	var err error
	q.Subject, err = r.topics.Find(ctx, words, q.Question, q.Narrow(r.scope))
	return err
}
