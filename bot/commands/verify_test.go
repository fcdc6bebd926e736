package commands_test

import (
	"testing"

	"quoth/bot"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

func receiptOf(t *testing.T, a *news.Article) string {
	t.Helper()
	e, err := a.Excerpt(prose.Span{Start: 0, End: 14})
	if err != nil {
		t.Fatal(err)
	}
	return e.Receipt().String()
}

func TestVerifyShowsTheWordsOfAReceipt(t *testing.T) {
	reply := serve(openLibrary(t, articles()...), "verify", "receipt", receiptOf(t, articles()[0]))
	got := blocks[bot.Verified](reply)
	if len(got) != 1 || reply.Outcome != bot.Answered {
		t.Fatalf("outcome %d, blocks %v, want one verified", reply.Outcome, reply.Blocks)
	}
	if want := articles()[0].Text[:14]; got[0].Excerpt.Text() != want || !got[0].Current {
		t.Errorf("verified %q, current %t, want %q of the current revision", got[0].Excerpt.Text(), got[0].Current, want)
	}
}

func TestVerifyShowsALaterRevision(t *testing.T) {
	library := openLibrary(t, articles()...)
	later := *articles()[0]
	later.Text = "The footbridge is open after all."
	if _, err := library.Add(t.Context(), []*news.Article{news.New(later)}); err != nil {
		t.Fatal(err)
	}
	got := blocks[bot.Verified](serve(library, "verify", "receipt", receiptOf(t, articles()[0])))
	if len(got) != 1 || got[0].Current || got[0].Latest == nil || got[0].Latest.Text != later.Text {
		t.Errorf("verified %v, want an older revision with the later one beside it", got)
	}
}

func TestVerifyIsSilentAboutAStrangersReceipt(t *testing.T) {
	stranger := news.New(news.Article{Key: "elsewhere", Title: "Elsewhere", Text: "Nothing of this is stored here."})
	receipt := receiptOf(t, stranger)
	reply := serve(openLibrary(t, articles()...), "verify", "receipt", receipt)
	got := blocks[bot.Unverified](reply)
	if len(got) != 1 || got[0].Receipt != receipt || reply.Outcome != bot.Silent {
		t.Errorf("outcome %d, blocks %v, want %s unverified", reply.Outcome, reply.Blocks, receipt)
	}
}

func TestVerifyRefusesWhatIsNoReceipt(t *testing.T) {
	library := openLibrary(t, articles()...)
	for _, s := range []string{"", "footbridge", "8F3K", "https://tavelpost.example/bridge", "\u202e8F3K-2M9Q-7TXA-0C4D"} {
		if got := refusal(t, serve(library, "verify", "receipt", s)); got.Hint == "" {
			t.Errorf("%q is refused without a hint", s)
		}
	}
}
