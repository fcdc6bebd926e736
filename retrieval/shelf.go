package retrieval

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"sync"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/quote"
	"quoth/retrieval/story"
	"quoth/retrieval/wording"
)

// What stays at hand after it was read: about 15 kB an article, and questions about the news
// keep coming back to the newest few hundred. Of very long articles fewer stay.
const (
	shelfSize  = 1000
	shelfBytes = 16 << 20 // of text; what is made of it takes up to ten times as much
)

// shelf keeps the articles that were read last, cut into sentences.
type shelf struct {
	archive *archive.Archive
	log     *slog.Logger
	damaged sync.Once // logs the first damaged article
	books   *lru.Cache[news.Serial, *book]
	bytes   atomic.Int64 // of their text
}

// book is a revision at hand. A serial's words never change, so it never goes stale.
type book struct {
	serial  news.Serial
	article *news.Article
	read    func() *passage.Text // its sentences; made when first wanted, as the next two
	text    func() story.Text    // for comparing with other articles
	words   func() *wording.Text // for finding a wording
	quotes  atomic.Pointer[[]quote.Quote]
}

// sentences are those of the text, crossheads left out.
func (b *book) sentences() []passage.Sentence { return b.read().Sentences }

func newShelf(a *archive.Archive, log *slog.Logger) (*shelf, error) {
	s := &shelf{archive: a, log: log}
	var err error
	s.books, err = lru.NewWithEvict(shelfSize, func(_ news.Serial, b *book) { s.bytes.Add(-int64(len(b.article.Text))) })
	return s, err
}

// put keeps a book at hand, and lets go of the oldest where they are too much.
func (s *shelf) put(b *book) {
	if found, _ := s.books.ContainsOrAdd(b.serial, b); found {
		return // read by another question meanwhile
	}
	s.bytes.Add(int64(len(b.article.Text)))
	for s.bytes.Load() > shelfBytes && s.books.Len() > 1 {
		s.books.RemoveOldest()
	}
}

// take is the revision s; archive.ErrReplaced and archive.ErrDamaged as from the archive.
func (s *shelf) take(serial news.Serial) (*book, error) {
	if b, ok := s.books.Get(serial); ok {
		return b, nil
	}
	a, err := s.archive.Article(serial)
	if errors.Is(err, archive.ErrDamaged) {
		s.damaged.Do(func() {
			s.log.Warn("stored articles are damaged and left out: import them again, or put a backup in place",
				"first", serial)
		})
	}
	if err != nil {
		return nil, err
	}
	b := &book{serial: serial, article: a}
	b.read = sync.OnceValue(func() *passage.Text { return passage.Read(a.Text) })
	b.text = sync.OnceValue(func() story.Text { return story.Read(a) })
	b.words = sync.OnceValue(func() *wording.Text { return wording.Of(a.Text) })
	s.put(b)
	return b, nil
}

// isGone reports whether an article that was listed is left out of an answer: it was replaced
// since, or turned out to be damaged.
func isGone(err error) bool {
	return errors.Is(err, archive.ErrReplaced) || errors.Is(err, archive.ErrDamaged) && !errors.Is(err, archive.ErrBroken)
}

// each reads the revisions of serials, in their order, up to the first error. One that is gone
// is left out.
func (s *shelf) each(ctx context.Context, serials []news.Serial) iter.Seq2[*book, error] {
	return func(yield func(*book, error) bool) {
		for _, serial := range serials {
			b, err := s.take(serial)
			if isGone(err) {
				continue
			}
			if err == nil {
				err = ctx.Err()
			}
			if !yield(b, err) || err != nil {
				return
			}
		}
	}
}

// all is what each reads, or the error.
func (s *shelf) all(ctx context.Context, serials []news.Serial) ([]*book, error) {
	var out []*book
	for b, err := range s.each(ctx, serials) {
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, ctx.Err()
}
