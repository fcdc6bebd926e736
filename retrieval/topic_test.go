package retrieval

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// ago is an article of so many days before the tests ask.
func ago(days int, key, outlet, title, text string) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Title: title, Source: outlet, Published: asked.AddDate(0, 0, -days).Add(-time.Hour), Text: text})
}

// saga are stories about otters, each another one, over more than half a year; of the last days
// there are two and of the last fortnight three.
func saga() []*news.Article {
	return []*news.Article{
		ago(1, "bite", "Gazette", "Otters bite angler", "Two otters bit an angler at the mill race. The otters had been asleep, and otters do not like boots."),
		ago(2, "census", "The Quenby Packet", "Otters counted from the air", "A balloon counted 31 otters over the marsh. It saw otters where there were stones."),
		ago(9, "statue", "Gazette", "Bronze otters unveiled", "The mayor unveiled bronze otters in Corn Square. The sculptor had asked for real otters to sit for her."),
		ago(30, "tunnel", "Évening Voice", "Otters close tunnel", "A family of otters closed the road tunnel for an hour. Drivers sang to the otters."),
		ago(60, "film", "Gazette", "Otters star in film", "Trained otters star in a film about smugglers. The otters were paid in trout."),
		ago(200, "law", "The Quenby Packet", "Otters protected by law", "Parliament voted to protect otters. A hunter called the otters overrated."),
		ago(3, "passing", "Gazette", "Bakery reopens", "The bakery reopened with a queue. Someone had painted otters on its door."),
		ago(4, "other", "Gazette", "Clock stops", "The clock on the tower stopped at noon. Nobody could say why."),
	}
}

// A topic is answered with its newest stories, those about it before those that mention it.
func TestTopicNewestFirst(t *testing.T) {
	l := bundled(t, saga()...)
	a := put(t, l, Query{Text: "otters", Stories: 9})
	diff(t, "stories", keysOf(a), []string{"bite", "census", "statue", "tunnel", "film", "law"})
	if a.More {
		t.Error("there are more than all")
	}
	for _, r := range a.Results {
		if r.Sentence.Len() != r.Excerpt.Span().Len() {
			t.Errorf("%q marks %v of %v, want one sentence of each", r.Excerpt.Article().Key, r.Sentence, r.Excerpt.Span())
		}
	}
}

// The order of the import does not matter.
func TestTopicDoesNotDependOnOrder(t *testing.T) {
	in := saga()
	slices.Reverse(in)
	a := put(t, bundled(t, in...), Query{Text: "latest on otters", Stories: 9})
	diff(t, "stories", keysOf(a), []string{"bite", "census", "statue", "tunnel", "film", "law"})
}

// Pages follow each other: no story is told twice, and none is left out.
func TestTopicPages(t *testing.T) {
	l := bundled(t, saga()...)
	for _, size := range []int{1, 2, 3, 4} {
		var got []string
		for page := 0; ; page++ {
			a := put(t, l, Query{Text: "otters", Stories: size, Skip: page * size})
			if len(a.Results) > size || page > 9 {
				t.Fatalf("page %d of %d stories has %d", page, size, len(a.Results))
			}
			if got = append(got, keysOf(a)...); !a.More {
				break
			}
		}
		diff(t, fmt.Sprint("pages of ", size), got, []string{"bite", "census", "statue", "tunnel", "film", "law"})
	}
}

// Many stories, each printed by two outlets, come on pages without a gap.
func TestTopicPagesOfManyCopies(t *testing.T) {
	var in []*news.Article
	var want []string
	for i := range 12 {
		text := fmt.Sprintf("Otters from pond%[1]d moved to weir%[1]d. The keeper%[1]d fed the otters with fish%[1]d and sang tune%[1]d to the otters for hour%[1]d.", i)
		in = append(in,
			ago(5*i, fmt.Sprint("wire-", i), "Wire", fmt.Sprintf("Otters move from pond%d", i), text),
			ago(5*i, fmt.Sprint("copy-", i), "Gazette", fmt.Sprintf("Pond%d loses otters", i), text+" More follows."))
	}
	l := bundled(t, in...)
	var got []string
	for page := 0; page < 9; page++ {
		a := put(t, l, Query{Text: "otters", Skip: 3 * page})
		for _, r := range a.Results {
			if len(r.Copies) != 1 {
				t.Errorf("%q has %d copies, want the other outlet's", r.Excerpt.Article().Key, len(r.Copies))
			}
			got = append(got, string(r.Excerpt.Article().Key))
		}
		if !a.More {
			break
		}
	}
	for i := range 12 {
		want = append(want, fmt.Sprint("copy-", i))
	}
	diff(t, "stories", got, want)
}

// One event in other words, and near-copies of one text, are one story.
func TestTopicTellsAStoryOnce(t *testing.T) {
	wire := "Engineers closed the Marling tunnel after water broke through the northern wall during the night shift. Nobody was hurt. " +
		"Pumps were brought to the Marling tunnel by rail before dawn."
	l := bundled(t, append(saga(),
		ago(1, "wire", "Wire", "Marling tunnel closed after water breaks through wall", wire),
		ago(1, "copy", "Gazette", "Water in Marling tunnel", "From our correspondent.\n"+wire+"\nMore follows."),
		ago(0, "own", "The Quenby Packet", "Marling tunnel stays closed as pumps arrive",
			"The Marling tunnel stayed closed on Friday after water broke through its northern wall. Engineers said the pumps at the Marling tunnel would work for days."),
		ago(40, "party", "Gazette", "Marling tunnel opened", "The Marling tunnel was opened by a brass band. A goat was first through the Marling tunnel."),
	)...)
	a := put(t, l, Query{Text: "Marling tunnel"})
	diff(t, "stories", keysOf(a), []string{"own", "party"})
	if len(a.Results) > 0 && len(a.Results[0].Copies) != 0 {
		t.Errorf("%d copies of what only tells the same event, want none", len(a.Results[0].Copies))
	}
}

// The window is the narrowest that has three articles about the topic: two days, a fortnight, a
// quarter, all.
func TestTopicWindows(t *testing.T) {
	about := func(days int) *news.Article {
		return ago(days, fmt.Sprint("a", days), []string{"Gazette", "Wire"}[days%2], fmt.Sprintf("Otters%s again", newstest.Unique(days)),
			fmt.Sprintf("The otters of day%d are otters, and otters they stay.", days))
	}
	for name, c := range map[string]struct {
		days                      []int
		window, articles, sources int
	}{
		"three of today":               {[]int{0, 1, 2}, 2, 3, 2},
		"one of long ago and two":      {[]int{0, 2, 2 + 400}, 0, 3, 1},
		"the third a day too old":      {[]int{0, 1, 3}, 14, 3, 2},
		"the last of the fortnight":    {[]int{0, 1, 14}, 14, 3, 2},
		"one beyond the fortnight":     {[]int{0, 1, 15}, 91, 3, 2},
		"the last of the quarter":      {[]int{0, 20, 91}, 91, 3, 2},
		"one beyond the quarter":       {[]int{0, 20, 92}, 0, 3, 1},
		"one of long ago":              {[]int{900}, 0, 1, 1},
		"five, three of them of today": {[]int{0, 1, 2, 30, 300}, 2, 3, 2},
	} {
		t.Run(name, func(t *testing.T) {
			in := []*news.Article{report("x", 1, "Gazette", "Other", "Of something else.")}
			for _, d := range c.days {
				in = append(in, about(d))
			}
			a := put(t, bundled(t, in...), Query{Text: "otters"}).Asked
			if a.WindowDays != c.window || a.Articles != c.articles || a.Sources != c.sources {
				t.Errorf("%d articles of %d outlets in %d days, want %d of %d in %d", a.Articles, a.Sources, a.WindowDays, c.articles, c.sources, c.window)
			}
		})
	}
}

// Articles that only mention a topic do not make a window wide enough, and are counted in it.
func TestTopicWindowCountsMentions(t *testing.T) {
	a := put(t, bundled(t, saga()...), Query{Text: "otters"}).Asked
	if a.WindowDays != 14 || a.Articles != 4 || a.Sources != 2 {
		t.Errorf("%d articles of %d outlets in %d days, want 4 of 2 in 14", a.Articles, a.Sources, a.WindowDays)
	}
}

// An article dated after the time of asking is left out: of topics, of their numbers, and of the
// latest.
func TestArticlesAheadOfNow(t *testing.T) {
	early := report("early", 10, "Gazette", "Otters race", "The otters raced at noon. The otters won.")
	ahead := report("ahead", 21, "Gazette", "Otters knighted", "The otters were knighted. The otters bowed.")
	l := bundled(t, early, ahead)
	a := put(t, l, Query{Text: "otters"})
	diff(t, "stories", keysOf(a), []string{"early"})
	if a.Asked.Articles != 1 {
		t.Errorf("counts %d articles, want 1", a.Asked.Articles)
	}
	latest, _, err := l.Latest(t.Context(), Query{Now: asked}, 9)
	if err != nil {
		t.Fatal(err)
	}
	if len(latest) != 1 || latest[0].Article().Key != "early" {
		t.Errorf("%d latest, want the early one alone", len(latest))
	}
	later := Query{Text: "otters", Now: asked.AddDate(0, 0, 2)}
	diff(t, "stories two days later", keysOf(put(t, l, later)), []string{"ahead", "early"})
}

// A topic that only an article ahead of its time knows is not told either.
func TestTopicThatIsAheadOfNow(t *testing.T) {
	l := bundled(t, append(newstest.Town(), report("ahead", 21, "Gazette", "Otters knighted", "The otters were knighted. The otters bowed."))...)
	for _, text := range []string{"otters", "latest on the otters"} {
		if a := put(t, l, Query{Text: text}); a.Silence == nil {
			t.Errorf("%q is answered by %v, which nobody may know yet", text, keysOf(a))
		}
	}
}

// A filter that lets nothing of a topic through says so, with how many articles mention it; with
// no article at all it says only that.
func TestTopicOutsideAFilter(t *testing.T) {
	l := bundled(t, saga()...)
	for name, c := range map[string]struct {
		q        Query
		about    string
		articles int
	}{
		"another outlet":            {Query{Text: "clock", Sources: []string{"The Quenby Packet"}}, "clock", 1},
		"another time":              {Query{Text: "otters", Until: asked.AddDate(0, 0, -61), Since: asked.AddDate(0, 0, -199)}, "", 0},
		"another time with article": {Query{Text: "otters", Until: asked.AddDate(0, 0, -4), Since: asked.AddDate(0, 0, -4)}, "otters", 7},
		"an outlet by name":         {Query{Text: "clock in Évening Voice"}, "clock", 1},
	} {
		t.Run(name, func(t *testing.T) {
			a := put(t, l, c.q)
			if s := a.Silence; s == nil || s.Reason != OutsideDates || s.About != c.about || s.Articles != c.articles {
				t.Errorf("silence %+v, results %v, want %s about %q with %d articles", s, keysOf(a), OutsideDates, c.about, c.articles)
			}
			if a.Nearest {
				t.Error("shows what is nearest to a filter: only to a time that is named")
			}
		})
	}
}

// A time that a topic names and that has nothing is said, and what is nearest to it is shown, the
// nearest first.
func TestTopicNearestToATime(t *testing.T) {
	l := bundled(t, saga()...)
	for name, c := range map[string]struct {
		text  string
		first []string
	}{
		"a month before all":  {"otters in August 2024", []string{"law"}},
		"a month between two": {"otters in December 2025", []string{"film"}},
		"a day between two":   {"otters on 6 March 2026", []string{"statue"}},
		"a year before all":   {"otters in 2023", []string{"law"}},
		"with words that ask": {"latest on otters in August 2024", []string{"law"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := put(t, l, Query{Text: c.text})
			if !a.Nearest || len(a.Results) < len(c.first) {
				t.Fatalf("nearest %v, results %v, silence %+v", a.Nearest, keysOf(a), a.Silence)
			}
			diff(t, "nearest", keysOf(a)[:len(c.first)], c.first)
			if a.Asked.Since.IsZero() || a.Asked.Kind != Topic {
				t.Errorf("asked %+v, want the time that was named", a.Asked)
			}
		})
	}
}

// A time that a topic names and that has something is kept to.
func TestTopicInATime(t *testing.T) {
	l := bundled(t, saga()...)
	a := put(t, l, Query{Text: "otters in February 2026"})
	if a.Nearest || a.Asked.Articles != 1 {
		t.Errorf("nearest %v, %d articles, want the one of February", a.Nearest, a.Asked.Articles)
	}
	diff(t, "stories", keysOf(a), []string{"tunnel"})
}

// An outlet that the topic names, or that is asked for, narrows it.
func TestTopicOfAnOutlet(t *testing.T) {
	l := bundled(t, saga()...)
	for name, q := range map[string]Query{
		"named behind it":  {Text: "otters in the Quenby Packet"},
		"asked for":        {Text: "otters", Sources: []string{"the quenby packet"}},
		"named, and a day": {Text: "otters in The Quenby Packet", Since: asked.AddDate(0, 0, -300)},
	} {
		a := put(t, l, q)
		diff(t, name, keysOf(a), []string{"census", "law"})
		if a.Asked.Sources != 1 || a.Asked.Articles != 2 || a.Asked.Topic != "otters" {
			t.Errorf("%s: %d articles of %d outlets on %q, want 2 of 1 on otters", name, a.Asked.Articles, a.Asked.Sources, a.Asked.Topic)
		}
	}
}

// A name is not the common word that its term is too, where articles print it as it was typed.
func TestTopicIsANameAsPrinted(t *testing.T) {
	l := bundled(t,
		ago(1, "crash", "Gazette", "Private jet lands in field", "A private jet landed in a field of barley. The jet was towed away."),
		ago(5, "team", "Gazette", "Jets win at last", "The Jets won their first game of the season. The Jets' coach wept."),
		ago(16, "trade", "Gazette", "Jets quarterback leaves", "The quarterback of the Jets leaves for Marlhaven."))
	diff(t, "the team", keysOf(put(t, l, Query{Text: "Jets"})), []string{"team", "trade"})
	diff(t, "the plane", keysOf(put(t, l, Query{Text: "jet"})), []string{"crash"})
	diff(t, "a phrase", keysOf(put(t, l, Query{Text: "private jet"})), []string{"crash"})
}

// A common word in small letters is known by its other forms, too.
func TestTopicIsACommonWordInAllItsForms(t *testing.T) {
	l := bundled(t,
		ago(0, "new", "Gazette", "Ferries resume", "The ferries resumed their service. Both ferries were full."),
		ago(9, "old", "Gazette", "Ferry strike begins", "The ferry crews walked out. No ferry sailed."))
	a := put(t, l, Query{Text: "latest on the ferry"})
	diff(t, "stories", keysOf(a), []string{"new", "old"})
	if a.Asked.Articles != 2 {
		t.Errorf("counts %d articles, want the 2 that are told", a.Asked.Articles)
	}
}

// A topic is known by other ways to write it.
func TestTopicByVariants(t *testing.T) {
	l := bundled(t,
		ago(1, "ban", "Gazette", "TikTok banned in schools", "The app TikTok was banned in schools. Pupils of TikTok age sighed."),
		ago(6, "sale", "Gazette", "Buyer found for TikTok", "A buyer was found for the app TikTok. The price of TikTok is a secret."),
		ago(17, "dance", "Gazette", "Dance on TikTok", "A dance of the mayor on the app TikTok was seen by nobody."),
		ago(9, "talks", "Gazette", "Ceasefire agreed", "A ceasefire was agreed. The ceasefire holds."),
		ago(22, "talks2", "Gazette", "Ceasefire near", "The ceasefire is near. A ceasefire would help."),
		ago(34, "talks3", "Gazette", "No ceasefire", "No ceasefire was agreed. The ceasefire talks go on."),
		ago(45, "fire", "Gazette", "Fire in mill", "A fire burnt the mill. The fire was put out; the noise did not cease."))
	for text, want := range map[string][]string{
		"TikTok":               {"ban", "sale", "dance"},
		"tiktok":               {"ban", "sale", "dance"},
		"tik tok":              {"ban", "sale", "dance"},
		"Tik Tok news":         {"ban", "sale", "dance"},
		"cease fire":           {"talks", "talks2", "talks3"},
		"latest on cease-fire": {"talks", "talks2", "talks3"},
	} {
		if got := keysOf(put(t, l, Query{Text: text})); !slices.Equal(got, want) {
			t.Errorf("%q is answered by %v, want %v", text, got, want)
		}
	}
}

// Words that the articles know and have nowhere together are no topic: they are a question, which
// may be answered with silence.
func TestTopicOfWordsNeverTogether(t *testing.T) {
	l := bundled(t, saga()...)
	a := put(t, l, Query{Text: "bakery angler"})
	if a.Asked.Kind == Topic {
		t.Errorf("asked %+v, answered by %v, want no topic", a.Asked, keysOf(a))
	}
	if a.Silence != nil && a.Silence.Reason == UnknownWord {
		t.Errorf("silence %+v, though both words are known", a.Silence)
	}
}

// A topic that the articles know is never silent, however it is asked for.
func TestTopicIsNeverSilent(t *testing.T) {
	l := bundled(t, saga()...)
	for _, text := range []string{
		"otters", "Otters", "OTTERS", "otter", "the otters", "otters?", "latest on otters", "otters news", "news about otters", "any news on the otters?",
		"what happened to the otters?", "why are the otters in the news?", "what's going on with the otters", "otters today", "otters this week",
		"clock", "clock tower", "bronze otters", "mill race", "smugglers", "trout", "Corn Square", "balloon",
	} {
		if a := put(t, l, Query{Text: text}); a.Silence != nil {
			t.Errorf("%q: silence %+v; decided so: %q", text, a.Silence, a.Asked.Reasons)
		}
	}
}

// Replaced articles leave a topic, and their new words come.
func TestTopicAfterARevision(t *testing.T) {
	l := bundled(t, report("a", 18, "Gazette", "Otters race", "The otters raced at noon. The otters won."))
	add(t, l, report("a", 18, "Gazette", "Beavers race", "The beavers raced at noon. The beavers won."))
	diff(t, "the new words", keysOf(put(t, l, Query{Text: "beavers"})), []string{"a"})
	if a := put(t, l, Query{Text: "otters"}); a.Silence == nil {
		t.Errorf("the old words are answered by %v, %+v", keysOf(a), a.Silence)
	}
}

// The silence on a topic that no article has names it, though it be a common word.
func TestTopicOfACommonWordThatNoArticleHas(t *testing.T) {
	l := bundled(t, saga()...)
	for _, text := range []string{"penguins", "latest on penguins", "ice cream"} {
		if a := put(t, l, Query{Text: text}); reasonOf(a) != UnknownWord {
			t.Errorf("%q: silence %+v, want %s", text, a.Silence, UnknownWord)
		}
	}
}
