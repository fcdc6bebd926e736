package archive

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// filed returns the article of a file: its headline, the day of March on which it was published, and its text.
func filed(path, title string, day int, text string) *news.Article {
	return news.New(news.Article{Path: path, Title: title, Source: "Packet", File: path[strings.LastIndex(path, "/")+1:],
		Published: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Text: text})
}

// texts returns the texts of the current articles, in their order.
func texts(t *testing.T, a *Archive) (out []string) {
	t.Helper()
	for _, e := range entries(t, a, 0) {
		if e.Current {
			out = append(out, e.Article.Text)
		}
	}
	return out
}

const ferryFile = "Packet/ferry.txt"

// An edited file is a new revision; a file with another headline and another date is another article. Each case puts
// the articles one after the other, and then all of them again.
func TestFilesAndTheirArticles(t *testing.T) {
	first := filed(ferryFile, "Ferry", 2, "Tickets cost nine pounds.")
	figure := filed(ferryFile, "Ferry", 2, "Tickets cost twelve pounds.")
	headline := filed(ferryFile, "The ferry is back", 2, "Tickets cost nine pounds.")
	date := filed(ferryFile, "Ferry", 3, "Tickets cost nine pounds.")
	other := filed(ferryFile, "Bees", 9, "The bees are gone.")
	otherEdited := filed(ferryFile, "The bees", 9, "All bees are gone.")
	third := filed(ferryFile, "Football", 12, "A late goal.")
	for name, c := range map[string]struct {
		in          []*news.Article
		want, again string
		articles    int
	}{
		"a figure":                   {[]*news.Article{first, figure}, "new changed", "changed changed", 1},
		"a headline":                 {[]*news.Article{first, headline}, "new changed", "changed changed", 1},
		"a date":                     {[]*news.Article{first, date}, "new changed", "changed changed", 1},
		"another article":            {[]*news.Article{first, other}, "new new", "same same", 2},
		"another article, edited":    {[]*news.Article{first, other, otherEdited}, "new new changed", "same changed changed", 2},
		"three articles":             {[]*news.Article{first, other, third}, "new new new", "same same same", 3},
		"three in another order":     {[]*news.Article{third, first, other}, "new new new", "same same same", 3},
		"asked twice":                {[]*news.Article{first, first}, "new same", "same same", 1},
		"the same words in two":      {[]*news.Article{first, filed("Packet/b.txt", "Ferry", 2, first.Text)}, "new new", "same same", 2},
		"a path that begins another": {[]*news.Article{first, filed("Packet/ferry.txt.old", "Old", 1, "Old.")}, "new new", "same same", 2},
	} {
		t.Run(name, func(t *testing.T) {
			a := fresh(t)
			if got := putOneByOne(t, a, c.in); got != c.want {
				t.Errorf("outcomes %s, want %s", got, c.want)
			}
			if got := putOneByOne(t, a, c.in); got != c.again {
				t.Errorf("put again: outcomes %s, want %s", got, c.again)
			}
			if a.Len() != c.articles {
				t.Errorf("%d articles, want %d: %q", a.Len(), c.articles, texts(t, a))
			}
		})
	}
}

func putOneByOne(t *testing.T, a *Archive, articles []*news.Article) string {
	t.Helper()
	var out []news.Outcome
	for _, x := range articles {
		copied := *x
		copied.Key = news.New(news.Article{Path: x.Path}).Key
		out = append(out, put(t, a, &copied)...)
		if got, ok, err := a.Current(copied.Key); err != nil || !ok || got.Text != x.Text {
			t.Errorf("%s is stored as %q: %v, %v, %+v", x.Title, copied.Key, ok, err, got)
		}
	}
	return join(out)
}

// The same path twice in two folders is one article, unless headline and date both differ.
func TestSamePathInTwoFolders(t *testing.T) {
	a := fresh(t)
	got := join(put(t, a, filed(ferryFile, "Ferry", 2, "One."), filed(ferryFile, "Bees", 3, "Two."),
		filed(ferryFile, "Ferry", 2, "Three."), filed(ferryFile, "Bees", 3, "Two.")))
	if want := "new new changed same"; got != want {
		t.Errorf("outcomes %s, want %s", got, want)
	}
	diff(t, "texts", texts(t, a), []string{"Two.", "Three."})
}

// An article whose Key is given keeps it, whatever it looks like.
func TestGivenKeyOfAPath(t *testing.T) {
	a := fresh(t)
	given := news.New(news.Article{Key: "file:Packet/ferry.txt", Title: "Bees", Text: "Two.", Published: withdrawnAt})
	if got := join(put(t, a, filed(ferryFile, "Ferry", 2, "One."), given)); got != "new changed" {
		t.Errorf("outcomes %s, want new, changed", got)
	}
}

// A file repairs its damaged article, and comes back to a withdrawn one.
func TestFileOfADamagedOrWithdrawnArticle(t *testing.T) {
	a := fresh(t)
	put(t, a, filed(ferryFile, "Ferry", 2, "One."), filed("Packet/b.txt", "Bees", 3, "Two."))
	withdraw(t, a, withdrawnAt, "file:Packet/b.txt")
	writeRecord(t, a, 1, []byte("lost"))
	got := join(put(t, a, filed(ferryFile, "Ferry", 2, "One."), filed("Packet/b.txt", "Bees again", 3, "Two.")))
	if got != "changed changed" || a.Len() != 2 {
		t.Errorf("outcomes %s, %d articles; want changed, changed and 2", got, a.Len())
	}
}

func TestLongPath(t *testing.T) {
	a := fresh(t)
	for i, want := range []news.Outcome{news.Added, news.Added, news.Same} {
		path := fmt.Sprintf("Packet/%s%d.txt", strings.Repeat("long/", 500), i%2)
		if got := put(t, a, filed(path, "Ferry", 2+i%2, "One.")); got[0] != want {
			t.Errorf("file %d: %s, want %s", i, got[0], want)
		}
	}
}
