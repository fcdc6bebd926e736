package index

import (
	"slices"

	"quoth/retrieval/prose"
)

// allowed marks the documents that the filter lets through; nil when it lets all through.
func (f *finder) allowed(q Filter) ([]bool, error) {
	var folded []string
	for _, s := range q.Sources {
		folded = append(folded, prose.Fold(s))
	}
	sources, err := f.markAny(fieldSource, folded)
	if err != nil {
		return nil, err
	}
	speakers, err := f.markAny(fieldSpeaker, q.Speakers)
	if err != nil {
		return nil, err
	}
	out := both(sources, speakers)
	if q.Since.IsZero() && q.Until.IsZero() {
		return out, nil
	}
	days, err := f.markDays(q)
	return both(out, days), err
}

// markAny marks the documents that have one of the terms; nil when there are no terms.
func (f *finder) markAny(field string, terms []string) ([]bool, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	marks := make([]bool, f.segments.size)
	for _, t := range terms {
		if err := f.mark(field, t, marks); err != nil {
			return nil, err
		}
	}
	return marks, nil
}

func (f *finder) markDays(q Filter) ([]bool, error) {
	from, to := "0", "99999999"
	if !q.Since.IsZero() {
		from = q.Since.UTC().Format(dayLayout)
	}
	if !q.Until.IsZero() {
		to = q.Until.UTC().Format(dayLayout)
	}
	marks := make([]bool, f.segments.size)
	if from > to {
		return marks, nil
	}
	days, err := f.days(from, to)
	for _, day := range days {
		if err := f.mark(fieldDay, day, marks); err != nil {
			return nil, err
		}
	}
	return marks, err
}

// days lists the days of publication from one to another, both included.
func (f *finder) days(from, to string) ([]string, error) {
	var out []string
	for e, err := range f.segments.terms(f.ctx, fieldDay, []byte(from), append([]byte(to), 0)) {
		if err != nil {
			return nil, err
		}
		out = append(out, e.term)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func (f *finder) mark(field, term string, marks []bool) error {
	found, err := f.segments.find(field, term, false)
	if err != nil {
		return err
	}
	for {
		n, posting, err := found.next()
		if err != nil || posting == nil {
			return err
		}
		marks[n] = true
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
