package archive

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

// record is what the archive stores under one serial. Where the citation data of a revision were
// corrected, its record has no article: a later serial has its words. The record of a withdrawal has none
// either, but a Key.
type record struct {
	article   *news.Article
	replaces  news.Serial // the revision of the same Key that was current before, or 0
	withdrawn withdrawal
	// follows is, of an article that was put back, the withdrawal before it. An index need not know.
	follows news.Serial
	was     []news.Key // the earlier Keys of the article, by which receipts name it too
}

// before returns the revision of the same Key before this one, 0 if there is none.
func (r record) before() news.Serial { return max(r.replaces, r.follows) }

// withdrawal says that an article left the search. The zero withdrawal is none.
type withdrawal struct {
	key news.Key
	at  time.Time
}

func (w withdrawal) isNone() bool { return w.at.IsZero() }

// header is everything in a record except the text. It is stored as JSON, so that fields can be added.
type header struct {
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
	Withdrawn string        `json:"withdrawn,omitempty"` // when the article of Key was withdrawn
	Was       []news.Key    `json:"was,omitempty"`       // see record
}

var (
	errNotStored = errors.New("not stored") // the file has no record of that serial
	errPage      = fmt.Errorf("%w: a page of the file cannot be read", ErrDamaged)
)

// codec encodes and decodes records. It is safe for concurrent use.
type codec struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

func newCodec() (c codec, err error) {
	c.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(128<<10))
	if err != nil {
		return c, err
	}
	c.decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<28))
	return c, err
}

func (c codec) close() {
	if c.decoder != nil {
		c.decoder.Close()
	}
}

// revision reads the record of a serial. The error is errNotStored if there is none, and ErrDamaged
// if its bytes changed or the page of the file that holds it cannot be read.
func (c codec) revision(tx *bbolt.Tx, s news.Serial) (r record, err error) {
	err = bolt.Guard(errPage, func() error {
		data := tx.Bucket(bucketRevisions).Get(serialKey(s))
		if data == nil {
			return errNotStored
		}
		r, err = c.decode(s, data)
		return err
	})
	return r, err
}

// readHeader reads the header of a revision, and checks the bytes of the whole record.
func readHeader(tx *bbolt.Tx, s news.Serial) (h header, err error) {
	err = bolt.Guard(errPage, func() error {
		head, _, err := split(tx.Bucket(bucketRevisions).Get(serialKey(s)))
		if err == nil {
			h, err = parseHeader(head)
		}
		return err
	})
	return h, err
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode returns the bytes of a record: the CRC-32C of all that follows, the length of the header,
// the header, and the text compressed with zstd.
func (c codec) encode(r record) ([]byte, error) {
	h, text := header{Dropped: true}, ""
	if r.article != nil {
		h, text = newHeader(r.article), r.article.Text
	}
	if !r.withdrawn.isNone() {
		h.Key, h.Withdrawn = r.withdrawn.key, formatTime(r.withdrawn.at)
	}
	h.Replaces, h.Follows, h.Was = r.replaces, r.follows, r.was
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encode revision: %w", err)
	}
	out := binary.AppendUvarint(make([]byte, 4, 16+len(head)+len(text)/2), uint64(len(head)))
	out = c.encoder.EncodeAll([]byte(text), append(out, head...))
	binary.BigEndian.PutUint32(out, crc32.Checksum(out[4:], castagnoli))
	return out, nil
}

func (c codec) decode(s news.Serial, data []byte) (record, error) {
	head, text, err := split(data)
	if err != nil {
		return record{}, fmt.Errorf("read revision %d: %w", s, err)
	}
	h, err := parseHeader(head)
	if err != nil || h.Dropped {
		return record{replaces: h.Replaces, follows: h.Follows, withdrawn: h.withdrawal()}, err
	}
	plain, err := c.decoder.DecodeAll(text, nil)
	if err != nil {
		return record{}, fmt.Errorf("read revision %d: %w: %w", s, ErrDamaged, err)
	}
	x := h.article()
	x.Text = string(plain)
	return record{article: x, replaces: h.Replaces, follows: h.Follows, was: h.Was}, nil
}

// split checks the bytes of a record and returns its header and its compressed text.
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

func newHeader(a *news.Article) header {
	return header{Key: a.Key, Revision: a.Revision, Title: a.Title, Source: a.Source, Author: a.Author,
		URL: a.URL, File: a.File, Partial: a.Partial, Image: a.Image,
		Published: formatTime(a.Published), Fetched: formatTime(a.Fetched)}
}

// withdrawal returns the withdrawal that the header is of, if it is of one.
func (h header) withdrawal() withdrawal {
	if h.Withdrawn == "" {
		return withdrawal{}
	}
	return withdrawal{h.Key, parseTime(h.Withdrawn)}
}

// article returns the article of the header, without its text.
func (h header) article() *news.Article {
	return &news.Article{Key: h.Key, Revision: h.Revision, Title: h.Title, Source: h.Source, Author: h.Author,
		URL: h.URL, File: h.File, Partial: h.Partial, Image: h.Image,
		Published: parseTime(h.Published), Fetched: parseTime(h.Fetched)}
}

// formatTime keeps the zone of t, so that an export has the times of the import. The zero time is "".
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
