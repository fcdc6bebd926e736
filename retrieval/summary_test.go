package retrieval

import (
	"errors"
	"testing"
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/quote"
)

// january is a day of January 2026, as news.Day gives it.
func january(day int) time.Time { return time.Date(2026, 1, day, 0, 0, 0, 0, time.UTC) }

// bulletin is an article of one paragraph or more, published at nine.
func bulletin(key, source string, day int, text string) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Source: source, Title: "The " + key + " of Quenby", Text: text, Published: january(day).Add(9 * time.Hour)})
}

const (
	wallTold   = "The council of Quenby agreed on Monday to build a wall against the sea before the storms of next winter come."
	wallAgain  = "A wall against the sea is to be built at Quenby before winter, the harbour master Ilse Corran told reporters."
	dockersOut = "Dockers at the north quay of Quenby stopped loading crates on Tuesday until the talks about their pay open again."
)

func summaryOn(t *testing.T, l *Library, day int) digest.Summary {
	t.Helper()
	s, err := l.Summary(t.Context(), SummaryQuery{Day: january(day), Now: january(20)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tells(s digest.Summary) []string {
	var out []string
	for _, e := range s.Excerpts() {
		out = append(out, e.Text())
	}
	return out
}

func TestSummary(t *testing.T) {
	l := bundled(t,
		bulletin("wall", "Gazette", 5, wallTold),
		bulletin("dockers", "Packet", 6, dockersOut+"\n“The gates stay shut until the pay talks open again,” said union leader Tormund Ash."),
		news.New(news.Article{Key: "undated", Title: "Ferry", Text: "The ferry to the islands will sail again on Thursday after the repair of its engine.", Fetched: january(6)}),
	)
	s := summaryOn(t, l, 6)
	diff(t, "articles", s.Articles, 1)
	diff(t, "told", tells(s), []string{dockersOut, "“The gates stay shut until the pay talks open again,” said union leader Tormund Ash."})
	diff(t, "days", l.Days(SummaryQuery{}), []DayCount{{Day: january(6), Articles: 1}, {Day: january(5), Articles: 1}})
	diff(t, "days of an outlet", l.Days(SummaryQuery{Sources: []string{"gazette"}}), []DayCount{{Day: january(5), Articles: 1}})
}

// A sentence that the summary of a day before told is not told again, where an article of
// the day prints it too; one that was only printed before is.
func TestSummaryTellsNoSentenceAgain(t *testing.T) {
	repeated := bulletin("wall again", "Packet", 6, wallTold+"\n"+wallAgain)
	l := bundled(t, bulletin("wall", "Gazette", 5, wallTold), repeated)
	diff(t, "on the first day", tells(summaryOn(t, l, 5)), []string{wallTold})
	diff(t, "on the second", tells(summaryOn(t, l, 6)), []string{wallAgain})
	diff(t, "with the first too long ago", tells(summaryOn(t, bundled(t, bulletin("wall", "Gazette", 2, wallTold), repeated), 6)), []string{wallTold, wallAgain})
}

// Days are the reader's, and "now" at midnight UTC is an instant, not a printed day.
func TestSummaryOfAZone(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	late := bulletin("dockers", "Packet", 7, dockersOut)
	late.Published = time.Date(2026, 1, 7, 3, 0, 0, 0, time.UTC)
	l := bundled(t, late)
	s, err := l.Summary(t.Context(), SummaryQuery{Day: january(6), Zone: newYork, Now: january(7).Add(4 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "told", tells(s), []string{dockersOut})
	diff(t, "state", s.State, digest.Running)
}

func TestSummaryOf(t *testing.T) {
	l := bundled(t, bulletin("wall", "Gazette", 2, wallTold), bulletin("dockers", "Packet", 6, dockersOut))
	s, err := l.SummaryOf(t.Context(), []news.Key{"wall"}, SummaryQuery{Day: january(6), Now: january(6)})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "told", tells(s), []string{wallTold})
	if _, err := l.SummaryOf(t.Context(), []news.Key{"wall", "nothing"}, SummaryQuery{}); !errors.Is(err, ErrNoArticle) {
		t.Errorf("error %v, want ErrNoArticle", err)
	}
}

// A summary's quote tells how its speaker is known, as Said does.
func TestAttributed(t *testing.T) {
	l := bundled(t, bulletin("dockers", "Packet", 6, dockersOut+"\nThree ships of the dockers’ employers had to turn away from the north quay of Quenby on Tuesday with their crates.\n"+
		"“The gates stay shut until the pay talks open again,” said union leader Tormund Ash."))
	s := summaryOn(t, l, 6)
	if len(s.Said) != 1 {
		t.Fatalf("%d quotes, want 1", len(s.Said))
	}
	got := Attributed(s.Said[0])
	diff(t, "how", got.How, quote.Named)
	diff(t, "speaker", got.Speaker.Name, "Tormund Ash")
	other := s.Said[0]
	other.Quote.End--
	diff(t, "a quote that is none", Attributed(other).How, quote.Unattributed)
}
