package vocabulary

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// lines is what is learnt of the lines that outlets repeat.
type lines struct {
	outlets map[string]*boilerplate.Outlet // by folded name; with a file, those read since the last update
	// known has what is known of each outlet that was asked for. It is replaced and never changed.
	known   map[string]boilerplate.Known
	learnt  uint64        // how often a line became known
	earlier []news.Serial // see Vocabulary.Earlier; with a file, they are there
	// found has what boilerplate.Find returned for the articles that were counted last. They are indexed next.
	found map[news.Serial][]prose.Span
}

func newLines() lines {
	return lines{outlets: make(map[string]*boilerplate.Outlet), known: make(map[string]boilerplate.Known),
		found: make(map[news.Serial][]prose.Span)}
}

// page returns an article as package boilerplate reads it.
func page(a *news.Article) boilerplate.Article {
	return boilerplate.Article{Source: a.Source, Author: a.Author, Title: a.Title, Text: a.Text}
}

// Boilerplate returns the spans of a revision that belong to its page and not to its story, by their wording
// and by what was learnt of its outlet.
func (v *Vocabulary) Boilerplate(s news.Serial, a *news.Article) []prose.Span {
	v.mu.Lock()
	found, ok := v.lines.found[s]
	delete(v.lines.found, s)
	v.mu.Unlock()
	if !ok {
		found = boilerplate.Find(a.Title, a.Text)
	}
	return v.knownOf(prose.Fold(a.Source)).Spans(page(a), found)
}

// Learnt returns a number that grows when a line becomes known as boilerplate.
func (v *Vocabulary) Learnt() uint64 {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.lines.learnt
}

// knownOf returns what is known of an outlet. If it cannot be read, nothing is.
func (v *Vocabulary) knownOf(outlet string) boilerplate.Known {
	v.mu.RLock()
	known, ok := v.lines.known[outlet]
	v.mu.RUnlock()
	if ok {
		return known
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if o, err := v.outlet(outlet); err == nil {
		known = maps.Clone(o.Known)
	}
	v.lines.known[outlet] = known
	return known
}

// outletKey returns the key of an outlet in the file: a hash, so that the name of an outlet whose articles are
// all forgotten is not left there.
func outletKey(name string) []byte {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum(nil)
}

// outlet returns what is learnt of an outlet. The caller has locked v.mu.
func (v *Vocabulary) outlet(name string) (*boilerplate.Outlet, error) {
	if o := v.lines.outlets[name]; o != nil {
		return o, nil
	}
	o := new(boilerplate.Outlet)
	if v.db == nil {
		v.lines.outlets[name] = o
		return o, nil
	}
	err := v.db.Read(func(tx *bbolt.Tx) (err error) {
		o, err = boilerplate.Decode(tx.Bucket(bucketLines).Get(outletKey(name)))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", bolt.ErrDamaged, err)
	}
	return o, nil
}

// learnt is what the articles of a batch teach.
type learnt struct {
	outlets  map[string]*boilerplate.Outlet // those that have one, by folded name
	earlier  []news.Serial                  // the earlier articles that have a line known since
	found    [][]prose.Span                 // what boilerplate.Find returned for them
	isListed bool                           // the list of words was in memory
}

// learn reads the articles of a batch for the lines that their outlets repeat.
func (v *Vocabulary) learn(b *Batch, found [][]prose.Span) (learnt, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	b.Upto = max(b.Upto, v.cursor)
	out := learnt{outlets: make(map[string]*boilerplate.Outlet), found: found, isListed: v.list != nil}
	for i, a := range b.Add {
		name := prose.Fold(a.Source)
		if name == "" {
			continue
		}
		o := out.outlets[name]
		if o == nil {
			var err error
			if o, err = v.outlet(name); err != nil {
				return learnt{}, err
			}
			out.outlets[name] = o
		}
		for _, s := range o.Learn(uint64(b.Serials[i]), page(a), found[i]) {
			out.earlier = append(out.earlier, news.Serial(s))
		}
	}
	slices.Sort(out.earlier)
	out.earlier = slices.Compact(out.earlier)
	return out, nil
}

// mostFound bounds the revisions of lines.found.
const mostFound = 4000

// keep keeps in memory what was learnt, and found of a batch.
func (v *Vocabulary) keep(b Batch, l learnt) {
	if len(v.lines.found)+len(l.found) > mostFound {
		clear(v.lines.found)
	}
	for i, s := range b.Serials {
		v.lines.found[s] = l.found[i]
	}
	for name, o := range l.outlets {
		if known, ok := v.lines.known[name]; ok && len(known) != len(o.Known) {
			v.lines.known[name] = maps.Clone(o.Known)
		}
	}
	if len(l.earlier) > 0 {
		v.lines.learnt++
	}
	if v.db == nil {
		v.lines.earlier = append(v.lines.earlier, l.earlier...)
	}
}

// writeLines writes what was learnt.
func writeLines(tx *bbolt.Tx, outlets map[string]*boilerplate.Outlet, earlier []news.Serial) error {
	bucket, meta := tx.Bucket(bucketLines), tx.Bucket(bucketMeta)
	for _, name := range slices.Sorted(maps.Keys(outlets)) {
		if err := bucket.Put(outletKey(name), outlets[name].Encode()); err != nil {
			return err
		}
	}
	if len(earlier) == 0 {
		return nil
	}
	return meta.Put(keyEarlier, appendSerials(slices.Clone(meta.Get(keyEarlier)), earlier))
}

// Earlier returns the revisions that have a line which became known as boilerplate after they were counted.
// Their index is out of date until Corrected is called.
func (v *Vocabulary) Earlier() (out []news.Serial, err error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.db == nil {
		return slices.Clone(v.lines.earlier), nil
	}
	err = v.db.Read(func(tx *bbolt.Tx) error {
		for data := tx.Bucket(bucketMeta).Get(keyEarlier); len(data) >= 8; data = data[8:] {
			out = append(out, news.Serial(binary.BigEndian.Uint64(data)))
		}
		return nil
	})
	return out, err
}

// Corrected removes revisions from those of Earlier.
func (v *Vocabulary) Corrected(serials []news.Serial) error {
	v.writing.Lock()
	defer v.writing.Unlock()
	all, err := v.Earlier()
	if err != nil || len(all) == 0 {
		return err
	}
	left := slices.DeleteFunc(all, func(s news.Serial) bool { return slices.Contains(serials, s) })
	if v.db == nil {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.lines.earlier = left
		return nil
	}
	return v.db.Write(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketMeta).Put(keyEarlier, appendSerials(nil, left))
	})
}

func appendSerials(out []byte, serials []news.Serial) []byte {
	for _, s := range serials {
		out = binary.BigEndian.AppendUint64(out, uint64(s))
	}
	return out
}

// checkLines reports whether everything that was learnt can be read.
func checkLines(tx *bbolt.Tx) error {
	return tx.Bucket(bucketLines).ForEach(func(key, data []byte) error {
		if _, err := boilerplate.Decode(data); err != nil {
			return errors.Join(bolt.ErrDamaged, fmt.Errorf("outlet %x: %w", key, err))
		}
		return nil
	})
}
