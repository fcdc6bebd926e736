// Package vocabulary holds what is counted over all articles. It has their words, each with the number of
// articles that have it and with the form in which they print it: misspelt questions are corrected from it,
// so that this does not depend on the search engine. And it has the lines that each outlet repeats from
// article to article, which are boilerplate.
//
// A vocabulary is a cache in a file of its own. It knows up to which serial of the archive its words are
// counted. A missing or damaged file is rebuilt.
//
//	v, err := vocabulary.Open(vocabulary.Options{Path: "data/words.db", Archive: id})
//	err = v.Update(vocabulary.Batch{Add: articles, Upto: 42})
//	v.Near("zelensky", 8)
package vocabulary

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/spelling"
)

// Vocabulary holds the words of an archive. It is safe for concurrent use.
type Vocabulary struct {
	options Options
	writing sync.Mutex // held by whoever changes or examines the file, as long as that takes; locked before mu
	db      *bolt.DB   // nil: in memory only; replaced by whoever has locked writing and mu

	mu      sync.RWMutex // never held while the disk is written, since questions wait for it
	cursor  news.Serial
	list    *spelling.List      // all words; nil until Near first needs it, if there is a file
	printed map[string]printing // by word; only in memory
	lines   lines
}

// Open opens the vocabulary at o.Path. It creates an empty one if none is there, or none that can be
// used. For reading only, an empty vocabulary in memory stands for one that is missing. The error is
// bolt.ErrLocked if another process has the file open.
func Open(o Options) (*Vocabulary, error) {
	v := &Vocabulary{options: o, lines: newLines()}
	_, err := os.Stat(o.Path)
	if o.Path == "" || o.ReadOnly && errors.Is(err, fs.ErrNotExist) {
		return Empty(), nil
	}
	db, err := openFile(o)
	if err != nil {
		return nil, fmt.Errorf("open vocabulary %s: %w", o.Path, err)
	}
	v.db = db
	if v.cursor, err = readCursor(db); err != nil {
		db.Close()
		return nil, fmt.Errorf("open vocabulary %s: %w", o.Path, err)
	}
	return v, nil
}

// Empty returns a vocabulary in memory that has counted nothing yet.
func Empty() *Vocabulary {
	return &Vocabulary{list: spelling.NewList(), printed: make(map[string]printing), lines: newLines()}
}

// Reset removes all words, also from the file, so that they can be counted again. If the file cannot be
// created again, the vocabulary is in memory from then on, and Reset returns the error.
func (v *Vocabulary) Reset() error {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.mu.Lock()
	defer v.mu.Unlock()
	learnt := v.lines.learnt
	v.cursor, v.list, v.lines = 0, nil, newLines()
	v.lines.learnt = learnt + 1
	var err error
	if v.db != nil {
		err = errors.Join(v.db.Close(), os.RemoveAll(v.options.Path))
		if err == nil {
			if v.db, err = openFile(v.options); err == nil {
				return nil
			}
		}
		err = fmt.Errorf("reset vocabulary: %w", err)
	}
	v.db, v.list, v.printed = nil, spelling.NewList(), make(map[string]printing)
	return err
}

// Verify compares the words in the file with their digest. The error is bolt.ErrDamaged if they are not
// those that were counted, or the error of ctx.
func (v *Vocabulary) Verify(ctx context.Context) error {
	v.writing.Lock()
	defer v.writing.Unlock()
	if v.db == nil {
		return nil
	}
	return verify(ctx, v.db)
}

// Compact rewrites the file without its free parts. Nobody may update the vocabulary meanwhile.
func (v *Vocabulary) Compact() error {
	v.writing.Lock()
	defer v.writing.Unlock()
	if v.db == nil {
		return nil
	}
	if _, _, err := v.db.Compact(); err != nil {
		return fmt.Errorf("rewrite vocabulary: %w", err)
	}
	return nil
}

// CheckPages checks the pages of the file; see bolt.DB.CheckPages.
func (v *Vocabulary) CheckPages() error {
	v.writing.Lock()
	defer v.writing.Unlock()
	if v.db == nil {
		return nil
	}
	return v.db.CheckPages()
}

// Close closes the file.
func (v *Vocabulary) Close() error {
	if v.db == nil {
		return nil
	}
	return v.db.Close()
}

// Cursor returns the serial up to which the vocabulary has counted the archive.
func (v *Vocabulary) Cursor() news.Serial {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.cursor
}

// Batch is one step in which a vocabulary counts the archive.
type Batch struct {
	Add     []*news.Article
	Serials []news.Serial   // of Add
	Drop    []*news.Article // those that articles of Add replace
	Upto    news.Serial     // the serial up to which the archive is counted afterwards
}

// Update counts a batch, all of it or nothing. The new counts are on the disk when Update returns.
func (v *Vocabulary) Update(b Batch) error {
	found := readAll(b.Add, func(a *news.Article) []prose.Span { return boilerplate.Find(a.Title, a.Text) })
	changes := countsOf(b)
	v.writing.Lock()
	defer v.writing.Unlock()
	learnt, err := v.learn(&b, found)
	if err != nil {
		return fmt.Errorf("update vocabulary: %w", err)
	}
	if v.db != nil {
		if err := write(v.db, changes, learnt.outlets, learnt.earlier, b.Upto); err != nil {
			return fmt.Errorf("update vocabulary: %w", err)
		}
	}
	v.apply(b, changes, learnt)
	return nil
}

// apply changes what is in memory by a batch that is in the file.
func (v *Vocabulary) apply(b Batch, changes map[string]count, l learnt) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !l.isListed {
		v.list = nil // if it was read meanwhile, it may have the changes or not
	}
	if v.list != nil {
		for w, c := range changes {
			v.list.Add(w, c.articles)
		}
	}
	if v.db == nil {
		v.print(changes)
	}
	v.keep(b, l)
	v.cursor = b.Upto
}

// print updates how words are printed. It is called if there is no file.
func (v *Vocabulary) print(changes map[string]count) {
	for w, c := range changes {
		if v.list.Articles(w) == 0 {
			delete(v.printed, w)
			continue
		}
		v.printed[w] = count{printing: v.printed[w]}.plus(c).printing
	}
}

// Articles returns how many articles have a word, in the form that Word returns.
func (v *Vocabulary) Articles(word string) (int, error) {
	c, err := v.count(word)
	return c.articles, err
}

// Printed returns a word as most articles print it inside a sentence, or the word itself if that is not
// known.
func (v *Vocabulary) Printed(word string) string {
	c, _ := v.count(word) // with an error it is empty
	return c.printed(word)
}

// Capitals returns the share of the articles with a word that print it with a capital inside a sentence,
// from 0 to 1.
func (v *Vocabulary) Capitals(word string) float64 {
	c, _ := v.count(word) // with an error it is empty
	return c.capitalShare()
}

// count returns the count of a word.
func (v *Vocabulary) count(word string) (c count, err error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.db == nil {
		return count{v.list.Articles(word), v.printed[word]}, nil
	}
	if c, err = readCount(v.db, word); err != nil {
		return count{}, fmt.Errorf("read vocabulary: %w", err)
	}
	return c, nil
}

// Near returns at most n words that a misspelt one may stand for, the most plausible first; see
// spelling.List.Near.
func (v *Vocabulary) Near(word string, n int) ([]spelling.Candidate, error) {
	list, err := v.load()
	if err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	return list.Near(word, n), nil
}

// load returns the list of all words, which it reads unless that is done.
func (v *Vocabulary) load() (*spelling.List, error) {
	v.mu.RLock()
	list := v.list
	v.mu.RUnlock()
	if list != nil {
		return list, nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.list != nil {
		return v.list, nil
	}
	list, err := readList(v.db)
	if err != nil {
		return nil, err
	}
	v.list = list
	return list, nil
}
