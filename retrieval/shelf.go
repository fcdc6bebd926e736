package retrieval

import (
	"context"
	"errors"
	"iter"
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

// shelfSize is how many articles stay at hand after they were read: about 15 kB each, and
// questions about the news keep coming back to the newest few hundred.
const shelfSize = 1000

// shelf keeps the articles that were read last, cut into sentences.
type shelf struct {
	archive *archive.Archive
	books   *lru.Cache[news.Serial, *book]
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

func newShelf(a *archive.Archive) (*shelf, error) {
	books, err := lru.New[news.Serial, *book](shelfSize)
	return &shelf{a, books}, err
}

// take is the revision s; archive.ErrReplaced and archive.ErrDamaged as from the archive.
func (s *shelf) take(serial news.Serial) (*book, error) {
	if b, ok := s.books.Get(serial); ok {
		return b, nil
	}
	a, err := s.archive.Article(serial)
	if err != nil {
		return nil, err
	}
	b := &book{serial: serial, article: a}
	b.read = sync.OnceValue(func() *passage.Text { return passage.Read(a.Text) })
	b.text = sync.OnceValue(func() story.Text { return story.Read(a) })
	b.words = sync.OnceValue(func() *wording.Text { return wording.Of(a.Text) })
	s.books.Add(serial, b)
	return b, nil
}

// each reads the revisions of serials, in their order, up to the first error. One that was replaced
// since it was listed is left out.
func (s *shelf) each(ctx context.Context, serials []news.Serial) iter.Seq2[*book, error] {
	return func(yield func(*book, error) bool) {
		for _, serial := range serials {
			b, err := s.take(serial)
			if errors.Is(err, archive.ErrReplaced) {
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
