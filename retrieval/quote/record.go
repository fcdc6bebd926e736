package quote

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"quoth/retrieval/prose"
)

// ErrRecord means that a record is none, or one of another article.
var ErrRecord = errors.New("not a record of this text's quotes")

// Record packs the quotes of one text into about 20 bytes each: spans and names, and
// none of the words. FromRecord unpacks it.
func Record(quotes []Quote) []byte {
	w := recordWriter{names: make(map[string]uint64)}
	w.uint(uint64(len(quotes)))
	for _, q := range quotes {
		w.span(q.Span)
		w.uint(uint64(len(q.Marked)))
		for _, m := range q.Marked {
			w.span(m)
		}
		w.string(string(q.Type))
		w.string(q.Speaker.Name)
		w.string(q.Speaker.Role)
		w.span(q.Speaker.Mention)
		w.string(string(q.How))
		w.span(q.Cue)
		w.uint(uint64(math.Round(q.Confidence * confidenceSteps)))
		w.uint(uint64(q.Group))
	}
	return w.out
}

// confidenceSteps is how finely a record keeps a confidence.
const confidenceSteps = 1000

// FromRecord unpacks the quotes of text. The error is ErrRecord when the record does not fit it.
func FromRecord(record []byte, text string) ([]Quote, error) {
	r := recordReader{in: record, text: text}
	n := r.count()
	var out []Quote
	for range n {
		q := Quote{Span: r.span()}
		for range r.count() {
			q.Marked = append(q.Marked, r.span())
		}
		q.Type = Type(r.string())
		q.Speaker.Name, q.Speaker.Role, q.Speaker.Mention = r.string(), r.string(), r.span()
		q.Speaker.AsPrinted = q.Speaker.Mention.Of(text)
		q.How, q.Cue = How(r.string()), r.span()
		q.Confidence = float64(r.uint()) / confidenceSteps
		q.Group = int(r.uint())
		if r.err != nil {
			break
		}
		out = append(out, q)
	}
	if r.err != nil {
		return nil, fmt.Errorf("read quotes: %w", r.err)
	}
	return out, nil
}

// recordWriter writes varints; a string is written once, and its number after that.
type recordWriter struct {
	out   []byte
	names map[string]uint64
}

func (w *recordWriter) uint(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

func (w *recordWriter) span(s prose.Span) {
	w.uint(uint64(s.Start))
	w.uint(uint64(s.End - s.Start))
}

func (w *recordWriter) string(s string) {
	if n, ok := w.names[s]; ok {
		w.uint(n)
		return
	}
	n := uint64(len(w.names))
	w.names[s] = n
	w.uint(n)
	w.uint(uint64(len(s)))
	w.out = append(w.out, s...)
}

// recordReader reads what a recordWriter wrote; after an error it reads zeros.
type recordReader struct {
	in    []byte
	text  string
	names []string
	err   error
}

func (r *recordReader) uint() uint64 {
	n, size := binary.Uvarint(r.in)
	if size <= 0 {
		r.err = ErrRecord
	}
	if r.err != nil {
		return 0
	}
	r.in = r.in[size:]
	return n
}

// count is a number of things that follow, each a byte at the least.
func (r *recordReader) count() int {
	n := r.uint()
	if n > uint64(len(r.in)) {
		r.err = ErrRecord
		return 0
	}
	return int(n)
}

func (r *recordReader) span() prose.Span {
	start, length := r.uint(), r.uint()
	if start > uint64(len(r.text)) || length > uint64(len(r.text))-start {
		r.err = ErrRecord
		return prose.Span{}
	}
	return prose.Span{Start: int(start), End: int(start + length)}
}

func (r *recordReader) string() string {
	n := r.uint()
	if n < uint64(len(r.names)) {
		return r.names[n]
	}
	size := r.count()
	if r.err != nil || n != uint64(len(r.names)) {
		r.err = ErrRecord
		return ""
	}
	s := string(r.in[:size])
	r.in = r.in[size:]
	r.names = append(r.names, s)
	return s
}
