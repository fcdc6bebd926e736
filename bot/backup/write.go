package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"quoth/retrieval/bolt"
)

// Part is a file of the data folder to write.
type Part struct {
	name string
	size int64
	data io.WriterTo
	done func() error
}

// Load returns a file whose bytes are read now, so that writes to it go on. It closes s. It is for the small
// files, to which answers are written.
func Load(name string, s *bolt.Snapshot) (Part, error) {
	defer s.Close()
	var data bytes.Buffer
	if _, err := s.WriteTo(&data); err != nil {
		return Part{}, fmt.Errorf("back up %s: %w", name, err)
	}
	return partOf(name, data.Bytes()), nil
}

// Stream returns a file that is read when it is written. Close s when all is written.
func Stream(name string, s *bolt.Snapshot) Part { return Part{name, s.Size(), s, s.Close} }

func partOf(name string, data []byte) Part {
	return Part{name, int64(len(data)), bytes.NewReader(data), func() error { return nil }}
}

// How long a backup may take: what is to be stored waits meanwhile.
const (
	allowance = 30 * time.Second
	slowest   = 1 << 20 // bytes a second
)

// Write writes a backup of some files. The error is ErrSlow when w takes less than a megabyte a second.
func Write(ctx context.Context, w io.Writer, made time.Time, parts []Part) error {
	m := manifest{Format: format, Made: made.UTC().Truncate(time.Second)}
	parts = append(parts, partOf(ContentsFile, contentsOf(parts)))
	for _, p := range parts {
		m.Files = append(m.Files, file{p.name, p.size})
	}
	limit := allowance + time.Duration(m.size()/slowest)*time.Second
	ctx, stop := context.WithTimeoutCause(ctx, limit, ErrSlow)
	defer stop()
	out := newTarWriter(impatient{ctx, w}, m.Made)
	if err := out.addJSON(manifestFile, m); err != nil {
		return err
	}
	for _, p := range parts {
		if err := out.add(p); err != nil {
			return fmt.Errorf("back up %s: %w", p.name, err)
		}
	}
	return out.close()
}

// contentsOf returns the list of the files, as a data folder has it.
func contentsOf(parts []Part) []byte {
	var out strings.Builder
	for _, p := range parts {
		fmt.Fprintln(&out, p.name)
	}
	return []byte(out.String())
}

// tarWriter writes the members of a backup, and notes their checksums.
type tarWriter struct {
	*tar.Writer
	buffer *bufio.Writer
	made   time.Time
	sums   strings.Builder
}

func newTarWriter(w io.Writer, made time.Time) *tarWriter {
	buffer := bufio.NewWriterSize(w, 256<<10)
	return &tarWriter{Writer: tar.NewWriter(buffer), buffer: buffer, made: made}
}

func (t *tarWriter) addJSON(name string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return t.add(partOf(name, append(data, '\n')))
}

func (t *tarWriter) add(p Part) error {
	header := &tar.Header{Name: p.name, Mode: 0o600, Size: p.size, ModTime: t.made, Format: tar.FormatUSTAR}
	if p.size >= 8<<30 { // more than USTAR can say
		header.Format = tar.FormatPAX
	}
	if err := t.WriteHeader(header); err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := p.data.WriteTo(io.MultiWriter(t.Writer, sum)); err != nil {
		return err
	}
	fmt.Fprintf(&t.sums, "%x  %s\n", sum.Sum(nil), p.name)
	return p.done()
}

func (t *tarWriter) close() error {
	if err := t.add(partOf(sumsFile, []byte(t.sums.String()))); err != nil {
		return err
	}
	if err := t.Close(); err != nil {
		return err
	}
	return t.buffer.Flush()
}

// impatient is a writer that is given up when its context ends, also in the middle of a write.
type impatient struct {
	ctx context.Context
	to  io.Writer
}

// Write writes a copy of b, which may be in use after an error.
func (i impatient) Write(b []byte) (int, error) {
	if i.ctx.Err() != nil {
		return 0, context.Cause(i.ctx)
	}
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	go func(b []byte) {
		n, err := i.to.Write(b)
		done <- result{n, err}
	}(bytes.Clone(b))
	select {
	case r := <-done:
		return r.n, r.err
	case <-i.ctx.Done():
		return 0, context.Cause(i.ctx)
	}
}
