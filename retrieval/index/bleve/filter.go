package bleve

import (
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
)

// allowed marks the documents that the filter keeps, by their numbers; nil when it keeps all.
func (f *finder) allowed(q index.Filter) ([]bool, error) {
	out, err := f.allowedWholes(q)
	if err == nil && out != nil {
		err = f.Inherit(out)
	}
	if err != nil {
		return nil, err
	}
	speakers, err := f.markAny(fieldSpeaker, q.Speakers)
	return both(out, speakers), err
}

// allowedWholes marks the articles of the filter's outlets and days; nil when it names none.
func (f *finder) allowedWholes(q index.Filter) ([]bool, error) {
	var folded []string
	for _, s := range q.Sources {
		folded = append(folded, prose.Fold(s))
	}
	out, err := f.markAny(fieldSource, folded)
	if err != nil || q.Since.IsZero() && q.Until.IsZero() {
		return out, err
	}
	days, err := f.markDays(q)
	return both(out, days), err
}

// markAny marks the documents that have one of the terms; nil when there are no terms.
func (f *finder) markAny(field string, terms []string) ([]bool, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	marks := make([]bool, f.Size())
	for _, t := range terms {
		if err := f.mark(field, t, marks); err != nil {
			return nil, err
		}
	}
	return marks, nil
}

// markDays marks the documents of the days from Since to Until.
func (f *finder) markDays(q index.Filter) ([]bool, error) {
	from, to := "0", "99999999"
	if !q.Since.IsZero() {
		from = q.Since.UTC().Format(dayLayout)
	}
	if !q.Until.IsZero() {
		to = q.Until.UTC().Format(dayLayout)
	}
	marks := make([]bool, f.Size())
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

// days returns the days of publication from one to another, both included.
func (f *finder) days(from, to string) ([]string, error) {
	var out []string
	for t, err := range f.Terms(f.ctx, fieldDay, []byte(from), append([]byte(to), 0)) {
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// mark marks the documents that have a term.
func (f *finder) mark(field, term string, marks []bool) error {
	return f.each(field, term, func(n int) { marks[n] = true })
}

// both marks what a and b both mark, in place of one of them; nil marks all.
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
