package retrieval

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"quoth/retrieval/fact"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/question"
)

// The answer is the sentence, verbatim, of the right article.
func TestAsk(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	for question, want := range map[string]struct {
		key      news.Key
		sentence string
	}{
		"When will the Quenby ferry sail again?":  {"ferry", "The Quenby ferry will sail again on Monday after four weeks in dry dock."},
		"Who said both engines were replaced?":    {"ferry", "“We have replaced both engines,” said harbour master Ada Orme."},
		"what did builders find beneath gallery?": {"library", "Builders found rot beneath the gallery, the council's surveyor reported."},
		"HOW MANY HIVES SURVIVED THE FROST":       {"bees", "A third of the hives in the valley did not survive the frost."},
		"penalties saved by keeper Jo Tamm":       {"football", "Their keeper, Jo Tamm, had saved two penalties."},
	} {
		t.Run(question, func(t *testing.T) {
			a := ask(t, l, Query{Text: question})
			if first(a) != want.key {
				t.Fatalf("answered by %q, want %q", first(a), want.key)
			}
			r := a.Results[0]
			if got := r.Sentence.Of(r.Excerpt.Article().Text); got != want.sentence {
				t.Errorf("sentence %q, want %q", got, want.sentence)
			}
		})
	}
}

// Silence has the reason that a reply shows.
func TestSilence(t *testing.T) {
	full, empty := bundled(t, newstest.Town()...), bundled(t)
	for name, c := range map[string]struct {
		l    *Library
		q    Query
		want Reason
	}{
		"empty question":       {full, Query{Text: ""}, StopWords},
		"blanks":               {full, Query{Text: " \n\t "}, StopWords},
		"stop words":           {full, Query{Text: "Who was it that did what to whom?"}, StopWords},
		"marks only":           {full, Query{Text: "?!… —"}, StopWords},
		"nonsense":             {full, Query{Text: "florble quixnorp zzyzzva"}, UnknownWord},
		"mostly elsewhere":     {full, Query{Text: "Which senator denied the zirconium embargo before Monday's hearing in Lisbon?"}, UnknownWord},
		"another language":     {full, Query{Text: "Когда отплывает паром?"}, UnknownWord},
		"nothing to search":    {empty, Query{Text: "When will the ferry sail?"}, NoArticles},
		"nothing, stop words":  {empty, Query{Text: "who?"}, NoArticles},
		"before all articles":  {full, Query{Text: "ferry", Until: newstest.Day(1)}, OutsideDates},
		"after all articles":   {full, Query{Text: "ferry", Since: newstest.Day(21)}, OutsideDates},
		"an outlet not there":  {full, Query{Text: "ferry", Sources: []string{"Quenby"}}, OutsideDates},
		"another outlet's":     {full, Query{Text: "dry dock engines", Sources: []string{"Gazette"}}, NoMatch},
		"days of other things": {full, Query{Text: "dry dock engines", Until: newstest.Day(10)}, NoMatch},
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, c.l, c.q)
			if a.Silence == nil {
				t.Fatalf("answered by %q, want silence: %s", a.Results[0].Excerpt.Text(), c.want)
			}
			if a.Silence.Reason != c.want {
				t.Errorf("reason %s, want %s", a.Silence.Reason, c.want)
			}
			c.q.Now = asked
			if _, abstained, err := c.l.Rank(t.Context(), c.q, 10); !abstained || err != nil {
				t.Errorf("Rank: abstained %v, %v", abstained, err)
			}
		})
	}
}

// Nothing that can be typed is an error; checkResult looks at what comes back.
func TestAnyQuestion(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	long := strings.Repeat("ferry engines Monday ", 10000/21)
	for _, text := range []string{
		`+ferry -engines "dry dock`, `title:ferry AND (sail OR`, `ferry~9 sai* ?ail f[a TO b} ^100`, `/(.*)+$/`, `ferry\`, "ferry\x00\xff\xfe",
		"ferry 🛳️ Monday", "ferry " + strings.Repeat("́", 500), "Fähre ferry フェリー عبّارة", "fe\u00adrry \u202eyrref\u202c",
		long, strings.Repeat("x", 10000), strings.Repeat("?", 10000), strings.Repeat("ferry", 2000), strings.Repeat("界", 3334), uniqueWords(2000),
	} {
		ask(t, l, Query{Text: text})
	}
	if got := leading(t, l, Query{Text: "ferry 🛳️ Monday"}); got != "ferry" {
		t.Errorf("with an emoji, which is no word, found %q", got)
	}
	if got := leading(t, l, Query{Text: long}); got != "ferry" {
		t.Errorf("the words of the article, many times over, find %q", got)
	}
}

func uniqueWords(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprint(&b, "w", i, " ")
	}
	return b.String()
}

func FuzzAsk(f *testing.F) {
	for _, s := range []string{"When will the ferry sail?", "“engines”", "U.S. 1,200.5 don’t", "\xff\x00", "Ada Orme's harbour",
		"hi", "news", "latest on the ferry", "Tanglewrak", "What did Zelenski say?", "Who said we have replaced both engines?", "ferry in August 2024",
		"ferry in the Gazette", "https://gazette.example/kelp-plant", "what happened yesterday?", "cease fire", "icerink", "iPhone", "🦦", "Jets", "and in May?"} {
		f.Add(s, 0)
	}
	l := bundled(f, harbourTown()...)
	f.Fuzz(func(t *testing.T, text string, stories int) {
		stories = max(0, stories) // see TestFewerStoriesThanNone
		a := put(t, l, Query{Text: text, Stories: stories})
		if want := max(stories, 3); len(a.Results) > want {
			t.Errorf("%d results, want at most %d", len(a.Results), want)
		}
	})
}

// A number of stories below 0 is as good as none given, for every kind of question.
func TestFewerStoriesThanNone(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for _, text := range []string{"ferry", "When will the ferry sail again?", "What did Ada Orme say?", "Who said we have replaced both engines?", "news"} {
		put(t, l, Query{Text: text, Stories: -7})
	}
}

// Excerpts of any article keep to the size: two sentences and about 300 characters,
// unless one sentence alone is longer.
func TestExcerptSize(t *testing.T) {
	sentence := func(word string, n int) string {
		return "The " + word + strings.Repeat(" turned by the old mill", n) + "."
	}
	for name, text := range map[string]string{
		"short ones":            strings.Repeat("A short one. ", 20) + "The heron waits. " + strings.Repeat("Another one. ", 20),
		"long ones":             sentence("miller", 10) + " " + sentence("heron", 10) + " " + sentence("mayor", 10),
		"one beyond all bounds": sentence("heron", 100),
		"no blank to cut at":    "The heron " + strings.Repeat("水", 900) + ".",
		"nothing but the word":  strings.Repeat("heron ", 700),
		"quotation":             "“" + sentence("heron", 30) + "”",
	} {
		t.Run(name, func(t *testing.T) {
			l := bundled(t, append(newstest.Town(), news.New(news.Article{Key: "heron", Title: "Heron", Published: newstest.Day(19), Text: text}))...)
			r := shown(t, l, Query{Text: "Where is the heron?", Now: asked})
			checkResult(t, r)
			if k := r.Excerpt.Article().Key; k != "heron" {
				t.Fatalf("shows %q", k)
			}
			n := utf8.RuneCountInString(r.Excerpt.Text())
			if n > 300 && r.Excerpt.Span() != r.Sentence {
				t.Errorf("%d characters, and more than one sentence", n)
			}
			if k := strings.Count(r.Excerpt.Text(), ". "); k > 1 {
				t.Errorf("%d sentences: %q", k+1, r.Excerpt.Text())
			}
		})
	}
}

// shown is what a reply shows of the best story, were it good enough to answer with.
func shown(t *testing.T, l *Library, q Query) Result {
	t.Helper()
	c := newCall(l, l.store.View(), q)
	defer c.view.Release()
	c.request.Question = question.Parse(q.Text, c.known())
	r, err := fact.In(c.view).Rank(t.Context(), c.factQuery(), ranked)
	if err == nil {
		err = c.addFacts(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(c.answer.Results) == 0 {
		t.Fatal("nothing is found")
	}
	return c.answer.Results[0]
}

// A filter finds what stands far below the best of all.
func TestOldArticleInFilter(t *testing.T) {
	batch := []*news.Article{news.New(news.Article{Key: "old", Title: "Notes", Source: "Gazette", Published: time.Date(1998, 5, 4, 9, 0, 0, 0, time.UTC),
		Text: "The parish met on Tuesday to hear of many small matters.\nThe ferry sail was mended."})}
	for i := range 400 {
		a := newstest.Ferry()
		a.Key, a.Text = news.Key(fmt.Sprint("k", i)), fmt.Sprintf("Ferry number %d will sail. The ferry sails, and sails again.", i)
		batch = append(batch, news.New(a))
	}
	l := bundled(t, batch...)
	for name, q := range map[string]Query{
		"year":   {Since: time.Date(1998, 1, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(1998, 12, 31, 0, 0, 0, 0, time.UTC)},
		"day":    {Since: time.Date(1998, 5, 4, 0, 0, 0, 0, time.UTC), Until: time.Date(1998, 5, 4, 0, 0, 0, 0, time.UTC)},
		"outlet": {Sources: []string{"gazette"}},
	} {
		q.Text = "ferry sail"
		if k, n := leading(t, l, q), ask(t, l, q).Searched.Articles; k != "old" || n != 1 {
			t.Errorf("%s: found %q in %d articles, want the old one alone", name, k, n)
		}
	}
}

// Days are those of the asker's zone, both ends included.
func TestDaysInZone(t *testing.T) {
	zone := func(hours int) *time.Location { return time.FixedZone("", hours*3600) }
	late, early := time.Date(2026, 3, 10, 22, 30, 0, 0, time.UTC), time.Date(2026, 3, 11, 5, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		published time.Time
		zone      *time.Location
		day       int
		want      bool
	}{
		"UTC, the day":               {late, nil, 10, true},
		"UTC, the day before":        {late, nil, 9, false},
		"UTC, the day after":         {late, nil, 11, false},
		"east, already the next day": {late, zone(2), 11, true},
		"east, not that day longer":  {late, zone(2), 10, false},
		"far east":                   {late, zone(14), 11, true},
		"far west":                   {late, zone(-12), 10, true},
		"far west, the day after":    {late, zone(-12), 11, false},
		"far west, still yesterday":  {early, zone(-12), 10, true},
		"far west, not today":        {early, zone(-12), 11, false},
	} {
		a := newstest.Ferry()
		a.Published = c.published
		l := bundled(t, news.New(a))
		at := time.UTC
		if c.zone != nil {
			at = c.zone
		}
		midnight := time.Date(2026, 3, c.day, 0, 0, 0, 0, at)
		for _, d := range []time.Time{midnight, midnight.Add(23*time.Hour + 59*time.Minute)} {
			if got := leading(t, l, Query{Text: "ferry engines", Zone: c.zone, Since: d, Until: d}) == "ferry"; got != c.want {
				t.Errorf("%s: found %v, want %v", name, got, c.want)
			}
		}
	}
}

// One wire text in several outlets is one result that names its copies.
func TestCopies(t *testing.T) {
	wire := "Engineers have closed the Marling tunnel after water broke through the northern wall during the night shift. " +
		"Nobody was hurt, the operator announced, and pumps were brought in by rail before dawn."
	in := newstest.Town()
	for i, outlet := range []string{"Wire", "The Quenby Packet", "Gazette"} {
		text := wire
		if i > 0 {
			text = "From our correspondent.\n" + wire + "\nMore follows."
		}
		in = append(in, news.New(news.Article{Key: news.Key(fmt.Sprint("tunnel-", i)), Title: "Marling tunnel closed", Source: outlet, Published: newstest.Day(19), Text: text}))
	}
	a := ask(t, bundled(t, in...), Query{Text: "Why was the Marling tunnel closed?"})
	if len(a.Results) != 1 {
		t.Fatalf("%d results, want 1 story", len(a.Results))
	}
	seen := map[string]bool{a.Results[0].Excerpt.Article().Source: true}
	for _, c := range a.Results[0].Copies {
		seen[c.Source] = true
	}
	if len(a.Results[0].Copies) != 2 || len(seen) != 3 {
		t.Errorf("%d copies, outlets %v, want the two others", len(a.Results[0].Copies), seen)
	}
}

// What was searched is told with every answer.
func TestSearched(t *testing.T) {
	l := bundled(t, append(newstest.Town(), news.New(news.Article{Key: "undated", Text: "Undated."}))...)
	diff(t, "all", ask(t, l, Query{Text: "ferry"}).Searched,
		Searched{Articles: 5, Sources: []string{"", "Évening Voice", "Gazette", "The Quenby Packet"}, From: newstest.Day(2), To: newstest.Day(19)})
	diff(t, "one outlet", ask(t, l, Query{Text: "ferry", Sources: []string{"GAZETTE"}, Since: newstest.Day(10)}).Searched,
		Searched{Articles: 1, Sources: []string{"Gazette"}, From: newstest.Day(17), To: newstest.Day(17)})
}

// Rank gives passages, best first, each a piece of its article.
func TestRank(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	got, abstained, err := l.Rank(t.Context(), Query{Text: "When will the ferry sail again?", Now: asked}, 2)
	if err != nil || abstained || len(got) == 0 || len(got) > 2 {
		t.Fatalf("%d passages, abstained %v, %v", len(got), abstained, err)
	}
	if got[0].Excerpt.Article().Key != "ferry" {
		t.Errorf("best is of %q", got[0].Excerpt.Article().Key)
	}
	for i := 1; i < len(got); i++ {
		if got[i].Score > got[i-1].Score {
			t.Errorf("score %v after %v", got[i].Score, got[i-1].Score)
		}
	}
}

func TestAskEndsWithContext(t *testing.T) {
	l := bundled(t, newstest.Town()...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Ask(ctx, Query{Text: "ferry"}); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
}
