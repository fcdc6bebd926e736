package digest_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// printed is an article as an outlet printed it, days after monday at noon.
func printed(key, outlet, title, text string, days int) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Source: outlet, Title: title, Text: text,
		Published: monday.AddDate(0, 0, days).Add(12 * time.Hour)})
}

// lock returns the reports of three outlets on the lock of Quenby.
func lock(days int) []*news.Article {
	return []*news.Article{
		printed(fmt.Sprint("agency", days), "Coast Agency", "Quenby to close lock",
			"QUENBY — The harbour board of Quenby voted on Monday to close the old lock for 14 months so that its gates can be replaced.\n"+
				"It will cost 27 million crowns.\nBarges will have to go round by the Sarn canal while the lock is closed, the board said.", days),
		printed(fmt.Sprint("herald", days), "Sarn Herald", "Quenby lock shut as gates crack",
			"SARN: Divers found cracks in both gates of the old lock at Quenby, and the harbour board decided to close it.\n"+
				"“It is a heavy blow for every yard above the lock,” said the skipper Odile Farrant, who owns three barges.", days),
		printed(fmt.Sprint("post", days), "Morning Post", "Cracked gates close Quenby lock to barges",
			"Skippers at Quenby called the closing of the lock a disaster for the small yards on the canal.\n"+
				"Lorcan Prewett, the chairman of the harbour board, answered that the gates of the lock were cracked.", days),
	}
}

func cup() *news.Article {
	return printed("cup", "Sarn Herald", "Rovers win the Lantern Cup on penalties",
		"Goalkeeper Tilda Marsh saved three penalties on Sunday as Rovers beat Athletic to win the Lantern Cup.\nTrainer Gretel Audley wept.", 0)
}

func honey() *news.Article {
	return printed("honey", "Morning Post", "Honey trader jailed for syrup fraud",
		"A trader who sold sugar syrup as heather honey was sentenced to two years in prison by the regional court.", 0)
}

func make1(d digest.Day) digest.Summary {
	d.Date = monday
	return digest.Make(d, monday.AddDate(0, 0, 1))
}

// texts returns the sentences of the lead, of each item, and the quotes.
func texts(s digest.Summary) []string {
	var out []string
	for _, e := range s.Excerpts() {
		out = append(out, e.Text())
	}
	return out
}

func TestMake(t *testing.T) {
	s := make1(digest.Day{Articles: append(lock(0), cup(), honey()), Missing: []string{"The Lamp"}})
	want := []string{
		"The harbour board of Quenby voted on Monday to close the old lock for 14 months so that its gates can be replaced.",
		"Divers found cracks in both gates of the old lock at Quenby, and the harbour board decided to close it.",
		"Skippers at Quenby called the closing of the lock a disaster for the small yards on the canal.",
		"A trader who sold sugar syrup as heather honey was sentenced to two years in prison by the regional court.",
		"Goalkeeper Tilda Marsh saved three penalties on Sunday as Rovers beat Athletic to win the Lantern Cup.",
	}
	got := texts(s)
	slices.Sort(got[:3]) // which outlet comes first is a matter of weights
	slices.Sort(want[:3])
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences differ (-want +got):\n%s", diff)
	}
	if got, want := s.Header, (digest.Header{Date: monday, State: digest.Over, Articles: 5, Outlets: 3, Words: 98,
		Minutes: 1}); got != want {
		t.Errorf("header = %+v, want %+v", got, want)
	}
	if diff := cmp.Diff([]string{"The Lamp"}, s.Missing); diff != "" {
		t.Errorf("missing sources differ (-want +got):\n%s", diff)
	}
}

func TestMakeOfLittle(t *testing.T) {
	if s := make1(digest.Day{}); s.Lead != nil || len(s.Items)+len(s.Said)+len(s.Developing)+len(s.Dropped)+s.Articles+s.Minutes > 0 {
		t.Errorf("an empty day has %+v", s)
	}
	s := make1(digest.Day{Articles: []*news.Article{cup()}})
	if diff := cmp.Diff([]string{"Goalkeeper Tilda Marsh saved three penalties on Sunday as Rovers beat Athletic to win the Lantern Cup."}, texts(s)); diff != "" {
		t.Errorf("one article: sentences differ (-want +got):\n%s", diff)
	}
	mute := printed("mute", "Sarn Herald", "A riddle",
		"He said so. But why?\nRead more about it in our other paper of today.", 0)
	if s := make1(digest.Day{Articles: []*news.Article{mute}}); s.Lead != nil || s.Articles != 1 {
		t.Errorf("an article without a sentence to show gives %q, of %d articles", texts(s), s.Articles)
	}
}

func TestFiveHundredCopiesAreOneStory(t *testing.T) {
	var articles []*news.Article
	for i := range 500 {
		a := *lock(0)[0]
		a.Key, a.Source = news.Key(fmt.Sprint("copy", i)), fmt.Sprint("Outlet ", i)
		articles = append(articles, &a)
	}
	s := make1(digest.Day{Articles: articles})
	if s.Lead == nil || len(s.Items) > 0 || s.Articles != 500 || s.Outlets != 500 || len(s.Lead.Story.Wordings) != 1 {
		t.Fatalf("500 copies: %d items, header %+v", len(s.Items), s.Header)
	}
	if got := texts(s); len(got) != 2 || got[0] == got[1] {
		t.Errorf("lead = %q, want two sentences", got)
	}
}

// A standfirst above the dateline, or above a report that names its day, gives way to it.
func TestReportsComeBeforeStandfirsts(t *testing.T) {
	const news1 = "Divers found cracks on Monday in the gates of the old lock at Quenby, which was closed."
	for name, text := range map[string]string{
		"dateline": "Cracks in the gates of Quenby, and long faces on the barges all along.\nQUENBY: " + news1,
		"weekday":  "Cracks in the gates of Quenby, and long faces on the barges all along.\n" + news1,
	} {
		s := make1(digest.Day{Articles: []*news.Article{printed("lock", "Sarn Herald",
			"Quenby lock closed as divers find cracks in gates", text, 0)}})
		if got := s.Lead.Sentences[0].Text(); got != news1 {
			t.Errorf("%s: lead opens with %q, want %q", name, got, news1)
		}
	}
}

func TestState(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*60*60)
	for _, tc := range []struct {
		name string
		now  time.Time
		zone *time.Location
		want digest.State
	}{
		{"at noon", monday.Add(12 * time.Hour), nil, digest.Running},
		{"at five past midnight", monday.Add(24*time.Hour + 5*time.Minute), nil, digest.Over},
		{"at five past midnight further east", monday.Add(15*time.Hour + 5*time.Minute), tokyo, digest.Over},
		{"just before that", monday.Add(14*time.Hour + 55*time.Minute), tokyo, digest.Running},
		{"the evening before", monday.Add(-time.Hour), nil, digest.Future},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := digest.Make(digest.Day{Date: monday, Zone: tc.zone}, tc.now).State; got != tc.want {
				t.Errorf("state = %s, want %s", got, tc.want)
			}
		})
	}
}

func TestPartsAddUp(t *testing.T) {
	s := make1(digest.Day{Articles: append(lock(0), cup(), honey()), Before: lock(-1)})
	for _, i := range append(s.Items, *s.Lead) {
		sum := 0.0
		for _, p := range i.Why {
			sum += p.Effect
		}
		if math.Abs(sum-i.Score) > 1e-9 || len(i.Why) == 0 {
			t.Errorf("parts %v add up to %v, want %v", i.Why, sum, i.Score)
		}
	}
}

func TestShownSentencesAreNotShownAgain(t *testing.T) {
	day := digest.Day{Articles: append(lock(0), cup(), honey()), Said: said(lock(0))}
	first := make1(day)
	day.Shown = texts(first)
	for i := range day.Shown {
		day.Shown[i] = strings.ToUpper(day.Shown[i]) + " "
	}
	for _, again := range texts(make1(day)) {
		if slices.Contains(texts(first), again) {
			t.Errorf("shown again: %q", again)
		}
	}
	if make1(day).Lead == nil {
		t.Error("a story with another sentence is not shown")
	}
}

func TestTopic(t *testing.T) {
	articles := append(lock(0), cup(), honey())
	for topic, want := range map[string]int{"": 5, "quenby locks": 3, "lantern cup": 1, "LOCK cup": 0, "the": 5} {
		if got := make1(digest.Day{Articles: articles, Topic: topic}).Articles; got != want {
			t.Errorf("%d articles on %q, want %d", got, topic, want)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	articles := append(append(lock(0), cup(), honey()), crowd(60, monday)...)
	want := texts(make1(digest.Day{Articles: articles, Before: lock(-1)}))
	rng := rand.New(rand.NewPCG(7, 7))
	for range 5 {
		rng.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		if diff := cmp.Diff(want, texts(make1(digest.Day{Articles: articles, Before: lock(-1)}))); diff != "" {
			t.Fatalf("another order gives another summary (-want +got):\n%s", diff)
		}
	}
}

// Three outlets print eight stories, which begin with the same words in each outlet.
func TestOutletsAreBalanced(t *testing.T) {
	var articles []*news.Article
	for i := range 8 {
		for _, outlet := range []string{"Coast Agency", "Morning Post", "Sarn Herald"} {
			var words []string
			for w := range 14 {
				words = append(words, fmt.Sprintf("word%dof%d", w, i))
			}
			shared := strings.Join(words, " ")
			text := fmt.Sprintf("Town%d heard %s.\nOwn%d%c saw %s.", i, shared, i, outlet[0], shared[:70])
			articles = append(articles, printed(fmt.Sprint(outlet, i), outlet, words[0], text, 0))
		}
	}
	cited := make(map[string]int)
	s := make1(digest.Day{Articles: articles})
	for _, e := range s.Excerpts() {
		cited[e.Article().Source]++
	}
	if len(s.Items) != 7 {
		t.Fatalf("%d items, want 7", len(s.Items))
	}
	for outlet, n := range cited {
		if n < 2 || n > 4 || len(cited) != 3 {
			t.Errorf("%s is cited %d times of %v", outlet, n, cited)
		}
	}
	if got := len(s.Lead.Sentences); got < 2 || s.Lead.Sentences[0].Article().Source == s.Lead.Sentences[1].Article().Source {
		t.Errorf("the lead cites %v", s.Lead.Sentences)
	}
}

func TestLines(t *testing.T) {
	storm := func(days int) []*news.Article {
		return []*news.Article{
			printed(fmt.Sprint("storm", days), "Sarn Herald", "Gales sink nine dinghies at Wether",
				"Gales sank nine dinghies in the harbour of Wether and took the roof off the boathouse.", days),
			printed(fmt.Sprint("gales", days), "Morning Post", "Gales take boathouse roof at Wether",
				"The roof of the boathouse at Wether was carried off by gales that sank nine dinghies in the harbour.", days),
		}
	}
	fix := printed("fix", "Morning Post", "Correction: the price of gates",
		"The gates of the lock at Quenby will cost 27 million crowns, and not 72 million as we wrote.", 0)
	s := make1(digest.Day{Articles: append(lock(0), fix), Before: slices.Concat(lock(-1), storm(-1))})
	if len(s.Dropped) != 1 || s.Dropped[0].Articles != 2 || !s.Dropped[0].Since.Equal(monday.AddDate(0, 0, -1)) {
		t.Errorf("dropped = %+v, want the gales", s.Dropped)
	}
	if len(s.Corrected) != 1 || s.Corrected[0].Article != fix || slices.ContainsFunc(texts(s),
		func(x string) bool { return strings.Contains(x, "72") }) {
		t.Errorf("corrected = %+v, shown %q", s.Corrected, texts(s))
	}
	if s.Lead == nil || !s.Lead.Since.Equal(monday.AddDate(0, 0, -1)) || len(s.Developing) != 0 {
		t.Errorf("the lead is %+v, developing %v, want the lock in the lead alone", s.Lead, s.Developing)
	}
	// A story that goes on gets a line if all of its sentences were shown before.
	var shown []string
	for _, a := range storm(0) {
		shown = append(shown, a.Text)
	}
	s = make1(digest.Day{Articles: append(lock(0), storm(0)...), Before: storm(-1), Shown: shown})
	if len(s.Developing) != 1 || s.Developing[0].Articles != 2 {
		t.Errorf("developing = %+v, want the gales", s.Developing)
	}
	// A day without news has dropped nothing.
	if s := make1(digest.Day{Before: storm(-1)}); len(s.Dropped) > 0 {
		t.Errorf("dropped = %+v, want nothing on an empty day", s.Dropped)
	}
}

// warnings returns the warnings of one office for some places, in one form of words.
func warnings(days int, places ...string) []*news.Article {
	var out []*news.Article
	for i, place := range places {
		out = append(out, printed(fmt.Sprint("warning", days, place), fmt.Sprint("Outlet ", i),
			"Yellow warning of wind for "+place, "The Weather Office has issued a yellow warning of wind for "+place+
				", where gusts may reach 60 mph at night.", days))
	}
	return out
}

// Events that are told in one form of words are items of their own, and none goes on or is missing because another
// one is told.
func TestOtherEventsAreOtherItems(t *testing.T) {
	s := make1(digest.Day{Articles: warnings(0, "Sarn", "Quenby", "Fell"), Before: warnings(-1, "Marsh", "Tarn")})
	if got := len(s.Items) + 1; s.Lead == nil || got != 3 {
		t.Fatalf("%d items, want three: %q", got, texts(s))
	}
	for _, i := range append(s.Items, *s.Lead) {
		if n := len(i.Story.Articles()); n != 1 || !i.Since.IsZero() {
			t.Errorf("%d articles since %v, want a new story of one: %q", n, i.Since, i.Sentences[0].Text())
		}
	}
}

// Copies of one agency text are one voice, however many outlets print them.
func TestCopiesAreOneVoice(t *testing.T) {
	first := func(articles ...*news.Article) news.Key {
		return make1(digest.Day{Articles: articles}).Lead.Story.Key()
	}
	text := "The regional court sentenced a trader who sold sugar syrup as heather honey to two years in prison on Monday."
	articles := lock(0)[:2]
	for i := range 6 {
		articles = append(articles, printed(fmt.Sprint("copy", i), fmt.Sprint("Outlet ", i), "Honey trader jailed", text, 0))
	}
	if got := first(articles...); got != "agency0" && got != "herald0" {
		t.Errorf("the lead is %s, want what two outlets report in words of their own", got)
	}
	own := printed("own", "Fell Echo", "Prison for honey fraud",
		"Heather honey that was sugar syrup brings a trader two years in prison.", 0)
	more := printed("more", "Marl Times", "Honey fraud: trader jailed",
		"Two years in prison for the trader whose heather honey was syrup, the court said.", 0)
	if got := first(append(articles, own, more)...); got == "agency0" || got == "herald0" {
		t.Errorf("the lead is %s, want what three texts report", got)
	}
}

// The editors who carry a story count, even if all print the text of one agency.
func TestOutletsThatCarryACopyCount(t *testing.T) {
	var articles []*news.Article
	for i := range 3 {
		articles = append(articles, printed(fmt.Sprint("tide", i), fmt.Sprint("Outlet ", i), "Tide table reprinted",
			"The tide table of Wether was printed anew on Monday because its figures for May were those of June.", 0))
	}
	alone := printed("a", "Outlet 0", "Honey trader jailed",
		"The regional judge gave a trader who sold sugar syrup as heather honey two years on Monday.", 0)
	s := make1(digest.Day{Articles: append(articles, alone)})
	if got := s.Lead.Story.Key(); got != "tide0" {
		t.Errorf("the lead is %s, want what three outlets carry", got)
	}
}

// One article, however grave, does not lead before a grave story that several report.
func TestOneArticleDoesNotPassWhatSeveralReport(t *testing.T) {
	storm := []*news.Article{
		printed("storm", "Sarn Herald", "Storm sinks dinghies at Wether",
			"A storm sank nine dinghies in the harbour of Wether and took the roof off the boathouse.", 0),
		printed("gales", "Sarn Herald", "Roof gone as storm hits Wether",
			"The roof of the boathouse at Wether was carried off by a storm that sank nine dinghies in the harbour.", 0),
	}
	law := printed("law", "Sarn Herald", "Dogs to be counted twice",
		"The governor signed a law on Monday under which a judge can tax every dog in the county twice.", 0)
	if got := make1(digest.Day{Articles: append(storm, law)}).Lead.Story.Key(); got == "law" {
		t.Error("the lead is what one article reports, want the storm")
	}
}
