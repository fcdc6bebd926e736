package retrieval

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/intent"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/speech"
	"quoth/retrieval/store"
	"quoth/retrieval/topic"
)

// Subject is what somebody waits for: a person, a topic or a quotation.
type Subject struct {
	Words    string
	IsQuoted bool // the words are a quotation, perhaps with its speaker
}

// SubjectRead is a Subject as it was read from what somebody typed.
type SubjectRead struct {
	Subject
	Corrections []Correction
	Articles    int  // that mention it so far; not counted for a quotation
	IsNothing   bool // articles cannot be found by these words
	IsAsked     bool // the words are a question
	// Head is the serial up to which the articles have come in.
	Head news.Serial
}

// ReadSubject reads the words of a query that name what somebody waits for. It corrects a misspelt name as Ask does.
func (l *Library) ReadSubject(ctx context.Context, query Query) (out SubjectRead, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	out = SubjectRead{Subject: Subject{Words: strings.TrimSpace(query.Text)}, Head: c.arrived()}
	if out.IsQuoted = isQuotation(out.Words); out.IsQuoted {
		return out, nil
	}
	c.query.Text = strings.Trim(out.Words, marks)
	if out.IsAsked = intent.Asks(c.query.Text); out.IsAsked {
		return out, nil
	}
	if err := c.read(ctx); err != nil {
		return SubjectRead{}, err
	}
	if c.request.Kind == SmallTalk || c.request.Kind == Day || c.request.Impossible != "" {
		out.IsNothing = true
		return out, nil
	}
	c.query.Text = c.request.Text
	t, err := c.subject(ctx)
	out.Words, out.Corrections, out.Articles = t.Words, c.request.Corrections, t.All()
	out.IsNothing = len(t.Terms) == 0
	return out, err
}

// marks are the marks that people type around words.
const marks = " \t\"“”„«»‘’'"

// isQuotation reports whether a text is several words between quotation marks, or has them with their speaker.
func isQuotation(text string) bool {
	inside := strings.Trim(text, marks+".,!")
	if _, ok := intent.ReadQuoted(text); ok {
		return !intent.Asks(text)
	}
	isMarked := strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "“") || strings.HasPrefix(text, "„") ||
		strings.HasPrefix(text, "«")
	return isMarked && !strings.ContainsAny(inside, `"“”„«»`) && strings.Contains(inside, " ")
}

// Since says which articles have come in since somebody looked.
type Since struct {
	After     news.Serial // the Head at that time
	Published time.Time   // articles that were published before are left out
	Told      []news.Key  // the articles whose stories were told, the oldest first
	Now       time.Time
}

// Arrival is what has come up about a Subject.
type Arrival struct {
	Results []Result // one for each story, the articles about it first
	Head    news.Serial
}

// ComesUp returns the stories about a subject in the articles that have come in since. It leaves out those that report
// the same as an article that was told. The Head that it returns is the After of the next call: no article falls
// between two calls, nor does one count for both. A Library of the sample articles, which are replaced by others, has
// no arrivals.
func (l *Library) ComesUp(ctx context.Context, of Subject, since Since) (out Arrival, err error) {
	ctx, c, end := l.begin(ctx, Query{Text: of.Words, Now: since.Now})
	defer end(&err)
	out.Head = c.arrived() // before the search, which may find articles that have come in during it
	if c.view.Head() < since.After {
		return out, nil // an older archive was put in place
	}
	if out.Head <= since.After {
		out.Head = since.After
		return out, nil
	}
	isNew := func(serial news.Serial) bool {
		m, isCurrent := c.view.Meta(serial)
		return isCurrent && serial > since.After && serial <= out.Head && !m.Date.Before(since.Published) &&
			!m.Date.After(since.Now.Add(mostAhead))
	}
	found, t, err := c.arrivals(ctx, of, since, isNew)
	if err != nil || len(found) == 0 {
		return out, err
	}
	told, err := c.current(since.Told[max(0, len(since.Told)-mostCompared):])
	if err != nil {
		return out, err
	}
	for _, s := range topic.Distinct(found, told, t.Terms) {
		if slices.Contains(since.Told, s.Key) {
			continue // it is told, and was withdrawn meanwhile
		}
		r, err := storyResult(s)
		if err != nil {
			return out, err
		}
		out.Results = append(out.Results, r)
	}
	return out, nil
}

// mostCompared is how many of the articles that were told are compared with new ones: events end.
const mostCompared = 300

// mostAhead is how far ahead an article may be dated. One of next year has a mistyped date.
const mostAhead = 2 * 24 * time.Hour

// arrived returns the serial up to which articles have come in and can be found; 0 for the sample articles.
func (c *call) arrived() news.Serial {
	if c.view.Stats().Sample {
		return 0
	}
	return c.view.Indexed()
}

// arrivals returns the new articles about a subject, each with the sentence to show, and the topic.
func (c *call) arrivals(
	ctx context.Context, of Subject, since Since, isNew func(news.Serial) bool,
) ([]topic.Story, topic.Topic, error) {
	if of.IsQuoted {
		found, err := c.quotedAnew(ctx, since, isNew)
		return found, topic.Topic{}, err
	}
	f := topic.In(c.view, time.Time{}, nil)
	q := question.Parse(of.Words, question.Known{})
	f.Vary(of.Words, q)
	return f.Arrived(ctx, of.Words, q, topic.Arrival{Since: since.Published, IsNew: isNew})
}

// quotedAnew returns the new articles that print the quotation of the query.
func (c *call) quotedAnew(ctx context.Context, since Since, isNew func(news.Serial) bool) ([]topic.Story, error) {
	f := speech.In(c.view)
	scope := search.Scope{Since: since.Published}
	claim := readClaim(ctx, f, c.query.Text)
	places, err := f.Arrived(ctx, claim, c.quoteQuery(claim.Words, scope), isNew)
	var out []topic.Story
	for _, p := range places {
		out = append(out, topic.Story{CachedArticle: p.CachedArticle, Sentence: p.Span})
	}
	return out, err
}

// current returns the current revisions of articles. It leaves out those that are gone or damaged.
func (c *call) current(keys []news.Key) (out []*news.Article, err error) {
	for _, key := range keys {
		a, ok, err := c.view.Current(key)
		if err != nil && !store.IsGone(err) {
			return nil, err
		}
		if ok && err == nil {
			out = append(out, a)
		}
	}
	return out, nil
}

// Cite returns the excerpts that receipts name, as results. It leaves out those of articles that are gone.
func (l *Library) Cite(ctx context.Context, receipts []string) (out []Result, err error) {
	for _, receipt := range receipts {
		v, err := l.Verify(ctx, receipt)
		switch {
		case errors.Is(err, ErrUnknownReceipt), errors.Is(err, ErrDamagedArticle):
			continue
		case err != nil:
			return nil, err
		case !v.Withdrawn.IsZero():
			continue
		}
		r := Result{Excerpt: v.Excerpt, Sentence: v.Excerpt.Span(), Story: true, Score: 1}
		r.CutBefore, r.CutAfter = Cuts(v.Excerpt)
		out = append(out, r)
	}
	return out, nil
}
