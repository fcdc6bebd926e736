package topic

import (
	"context"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// mostAsked is the number of articles that decide whether a name is printed as one.
const mostAsked = 12

// Headlines returns the number of the newest headlines with the words of a topic that print them side by side.
func (f Finder) Headlines(ctx context.Context, t Topic) (n int, err error) {
	titled := first(filter(t.mentions, mention.isTitled), mostAsked)
	for a, err := range f.view.Each(ctx, serialsOf(titled)) {
		if err != nil {
			return 0, err
		}
		if t.phrase.in(a.Title) {
			n++
		}
	}
	return n, ctx.Err()
}

// Newest returns the n newest articles about a topic, each headline once.
func (f Finder) Newest(ctx context.Context, t Topic, n int) ([]*news.Article, error) {
	var out []*news.Article
	for a, err := range f.view.Each(ctx, serialsOf(t.about())) {
		if err != nil {
			return nil, err
		}
		if len(out) == n {
			break
		}
		hasTitle := func(b *news.Article) bool { return b.Title == a.Title }
		if a.Title != "" && !slices.ContainsFunc(out, hasTitle) {
			out = append(out, a.Article)
		}
	}
	return out, nil
}

// isPrintedAsOne reports whether a topic is a name of several words that some of the newest articles
// print side by side. Articles that have its words apart are then about something else.
func (f Finder) isPrintedAsOne(ctx context.Context, t Topic, ordered []mention) (bool, error) {
	if !t.phrase.isName || len(t.phrase.words) < 2 {
		return false, nil
	}
	articles, err := f.view.All(ctx, serialsOf(first(ordered, mostAsked)))
	return err == nil && slices.ContainsFunc(articles, t.phrase.inArticle), err
}

func (p phrase) inArticle(a *store.CachedArticle) bool { return p.in(a.Title) || p.in(a.Text) }

// mostCounted bounds the articles that are read to count those that print a name as one.
const mostCounted = 60

// windowAsOne returns the window of a topic, counting only articles that print its name as one. It reads the
// newest articles that mention the topic. The window is cut if it reaches further back than these.
func (f Finder) windowAsOne(ctx context.Context, t Topic) (Window, error) {
	newest := first(t.mentions, mostCounted)
	articles, err := f.view.All(ctx, serialsOf(newest))
	if err != nil {
		return Window{}, err
	}
	printed := make(map[news.Serial]bool)
	for _, a := range articles {
		printed[a.Serial] = t.phrase.inArticle(a)
	}
	isCut := len(newest) < len(t.mentions)
	last := newest[len(newest)-1].date
	t.mentions = filter(newest, func(m mention) bool { return printed[m.Serial] })
	w := t.Window()
	w.IsCut = isCut && (w.Days == 0 || !last.Before(t.windowStart(w.Days)))
	return w, nil
}
