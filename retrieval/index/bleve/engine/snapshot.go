package engine

import (
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// reader is a state of the index that does not change. It is closed once for each AddRef, and once
// more by whoever made it.
type reader interface {
	bindex.IndexReader
	AddRef()
}

// Snapshot is a state of the index that does not change. It serves one goroutine.
//
// It reads the segments directly: bleve's reader of terms opens the dictionary of each of them
// again for every term, which costs more than reading what most terms have.
type Snapshot struct {
	reader   reader
	segments []*scorch.SegmentSnapshot
	columns  map[string][]column // by field, along the segments
	parts    []*parts            // along the segments; nil: not asked for yet
	lists    *lists
	options  Options
	kept     *sums
	scratch  *scratch
	size     int
}

// column is a field of a segment.
type column struct {
	field  string
	at     int // which segment
	offset int // the number of its first document
	postings
	counts postings // see count.go

	term      string // that was found last
	isFound   bool
	buffers        // the documents of the term, their times, and the documents of counts
	isRead    bool // docs are
	isCounted bool // times are
	sum       *sum // of the term, if the field is one of Options.Sums
}

// postings reads the documents of one term after the other. The list and the iterator are used again for the next
// term, but not for another field, which the segment may not have: the iterator of a list that was used before then
// faults.
type postings struct {
	segment    *scorch.SegmentSnapshot
	dictionary segment.TermDictionary
	list       segment.PostingsList
	iterator   segment.PostingsIterator
}

// newSnapshot returns a Snapshot, which the caller must release.
func newSnapshot(r reader, l *lists, kept *sums, o Options) (*Snapshot, error) {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("snapshot is a %T, want scorch's", r)
	}
	s := &Snapshot{reader: r, segments: snapshot.Segments(), columns: make(map[string][]column), lists: l,
		parts: make([]*parts, len(snapshot.Segments())), options: o, kept: kept, scratch: scratches.Get().(*scratch)}
	for _, one := range s.segments {
		s.size += int(one.FullSize())
	}
	return s, nil
}

// column returns a field of each segment.
func (s *Snapshot) column(field string) ([]column, error) {
	if c, ok := s.columns[field]; ok {
		return c, nil
	}
	out := make([]column, len(s.segments))
	offset := 0
	for i, one := range s.segments {
		dictionary, err := one.Segment().Dictionary(field)
		if err != nil {
			return nil, err
		}
		out[i] = column{field: field, at: i, offset: offset, postings: postings{segment: one, dictionary: dictionary},
			buffers: s.scratch.of(field, i)}
		offset += int(one.FullSize())
	}
	s.columns[field] = out
	return out, nil
}

// Size returns one more than the highest number of a document. Deleted documents have numbers too.
func (s *Snapshot) Size() int { return s.size }

// Documents counts the documents.
func (s *Snapshot) Documents() (uint64, error) { return s.reader.DocCount() }

// Internal returns the internal value of a key; empty without one.
func (s *Snapshot) Internal(key string) ([]byte, error) { return s.reader.GetInternal([]byte(key)) }

// State returns what Batch.SetState set; empty for a new index.
func (s *Snapshot) State() ([]byte, error) { return s.Internal(keyState) }

// Stored returns what a document keeps in a field; nil without the document or the field.
func (s *Snapshot) Stored(id, field string) (out []byte, err error) {
	doc, err := s.reader.Document(id)
	if err != nil || doc == nil {
		return nil, err
	}
	doc.VisitFields(func(f bindex.Field) {
		if f.Name() == field {
			out = slices.Clone(f.Value())
		}
	})
	return out, nil
}
