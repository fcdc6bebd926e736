package index

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/news"
)

var (
	keySchema  = []byte("quoth schema")
	keyArchive = []byte("quoth archive")
	keyState   = []byte("quoth state")
)

// state is kept in the index itself, written with each batch: where it has got to, and
// the lengths that BM25 needs and bleve gets wrong.
type state struct {
	cursor             news.Serial
	articles, passages lengths
}

// lengths count the documents of a kind and their terms.
type lengths struct{ documents, terms uint64 }

func (l lengths) mean() float64 {
	if l.documents == 0 {
		return 1
	}
	return max(float64(l.terms)/float64(l.documents), 1)
}

// stateBytes is the length of a state without its checksum.
const stateBytes = 5 * 8

func (s state) bytes() []byte {
	out := binary.BigEndian.AppendUint64(nil, uint64(s.cursor))
	for _, l := range []lengths{s.articles, s.passages} {
		out = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(out, l.documents), l.terms)
	}
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

func (s *state) parse(data []byte) error {
	switch len(data) {
	case 0: // of a new index
		return nil
	case stateBytes + crc32.Size:
		if crc32.ChecksumIEEE(data[:stateBytes]) != binary.BigEndian.Uint32(data[stateBytes:]) {
			return fmt.Errorf("%w: the checksum of its state does not match", ErrStale)
		}
	default:
		return fmt.Errorf("%w: its state is cut short", ErrStale)
	}
	n := func(i int) uint64 { return binary.BigEndian.Uint64(data[8*i:]) }
	*s = state{news.Serial(n(0)), lengths{n(1), n(2)}, lengths{n(3), n(4)}}
	return nil
}

// readState reads the state of a snapshot. The error is ErrStale when the snapshot is not of
// this schema and archive, or does not hold as many documents as it should.
func readState(r bindex.IndexReader, archive string) (st state, err error) {
	for key, want := range map[string]string{string(keySchema): schema, string(keyArchive): archive} {
		if got, err := r.GetInternal([]byte(key)); err != nil || string(got) != want {
			return st, fmt.Errorf("%w: its %s is %q, not %q", ErrStale, key, got, want)
		}
	}
	data, err := r.GetInternal(keyState)
	if err == nil {
		err = st.parse(data)
	}
	if err != nil {
		return st, fmt.Errorf("%w: %w", ErrStale, err)
	}
	n, err := r.DocCount()
	if want := st.articles.documents + st.passages.documents; err != nil || n != want {
		return st, fmt.Errorf("%w: it holds %d documents, not %d", ErrStale, n, want)
	}
	return st, nil
}
