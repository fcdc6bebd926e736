package bleve

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
)

// Mentions returns the articles that mention all of the terms together, by serial. Weights do not
// matter; a variant of a term counts as the term. A term that is a name, and has no variant, is only
// mentioned where it is printed as one.
func (x *Index) Mentions(ctx context.Context, terms []index.Term, filter index.Filter) ([]index.Mention, error) {
	var out []index.Mention
	if len(terms) == 0 {
		return nil, nil
	}
	err := x.search(ctx, "find mentions", func(f *finder) error {
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
		return nil, err
	}
	slices.SortFunc(out, func(a, b index.Mention) int { return cmp.Compare(a.Serial, b.Serial) })
	return out, nil
}

// together finds the articles that have the terms in the headline or in one passage.
func (f *finder) together(terms []index.Term, allowed []bool) (map[news.Serial]*index.Mention, error) {
	found := make(map[news.Serial]*index.Mention)
	inTitle := func(m *index.Mention, _ counted) { m.Title = true }
	if err := f.mentions(found, fieldTitle, terms, allowed, inTitle); err != nil {
		return nil, err
	}
	inPassage := func(m *index.Mention, d counted) { m.Lead = m.Lead || d.start == 0 }
	if err := f.mentions(found, fieldText, terms, allowed, inPassage); err != nil {
		return nil, err
	}
	return found, f.countOften(found, terms, allowed)
}

// countOften sets Mention.Often. A text that has named somebody goes on with the last name.
func (f *finder) countOften(found map[news.Serial]*index.Mention, terms []index.Term, allowed []bool) error {
	if last := terms[len(terms)-1]; last.Name != "" {
		terms = []index.Term{last}
	}
	count := func(m *index.Mention, d counted) { m.Often += d.times }
	for i, t := range terms {
		often := make(map[news.Serial]*index.Mention)
		if err := f.mentions(often, fieldBody, []index.Term{t}, allowed, count); err != nil {
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

// keepNames deletes the articles that do not print a name as one.
func (f *finder) keepNames(found map[news.Serial]*index.Mention, terms []index.Term) error {
	for _, t := range terms {
		if t.Name == "" || len(t.Variants) > 0 {
			continue
		}
		printed := make(map[news.Serial]*index.Mention)
		err := f.mentions(printed, fieldNames, []index.Term{{Text: t.Name}}, nil, func(*index.Mention, counted) {})
		if err != nil {
			return err
		}
		maps.DeleteFunc(found, func(s news.Serial, _ *index.Mention) bool { return printed[s] == nil })
	}
	return nil
}

// mentions calls do for the article of every document that has all terms in field.
func (f *finder) mentions(
	bySerial map[news.Serial]*index.Mention, field string, terms []index.Term, allowed []bool, do func(*index.Mention, counted),
) error {
	found, err := f.withAll(field, terms)
	if err != nil {
		return err
	}
	for step, d := range found {
		if err := engine.Alive(f.ctx, step); err != nil {
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
			m = &index.Mention{Serial: s}
			bySerial[s] = m
		}
		do(m, d)
	}
	return nil
}

// counted is a document with the number of times that it has a term (1 for several terms), and with its
// start in its article; see parseID.
type counted struct{ number, times, start int }

// withAll returns the documents that have all of the terms in field.
func (f *finder) withAll(field string, terms []index.Term) (out []counted, err error) {
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

// withAny returns the documents that have one of the terms in field.
func (f *finder) withAny(field string, terms []string) (out []counted, err error) {
	for _, t := range terms {
		found, err := f.Find(field, t)
		if err != nil {
			return nil, err
		}
		for run, err := range found.Counted(f.ctx) {
			if err != nil {
				return nil, err
			}
			for i, doc := range run.Docs {
				d := counted{number: run.Offset + int(doc), times: 1}
				if run.Times != nil {
					d.times = int(run.Times[i])
				}
				out = append(out, d)
			}
		}
	}
	return out, nil
}
