package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// View is what one call reads. From View to Release the Store neither replaces its index nor closes; both
// wait until all Views are released. Articles that are added meanwhile are seen. A call must not take a
// second View while it holds one: it might wait for ever.
type View struct {
	store   *Store
	index   index.Index
	until   time.Time      // when the look-ups of an index in a cluster must have ended; zero: there is no cluster
	stemmer *prose.Stemmer // nil until it is asked for
	records records
}

// View returns a View, which the caller must release exactly once.
func (s *Store) View() *View {
	start := time.Now() // the wait is a part of the time that the call has
	s.mu.RLock()
	v := &View{store: s, index: s.index}
	if _, ok := s.index.(clustered); ok {
		v.until = start.Add(viewTime)
	}
	return v
}

// Release ends the use of the View.
func (v *View) Release() {
	if v.stemmer != nil {
		v.store.stemmers.Put(v.stemmer)
	}
	v.store.mu.RUnlock()
}

// Stemmer returns a stemmer that remembers words of earlier calls, which saves much work. It is used as
// long as the View, by one goroutine.
func (v *View) Stemmer() *prose.Stemmer {
	if v.stemmer == nil {
		v.stemmer, _ = v.store.stemmers.Get().(*prose.Stemmer)
	}
	if v.stemmer == nil {
		v.stemmer = new(prose.Stemmer)
	}
	return v.stemmer
}

// Stats returns the counts of the Store.
func (v *View) Stats() Stats {
	s, indexed := v.store, v.index.Stats()
	away, health := s.awaySince(), s.health.Load()
	return Stats{
		Used:     v.Head() > 0,
		Articles: s.archive.Len(), Indexed: indexed.Articles, Passages: indexed.Passages,
		Damaged: s.archive.Damaged(), Sample: s.options.Dir == "", Behind: v.IsBehind(), FullSince: s.FullSince(),
		AwaySince: away.since, Away: away.reason, Cluster: valueOf(health),
	}
}

// Stats returns the counts of the Store.
func (s *Store) Stats() Stats {
	view := s.View()
	defer view.Release()
	return view.Stats()
}

// IsBehind reports whether some stored revisions are not indexed, or their words not counted yet.
func (v *View) IsBehind() bool {
	return min(v.index.Cursor(), v.store.vocabulary.Cursor()) < v.Head()
}

// isBehind reports whether some stored revisions are not indexed, or their words not counted yet.
func (s *Store) isBehind() bool {
	view := s.View()
	defer view.Release()
	return view.IsBehind()
}

// Len returns the number of articles in the archive.
func (v *View) Len() int { return v.store.archive.Len() }

// Head returns the serial of the newest revision in the archive.
func (v *View) Head() news.Serial { return v.store.archive.Head() }

// Indexed returns the serial of the newest revision that can be found.
func (v *View) Indexed() news.Serial { return v.index.Cursor() }

// Sources returns the names of the outlets that have an article.
func (v *View) Sources() []string { return v.store.archive.Sources() }

// Meta returns the date and the outlet of a revision. It reports false if the revision is not current.
func (v *View) Meta(serial news.Serial) (archive.Meta, bool) { return v.store.archive.Meta(serial) }

// Select returns the current revisions for which keep reports true, the newest first.
func (v *View) Select(keep func(archive.Meta) bool) []archive.Row {
	return v.store.archive.Select(keep)
}

// Any reports whether there is a current revision for which ok reports true.
func (v *View) Any(ok func(archive.Meta) bool) bool {
	found := false
	v.Select(func(m archive.Meta) bool {
		found = found || ok(m)
		return false
	})
	return found
}

// Current returns the current revision of an article. It reports false if none is stored.
func (v *View) Current(key news.Key) (*news.Article, bool, error) {
	return v.store.archive.Current(key)
}

// Withdrawn returns when an article was withdrawn. It reports false if it is not.
func (v *View) Withdrawn(key news.Key) (time.Time, bool, error) {
	return v.store.archive.Withdrawn(key)
}

// ReplacedBy returns the revision that came after one with other words; see archive.Archive.ReplacedBy.
func (v *View) ReplacedBy(key news.Key, words news.Revision) (*news.Article, error) {
	return v.store.archive.ReplacedBy(key, words)
}

// Before returns an earlier revision of the same article; see archive.Archive.Before.
func (v *View) Before(s news.Serial, ok func(*news.Article) bool) (*news.Article, error) {
	return v.store.archive.Before(s, ok)
}

// ByReceipt returns the revisions that may be the one that a receipt names, the oldest first.
func (v *View) ByReceipt(r news.Receipt) ([]*news.Article, error) {
	return v.store.archive.ByReceipt(r)
}

// Erased returns the revision that a receipt names if its words are erased, and reports whether they are.
func (v *View) Erased(r news.Receipt) (archive.Erased, bool, error) { return v.store.archive.Erased(r) }

// Forgotten returns when a Key was forgotten for good. It reports false if the Key is not refused.
func (v *View) Forgotten(t archive.Tombstone) (time.Time, bool, error) {
	return v.store.archive.Forgotten(t)
}

// Heading returns the heading of an article. It reports false if it is not stored.
func (v *View) Heading(key news.Key) (archive.Heading, bool, error) {
	return v.store.archive.Heading(key)
}

// Headings returns the headings of all articles; see archive.Archive.Headings.
func (v *View) Headings() iter.Seq2[archive.Heading, error] { return v.store.archive.Headings() }

// Article returns a revision. The error is archive.ErrReplaced if it is no longer stored, and
// ErrDamagedArticle if it cannot be read; see IsGone.
func (v *View) Article(serial news.Serial) (*CachedArticle, error) {
	return v.store.cache.article(serial)
}

// IsGone reports whether an error of Article means that an answer leaves the article out: it was
// replaced since it was found, or it is damaged.
func IsGone(err error) bool {
	return errors.Is(err, archive.ErrReplaced) ||
		errors.Is(err, archive.ErrDamaged) && !errors.Is(err, archive.ErrBroken)
}

// Each reads the revisions with some serials, in their order, and stops after the first error. It leaves
// out those that are gone.
func (v *View) Each(ctx context.Context, serials []news.Serial) iter.Seq2[*CachedArticle, error] {
	return func(yield func(*CachedArticle, error) bool) {
		v.records.expect(serials)
		for _, serial := range serials {
			a, err := v.Article(serial)
			if IsGone(err) {
				continue
			}
			if err == nil {
				err = ctx.Err()
			}
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

// All returns what Each reads, or its error.
func (v *View) All(ctx context.Context, serials []news.Serial) ([]*CachedArticle, error) {
	var out []*CachedArticle
	for a, err := range v.Each(ctx, serials) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, ctx.Err()
}

// Find returns the candidates for a question; see index.Index.Find.
func (v *View) Find(ctx context.Context, q index.Query) (index.Found, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	found, err := v.index.Find(ctx, q)
	if !v.until.IsZero() {
		v.records.expectHits(found.Hits)
	}
	return found, err
}

// FindWords returns the n articles whose quotes share most of the pairs of words; see
// index.Index.FindWords.
func (v *View) FindWords(ctx context.Context, pairs []string, f index.Filter, n int) ([]news.Serial, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	return v.index.FindWords(ctx, pairs, f, n)
}

// Mentions returns the articles that mention all terms together; see index.Index.Mentions.
func (v *View) Mentions(ctx context.Context, terms []index.Term, f index.Filter) ([]index.Mention, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	return v.index.Mentions(ctx, terms, f)
}

// Speaking returns the articles that quote a speaker with one of the keys, the newest revisions first.
// Without keys it returns those that quote anybody.
func (v *View) Speaking(ctx context.Context, keys []string) ([]news.Serial, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	return v.index.Speaking(ctx, keys)
}

// Counts returns for each term how many articles have it.
func (v *View) Counts(ctx context.Context, terms []string) ([]int, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	return v.index.Counts(ctx, terms)
}

// Beside returns for each alternative how well it stands beside the other terms of a question; see
// index.Index.Beside.
func (v *View) Beside(ctx context.Context, others []index.Term, alternatives [][]string) ([]index.Fit, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	return v.index.Beside(ctx, others, alternatives)
}

// Bonds returns for each list of terms how they keep together; see index.Index.Bonds.
func (v *View) Bonds(ctx context.Context, lists [][]string) ([]index.Bond, error) {
	ctx, stop := v.within(ctx)
	defer stop()
	return v.index.Bonds(ctx, lists)
}

// Words returns the words of the articles.
func (v *View) Words() Words { return Words{v.store} }
