package engine

import "sync"

// scratch is the memory that a Snapshot reads into. It is used again by later ones, which is cheaper than new memory:
// the documents of a common word are a million.
type scratch struct {
	adder   adder
	buffers map[string][]buffers // by field, along the segments
}

// buffers is the memory of a column.
type buffers struct{ docs, times, counted []uint32 }

var scratches = sync.Pool{New: func() any { return &scratch{buffers: make(map[string][]buffers)} }}

// of returns the memory of a column.
func (s *scratch) of(field string, segment int) buffers {
	if all := s.buffers[field]; segment < len(all) {
		return all[segment]
	}
	return buffers{}
}

// release ends the use of a Snapshot.
func (s *Snapshot) release() {
	for field, columns := range s.columns {
		all := s.scratch.buffers[field]
		for i := range columns {
			if i == len(all) {
				all = append(all, buffers{})
			}
			all[i] = columns[i].buffers
		}
		s.scratch.buffers[field] = all
	}
	scratches.Put(s.scratch)
	s.scratch, s.columns = nil, nil
}
