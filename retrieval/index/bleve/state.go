package bleve

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
)

// The keys of an index's internal values.
const (
	keySchema  = "quoth schema"
	keyArchive = "quoth archive"
)

// state is kept in the index itself, written with each batch: how far it has read the archive, and
// the lengths that BM25 needs and bleve gets wrong.
type state struct {
	cursor             news.Serial
	articles, passages index.Lengths
}

// stateBytes is the length of a state without its checksum.
const stateBytes = 5 * 8

// bytes returns the state as it is stored, with a checksum at the end.
func (s state) bytes() []byte {
	out := binary.BigEndian.AppendUint64(nil, uint64(s.cursor))
	for _, l := range []index.Lengths{s.articles, s.passages} {
		out = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(out, l.Documents), l.Terms)
	}
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// parse reads what bytes returned. No bytes are the state of a new index.
func (s *state) parse(data []byte) error {
	switch len(data) {
	case 0: // of a new index
		return nil
	case stateBytes + crc32.Size:
		if crc32.ChecksumIEEE(data[:stateBytes]) != binary.BigEndian.Uint32(data[stateBytes:]) {
			return fmt.Errorf("%w: the checksum of its state does not match", index.ErrStale)
		}
	default:
		return fmt.Errorf("%w: its state is cut short", index.ErrStale)
	}
	n := func(i int) uint64 { return binary.BigEndian.Uint64(data[8*i:]) }
	*s = state{news.Serial(n(0)), index.Lengths{Documents: n(1), Terms: n(2)}, index.Lengths{Documents: n(3), Terms: n(4)}}
	return nil
}

// readState reads the state of a snapshot.
func readState(s *engine.Snapshot) (st state, err error) {
	data, err := s.State()
	if err == nil {
		err = st.parse(data)
	}
	return st, err
}

// checkState returns an error when a snapshot is not of this schema and archive, or does not hold as many
// documents as it should.
func checkState(s *engine.Snapshot, archive string) error {
	if got, err := s.Internal(keySchema); err != nil || string(got) != index.Schema {
		return fmt.Errorf("%w: it is %w (schema %q, not %q)", index.ErrStale, index.ErrOther, got, index.Schema)
	}
	if got, err := s.Internal(keyArchive); err != nil || string(got) != archive {
		return fmt.Errorf("%w: it is of archive %q, not %q", index.ErrStale, got, archive)
	}
	st, err := readState(s)
	if err != nil {
		return err
	}
	n, err := s.Documents()
	if want := st.articles.Documents + st.passages.Documents; err != nil || n != want {
		return fmt.Errorf("%w: it holds %d documents, not %d", index.ErrStale, n, want)
	}
	return nil
}
