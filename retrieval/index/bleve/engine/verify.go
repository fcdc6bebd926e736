package engine

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"os"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// segmentFiles returns the files of a snapshot.
func segmentFiles(r reader) (paths []string) {
	s, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil
	}
	for _, part := range s.Segments() {
		if p, ok := part.Segment().(interface{ Path() string }); ok {
			paths = append(paths, p.Path())
		}
	}
	return paths
}

// segmentIDs returns the numbers that bleve gives the segments of a snapshot.
func segmentIDs(r reader) map[uint64]bool {
	out := make(map[uint64]bool)
	if s, ok := r.(*scorch.IndexSnapshot); ok {
		for _, part := range s.Segments() {
			out[part.Id()] = true
		}
	}
	return out
}

// verifySegment compares a file's CRC-32 (IEEE) with its last four bytes, as zapx writes them
// (big endian). A file that is gone was merged into another one, and stays open meanwhile.
func verifySegment(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return classify(err)
	}
	defer f.Close()
	got, want, err := checksums(ctx, f)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return classify(err)
	case got != want:
		return fmt.Errorf("%w: the checksum of %s does not match", ErrStale, path)
	}
	return nil
}

// checksums returns the checksum of a file but for its last four bytes, and these.
func checksums(ctx context.Context, f *os.File) (got, want uint32, err error) {
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	size := info.Size() - crc32.Size
	if size < 0 {
		return 0, 1, nil // cut to nothing: no checksum can match
	}
	sum := crc32.NewIEEE()
	if err := copyInto(ctx, sum, io.LimitReader(f, size)); err != nil {
		return 0, 0, err
	}
	var last [crc32.Size]byte
	if _, err := io.ReadFull(f, last[:]); err != nil {
		return 0, 0, err
	}
	return sum.Sum32(), binary.BigEndian.Uint32(last[:]), nil
}

// copyInto adds what it reads from r to sum, in pieces, until ctx ends.
func copyInto(ctx context.Context, sum hash.Hash, r io.Reader) error {
	piece := make([]byte, 256<<10)
	for ctx.Err() == nil {
		n, err := r.Read(piece)
		sum.Write(piece[:n])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
