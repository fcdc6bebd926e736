package layout

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/prose"
)

// A decoded record equals the encoded one, whatever the article holds.
func FuzzRecordRoundTrip(f *testing.F) {
	f.Add("qp-17", "Ferry back", "The Quenby Packet", "https://packet.example/?a=1&b=<2>", "“We sail,” she said.\n\nThen they sailed.", int64(1772438400), int32(3600), uint64(7))
	f.Add("", "", "", "", "", int64(0), int32(0), uint64(0))
	f.Add("k\u2028", "\uFFFD\u0000", "\u202E", "\\\"", "\tТекст 🛳️ \u00ad", int64(-62135596800), int32(-1800), uint64(1<<63))
	c := testCodec(f)
	f.Fuzz(func(t *testing.T, key, title, source, url, text string, unix int64, zone int32, replaces uint64) {
		x := news.New(news.Article{Key: news.Key(prose.Clean(key)), Title: title, Source: prose.Clean(source), URL: prose.Clean(url), Text: text,
			Published: time.Unix(unix%(1<<37), 5).In(time.FixedZone("", int(zone%(14*60))*60)), Fetched: time.Unix(1772438400, 0).UTC(), Partial: replaces%2 == 1, Image: url})
		if y := x.Published.Year(); y < 0 || y > 9999 { // RFC 3339 has no such year
			x.Published = time.Time{}
		}
		data, err := c.encode(Record{Article: x, Replaces: news.Serial(replaces)})
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.decode(1, data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(x, got.Article); d != "" || uint64(got.Replaces) != replaces {
			t.Errorf("replaces %d, want %d (-want +got)\n%s", got.Replaces, replaces, d)
		}
		if err := got.Article.Check(); err != nil {
			t.Error(err)
		}
	})
}

// Arbitrary bytes decode to an error or to a record, and never panic.
func FuzzRecordDecode(f *testing.F) {
	c := testCodec(f)
	x := newstest.Ferry()
	data, err := c.encode(Record{Article: news.New(x), Replaces: 3})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)-1])
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 0, 0})
	f.Add([]byte("\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = c.decode(1, data)
		sealed := append([]byte("0000"), data...)
		seal(sealed)
		if r, err := c.decode(1, sealed); err == nil && r.Article != nil && r.Article.Text != "" && len(data) == 0 {
			t.Error("words out of nothing")
		}
	})
}

// seal writes the right checksum, so that decode reads the bytes after it.
func seal(data []byte) {
	binary.BigEndian.PutUint32(data, crc32.Checksum(data[4:], crc32.MakeTable(crc32.Castagnoli)))
}

func TestDroppedRecord(t *testing.T) {
	c := testCodec(t)
	data, err := c.encode(Record{Replaces: 4})
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.decode(5, data)
	if err != nil || got.Article != nil || got.Replaces != 4 {
		t.Errorf("got %+v, %v, want no article and 4 replaced", got, err)
	}
}

func testCodec(tb testing.TB) Codec {
	tb.Helper()
	c, err := NewCodec()
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(c.Close)
	return c
}

// A record that was stored before there were pictures is read as it was, and one without a picture is stored as then.
func TestRecordWithoutPicture(t *testing.T) {
	const head = `{"key":"qp-17","revision":"r","title":"Ferry back"}`
	c := testCodec(t)
	old := binary.AppendUvarint(make([]byte, 4), uint64(len(head)))
	old = c.encoder.EncodeAll([]byte("It sails."), append(old, head...))
	seal(old)
	want := &news.Article{Key: "qp-17", Revision: "r", Title: "Ferry back", Text: "It sails."}
	got, err := c.decode(1, old)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got.Article); d != "" {
		t.Errorf("decode (-want +got)\n%s", d)
	}
	again, err := c.encode(Record{Article: want})
	if err != nil || !bytes.Equal(again, old) {
		t.Errorf("encode = %q, %v, want %q", again, err, old)
	}
}
