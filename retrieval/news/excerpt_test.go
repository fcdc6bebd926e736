package news

import (
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// The first law of the house: what an Excerpt says is what the article says there.
func FuzzExcerpt(f *testing.F) {
	f.Add("“Open,” she said.", 3, 7)
	f.Add("👍🏽 yes\r\n\xff", 4, 8)
	f.Add("e\u0301 \x00 e", 1, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		a := New(Article{Text: text})
		e, err := a.Excerpt(prose.Span{Start: start, End: end})
		if err != nil {
			return
		}
		if got, want := e.Text(), a.Text[start:end]; got != want || got == "" {
			t.Errorf("excerpt [%d,%d) = %q, want %q", start, end, got, want)
		}
		if !utf8.ValidString(e.Text()) {
			t.Errorf("excerpt %q splits a character", e.Text())
		}
		if got, err := e.Receipt().Of(a); err != nil || !got.Equal(e) {
			t.Errorf("receipt %s of %q resolves to %q, %v", e.Receipt(), e.Text(), got.Text(), err)
		}
	})
}

func TestExcerptEqual(t *testing.T) {
	a, copied := harbourArticle(), harbourArticle()
	other, corrected := harbourArticle(), harbourArticle()
	other.Key, corrected.Revision = "other", "other"
	e := cut(t, a, "Ilse Marrack")
	for name, c := range map[string]struct {
		a, b Excerpt
		want bool
	}{
		"itself":                {e, e, true},
		"same in a copy":        {e, cut(t, copied, "Ilse Marrack"), true},
		"another span":          {e, cut(t, a, "Ilse"), false},
		"another article":       {e, cut(t, other, "Ilse Marrack"), false},
		"another revision":      {e, cut(t, corrected, "Ilse Marrack"), false},
		"nothing and nothing":   {Excerpt{}, Excerpt{}, true},
		"something and nothing": {e, Excerpt{}, false},
		"nothing and something": {Excerpt{}, e, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.a.Equal(c.b); got != c.want {
				t.Errorf("Equal = %v, want %v", got, c.want)
			}
			if got := cmp.Equal(c.a, c.b); got != c.want {
				t.Errorf("cmp.Equal = %v, want %v", got, c.want)
			}
		})
	}
}

func TestExcerptMarshalJSON(t *testing.T) {
	published := time.Date(2031, 5, 4, 6, 0, 0, 0, time.FixedZone("", 3600))
	full := New(Article{Key: "qp-17", Title: "Quay open", Source: "The Quenby Packet", Author: "I. Marrack",
		URL:       "https://packet.example/quay",
		Published: published, Fetched: published.Add(time.Hour), Text: "👍🏽 “Yes”: the quay is open again today."})
	bare := New(Article{Key: "k", File: "quay.txt", Text: "The quay is open again today."})
	for name, c := range map[string]struct {
		e    Excerpt
		want string
	}{
		"everything known, an emoji before": {cut(t, full, "the quay is open again today."), `{
			"receipt": "` + cut(t, full, "the quay is open again today.").Receipt().String() + `",
				"excerpt": "the quay is open again today.",
			"article": {"id": "qp-17", "revision": "` + string(full.Revision) + `", "title": "Quay open",
				"source": "The Quenby Packet", "author": "I. Marrack",
				"url": "https://packet.example/quay", "published": "2031-05-04T06:00:00+01:00",
					"fetched": "2031-05-04T07:00:00+01:00"},
			"start": 10, "end": 39,
			"link": "https://packet.example/quay#:~:text=the%20quay%20is%20open%20again%20today."}`},
		"little known, nothing null": {cut(t, bare, "open"), `{
			"receipt": "` + cut(t, bare, "open").Receipt().String() + `", "excerpt": "open",
			"article": {"id": "k", "revision": "` + string(bare.Revision) + `", "file": "quay.txt"}, "start": 12,
				"end": 16}`},
		"nothing": {Excerpt{}, `null`},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := json.Marshal(c.e)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(decoded(t, c.want), decoded(t, string(b))); diff != "" {
				t.Errorf("JSON (-want +got):\n%s", diff)
			}
		})
	}
}

func decoded(t *testing.T, s string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("decode %s: %v", s, err)
	}
	return v
}

func TestZeroExcerpt(t *testing.T) {
	var e Excerpt
	if e.Text() != "" || e.Span() != (prose.Span{}) || e.Article() != nil {
		t.Errorf("zero Excerpt has text %q, span %v, article %v", e.Text(), e.Span(), e.Article())
	}
}
