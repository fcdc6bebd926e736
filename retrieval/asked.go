package retrieval

import (
	"context"
	"fmt"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/spellcheck"
)

// Kind is what a question asks for.
type Kind string

// The kinds, as in the JSON of a reply.
const (
	Topic     Kind = "topic"     // the newest stories about something
	Fact      Kind = "fact"      // the excerpt that answers
	Speech    Kind = "speech"    // what somebody said, or who said some words
	Day       Kind = "day"       // the summary of a day
	SmallTalk Kind = "smalltalk" // nothing: "hi", "thanks"
	// FollowUp is the kind of a question that was completed by the one before, where its own
	// kind is not asked for.
	FollowUp Kind = "followup"
)

// Asked is a question as it was understood.
type Asked struct {
	Kind        Kind
	Text        string        // the question that is answered: completed and corrected
	FollowUp    bool          // it leaned on the question before, and was completed
	More        bool          // of those, it asks for further results of the question before
	Topic       string        // of a Topic: its words
	Speech      intent.Speech // of Speech: what of somebody's words
	Corrections []Correction
	Since       time.Time // the first local day that the question names, at midnight UTC; zero: open
	Until       time.Time // the last one
	Apart       bool      // it names several times, with days between them
	Outlets     []string  // those in which the question asks to look
	// Of a Topic: how many articles mention it within so many days up to now, and of how many
	// outlets. WindowDays is 0 for all days.
	Articles, Sources, WindowDays int
	Reasons                       []string // how this was decided, a sentence each
}

// Typed returns what was typed where the articles have something else, words apart by commas.
func (a Asked) Typed() string { return a.join(func(c Correction) string { return c.Typed }) }

// Taken returns what was taken for it.
func (a Asked) Taken() string { return a.join(func(c Correction) string { return c.Taken }) }

func (a Asked) join(part func(Correction) string) string {
	var out []string
	for _, c := range a.Corrections {
		out = append(out, part(c))
	}
	return strings.Join(out, ", ")
}

// asFact makes it a question for a fact after all, and says why.
func (a *Asked) asFact(reason string) {
	a.Kind, a.Topic, a.Articles, a.Sources, a.WindowDays = Fact, "", 0, 0, 0
	a.because("%s", reason)
}

func (a *Asked) because(format string, args ...any) {
	a.Reasons = append(a.Reasons, fmt.Sprintf(format, args...))
}

// understood is a question with what is needed to answer it.
type understood struct {
	Asked
	form     intent.Reading
	question question.Question
	unknown  []string // words that carry the question and that no article has
	missing  []string // those, and common words that no article has
	topic    topic
	// impossible is a phrase that names a day which no calendar has; empty: none.
	impossible string
	pages      int             // how many pages of the same question were asked for before
	story      []*news.Article // that answered the question before, where it is asked about them
}

// understand decides what a query asks for: first by its own words, then by what the articles
// know. It is the one place that does.
func (c *call) understand(ctx context.Context, query Query) (understood, error) {
	u := understood{Asked: Asked{Text: strings.TrimSpace(query.Text)}}
	known := c.context(query)
	if words := input.Slug(u.Text); words != "" {
		u.Text = words
		u.because("an address stands for the words in it: %s", words)
	}
	if done := c.complete(ctx, query, u.Text); done.Text != u.Text || done.Pages > 0 {
		u.Text, u.pages, u.story, u.FollowUp, u.More = done.Text, done.Pages, done.Story, true, done.Pages > 0
		u.because("it leans on the question before: %s", done.Text)
	}
	u.form = intent.Read(u.Text, known)
	if u.form.Intent == intent.SmallTalk {
		u.Kind = SmallTalk
		u.because("small talk, by the rule “%s”", u.form.Rule)
		return u, nil
	}
	if days := question.Parse(u.Text, known).Impossible; len(days) > 0 {
		u.Kind, u.impossible = Fact, days[0]
		u.because("no calendar has the day “%s”", days[0])
		return u, nil
	}
	if name, err := c.dayName(ctx, &u, query); err != nil || name {
		return u, err
	}
	if u.form.Intent == intent.DayNews {
		u.isDay()
		return u, nil
	}
	if err := c.readSpelling(ctx, &u, known); err != nil {
		return u, err
	}
	err := c.readKind(ctx, &u, query, known)
	u.unknown, u.missing = u.question.Untimed(u.unknown), u.question.Untimed(u.missing)
	return u, err
}

// A name that holds a day has so many words at the most, and so many headlines print it.
const (
	dayNameWords  = 4
	dayNameTitles = 3
)

// dayName reports whether a text is a name that holds a day and is asked about as a topic: "Black
// Friday", "January 6". Headlines decide.
func (c *call) dayName(ctx context.Context, u *understood, query Query) (bool, error) {
	words := strings.Trim(u.Text, " ?!.,:;")
	n := strings.Count(words, " ") + 1
	if len(u.form.Days) == 0 || n < 2 || n > dayNameWords || intent.Asks(u.Text) || question.PlacesTime(words) {
		return false, nil
	}
	q := question.Parse(words, question.Known{})
	t, err := c.findTopic(ctx, words, q, query)
	if err != nil {
		return false, err
	}
	titled := keepTitled(t.mentions)
	books, err := c.view.All(ctx, serialsOf(titled[:min(mostAsked, len(titled))]))
	if err != nil {
		return false, err
	}
	printed := 0
	for _, b := range books {
		if t.phrase.in(b.Title) {
			printed++
		}
	}
	if printed < dayNameTitles {
		return false, nil
	}
	u.Kind, u.Topic, u.topic = Topic, words, t
	u.question, u.form = q, intent.Reading{Intent: intent.TopicNews, Topic: words}
	u.because("a name that holds a day: headlines print “%s”", words)
	u.measure(t, query)
	return true, nil
}

func (u *understood) isDay() {
	u.Kind = Day
	u.spanDays(u.form.Days)
	u.because("only the news of a time are asked for, by the rule “%s”", u.form.Rule)
}

// spanDays notes the first and the last day of the times that are named.
func (u *understood) spanDays(days []dates.Days) {
	if len(days) > 0 {
		u.Since, u.Until, u.Apart = search.Ends(days)
	}
}

// readSpelling matches the words with those of the articles.
func (c *call) readSpelling(ctx context.Context, u *understood, known question.Known) error {
	s, err := c.spell(ctx, u.Text, known, spellcheck.Unknown)
	if err != nil {
		return err
	}
	u.take(s, known)
	return nil
}

// take takes the words as they were matched, and reads the question again where that changed any.
func (u *understood) take(s spellcheck.Result, known question.Known) {
	u.question, u.unknown, u.missing = s.Question, s.Unknown, s.Missing
	if s.Text != u.Text {
		u.Text, u.question, u.form = s.Text, question.Parse(s.Text, known), intent.Read(s.Text, known)
	}
	for _, c := range s.Corrections {
		if question.Carries(c.Taken) {
			u.Corrections = append(u.Corrections, c)
		}
		u.because("“%s” is hardly in the articles; taken for “%s”", c.Typed, c.Taken)
	}
	for _, w := range s.Unknown {
		u.because("no article has “%s”, nor a word near it", w)
	}
	for term, variants := range s.Variants {
		u.question.Vary(term, variants...)
	}
	u.spanDays(u.form.Days)
	u.Outlets = u.form.Sources
}

// readKind decides between a topic, speech and a fact.
func (c *call) readKind(ctx context.Context, u *understood, query Query, known question.Known) error {
	if u.form.Intent == intent.TopicNews {
		u.because("the news about something, by the rule “%s”", u.form.Rule)
		t, err := c.findTopic(ctx, u.form.Topic, u.question, query)
		if err != nil {
			return err
		}
		return c.readTopic(ctx, u, t, query, known)
	}
	if u.form.Intent == intent.DayNews {
		u.isDay()
		return nil
	}
	if speech, ok := readSpeech(u.Text, known); ok {
		u.Kind, u.Speech = Speech, speech
		u.because("it asks for spoken words")
		return nil
	}
	u.Kind = Fact
	if intent.Asks(u.Text) {
		u.because("a question")
		return nil
	}
	return c.readBare(ctx, u, query, known)
}

// readSpeech reads a question about somebody's words. What it is about has no times in it.
func readSpeech(text string, known question.Known) (intent.Speech, bool) {
	speech, ok := intent.ReadSpeech(input.SpelledOut(text))
	if ok && speech.Words != "" {
		return speech, true
	}
	undated, isSpeech := intent.ReadSpeech(input.SpelledOut(question.WithoutTimes(text, known)))
	if isSpeech && undated.Words == "" {
		return undated, true
	}
	return speech, ok
}

// The most words that carry a topic which is typed without a word of asking.
const bareTopic = 4

// readBare decides whether words that ask nothing name a topic: one or two do; three or four
// when a headline or several articles have them together.
func (c *call) readBare(ctx context.Context, u *understood, query Query, known question.Known) error {
	words, n := intent.Keywords(u.question.Text, u.question.Aside)
	if n == 0 || n > bareTopic {
		u.because("%d words that name no topic", n)
		return nil
	}
	t, err := c.findTopic(ctx, words, u.question, query)
	if err != nil {
		return err
	}
	if led, ok := question.YearLed(u.Text); ok && t.together() < bareArticles && !c.isTitle(t, led, query, known) {
		u.because("few articles have “%s” together; its year is taken for a time", words)
		u.Text, u.question, u.form = led, question.Parse(led, known), intent.Read(led, known)
		u.spanDays(u.form.Days)
		if u.form.Intent == intent.DayNews {
			u.isDay()
			return nil
		}
		return c.readBare(ctx, u, query, known)
	}
	if n > 2 && t.together() < bareArticles {
		u.because("%d words that the articles do not have together", n)
		return nil
	}
	u.because("bare words; articles that have them together: %d", len(t.mentions))
	return c.readTopic(ctx, u, t, query, known)
}

// isTitle reports whether a topic, which led reads as a time, is rather a title or a number:
// articles print it, and none is of that time.
func (c *call) isTitle(t topic, led string, query Query, known question.Known) bool {
	days := firm(question.Parse(led, known).Days)
	return len(t.mentions) > 0 && question.IsYear(t.words) && c.outside(days, query) != nil
}

// bareArticles is how many articles must have three or four words together that are a topic; a
// headline that has them is enough.
const bareArticles = 3
