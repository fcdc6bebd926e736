package retrieval

import (
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

func said(t *testing.T, l *Library, speaker, about string) Quotes {
	t.Helper()
	q, err := l.Said(t.Context(), speaker, Query{Text: about, Now: asked})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func quoted(q Quotes) []string {
	var out []string
	for _, r := range q.Results {
		out = append(out, r.Quote.Of(r.Excerpt.Article().Text))
	}
	return out
}

// A new article is known at once, and a new revision takes the old one's quotes away.
func TestSaidAfterChanges(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, newstest.Wall()[0])
	diff(t, "before", len(quoted(said(t, l, "Ilse Corran", ""))), 1)
	add(t, l, news.New(news.Article{Key: "vote", Title: "Council votes", Published: newstest.Day(10), Text: "“The vote is void, and we start again,” said judge Petra Lind."}))
	diff(t, "after", quoted(said(t, l, "Petra Lind", "")), []string{"“The vote is void, and we start again,”"})
	if q := said(t, l, "Ilse Corran", ""); q.Silence == nil {
		t.Errorf("quotes of a revision that is gone: %q", quoted(q))
	}
}

// An excerpt whose answer is somebody's words names them.
func TestAskTellsTheSpeaker(t *testing.T) {
	a := ask(t, bundled(t, newstest.Wall()...), Query{Text: "When do the pay talks open and crates get loaded?", Now: asked})
	if len(a.Results) == 0 || a.Results[0].Said == nil || a.Results[0].Said.Speaker.Name != "Tormund Ash" {
		t.Fatalf("results = %+v, want the words of Tormund Ash", a.Results)
	}
}
