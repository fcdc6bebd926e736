package index

import (
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Rest has every word that no passage has and that is read, and no other.
func TestRest(t *testing.T) {
	const text = "NIGHT FALLS\nThe ferry sails.\nTIDE\nIt docks. Write to us.\nEND"
	span := func(words string) prose.Span {
		at := strings.Index(text, words)
		return prose.Span{Start: at, End: at + len(words)}
	}
	passages := []prose.Span{span("The ferry sails."), span("It docks. Write to us.")}
	for _, c := range []struct {
		name             string
		passages, unread []prose.Span
		want             string
	}{
		{"between passages", passages, nil, "NIGHT FALLS TIDE END"},
		{"not what is left out", passages, []prose.Span{span("TIDE"), span("Write to us.")}, "NIGHT FALLS END"},
		{"all of it", nil, nil, strings.Join(strings.Fields(text), " ")},
		{"nothing", []prose.Span{{End: len(text)}}, nil, ""},
	} {
		d := Document{Article: &news.Article{Text: text}, Passages: c.passages, Unread: c.unread}
		if got := strings.Join(strings.Fields(d.Rest()), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
