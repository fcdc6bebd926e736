package archive

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"time"

	"quoth/retrieval/news"
)

// record is what one serial holds. A record without an article marks a revision
// whose citation data were corrected: a later serial holds the same words.
type record struct {
	article  *news.Article
	replaces news.Serial // the revision of the same Key that was current before, or 0
}

// header is a record's citation data as stored, in JSON so that a field can join.
type header struct {
	Replaces  news.Serial   `json:"replaces,omitempty"`
	Dropped   bool          `json:"dropped,omitempty"`
	Key       news.Key      `json:"key,omitempty"`
	Revision  news.Revision `json:"revision,omitempty"`
	Title     string        `json:"title,omitempty"`
	Source    string        `json:"source,omitempty"`
	Author    string        `json:"author,omitempty"`
	URL       string        `json:"url,omitempty"`
	File      string        `json:"file,omitempty"`
	Published string        `json:"published,omitempty"`
	Fetched   string        `json:"fetched,omitempty"`
	Partial   bool          `json:"partial,omitempty"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode lays a record out as CRC-32C of the rest | header length | header | text (zstd).
func (a *Archive) encode(r record) ([]byte, error) {
	h := header{Replaces: r.replaces, Dropped: r.article == nil}
	var text string
	if x := r.article; x != nil {
		h.Key, h.Revision, h.Title, h.Source, h.Author, h.URL, h.File = x.Key, x.Revision, x.Title, x.Source, x.Author, x.URL, x.File
		h.Published, h.Fetched = formatTime(x.Published), formatTime(x.Fetched)
		h.Partial = x.Partial
		text = x.Text
	}
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encode revision: %w", err)
	}
	out := binary.AppendUvarint(make([]byte, 4, 16+len(head)+len(text)/2), uint64(len(head)))
	out = a.packer.EncodeAll([]byte(text), append(out, head...))
	binary.BigEndian.PutUint32(out, crc32.Checksum(out[4:], castagnoli))
	return out, nil
}

func (a *Archive) decode(s news.Serial, data []byte) (record, error) {
	head, text, err := split(data)
	if err != nil {
		return record{}, fmt.Errorf("read revision %d: %w", s, err)
	}
	h, err := parseHeader(head)
	if err != nil || h.Dropped {
		return record{replaces: h.Replaces}, err
	}
	plain, err := a.unpack.DecodeAll(text, nil)
	if err != nil {
		return record{}, fmt.Errorf("read revision %d: %w: %w", s, ErrDamaged, err)
	}
	x := h.article()
	x.Text = string(plain)
	return record{article: x, replaces: h.Replaces}, nil
}

// split takes a record apart after checking its bytes.
func split(data []byte) (head, text []byte, err error) {
	if len(data) < 5 || crc32.Checksum(data[4:], castagnoli) != binary.BigEndian.Uint32(data) {
		return nil, nil, fmt.Errorf("%w: its checksum does not match", ErrDamaged)
	}
	n, k := binary.Uvarint(data[4:])
	rest := data[4+max(k, 0):]
	if k <= 0 || n > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("%w: its header is cut short", ErrDamaged)
	}
	return rest[:n], rest[n:], nil
}

func parseHeader(data []byte) (h header, err error) {
	if err = json.Unmarshal(data, &h); err != nil {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return h, err
}

func (h header) article() *news.Article {
	return &news.Article{Key: h.Key, Revision: h.Revision, Title: h.Title, Source: h.Source, Author: h.Author, URL: h.URL,
		File: h.File, Published: parseTime(h.Published), Fetched: parseTime(h.Fetched), Partial: h.Partial}
}

// Times keep the zone they were given in, so that an export says what the import said.
func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func parseTime(s string) time.Time {
	t, _ := time.Parse(time.RFC3339Nano, s)
	return t
}
