package layout

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"time"

	"github.com/klauspost/compress/zstd"
	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Record is what the archive stores under one serial. Where the citation data of a revision were
// corrected, its record has no article: a later serial has its words. The record of a withdrawal has none
// either, but a Key.
type Record struct {
	Article   *news.Article
	Replaces  news.Serial // the revision of the same Key that was current before, or 0
	Withdrawn Withdrawal
	// Follows is the withdrawal before an article that was put back, or 0. An index need not know it.
	Follows news.Serial
	Was     []news.Key // the earlier Keys of the article, by which receipts name it too
}

// Before returns the revision of the same Key before this one, 0 if there is none.
func (r Record) Before() news.Serial { return max(r.Replaces, r.Follows) }

// Withdrawal says that an article left the search. The zero Withdrawal is none.
type Withdrawal struct {
	Key news.Key
	At  time.Time
}

// IsNone reports whether nothing was withdrawn.
func (w Withdrawal) IsNone() bool { return w.At.IsZero() }

// Header is everything in a record except the text. It is stored as JSON, so that fields can be added.
type Header struct {
	Replaces  news.Serial   `json:"replaces,omitempty"`
	Follows   news.Serial   `json:"follows,omitempty"`
	Dropped   bool          `json:"dropped,omitempty"` // the record has no article
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
	Image     string        `json:"image,omitempty"`
	Place     int           `json:"place,omitempty"`
	Withdrawn string        `json:"withdrawn,omitempty"` // when the article of Key was withdrawn
	Was       []news.Key    `json:"was,omitempty"`       // see Record
}

// Why a revision cannot be read, beside a checksum that does not match; test with errors.Is.
var (
	ErrNotStored = errors.New("not stored") // the file has no record of that serial
	ErrPage      = fmt.Errorf("%w: a page of the file cannot be read", bolt.ErrDamaged)
)

// IsUnreadable reports whether err means that a revision cannot be read: it is damaged, or not there.
func IsUnreadable(err error) bool {
	return errors.Is(err, bolt.ErrDamaged) || errors.Is(err, ErrNotStored)
}

// Codec encodes and decodes records. It is safe for concurrent use.
type Codec struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

// NewCodec returns a Codec, which the caller must close.
func NewCodec() (c Codec, err error) {
	if c.encoder, err = newEncoder(); err != nil {
		return c, err
	}
	c.decoder, err = newDecoder()
	return c, err
}

// Close frees the memory of the Codec.
func (c Codec) Close() {
	if c.decoder != nil {
		c.decoder.Close()
	}
}

// Revision reads the record of a serial. The error is ErrNotStored if there is none, and ErrDamaged
// if its bytes changed or the page of the file that holds it cannot be read.
func (c Codec) Revision(tx *bbolt.Tx, s news.Serial) (r Record, err error) {
	err = bolt.Guard(ErrPage, func() error {
		data := tx.Bucket(Revisions).Get(SerialKey(s))
		if data == nil {
			return ErrNotStored
		}
		r, err = c.decode(s, data)
		return err
	})
	return r, err
}

// ReadHeader reads the header of a revision, and checks the bytes of the whole record.
func ReadHeader(tx *bbolt.Tx, s news.Serial) (h Header, err error) {
	err = bolt.Guard(ErrPage, func() error {
		head, _, err := split(tx.Bucket(Revisions).Get(SerialKey(s)))
		if err == nil {
			h, err = parseHeader(head)
		}
		return err
	})
	return h, err
}

// Rewrite stores another record under the serial of one.
func (c Codec) Rewrite(tx *bbolt.Tx, s news.Serial, r Record) error {
	data, err := c.encode(r)
	if err != nil {
		return err
	}
	return tx.Bucket(Revisions).Put(SerialKey(s), data)
}

// Change is a new current revision, and the one that it replaces or 0. Article is nil for a withdrawal.
type Change struct {
	Serial, Replaces news.Serial
	Article          *news.Article
}

// Append stores a record under the next serial, and makes it the current one of its Key.
func (c Codec) Append(tx *bbolt.Tx, r Record) (Change, error) {
	revisions := Appending(tx)
	n, err := revisions.NextSequence()
	if err != nil {
		return Change{}, err
	}
	s := news.Serial(n)
	data, err := c.encode(r)
	if err != nil {
		return Change{}, err
	}
	if err := revisions.Put(SerialKey(s), data); err != nil {
		return Change{}, err
	}
	return Change{Serial: s, Replaces: r.Replaces, Article: r.Article}, Link(tx, r, s)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode returns the bytes of a record: the CRC-32C of all that follows, the length of the header,
// the header, and the text compressed with zstd and the phrases.
func (c Codec) encode(r Record) ([]byte, error) {
	h, text := Header{Dropped: true}, ""
	if r.Article != nil {
		h, text = newHeader(r.Article), r.Article.Text
	}
	if !r.Withdrawn.IsNone() {
		h.Key, h.Withdrawn = r.Withdrawn.Key, formatTime(r.Withdrawn.At)
	}
	h.Replaces, h.Follows, h.Was = r.Replaces, r.Follows, r.Was
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encode revision: %w", err)
	}
	out := binary.AppendUvarint(make([]byte, 4, 16+len(head)+len(text)/2), uint64(len(head)))
	out = c.encoder.EncodeAll([]byte(text), append(out, head...))
	binary.BigEndian.PutUint32(out, crc32.Checksum(out[4:], castagnoli))
	return out, nil
}

func (c Codec) decode(s news.Serial, data []byte) (Record, error) {
	head, text, err := split(data)
	if err != nil {
		return Record{}, fmt.Errorf("read revision %d: %w", s, err)
	}
	h, err := parseHeader(head)
	if err != nil || h.Dropped {
		return Record{Replaces: h.Replaces, Follows: h.Follows, Withdrawn: h.withdrawal()}, err
	}
	plain, err := c.decoder.DecodeAll(text, nil)
	if err != nil {
		return Record{}, fmt.Errorf("read revision %d: %w: %w", s, bolt.ErrDamaged, err)
	}
	x := h.Article()
	x.Text = string(plain)
	return Record{Article: x, Replaces: h.Replaces, Follows: h.Follows, Was: h.Was}, nil
}

// split checks the bytes of a record and returns its header and its compressed text.
func split(data []byte) (head, text []byte, err error) {
	if len(data) < 5 || crc32.Checksum(data[4:], castagnoli) != binary.BigEndian.Uint32(data) {
		return nil, nil, fmt.Errorf("%w: its checksum does not match", bolt.ErrDamaged)
	}
	n, k := binary.Uvarint(data[4:])
	rest := data[4+max(k, 0):]
	if k <= 0 || n > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("%w: its header is cut short", bolt.ErrDamaged)
	}
	return rest[:n], rest[n:], nil
}

func parseHeader(data []byte) (h Header, err error) {
	if h, ok := scanHeader(string(data)); ok {
		return h, nil
	}
	if err = json.Unmarshal(data, &h); err != nil {
		err = fmt.Errorf("%w: %w", bolt.ErrDamaged, err)
	}
	return h, err
}

func newHeader(a *news.Article) Header {
	return Header{Key: a.Key, Revision: a.Revision, Title: a.Title, Source: a.Source, Author: a.Author,
		URL: a.URL, File: a.File, Partial: a.Partial, Image: a.Image, Place: a.Place,
		Published: formatTime(a.Published), Fetched: formatTime(a.Fetched)}
}

// withdrawal returns the withdrawal that the header is of, if it is of one.
func (h Header) withdrawal() Withdrawal {
	if h.Withdrawn == "" {
		return Withdrawal{}
	}
	return Withdrawal{h.Key, ParseTime(h.Withdrawn)}
}

// Article returns the article of the header, without its text.
func (h Header) Article() *news.Article {
	return &news.Article{Key: h.Key, Revision: h.Revision, Title: h.Title, Source: h.Source, Author: h.Author,
		URL: h.URL, File: h.File, Partial: h.Partial, Image: h.Image, Place: h.Place,
		Published: ParseTime(h.Published), Fetched: ParseTime(h.Fetched)}
}

// formatTime keeps the zone of t, so that an export has the times of the import. The zero time is "".
func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// ParseTime returns the time that a Header has as a text, the zero time for "".
func ParseTime(s string) time.Time {
	t, _ := time.Parse(time.RFC3339Nano, s)
	return t
}
