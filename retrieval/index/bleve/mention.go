package bleve

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
)

// Mentions returns the articles that mention all of the terms together, by serial. Weights do not
// matter; a variant of a term counts as the term. A term that is a name, and has no variant, is only
// mentioned where it is printed as one.
func (x *Index) Mentions(ctx context.Context, terms []index.Term, among index.Filter) (out []index.Mention, err error) {
	if len(terms) == 0 {
		return nil, nil
	}
	err = x.search(ctx, "find mentions", func(f *finder) (err error) {
		out, err = f.mentions(terms, among)
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b index.Mention) int { return cmp.Compare(a.Serial, b.Serial) })
	return out, nil
}

func (f *finder) mentions(terms []index.Term, filter index.Filter) ([]index.Mention, error) {
	allowed, err := f.allowed(filter)
	if err != nil {
		return nil, err
	}
	found := f.scores.mentions.over(f.Size())
	defer found.clear()
	if err := f.together(found, terms, allowed); err != nil {
		return nil, err
	}
	if err := f.countOften(found, terms); err != nil {
		return nil, err
	}
	names, err := f.countNames(found, terms)
	if err != nil {
		return nil, err
	}
	out := make([]index.Mention, 0, len(found.all))
	for _, m := range found.all {
		if m.names < names {
			continue
		}
		if m.Serial, err = f.article(m.number); err != nil {
			return nil, err
		}
		out = append(out, m.Mention)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// mention is an article by the number of its document. Its serial is not set.
type mention struct {
	index.Mention
	number int
	times  int // how often it has one of the terms
	names  int // how many of the terms it prints as names
}

// mentions are articles that were found.
type mentions struct {
	all   []mention
	slots []int32 // of each document, by its number: one more than its place in all; 0: it was not found
}

// over returns the mentions with a slot for n documents.
func (m *mentions) over(n int) *mentions {
	if len(m.slots) < n {
		m.slots = make([]int32, n)
	}
	return m
}

// get returns the mention of the article whose document has a number; nil without one.
func (m *mentions) get(number int) *mention {
	if slot := m.slots[number]; slot > 0 {
		return &m.all[slot-1]
	}
	return nil
}

// of returns the mention of the article whose document has a number, a new one where there is none yet.
func (m *mentions) of(number int) *mention {
	if m.slots[number] == 0 {
		m.all = append(m.all, mention{number: number})
		m.slots[number] = int32(len(m.all))
	}
	return m.get(number)
}

func (m *mentions) clear() {
	for _, one := range m.all {
		m.slots[one.number] = 0
	}
	m.all = m.all[:0]
}

// together finds the articles that have the terms in the headline or in one passage.
func (f *finder) together(found *mentions, terms []index.Term, allowed []bool) error {
	titles, err := f.havingAll(fieldTitle, terms)
	if err != nil {
		return err
	}
	for _, n := range titles {
		if allowed == nil || allowed[n] {
			found.of(n).Title = true
		}
	}
	passages, err := f.havingAll(fieldText, terms)
	if err != nil {
		return err
	}
	for step, n := range passages {
		if err := engine.Alive(f.ctx, step); err != nil {
			return err
		}
		if allowed != nil && !allowed[n] {
			continue
		}
		whole, err := f.Whole(n)
		if err != nil {
			return err
		}
		m := found.of(whole)
		if m.Lead {
			continue
		}
		p, err := f.Place(n)
		if err != nil {
			return err
		}
		m.Lead = p.Start == 0
	}
	return nil
}

// countOften sets Mention.Often. A text that has named somebody goes on with the last name.
func (f *finder) countOften(found *mentions, terms []index.Term) error {
	if last := terms[len(terms)-1]; last.Name != "" {
		terms = []index.Term{last}
	}
	for i, t := range terms {
		if err := f.countTimes(found, t); err != nil {
			return err
		}
		for k := range found.all {
			m := &found.all[k]
			if i == 0 || m.times < m.Often {
				m.Often = m.times
			}
			m.times = 0
		}
	}
	return nil
}

// countTimes sets how often the texts have a term.
func (f *finder) countTimes(found *mentions, t index.Term) error {
	for _, form := range formsOf(t) {
		postings, err := f.Find(fieldBody, form)
		if err != nil {
			return err
		}
		for run, err := range postings.Counted(f.ctx) {
			if err != nil {
				return err
			}
			for i, doc := range run.Docs {
				if m := found.get(run.Offset + int(doc)); m != nil {
					m.times += int(run.Times[i])
				}
			}
		}
	}
	return nil
}

// countNames counts the terms that each article prints as names, and returns how many of the terms are names.
func (f *finder) countNames(found *mentions, terms []index.Term) (names int, err error) {
	for _, t := range terms {
		if t.Name == "" || len(t.Variants) > 0 {
			continue
		}
		names++
		err := f.each(fieldNames, t.Name, func(n int) {
			if m := found.get(n); m != nil {
				m.names++
			}
		})
		if err != nil {
			return 0, err
		}
	}
	return names, nil
}

// formsOf returns a term and its variants.
func formsOf(t index.Term) []string { return append([]string{t.Text}, t.Variants...) }

// havingAll returns the numbers of the documents that have all of the terms in a field, ascending.
func (f *finder) havingAll(field string, terms []index.Term) (numbers []int, err error) {
	for i, t := range terms {
		these, err := f.havingAny(field, formsOf(t))
		if err != nil {
			return nil, err
		}
		if i == 0 {
			numbers = these
		} else {
			numbers = common(numbers, these)
		}
	}
	return numbers, nil
}

// havingAny returns the numbers of the documents that have one of the terms in a field, ascending.
func (f *finder) havingAny(field string, terms []string) (numbers []int, err error) {
	for _, t := range terms {
		found, err := f.Find(field, t)
		if err != nil {
			return nil, err
		}
		numbers = slices.Grow(numbers, found.Count)
		for run, err := range found.Runs(f.ctx) {
			if err != nil {
				return nil, err
			}
			for _, doc := range run.Docs {
				numbers = append(numbers, run.Offset+int(doc))
			}
		}
	}
	if len(terms) > 1 {
		slices.Sort(numbers)
		numbers = slices.Compact(numbers)
	}
	return numbers, f.ctx.Err()
}
