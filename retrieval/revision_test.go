package retrieval

import (
	"errors"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// A changed article: the old words are out of the search, and a receipt for them still
// shows them, saying that they are not current.
func TestChangedArticle(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	old := ask(t, l, Query{Text: "When will the ferry sail again?"}).Results[0].Excerpt
	if v := verify(t, l, old); !v.Current || v.Latest != nil || !v.Excerpt.Equal(old) {
		t.Errorf("before the change: %+v", v)
	}
	changed := newstest.Ferry()
	changed.Text = "The Quenby ferry stays in harbour until May, its owner announced."
	diff(t, "outcome", add(t, l, news.New(changed)), []Outcome{Changed})

	v := verify(t, l, old)
	if v.Current || v.Latest == nil || v.Latest.Text != changed.Text {
		t.Errorf("current %v, latest %+v, want the new revision", v.Current, v.Latest)
	}
	if v.Excerpt.Text() != old.Text() {
		t.Errorf("the receipt shows %q, want %q", v.Excerpt.Text(), old.Text())
	}
	for _, r := range ask(t, l, Query{Text: "ferry replaced both engines, dry dock, tickets nine pounds"}).Results {
		if r.Excerpt.Article().Revision == old.Article().Revision {
			t.Errorf("the search shows the old words %q", r.Excerpt.Text())
		}
	}
	if got := ask(t, l, Query{Text: "Where does the ferry stay until May?"}); first(got) != "ferry" || got.Results[0].Excerpt.Text() != changed.Text {
		t.Errorf("the new words are answered by %q", first(got))
	}
	if s := l.Stats(); s.Articles != 4 || s.Indexed != 4 {
		t.Errorf("stats = %+v, want 4 articles, all indexed", s)
	}

	diff(t, "outcome of going back", add(t, l, news.New(newstest.Ferry())), []Outcome{Changed})
	if v := verify(t, l, old); !v.Current {
		t.Error("the words are back, and verify as not current")
	}
	if n := len(articles(t, l, true)); n != 6 {
		t.Errorf("%d revisions, want 6", n)
	}
	if n := len(articles(t, l, false)); n != 4 {
		t.Errorf("%d current revisions, want 4", n)
	}
}

// A corrected citation keeps receipts, and shows from then on.
func TestCorrectedCitation(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	old := ask(t, l, Query{Text: "When will the ferry sail again?"}).Results[0].Excerpt
	corrected := newstest.Ferry()
	corrected.Author = "Bram Vole"
	add(t, l, news.New(corrected))
	if v := verify(t, l, old); !v.Current || v.Excerpt.Article().Author != "Bram Vole" {
		t.Errorf("current %v, author %q", v.Current, v.Excerpt.Article().Author)
	}
	if a := ask(t, l, Query{Text: "When will the ferry sail again?"}); len(a.Results) != 1 || a.Results[0].Excerpt.Article().Author != "Bram Vole" {
		t.Errorf("%d results", len(a.Results))
	}
	if s := l.Stats(); s.Articles != 4 || s.Indexed != 4 {
		t.Errorf("stats = %+v, want 4 articles, all indexed", s)
	}
}

func verify(t *testing.T, l *Library, e news.Excerpt) Verification {
	t.Helper()
	v, err := l.Verify(t.Context(), e.Receipt().String())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVerifyRefuses(t *testing.T) {
	l, other := bundled(t, newstest.Town()...), bundled(t)
	receipt := ask(t, l, Query{Text: "When will the ferry sail again?"}).Results[0].Excerpt.Receipt().String()
	if _, err := other.Verify(t.Context(), receipt); !errors.Is(err, ErrUnknownReceipt) {
		t.Errorf("elsewhere: err = %v, want ErrUnknownReceipt", err)
	}
	for _, s := range []string{"", "ferry", "12", "https://packet.example/ferry"} {
		if _, err := l.Verify(t.Context(), s); !errors.Is(err, news.ErrReceiptSyntax) {
			t.Errorf("%q: err = %v, want ErrReceiptSyntax", s, err)
		}
	}
}
