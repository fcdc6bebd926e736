package table

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"hash/crc32"
	"maps"
	"slices"

	"quoth/retrieval/news"
)

// file is a Table in few bytes. Numbers of the rows are differences to the row before, which are small.
type file struct {
	Newest    news.Serial
	Outlets   []string
	Damaged   []news.Serial
	Serials   []news.Serial // of the rows
	Unix      []int64
	Outlet    []int32 // the index in Outlets, no difference
	Published []bool
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Encode returns the bytes of t: the CRC-32C of what follows, and a file. It leaves out the outlets that
// have no article.
func (t *Table) Encode() []byte {
	t.mu.RLock()
	defer t.mu.RUnlock()
	f := file{Newest: t.newest, Damaged: slices.Collect(maps.Keys(t.damaged))}
	ids := make([]int32, len(t.outlets))
	for i, name := range t.outlets {
		if t.printed[i] > 0 {
			ids[i], f.Outlets = int32(len(f.Outlets)), append(f.Outlets, name)
		}
	}
	var before row
	var last news.Serial
	for s, r := range t.rows.each() {
		f.Serials, f.Unix = append(f.Serials, s-last), append(f.Unix, r.unix-before.unix)
		f.Outlet, f.Published = append(f.Outlet, ids[r.outlet]), append(f.Published, r.published)
		last, before = s, r
	}
	b := bytes.NewBuffer(make([]byte, 4))
	_ = gob.NewEncoder(b).Encode(f) // which fails for types only
	binary.BigEndian.PutUint32(b.Bytes(), crc32.Checksum(b.Bytes()[4:], castagnoli))
	return b.Bytes()
}

// ErrChanged means that the bytes of a Table changed, or are those of another archive.
var ErrChanged = errors.New("the stored table was changed")

// Decode returns the Table that Encode wrote. It returns ErrChanged if the bytes changed, or if a serial in them comes
// after newest.
func Decode(data []byte, newest news.Serial) (*Table, error) {
	var f file
	if len(data) < 4 || crc32.Checksum(data[4:], castagnoli) != binary.BigEndian.Uint32(data) ||
		gob.NewDecoder(bytes.NewReader(data[4:])).Decode(&f) != nil || f.Newest > newest || !f.fits() {
		return nil, ErrChanged
	}
	t := New(f.Newest)
	t.outlets, t.printed = f.Outlets, make([]int, len(f.Outlets))
	for i, name := range f.Outlets {
		t.ids[name] = int32(i)
	}
	for _, s := range f.Damaged {
		t.damaged[s] = true
	}
	var s news.Serial
	var r row
	for i, step := range f.Serials {
		s += step
		r.unix += f.Unix[i]
		r.outlet, r.published = f.Outlet[i], f.Published[i]
		if s > f.Newest || r.outlet < 0 || int(r.outlet) >= len(f.Outlets) {
			return nil, ErrChanged
		}
		t.rows.set(s, r)
		t.printed[r.outlet]++
	}
	return t, nil
}

// fits reports whether f has all numbers of each row.
func (f *file) fits() bool {
	n := len(f.Serials)
	return len(f.Unix) == n && len(f.Outlet) == n && len(f.Published) == n
}
