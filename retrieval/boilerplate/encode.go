package boilerplate

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
)

// errOutlet means that bytes are no encoded Outlet.
var errOutlet = errors.New("what was learnt from an outlet cannot be read")

// Encode returns an Outlet in bytes, the same for the same Outlet.
func (o *Outlet) Encode() []byte {
	out := binary.AppendUvarint(nil, uint64(len(o.Known)))
	for _, t := range slices.Sorted(maps.Keys(o.Known)) {
		out = binary.BigEndian.AppendUint64(out, uint64(t))
	}
	out = binary.AppendUvarint(out, uint64(len(o.recent)))
	for _, s := range o.recent {
		out = binary.AppendUvarint(out, s.serial)
		out = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(out, s.story.words), s.story.numbers)
		out = binary.AppendUvarint(out, uint64(len(s.templates)))
		for _, t := range s.templates {
			out = binary.BigEndian.AppendUint64(out, uint64(t))
		}
	}
	return out
}

// Decode reads an encoded Outlet. No bytes are an Outlet that has learnt nothing.
func Decode(data []byte) (*Outlet, error) {
	o := &Outlet{Known: make(Known)}
	if len(data) == 0 {
		return o, nil
	}
	d := decoder{rest: data}
	for range d.count() {
		o.Known[Template(d.word())] = true
	}
	for range d.count() {
		s := seen{serial: d.number(), story: sketch{words: d.word(), numbers: d.word()}}
		for range d.count() {
			s.templates = append(s.templates, Template(d.word()))
		}
		o.recent = append(o.recent, s)
	}
	if d.isCut || len(d.rest) > 0 {
		return nil, errOutlet
	}
	return o, nil
}

// decoder reads numbers. Once the bytes end too early, all numbers are 0.
type decoder struct {
	rest  []byte
	isCut bool
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.rest)
	return d.take(n, size)
}

func (d *decoder) word() uint64 {
	if len(d.rest) < 8 {
		return d.take(0, 0)
	}
	return d.take(binary.BigEndian.Uint64(d.rest), 8)
}

// count reads how many things follow: no more than there are bytes.
func (d *decoder) count() int {
	n := d.number()
	if n > uint64(len(d.rest)) {
		n = d.take(0, 0)
	}
	return int(n)
}

// take returns a number that was read from size bytes.
func (d *decoder) take(n uint64, size int) uint64 {
	if size <= 0 || d.isCut {
		d.rest, d.isCut = nil, true
		return 0
	}
	d.rest = d.rest[size:]
	return n
}
