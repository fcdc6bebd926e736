package bot

import (
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

func TestVerdict(t *testing.T) {
	a := news.New(news.Article{Key: "toll", Title: "Toll set", Text: "The toll is nine pounds."})
	e, err := a.Excerpt(prose.Span{Start: 0, End: 8})
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	same := news.New(news.Article{Title: "Toll set", Text: "It is off."})
	renamed := news.New(news.Article{Title: "Toll off", Text: "It is off."})
	changed := []retrieval.Difference{{Op: retrieval.Drop, Text: "nine"}}
	tests := []struct {
		name            string
		v               retrieval.Verification
		verdict, change string
	}{
		{"now", retrieval.Verification{Current: true},
			"Verified: these words stand in the stored article, as printed now.", ""},
		{"changed elsewhere", retrieval.Verification{Latest: same, Until: day, Stands: true},
			"Verified: these words were printed until 2026-03-04, then the article was changed.",
			"The changed article still has these words."},
		{"changed there", retrieval.Verification{Latest: same, Until: day, Difference: changed},
			"Verified: these words were printed until 2026-03-04, then the article was changed.",
			"The changed article has other words there:"},
		{"nobody knows when", retrieval.Verification{Latest: same},
			"Verified: these words were printed, then the article was changed.",
			"The changed article no longer has these words."},
		{"with another headline", retrieval.Verification{Latest: renamed},
			"Verified: these words were printed, then the article was changed.",
			"The changed article no longer has these words; its headline is now “Toll off”."},
		{"withdrawn", retrieval.Verification{Withdrawn: day},
			"Verified: these words were printed until 2026-03-04, then the article was withdrawn.", ""},
	}
	words := func(t time.Time) string { return t.Format(time.DateOnly) }
	for _, tt := range tests {
		tt.v.Excerpt = e
		v := Verified{tt.v}
		if got := v.Verdict(words); got != tt.verdict {
			t.Errorf("%s: verdict %q, want %q", tt.name, got, tt.verdict)
		}
		if got := v.Change(); got != tt.change {
			t.Errorf("%s: change %q, want %q", tt.name, got, tt.change)
		}
	}
}

func TestUnverifiedVerdict(t *testing.T) {
	words := func(t time.Time) string { return t.Format(time.DateOnly) }
	u := Unverified{Receipt: "8F3K"}
	if got, want := u.Verdict(words), "Not verified: none of the stored articles has the receipt 8F3K."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.Withdrawn = time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)
	if got, want := u.Verdict(words), "Withdrawn on 2026-03-04: the words of the receipt 8F3K are no longer stored."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
