// Package vocabulary keeps the words of all articles, each with the number of articles that
// have it and the way in which it is printed. Misspelt questions are corrected from it,
// whatever search engine holds the index.
//
// It is a cache in a file of its own: it knows up to which serial of the archive it has
// counted, and a missing or damaged file is rebuilt.
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

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
	"quoth/retrieval/spelling"
)

// Options say where a vocabulary lies. An empty Path is one in memory.
type Options struct {
	Path     string
	ReadOnly bool
	Archive  string // the name of the archive whose words it counts
}

// Vocabulary is safe for concurrent use.
type Vocabulary struct {
	options Options
	db      *bolt.DB // nil: in memory only

	mu      sync.RWMutex
	cursor  news.Serial
	list    *spelling.List      // all words; nil until near ones are first asked for
	printed map[string]printing // where there is no file
}

// printing is how a word is printed inside sentences.
type printing struct {
	capitals int    // articles that print it with a capital
	form     string // as the last of these prints it
}

// Open opens the vocabulary at o.Path, or creates one where none can be used.
// The error is bolt.ErrLocked when another process has it open.
func Open(o Options) (*Vocabulary, error) {
	v := &Vocabulary{options: o}
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

// Reset forgets all words, in the file too, so that they can be counted again.
func (v *Vocabulary) Reset() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.cursor, v.list = 0, nil
	if v.db == nil {
		v.list, v.printed = spelling.NewList(), make(map[string]printing)
		return nil
	}
	err := errors.Join(v.db.Close(), os.RemoveAll(v.options.Path))
	if err == nil {
		v.db, err = openFile(v.options)
	}
	if err != nil {
		v.db, v.list, v.printed = nil, spelling.NewList(), make(map[string]printing)
		return fmt.Errorf("reset vocabulary: %w", err)
	}
	return nil
}

// Empty is a vocabulary in memory that has counted nothing yet.
func Empty() *Vocabulary {
	return &Vocabulary{list: spelling.NewList(), printed: make(map[string]printing)}
}

// Verify compares the words of the file with their digest. The error is bolt.ErrDamaged when
// they are not those that were counted, or ctx's.
func (v *Vocabulary) Verify(ctx context.Context) error {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.db == nil {
		return nil
	}
	return verify(ctx, v.db)
}

// Close lets go of the file.
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

// Batch is a step of the vocabulary: the articles that come, those that they replace, and the
// serial of the archive that is counted when both are done.
type Batch struct {
	Add, Drop []*news.Article
	Upto      news.Serial
}

// Update counts a batch, all of it or nothing; it is on disk when Update returns.
func (v *Vocabulary) Update(b Batch) error {
	changes := changesOf(b)
	v.mu.Lock()
	defer v.mu.Unlock()
	b.Upto = max(b.Upto, v.cursor)
	if v.db != nil {
		if err := write(v.db, changes, b.Upto); err != nil {
			return fmt.Errorf("update vocabulary: %w", err)
		}
	}
	if v.list != nil {
		for w, c := range changes {
			v.list.Add(w, c.articles)
		}
	}
	if v.db == nil {
		v.print(changes)
	}
	v.cursor = b.Upto
	return nil
}

// change is what a batch does to a word.
type change struct {
	articles int
	printing
}

func changesOf(b Batch) map[string]change {
	out := make(map[string]change)
	count := func(articles []*news.Article, sign int) {
		for _, a := range articles {
			for w, form := range wordsOf(a) {
				c := out[w]
				c.articles += sign
				if form != "" {
					c.capitals += sign
					c.form = form
				}
				out[w] = c
			}
		}
	}
	count(b.Drop, -1)
	count(b.Add, 1)
	return out
}

// print notes how words are printed.
func (v *Vocabulary) print(changes map[string]change) {
	for w, c := range changes {
		if v.list.Articles(w) == 0 {
			delete(v.printed, w)
			continue
		}
		v.printed[w] = change{printing: v.printed[w]}.plus(c).printing
	}
}

// Articles returns how many articles have a word; see Word.
func (v *Vocabulary) Articles(word string) (int, error) {
	c, err := v.word(word)
	return c.articles, err
}

// Printed returns a word as most articles print it inside a sentence; the word itself where
// that is not known.
func (v *Vocabulary) Printed(word string) string {
	c, err := v.word(word)
	if err == nil && 2*c.capitals >= c.articles && c.form != "" {
		return c.form
	}
	return word
}

// Capitals returns the share of the articles with a word that print it with a capital inside a
// sentence, from 0 to 1.
func (v *Vocabulary) Capitals(word string) float64 {
	c, err := v.word(word)
	if err != nil || c.articles == 0 {
		return 0
	}
	return float64(c.capitals) / float64(c.articles)
}

// word is what is known of a word.
func (v *Vocabulary) word(word string) (c change, err error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.db == nil {
		return change{v.list.Articles(word), v.printed[word]}, nil
	}
	if c, err = readWord(v.db, word); err != nil {
		err = fmt.Errorf("read vocabulary: %w", err)
	}
	return c, err
}

// Near returns the n words that are most likely meant by a misspelt one; see spelling.List.
func (v *Vocabulary) Near(word string, n int) ([]spelling.Candidate, error) {
	if err := v.load(); err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.list.Near(word, n), nil
}

// load reads all words, once.
func (v *Vocabulary) load() error {
	v.mu.RLock()
	loaded := v.list != nil
	v.mu.RUnlock()
	if loaded {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.list != nil {
		return nil
	}
	list, err := readList(v.db)
	if err == nil {
		v.list = list
	}
	return err
}
