package index

import (
	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/prose"
)

// allowed marks the documents that the filter lets through; nil when it lets all through.
func (f *finder) allowed(n int, q Filter) ([]bool, error) {
	var folded []string
	for _, s := range q.Sources {
		folded = append(folded, prose.Fold(s))
	}
	sources, err := f.markAny(fieldSource, folded, n)
	if err != nil {
		return nil, err
	}
	speakers, err := f.markAny(fieldSpeaker, q.Speakers, n)
	if err != nil {
		return nil, err
	}
	out := both(sources, speakers)
	if q.Since.IsZero() && q.Until.IsZero() {
		return out, nil
	}
	days, err := f.markDays(n, q)
	return both(out, days), err
}

// markAny marks the documents that have one of the terms; nil when there are no terms.
func (f *finder) markAny(field string, terms []string, n int) ([]bool, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	marks := make([]bool, n)
	for _, t := range terms {
		if err := f.mark(field, []byte(t), marks); err != nil {
			return nil, err
		}
	}
	return marks, nil
}

func (f *finder) markDays(n int, q Filter) ([]bool, error) {
	from, to := "0", "99999999"
	if !q.Since.IsZero() {
		from = q.Since.UTC().Format(dayLayout)
	}
	if !q.Until.IsZero() {
		to = q.Until.UTC().Format(dayLayout)
	}
	marks := make([]bool, n)
	if from > to {
		return marks, nil
	}
	dict, err := f.r.FieldDictRange(fieldDay, []byte(from), []byte(to))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return marks, err
		}
		if err := f.mark(fieldDay, []byte(entry.Term), marks); err != nil {
			return nil, err
		}
	}
}

func (f *finder) mark(field string, term []byte, marks []bool) error {
	reader, err := f.r.TermFieldReader(f.ctx, term, field, false, false, false)
	if err != nil {
		return err
	}
	defer reader.Close()
	var doc bindex.TermFieldDoc
	for {
		d, err := reader.Next(&doc)
		if err != nil || d == nil {
			return err
		}
		marks[d.ID.Value()] = true
	}
}

func both(a, b []bool) []bool {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	for i := range a {
		a[i] = a[i] && b[i]
	}
	return a
}
