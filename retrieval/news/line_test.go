package news

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// An article comes back from its line as it was, through JSON too.
func TestLineRoundTrip(t *testing.T) {
	for _, a := range []Article{
		{Key: "qp-17", Title: "Ferry back", Text: "It sails."},
		{Key: "qp-18", Title: "Ferry back", Source: "Packet", Author: "Ada Orme", URL: "https://packet.example/18",
			File:      "ferry.txt",
			Published: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), Fetched: time.Date(2026, 3, 2, 9, 0, 0, 0,
				time.UTC), Partial: true, Image: "https://packet.example/18.jpg", Text: "It sails."},
	} {
		want := New(a)
		data, err := json.Marshal(LineOf(want))
		if err != nil {
			t.Fatal(err)
		}
		var l Line
		if err := json.Unmarshal(data, &l); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, l.Article()); d != "" {
			t.Errorf("from %s (-want +got):\n%s", data, d)
		}
	}
}
