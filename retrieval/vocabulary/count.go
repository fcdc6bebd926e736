package vocabulary

import (
	"encoding/binary"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// count is what the vocabulary knows about a word, or a change to it.
type count struct {
	articles int // that have the word
	printing
}

// printing is how articles print a word inside their sentences.
type printing struct {
	capitals int    // articles that print it with a capital
	form     string // in which the last of these prints it
}

// countsOf returns the changes that a batch makes to the counts of words.
func countsOf(b Batch) map[string]count {
	out := make(map[string]count)
	add := func(articles []*news.Article, sign int) {
		for _, read := range readAll(articles, formsIn) {
			for w, form := range read {
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
	add(b.Drop, -1)
	add(b.Add, 1)
	return out
}

// readAll returns what read returns for each article. It reads them on all cores.
func readAll[T any](articles []*news.Article, read func(*news.Article) T) []T {
	out := make([]T, len(articles))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, a := range articles {
		g.Go(func() error {
			out[i] = read(a)
			return nil
		})
	}
	g.Wait()
	return out
}

// plus returns c after a change.
func (c count) plus(change count) count {
	c.articles, c.capitals = max(0, c.articles+change.articles), max(0, c.capitals+change.capitals)
	if change.form != "" {
		c.form = change.form
	}
	return c
}

// printed returns a word as most articles print it inside a sentence, or the word itself.
func (c count) printed(word string) string {
	if 2*c.capitals >= c.articles && c.form != "" {
		return c.form
	}
	return word
}

// capitalShare returns the share of the articles that print the word with a capital.
func (c count) capitalShare() float64 {
	if c.articles == 0 {
		return 0
	}
	return float64(c.capitals) / float64(c.articles)
}

// encode returns a count as the file has it: both numbers as varints, then the form.
func (c count) encode() []byte {
	out := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(c.articles)), uint64(c.capitals))
	return append(out, c.form...)
}

// errCut means that the bytes of a count end too early.
var errCut = fmt.Errorf("%w: a word's count is cut short", bolt.ErrDamaged)

// decodeArticles reads the number of articles at the start of an encoded count, and returns the rest.
func decodeArticles(data []byte) (articles int, rest []byte, err error) {
	n, size := binary.Uvarint(data)
	if size <= 0 {
		return 0, nil, errCut
	}
	return int(n), data[size:], nil
}

// decode reads an encoded count. No bytes are the count of a word that the file does not have.
func decode(data []byte) (count, error) {
	if len(data) == 0 {
		return count{}, nil
	}
	articles, rest, err := decodeArticles(data)
	if err != nil {
		return count{}, err
	}
	capitals, size := binary.Uvarint(rest)
	if size <= 0 {
		return count{}, errCut
	}
	return count{articles, printing{int(capitals), string(rest[size:])}}, nil
}
