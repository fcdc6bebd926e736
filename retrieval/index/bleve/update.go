package bleve

import (
	"context"
	"fmt"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Update applies a batch, all of it or nothing; it is on the disk when Update returns. After an
// error, ErrFull as an example, the index answers as before; the next Update starts from what is on
// the disk. The error is ErrStale when the index must be rebuilt.
func (x *Index) Update(b index.Batch) error {
	err := x.engine.Write(func(s *engine.Snapshot, out *engine.Batch) error {
		next, err := readState(s)
		if err != nil {
			return err
		}
		for _, serial := range b.Drop {
			if err := next.drop(out, s, serial); err != nil {
				return err
			}
		}
		for _, d := range b.Put {
			next.put(out, d)
		}
		next.cursor = max(next.cursor, b.Upto)
		out.SetState(next.bytes())
		return nil
	})
	if err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	return nil
}

// put adds an article and its passages to the batch, and counts them.
func (st *state) put(batch *engine.Batch, d index.Document) {
	speakers, forms := d.Speakers()
	batch.Put(articleID(d.Serial),
		engine.Text(fieldBody, d.Rest()).Rare(), engine.Text(fieldTitle, d.Article.Title).Rare(),
		engine.Terms(fieldNames, d.Names), engine.Stored(fieldRecord, d.Record), engine.Terms(fieldSpeaker, speakers),
		engine.Terms(fieldForm, forms).Rare(), engine.Keyword(fieldDay, d.Day().Format(dayLayout)),
		engine.Keyword(fieldSource, prose.Fold(d.Article.Source)))
	st.articles.Grow(d.Body())
	for _, p := range d.Passages {
		words := d.Words(p)
		speakers, pairs := d.Spoken(p)
		batch.Put(passageID(d.Serial, p), engine.Text(fieldText, words), engine.Terms(fieldSpeaker, speakers),
			engine.Terms(fieldPairs, pairTerms(pairs)))
		st.passages.Grow(words)
	}
}

// drop removes all documents of a serial. It takes them to be as long as the mean, so that the mean
// lengths stay true enough without reading the text again.
func (st *state) drop(batch *engine.Batch, s *engine.Snapshot, serial news.Serial) error {
	dropped := make(map[string]bool)
	from, to := []byte(articleID(serial)), []byte(articleID(serial+1))
	for t, err := range s.Terms(context.Background(), fieldID, from, to) {
		switch {
		case err != nil:
			return err
		case dropped[t]:
			continue
		}
		dropped[t] = true
		batch.Delete(t)
		if len(t) == articleIDLen {
			st.articles.Shrink()
		} else {
			st.passages.Shrink()
		}
	}
	return nil
}
