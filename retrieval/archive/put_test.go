package archive

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// Each case puts the articles in one call, and in one call each.
func TestPutOutcomes(t *testing.T) {
	plain := news.New(ferry())
	for name, c := range map[string]struct {
		in   []*news.Article
		want string
	}{
		"the same again":                     {[]*news.Article{plain, plain}, "new same"},
		"fetched again":                      {[]*news.Article{plain, with(func(a *news.Article) { a.Fetched = a.Fetched.Add(time.Hour) })}, "new same"},
		"the same moment in another zone":    {[]*news.Article{plain, with(func(a *news.Article) { a.Published = a.Published.UTC() })}, "new same"},
		"less is known":                      {[]*news.Article{plain, words("qp-17", wire)}, "new same"},
		"other words":                        {[]*news.Article{plain, with(func(a *news.Article) { a.Text = "No ferry." })}, "new changed"},
		"another headline":                   {[]*news.Article{plain, with(func(a *news.Article) { a.Title = "No ferry" })}, "new changed"},
		"an author becomes known":            {[]*news.Article{words("qp-17", wire), plain}, "new changed"},
		"the date is corrected":              {[]*news.Article{plain, with(func(a *news.Article) { a.Published = a.Published.AddDate(0, 0, 1) })}, "new changed"},
		"another key":                        {[]*news.Article{plain, with(func(a *news.Article) { a.Key = "qp-18" })}, "new new"},
		"there and back":                     {[]*news.Article{words("k", "A."), words("k", "B."), words("k", "A.")}, "new changed changed"},
		"back, then nothing new":             {[]*news.Article{words("k", "A."), words("k", "B."), words("k", "A."), words("k", "A.")}, "new changed changed same"},
		"the page was read at last":          {[]*news.Article{with(func(a *news.Article) { a.Partial = true }), plain}, "new changed"},
		"the page is gone":                   {[]*news.Article{plain, with(func(a *news.Article) { a.Partial = true })}, "new same"},
		"a file name where an address stood": {[]*news.Article{plain, with(func(a *news.Article) { a.URL, a.File = "", "ferry.txt" })}, "new same"},
		"another picture":                    {[]*news.Article{pictured("quay"), pictured("pier")}, "new same"},
		"a picture becomes known":            {[]*news.Article{plain, pictured("quay")}, "new same"},
		"a picture and an author":            {[]*news.Article{words("qp-17", wire), pictured("quay")}, "new changed"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := join(put(t, fresh(t), c.in...)); got != c.want {
				t.Errorf("in one call: %s, want %s", got, c.want)
			}
			a, single := fresh(t), []news.Outcome(nil)
			for _, x := range c.in {
				single = append(single, put(t, a, x)...)
			}
			if got := join(single); got != c.want {
				t.Errorf("in many calls: %s, want %s", got, c.want)
			}
		})
	}
}

// pictured returns the ferry's article with a picture.
func pictured(name string) *news.Article {
	return with(func(a *news.Article) { a.Image = "https://packet.example/" + name + ".jpg" })
}

// A new address of the picture is stored in the revision that is there: its serial and its receipt stay, and the
// address that is known stays where none comes.
func TestPictureIsNoRevision(t *testing.T) {
	a := fresh(t)
	plain := news.New(ferry())
	put(t, a, words("qp-17", "An earlier wording."), plain, pictured("quay"), pictured("pier"), plain)
	want := pictured("pier")
	diff(t, "entries", entries(t, a, 0), []Entry{
		{Serial: 1, Article: words("qp-17", "An earlier wording.")}, {Serial: 2, Replaces: 1, Current: true, Article: want}})
	diff(t, "by receipt", byReceipt(t, a, plain), []*news.Article{want})
	diff(t, "rows", a.Select(all), []Row{rowOf(2, plain.Published.UTC(), true, plain.Source)})
	if plain.Revision != want.Revision {
		t.Errorf("revision %s, without a picture %s", want.Revision, plain.Revision)
	}
}

// The highest place that an article had in its feed is kept, and is no revision either.
func TestPlaceIsNoRevision(t *testing.T) {
	placed := func(n int) *news.Article { return with(func(a *news.Article) { a.Place = n }) }
	a := fresh(t)
	if got, want := join(put(t, a, placed(0), placed(7), placed(2), placed(9), placed(0))), "new same same same same"; got != want {
		t.Errorf("outcomes %q, want %q", got, want)
	}
	want := placed(2)
	diff(t, "entries", entries(t, a, 0), []Entry{{Serial: 1, Current: true, Article: want}})
	if plain := news.New(ferry()); plain.Revision != want.Revision || plain.Key != want.Key {
		t.Errorf("Key %q and revision %s, without a place %q and %s", want.Key, want.Revision, plain.Key, plain.Revision)
	}
}

func join(outcomes []news.Outcome) string {
	var s []string
	for _, o := range outcomes {
		s = append(s, string(o))
	}
	return strings.Join(s, " ")
}

// A changed article is a new revision. The old one is still found by its serial and by receipts,
// but not by anything that lists articles.
func TestNewRevision(t *testing.T) {
	a := fresh(t)
	old, changed := news.New(ferry()), with(func(x *news.Article) { x.Text = "The ferry stays in harbour."; x.Source = "Quenby Gazette" })
	put(t, a, old)
	put(t, a, changed)
	got, err := a.Article(1)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "old revision", got, old)
	current, ok, err := a.Current("qp-17")
	if err != nil || !ok {
		t.Fatalf("current: %v, %v", ok, err)
	}
	diff(t, "current", current, changed)
	diff(t, "rows", a.Select(all), []Row{rowOf(2, old.Published.UTC(), true, "Quenby Gazette")})
	if _, ok := a.Meta(1); ok {
		t.Error("the old revision has a Meta, which only current ones have")
	}
	diff(t, "sources", a.Sources(), []string{"Quenby Gazette"})
	diff(t, "entries", entries(t, a, 0), []Entry{{Serial: 1, Article: old}, {Serial: 2, Replaces: 1, Current: true, Article: changed}})
	diff(t, "by the old receipt", byReceipt(t, a, old), []*news.Article{old})
}

// If only the citation data are corrected, the words are stored once: the old serial is emptied,
// data that only it had are kept, and receipts resolve to the corrected article.
func TestCorrection(t *testing.T) {
	a := fresh(t)
	old := with(func(x *news.Article) { x.Author = ""; x.Source = "Packet" })
	put(t, a, words("qp-17", "An earlier wording."), old)
	put(t, a, with(func(x *news.Article) { x.URL = ""; x.Fetched = time.Time{} }))
	want := news.New(ferry())
	diff(t, "entries", entries(t, a, 0), []Entry{
		{Serial: 1, Article: words("qp-17", "An earlier wording.")}, {Serial: 2, Replaces: 1}, {Serial: 3, Replaces: 2, Current: true, Article: want}})
	diff(t, "by receipt", byReceipt(t, a, old), []*news.Article{want})
	if _, err := a.Article(2); err == nil || strings.Contains(err.Error(), "damaged") {
		t.Errorf("the emptied serial reads with err = %v, want one that does not speak of damage", err)
	}
	if a.Len() != 1 {
		t.Errorf("%d articles, want 1", a.Len())
	}
}

func TestThereAndBack(t *testing.T) {
	a := fresh(t)
	put(t, a, words("k", "A."), words("k", "B."), words("k", "A."))
	var got []string
	for _, e := range entries(t, a, 0) {
		got = append(got, fmt.Sprintf("%d<-%d %s %v", e.Serial, e.Replaces, e.Article.Text, e.Current))
	}
	diff(t, "entries", got, []string{"1<-0 A. false", "2<-1 B. false", "3<-2 A. true"})
	if got := len(byReceipt(t, a, words("k", "A."))); got != 2 {
		t.Errorf("%d revisions by the receipt of A, want both", got)
	}
}

// Keys that bbolt rejects are stored, and keys that look alike are kept apart.
func TestKeys(t *testing.T) {
	long := strings.Repeat("k", 1024) // longer ones are stored as hashes
	keys := []string{"", long, long + "k", long + "l", long[1:], "\n", "ß", "\x00sha256:"}
	a := fresh(t)
	for i, k := range keys {
		x := news.Article{Title: "t", Text: fmt.Sprint("Text ", i, "."), Key: "-"}
		done := news.New(x)
		done.Key = news.Key(k)
		if got := put(t, a, done); got[0] != news.Added {
			t.Errorf("key %d: %v, want new", i, got[0])
		}
	}
	for i, k := range keys {
		got, ok, err := a.Current(news.Key(k))
		if err != nil || !ok {
			t.Fatalf("key %d: %v, %v", i, ok, err)
		}
		if want := fmt.Sprint("Text ", i, "."); got.Text != want || got.Key != news.Key(k) {
			t.Errorf("key %d holds %q under a key of %d bytes, want %q", i, got.Text, len(got.Key), want)
		}
	}
	if _, ok, err := a.Current("none"); ok || err != nil {
		t.Errorf("a key that is not there: %v, %v", ok, err)
	}
	for _, e := range entries(t, a, 0) {
		if !e.Current {
			t.Errorf("serial %d is not current", e.Serial)
		}
	}
}

// The same words under two Keys are two articles.
func TestSameWordsTwice(t *testing.T) {
	a := fresh(t)
	put(t, a, words("one", wire), words("two", wire))
	if a.Len() != 2 {
		t.Errorf("%d articles, want 2", a.Len())
	}
	diff(t, "by the receipt of two", byReceipt(t, a, words("two", wire)), []*news.Article{words("two", wire)})
}

// Putting a damaged article again repairs it.
func TestPutRepairsDamagedRevision(t *testing.T) {
	a := fresh(t)
	put(t, a, words("k", "A."))
	breakRecord(t, a, 1)
	outcomes, err := a.Put([]*news.Article{words("new", "N."), words("k", "A.")})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "outcomes", outcomes, []news.Outcome{news.Added, news.Changed})
	if got, ok, err := a.Current("k"); !ok || err != nil || got.Text != "A." {
		t.Errorf("the repaired article: %v, %v, %v", got, ok, err)
	}
}

// Concurrent puts of one Key leave one current revision, in the file and in the table.
func TestPutConcurrently(t *testing.T) {
	a := open(t, "")
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 25 {
				if _, err := a.Put([]*news.Article{words("k", fmt.Sprint("Wording ", w, " ", i, "."))}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	rows := a.Select(all)
	if len(rows) != 1 || rows[0].Serial != 100 || a.Head() != 100 {
		t.Fatalf("rows = %v, head %d, want the one with serial 100", rows, a.Head())
	}
}

func byReceipt(t *testing.T, a *Archive, x *news.Article) []*news.Article {
	t.Helper()
	out, err := a.ByReceipt(news.Receipt{Prefix: news.Prefix(x.Key, x.Revision)})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
