package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

// ErrUnknownReceipt means that a receipt is well formed and names none of the stored
// articles.
var ErrUnknownReceipt = errors.New("no stored article has this receipt")

// Latest returns the n newest articles that the query's outlet, days and time of asking admit, each
// with its first sentence, the first query.Skip passed over. Articles without text to show, and
// those dated after the time of asking, are left out.
func (l *Library) Latest(ctx context.Context, query Query, n int) (out []news.Excerpt, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	passed, scope := 0, query.scope()
	for _, row := range c.view.Select(func(m archive.Meta) bool {
		return scope.Admits(m.Date, m.Source) && !query.isAhead(m.Date)
	}) {
		if len(out) == n || ctx.Err() != nil {
			break
		}
		b, err := c.view.Article(row.Serial)
		if store.IsGone(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		e, ok := firstOf(b.Article, b.Sentences())
		switch {
		case !ok:
		case passed < query.Skip:
			passed++
		default:
			out = append(out, e)
		}
	}
	return out, ctx.Err()
}

// Opening is an article's first sentence, by which to cite the whole; ok is false where it has none.
func Opening(a *news.Article) (e news.Excerpt, ok bool) {
	return firstOf(a, passage.Sentences(a.Text))
}

func firstOf(a *news.Article, sentences []passage.Sentence) (news.Excerpt, bool) {
	if len(sentences) == 0 {
		return news.Excerpt{}, false
	}
	e, err := a.Excerpt(passage.Shorten(a.Text, sentences[0].Span))
	return e, err == nil
}

// Sources lists the outlets by name, the articles without one last.
func (l *Library) Sources(context.Context) ([]Source, error) {
	view := l.store.View()
	defer view.Release()
	byName := make(map[string]*Source)
	view.Select(func(m archive.Meta) bool {
		s := byName[m.Source]
		if s == nil {
			s = &Source{Name: m.Source}
			byName[m.Source] = s
		}
		s.Articles++
		s.Oldest, s.Newest = earlier(s.Oldest, m.Date), later(s.Newest, m.Date)
		return false
	})
	var out []Source
	for _, s := range byName {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Source) int {
		if (a.Name == "") != (b.Name == "") {
			return len(b.Name) - len(a.Name)
		}
		return compareFolded(a.Name, b.Name)
	})
	return out, nil
}

func compareFolded(a, b string) int {
	if fa, fb := prose.Fold(a), prose.Fold(b); fa != fb {
		if fa < fb {
			return -1
		}
		return 1
	}
	return 0
}

// earlier is the earlier of two dates; the zero time is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// Verify re-reads the words that a receipt names. The error is
// news.ErrReceiptSyntax when it is none, ErrUnknownReceipt when no stored article has it, and
// ErrDamagedArticle when the stored bytes have changed.
func (l *Library) Verify(ctx context.Context, receipt string) (v Verification, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	r, err := news.ParseReceipt(receipt)
	if err != nil {
		return Verification{}, err
	}
	articles, err := c.view.ByReceipt(r)
	if err != nil {
		return Verification{}, err
	}
	for _, a := range slices.Backward(articles) {
		if err := ctx.Err(); err != nil {
			return Verification{}, err
		}
		if e, err := r.Of(a); err == nil {
			return c.verified(e)
		}
	}
	return Verification{}, fmt.Errorf("verify %s: %w", r, ErrUnknownReceipt)
}

func (c *call) verified(e news.Excerpt) (Verification, error) {
	a := e.Article()
	if err := a.Check(); err != nil {
		return Verification{}, fmt.Errorf("verify: %w: %w", archive.ErrDamaged, err)
	}
	current, ok, err := c.view.Current(a.Key)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{Excerpt: e, Current: !ok || current.Revision == a.Revision}
	if !v.Current {
		v.Latest = current
	}
	return v, nil
}

// counted is what an open query is put to, as long as head is the newest revision.
type counted struct {
	head news.Serial
	Searched
}

// searched counts the articles that a query is put to.
func (c *call) searched(query Query) Searched {
	s := c.count(query)
	st := c.view.Stats()
	s.Pending, s.FullSince = max(0, st.Articles-st.Indexed), st.FullSince
	return s
}

// count looks at every article, so what it counts for queries without a filter is kept.
func (c *call) count(query Query) Searched {
	scope, head := query.scope(), c.view.Head()
	if c := c.lib.counted.Load(); scope.IsOpen() && c != nil && c.head == head {
		return c.Searched
	}
	var s Searched
	c.view.Select(func(m archive.Meta) bool {
		if !scope.Admits(m.Date, m.Source) {
			return false
		}
		s.Articles++
		s.From, s.To = earlier(s.From, m.Date), later(s.To, m.Date)
		if !slices.Contains(s.Sources, m.Source) {
			s.Sources = append(s.Sources, m.Source)
		}
		return false
	})
	slices.SortFunc(s.Sources, compareFolded)
	if scope.IsOpen() {
		c.lib.counted.Store(&counted{head, s})
	}
	return s
}

// Cuts reports whether an excerpt starts or ends inside a sentence, which a reply marks.
func Cuts(e news.Excerpt) (before, after bool) {
	return passage.Read(e.Article().Text).Cuts(e.Span())
}
