package archive

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// A decoded record equals the encoded one, whatever the article holds.
func FuzzRecordRoundTrip(f *testing.F) {
	f.Add("qp-17", "Ferry back", "The Quenby Packet", "https://packet.example/?a=1&b=<2>", "“We sail,” she said.\n\nThen they sailed.", int64(1772438400), int32(3600), uint64(7))
	f.Add("", "", "", "", "", int64(0), int32(0), uint64(0))
	f.Add("k\u2028", "\uFFFD\u0000", "\u202E", "\\\"", "\tТекст 🛳️ \u00ad", int64(-62135596800), int32(-1800), uint64(1<<63))
	a := openTemp(f)
	f.Fuzz(func(t *testing.T, key, title, source, url, text string, unix int64, zone int32, replaces uint64) {
		x := news.New(news.Article{Key: news.Key(prose.Clean(key)), Title: title, Source: prose.Clean(source), URL: prose.Clean(url), Text: text,
			Published: time.Unix(unix%(1<<37), 5).In(time.FixedZone("", int(zone%(14*60))*60)), Fetched: time.Unix(1772438400, 0).UTC(), Partial: replaces%2 == 1, Image: url})
		if y := x.Published.Year(); y < 0 || y > 9999 { // RFC 3339 has no such year
			x.Published = time.Time{}
		}
		data, err := a.encode(record{article: x, replaces: news.Serial(replaces)})
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.decode(1, data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(x, got.article); d != "" || uint64(got.replaces) != replaces {
			t.Errorf("replaces %d, want %d (-want +got)\n%s", got.replaces, replaces, d)
		}
		if err := got.article.Check(); err != nil {
			t.Error(err)
		}
	})
}

// Arbitrary bytes decode to an error or to a record, and never panic.
func FuzzRecordDecode(f *testing.F) {
	a := openTemp(f)
	x := ferry()
	data, err := a.encode(record{article: news.New(x), replaces: 3})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)-1])
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 0, 0})
	f.Add([]byte("\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = a.decode(1, data)
		sealed := append([]byte("0000"), data...)
		seal(sealed)
		if r, err := a.decode(1, sealed); err == nil && r.article != nil && r.article.Text != "" && len(data) == 0 {
			t.Error("words out of nothing")
		}
	})
}

// seal writes the right checksum, so that decode reads the bytes after it.
func seal(data []byte) {
	binary.BigEndian.PutUint32(data, crc32.Checksum(data[4:], crc32.MakeTable(crc32.Castagnoli)))
}

func TestDroppedRecord(t *testing.T) {
	a := openTemp(t)
	data, err := a.encode(record{replaces: 4})
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.decode(5, data)
	if err != nil || got.article != nil || got.replaces != 4 {
		t.Errorf("got %+v, %v, want no article and 4 replaced", got, err)
	}
}

func openTemp(tb testing.TB) *Archive {
	tb.Helper()
	a, err := Open(Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { a.Close() })
	return a
}

// A record that was stored before there were pictures is read as it was, and one without a picture is stored as then.
func TestRecordWithoutPicture(t *testing.T) {
	const head = `{"key":"qp-17","revision":"r","title":"Ferry back"}`
	a := openTemp(t)
	old := binary.AppendUvarint(make([]byte, 4), uint64(len(head)))
	old = a.encoder.EncodeAll([]byte("It sails."), append(old, head...))
	seal(old)
	want := &news.Article{Key: "qp-17", Revision: "r", Title: "Ferry back", Text: "It sails."}
	got, err := a.decode(1, old)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got.article); d != "" {
		t.Errorf("decode (-want +got)\n%s", d)
	}
	again, err := a.encode(record{article: want})
	if err != nil || !bytes.Equal(again, old) {
		t.Errorf("encode = %q, %v, want %q", again, err, old)
	}
}
