package store

import (
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/vocabulary"
)

// The bounds of the cache: an article takes about 15 kB, and questions about the news keep coming back
// to the newest few hundred. The cache holds fewer articles if they are very long.
const (
	cacheArticles = 1000
	cacheBytes    = 16 << 20 // of text; what is derived from it takes up to ten times as much
)

// articleCache reads articles from the archive and keeps those that were read last. It is safe for
// concurrent use.
type articleCache struct {
	archive  *archive.Archive
	words    func() *vocabulary.Vocabulary // nil: no outlet's lines are known
	log      *slog.Logger
	damaged  sync.Once // logs the first damaged article
	articles *lru.Cache[news.Serial, *CachedArticle]
	bytes    atomic.Int64  // of their text
	renames  atomic.Uint64 // as the archive had them when the articles were read
	learnt   atomic.Uint64 // as the vocabulary had it when the articles were read
}

func newArticleCache(a *archive.Archive, words func() *vocabulary.Vocabulary, log *slog.Logger) *articleCache {
	c := &articleCache{archive: a, words: words, log: log}
	evicted := func(_ news.Serial, a *CachedArticle) { c.bytes.Add(-int64(len(a.Text))) }
	var err error
	if c.articles, err = lru.NewWithEvict(cacheArticles, evicted); err != nil {
		panic(err) // only for a size below 1
	}
	return c
}

// article returns a revision, from the archive if the cache does not have it.
func (c *articleCache) article(serial news.Serial) (*CachedArticle, error) {
	renames := c.archive.Renames()
	if c.renames.Swap(renames) != renames {
		c.articles.Purge() // some have another Key now
	}
	if c.words != nil {
		if learnt := c.words().Learnt(); c.learnt.Swap(learnt) != learnt {
			c.articles.Purge() // some have more boilerplate now
		}
	}
	if a, ok := c.articles.Get(serial); ok {
		return a, nil
	}
	stored, err := c.archive.Article(serial)
	if errors.Is(err, archive.ErrDamaged) {
		c.damaged.Do(func() {
			c.log.Warn("stored articles are damaged and left out: import them again, or put a backup in place",
				"first", serial)
		})
	}
	if err != nil {
		return nil, err
	}
	a := c.newArticle(serial, stored)
	if c.archive.Renames() == renames { // else it may have been read with its earlier Key
		c.add(a)
	}
	return a, nil
}

func (c *articleCache) newArticle(serial news.Serial, a *news.Article) *CachedArticle {
	if c.words == nil {
		return NewCachedArticle(serial, a)
	}
	return newCachedArticle(serial, a, c.words().Boilerplate)
}

// remove drops revisions.
func (c *articleCache) remove(serials []news.Serial) {
	for _, serial := range serials {
		c.articles.Remove(serial)
	}
}

// add adds an article, and drops those that were read longest ago if there are too many.
func (c *articleCache) add(a *CachedArticle) {
	if found, _ := c.articles.ContainsOrAdd(a.Serial, a); found {
		return // another call has read it meanwhile
	}
	c.bytes.Add(int64(len(a.Text)))
	for c.bytes.Load() > cacheBytes && c.articles.Len() > 1 {
		c.articles.RemoveOldest()
	}
}
