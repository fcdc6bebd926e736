package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/news"
)

// Mention is an article that has all terms of a topic together: in its headline or in a passage.
type Mention struct {
	Serial news.Serial
	Title  bool // the headline has them all
	Lead   bool // the first passage has them all
	// Often is how many times the text has the term. Of several terms it is the last one where that
	// is a name, else the one that it has the fewest times.
	Often int
}

// Mentions lists the articles that mention all of the terms together, by serial. Weights do not
// matter; a variant of a term counts as the term. A term that is a name, and has no variant, is
// only mentioned where it is printed as one.
func (x *Index) Mentions(ctx context.Context, terms []Term, filter Filter) ([]Mention, error) {
	var out []Mention
	if len(terms) == 0 {
		return nil, nil
	}
	err := x.find(ctx, func(f *finder) error {
		allowed, err := f.allowed(filter)
		if err != nil {
			return err
		}
		found, err := f.together(terms, allowed)
		if err != nil {
			return err
		}
		if err := f.keepNames(found, terms); err != nil {
			return err
		}
		for _, m := range found {
			out = append(out, *m)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find mentions: %w", err)
	}
	slices.SortFunc(out, func(a, b Mention) int { return cmp.Compare(a.Serial, b.Serial) })
	return out, nil
}

// together finds the articles that have the terms in the headline or in one passage.
func (f *finder) together(terms []Term, allowed []bool) (map[news.Serial]*Mention, error) {
	found := make(map[news.Serial]*Mention)
	if err := f.mentions(found, fieldTitle, terms, allowed, func(m *Mention, _ counted) { m.Title = true }); err != nil {
		return nil, err
	}
	if err := f.mentions(found, fieldText, terms, allowed, func(m *Mention, d counted) { m.Lead = m.Lead || d.start == 0 }); err != nil {
		return nil, err
	}
	return found, f.countOften(found, terms, allowed)
}

// countOften counts for Mention.Often. A text goes on calling somebody by the last name.
func (f *finder) countOften(found map[news.Serial]*Mention, terms []Term, allowed []bool) error {
	if last := terms[len(terms)-1]; last.Name != "" {
		terms = []Term{last}
	}
	for i, t := range terms {
		often := make(map[news.Serial]*Mention)
		if err := f.mentions(often, fieldBody, []Term{t}, allowed, func(m *Mention, d counted) { m.Often += d.times }); err != nil {
			return err
		}
		for s, m := range found {
			n := 0
			if o := often[s]; o != nil {
				n = o.Often
			}
			if i == 0 || n < m.Often {
				m.Often = n
			}
		}
	}
	return nil
}

// keepNames drops the articles that do not print a name as one.
func (f *finder) keepNames(found map[news.Serial]*Mention, terms []Term) error {
	for _, t := range terms {
		if t.Name == "" || len(t.Variants) > 0 {
			continue
		}
		printed := make(map[news.Serial]*Mention)
		if err := f.mentions(printed, fieldNames, []Term{{Text: t.Name}}, nil, func(*Mention, counted) {}); err != nil {
			return err
		}
		maps.DeleteFunc(found, func(s news.Serial, _ *Mention) bool { return printed[s] == nil })
	}
	return nil
}

// mentions calls do for the article of every document that has all terms in field.
func (f *finder) mentions(
	bySerial map[news.Serial]*Mention, field string, terms []Term, allowed []bool, do func(*Mention, counted),
) error {
	found, err := f.withAll(field, terms)
	if err != nil {
		return err
	}
	for step, d := range found {
		if err := alive(f.ctx, step); err != nil {
			return err
		}
		if allowed != nil && !allowed[d.number] {
			continue
		}
		s, start, err := f.place(d.number)
		if err != nil {
			return err
		}
		d.start = start
		m := bySerial[s]
		if m == nil {
			m = &Mention{Serial: s}
			bySerial[s] = m
		}
		do(m, d)
	}
	return nil
}

// counted is a document with the number of times that it has a term, which is 1 of several terms,
// and where it starts in its article, in bytes; -1 when it is the whole article.
type counted struct{ number, times, start int }

// place is whose document a number is, and where it starts in its article.
func (f *finder) place(number int) (s news.Serial, start int, err error) {
	id, err := f.r.ExternalID(bindex.NewIndexInternalID(nil, uint64(number)))
	if err != nil {
		return 0, 0, err
	}
	start = -1
	if len(id) == passageIDLen {
		start = int(binary.BigEndian.Uint32([]byte(id[articleIDLen:])))
	}
	s, err = serialOf(id)
	return s, start, err
}

// withAll lists the documents that have all of the terms in field.
func (f *finder) withAll(field string, terms []Term) (out []counted, err error) {
	for i, t := range terms {
		these, err := f.withAny(field, append([]string{t.Text}, t.Variants...))
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = these
			continue
		}
		in := make(map[int]bool, len(these))
		for _, d := range these {
			in[d.number] = true
		}
		out = slices.DeleteFunc(out, func(d counted) bool { return !in[d.number] })
		for k := range out {
			out[k].times = 1
		}
	}
	return out, nil
}

// withAny lists the documents that have one of the terms in field.
func (f *finder) withAny(field string, terms []string) (out []counted, err error) {
	for _, t := range terms {
		found, err := f.segments.find(field, t, true)
		if err != nil {
			return nil, err
		}
		for {
			n, posting, err := found.next()
			if err != nil {
				return nil, err
			}
			if posting == nil {
				break
			}
			out = append(out, counted{number: n, times: int(posting.Frequency())})
		}
	}
	return out, nil
}
