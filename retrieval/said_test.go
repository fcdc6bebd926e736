package retrieval

import (
	"testing"

	"quoth/retrieval/news"
)

// wall returns what three outlets print about a dispute over a wall.
func wall() []*news.Article {
	return []*news.Article{
		news.New(news.Article{Key: "vote", Title: "Council votes for a sea wall", Source: "Quenby Packet", Published: day(10),
			Text: "“We will build the wall before the winter storms come,” said harbour master Ilse Corran. “It will cost us nine million.”\n" +
				"Union leader Tormund Ash said that the dockers had not been asked about the wall.\n" +
				"The vote was held at noon."}),
		news.New(news.Article{Key: "wire", Title: "Sea wall agreed", Source: "Gazette", Published: day(11),
			Text: "Quenby has agreed to a sea wall.\n“We will build the wall before the winter,” Corran said.\nIlse Corran has led the harbour for nine years."}),
		news.New(news.Article{Key: "strike", Title: "Dockers strike over pay", Source: "Gazette", Published: day(14),
			Text: "“Nobody loads a crate until the pay talks open again,” Tormund Ash told the crowd.\n“The gates stay shut,” Ash added.\n" +
				"Minister Jonas Corran said the government would not interfere in the strike."}),
	}
}

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
	add(t, l, wall()[0])
	diff(t, "before", len(quoted(said(t, l, "Ilse Corran", ""))), 1)
	add(t, l, news.New(news.Article{Key: "vote", Title: "Council votes", Published: day(10), Text: "“The vote is void, and we start again,” said judge Petra Lind."}))
	diff(t, "after", quoted(said(t, l, "Petra Lind", "")), []string{"“The vote is void, and we start again,”"})
	if q := said(t, l, "Ilse Corran", ""); q.Silence == nil {
		t.Errorf("quotes of a revision that is gone: %q", quoted(q))
	}
}

// An excerpt whose answer is somebody's words names them.
func TestAskTellsTheSpeaker(t *testing.T) {
	a := ask(t, bundled(t, wall()...), Query{Text: "When do the pay talks open and crates get loaded?", Now: asked})
	if len(a.Results) == 0 || a.Results[0].Said == nil || a.Results[0].Said.Speaker.Name != "Tormund Ash" {
		t.Fatalf("results = %+v, want the words of Tormund Ash", a.Results)
	}
}
