// Package record packs the quotes of an article into a few bytes, for a store that keeps the text
// of the article elsewhere.
//
//	packed := record.Encode(quote.ExtractText(text))
//	quotes, err := record.Decode(packed, text)
package record

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
)

// ErrRecord means that a record is damaged, or belongs to another text.
var ErrRecord = errors.New("not a record of this text's quotes")

// Encode packs the quotes of one text into about 20 bytes each: spans, names and roles, and none of
// the words.
func Encode(quotes []quote.Quote) []byte {
	w := writer{numbers: make(map[string]uint64)}
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

// Decode unpacks the quotes of text. The error is ErrRecord when the record does not fit it.
func Decode(record []byte, text string) ([]quote.Quote, error) {
	r := reader{in: record, text: text}
	var out []quote.Quote
	for range r.count() {
		q := quote.Quote{Span: r.span()}
		for range r.count() {
			q.Marked = append(q.Marked, r.span())
		}
		q.Type = quote.Type(r.string())
		q.Speaker.Name, q.Speaker.Role, q.Speaker.Mention = r.string(), r.string(), r.span()
		q.Speaker.AsPrinted = q.Speaker.Mention.Of(text)
		q.How, q.Cue = quote.How(r.string()), r.span()
		q.Confidence = float64(r.uint()) / confidenceSteps
		q.Group = int(r.uint())
		if r.err != nil {
			return nil, fmt.Errorf("read quotes: %w", r.err)
		}
		out = append(out, q)
	}
	if r.err != nil {
		return nil, fmt.Errorf("read quotes: %w", r.err)
	}
	return out, nil
}

// confidenceSteps is how many steps of confidence a record distinguishes.
const confidenceSteps = 1000

// writer writes unsigned varints. A string is written once, and by its number after that.
type writer struct {
	out     []byte
	numbers map[string]uint64
}

func (w *writer) uint(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

func (w *writer) span(s prose.Span) {
	w.uint(uint64(s.Start))
	w.uint(uint64(s.End - s.Start))
}

func (w *writer) string(s string) {
	if n, ok := w.numbers[s]; ok {
		w.uint(n)
		return
	}
	n := uint64(len(w.numbers))
	w.numbers[s] = n
	w.uint(n)
	w.uint(uint64(len(s)))
	w.out = append(w.out, s...)
}

// reader reads what a writer wrote. After an error it reads zeros.
type reader struct {
	in      []byte
	text    string
	strings []string
	err     error
}

func (r *reader) uint() uint64 {
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

// count reads how many things follow. Each takes at least one byte.
func (r *reader) count() int {
	n := r.uint()
	if n > uint64(len(r.in)) {
		r.err = ErrRecord
		return 0
	}
	return int(n)
}

func (r *reader) span() prose.Span {
	start, length := r.uint(), r.uint()
	if start > uint64(len(r.text)) || length > uint64(len(r.text))-start {
		r.err = ErrRecord
		return prose.Span{}
	}
	return prose.Span{Start: int(start), End: int(start + length)}
}

func (r *reader) string() string {
	n := r.uint()
	if n < uint64(len(r.strings)) {
		return r.strings[n]
	}
	size := r.count()
	if r.err != nil || n != uint64(len(r.strings)) {
		r.err = ErrRecord
		return ""
	}
	s := string(r.in[:size])
	r.in = r.in[size:]
	r.strings = append(r.strings, s)
	return s
}
