package layout

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

// headers are of all fields, and with what scanHeader leaves to encoding/json.
var headers = []Header{
	{},
	{Dropped: true},
	{Key: "https://orlo.example/1", Revision: "0f", Title: "Ferry back", Source: "Gazette", Author: "Ada Orme",
		URL: "https://orlo.example/1", Published: "2026-03-02T06:00:00Z", Fetched: "2026-03-02T06:01:00.5+01:00", Partial: true},
	{Key: "k", File: "a/b.txt", Image: "https://orlo.example/1.jpg", Withdrawn: "2026-03-02T06:00:00Z"},
	{Key: "k", Replaces: 7, Follows: 6, Place: 12},
	{Key: "k", Replaces: 1 << 40},
	{Key: "k", Was: []news.Key{"j"}},
	{Key: "k", Title: "The \"ferry\" \\ back & <forth>\n\u2028", Source: "Zürich, “täglich”"},
}

func TestScanHeader(t *testing.T) {
	read := 0
	for _, want := range headers {
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := scanHeader(string(data)); ok {
			read++
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", data, diff)
			}
		}
		got, err := parseHeader(data)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("parsed %s (-want +got):\n%s%v", data, diff, err)
		}
	}
	if read != 4 {
		t.Errorf("%d headers are scanned, want 4", read)
	}
}

// FuzzScanHeader: what is scanned is what encoding/json reads.
func FuzzScanHeader(f *testing.F) {
	for _, h := range headers {
		data, _ := json.Marshal(h)
		f.Add(string(data))
	}
	f.Add(`{"key":"a","key":"b"}`)
	f.Add(`{"key":"a",}`)
	f.Add(`{"place":1.5}`)
	f.Add(`{"key":"a" }`)
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := scanHeader(s)
		if !ok || !utf8.ValidString(s) { // encoding/json writes nothing else
			return
		}
		var want Header
		if err := json.Unmarshal([]byte(s), &want); err != nil {
			t.Skip("no JSON: the checksum keeps that out")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
	})
}

func BenchmarkParseHeader(b *testing.B) {
	data, _ := json.Marshal(headers[2])
	for b.Loop() {
		if _, err := parseHeader(data); err != nil {
			b.Fatal(err)
		}
	}
}
