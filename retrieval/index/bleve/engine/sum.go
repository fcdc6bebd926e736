package engine

import (
	"math/bits"
	"sync"
)

// sum is the documents of a segment that have a term in a field of Options.Sums, and how often each has it.
type sum struct{ docs, times []uint32 }

// sums keeps those of the terms that were asked for last, by segment: one question asks for a term several times. They
// are those of one state of the index. It is safe for concurrent use.
type sums struct {
	mu   sync.Mutex
	kept map[sumKey][]sum
	size int // of all documents and times
}

type sumKey struct{ field, term string }

// maxSums bounds what sums keeps: 16 MB.
const maxSums = 4 << 20

func (a *sums) get(key sumKey) ([]sum, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	out, ok := a.kept[key]
	return out, ok
}

// put keeps sums. When there are too many, it drops all others.
func (a *sums) put(key sumKey, of []sum) {
	size := 0
	for _, one := range of {
		size += len(one.docs) + len(one.times)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.kept == nil || a.size+size > maxSums {
		a.kept, a.size = make(map[sumKey][]sum), 0
	}
	a.kept[key] = of
	a.size += size
}

// findSum looks a term up in a field of Options.Sums.
func (s *Snapshot) findSum(field, of, term string) (*Postings, error) {
	columns, err := s.column(field)
	if err != nil {
		return nil, err
	}
	key := sumKey{field, term}
	all, ok := s.kept.get(key)
	if !ok {
		if all, err = s.addUp(field, of, term); err != nil {
			return nil, err
		}
		s.kept.put(key, all)
	}
	out := &Postings{snapshot: s, columns: columns, term: term}
	for i := range columns {
		columns[i].sum = &all[i]
		out.Count += len(all[i].docs)
	}
	return out, nil
}

// addUp adds the counts of a term in the parts' field to those in the documents' own.
func (s *Snapshot) addUp(field, of, term string) ([]sum, error) {
	inParts, err := s.findOwn(of, term)
	if err != nil {
		return nil, err
	}
	own, err := s.findOwn(field, term)
	if err != nil {
		return nil, err
	}
	out := make([]sum, len(own.columns))
	for i := range own.columns {
		p, err := s.partsOf(i)
		if err != nil {
			return nil, err
		}
		a := s.scratch.adder.of(len(p.wholes))
		for _, c := range []*column{&own.columns[i], &inParts.columns[i]} {
			times, err := c.readTimes()
			if err != nil {
				return nil, err
			}
			a.add(c.readDocs(), times, p.wholes)
		}
		out[i] = a.take()
	}
	return out, nil
}

// adder adds numbers up by documents of a segment.
type adder struct {
	marks []uint64 // a bit for each document that has a number
	times []uint32 // of the documents that are marked
	count int      // how many are
}

// of returns the adder with room for n documents.
func (a *adder) of(n int) *adder {
	if len(a.times) < n {
		a.marks, a.times = make([]uint64, (n+63)/64), make([]uint32, n)
	}
	return a
}

// add adds times to the wholes of documents. If times is nil, it adds 1 for each document.
func (a *adder) add(docs, times, wholes []uint32) {
	n := uint32(1)
	for i, doc := range docs {
		if times != nil {
			n = times[i]
		}
		whole := wholes[doc]
		if bit := uint64(1) << (whole % 64); a.marks[whole/64]&bit == 0 {
			a.marks[whole/64] |= bit
			a.times[whole] = n
			a.count++
		} else {
			a.times[whole] += n
		}
	}
}

// take returns the documents with their sums, in ascending order. The adder is empty afterwards.
func (a *adder) take() sum {
	if a.count == 0 {
		return sum{}
	}
	out := sum{make([]uint32, 0, a.count), make([]uint32, 0, a.count)}
	for i, word := range a.marks {
		for ; word != 0; word &= word - 1 {
			doc := uint32(i*64 + bits.TrailingZeros64(word))
			out.docs, out.times = append(out.docs, doc), append(out.times, a.times[doc])
		}
		a.marks[i] = 0
	}
	a.count = 0
	return out
}
