package speech

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
)

// find returns a Finder for some articles.
func find(t *testing.T, articles ...*news.Article) Finder {
	t.Helper()
	s, err := store.Open(store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	view := s.View()
	t.Cleanup(func() {
		view.Release()
		_ = s.Close()
	})
	return In(view)
}

// query returns a query for a text on 20 March 2026.
func query(text string) Query {
	known := question.Known{Now: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	return Query{
		Text: text, Question: question.Parse(text, known), Searched: search.Searched{Articles: 1}, Results: 3,
	}
}

func said(t *testing.T, f Finder, speaker, about string) Quotes {
	t.Helper()
	q, err := f.BySpeaker(t.Context(), speaker, query(about))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func check(t *testing.T, f Finder, c Claim) Quotes {
	t.Helper()
	q, err := f.Check(t.Context(), c, query(c.Words))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func diff(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

func quoted(q Quotes) []string {
	var out []string
	for _, r := range q.Results {
		out = append(out, r.Quote.Of(r.Excerpt.Article().Text))
	}
	return out
}

func TestBySpeaker(t *testing.T) {
	f := find(t, newstest.Wall()...)
	q := said(t, f, "Ilse Corran", "")
	diff(t, "quotes", quoted(q), []string{"“We will build the wall before the winter storms come,”"})
	r := q.Results[0]
	diff(t, "speaker", r.Speaker.Name, "Ilse Corran")
	diff(t, "copies", len(r.Copies), 1)
	if c := r.Copies[0]; c.Article.Key != "wire" || !c.Trimmed {
		t.Errorf("copy = %s, trimmed %t, want wire, which prints less", c.Article.Key, c.Trimmed)
	}
	diff(t, "forms", q.Speaker.Forms, []string{"Ilse Corran"})
	diff(t, "roles", q.Speaker.Roles, []string{"harbour master"})
}

// Direct speech comes before reported speech, each newest first.
func TestBySpeakerOrder(t *testing.T) {
	q := said(t, find(t, newstest.Wall()...), "Tormund Ash", "")
	diff(t, "quotes", quoted(q), []string{"“Nobody loads a crate until the pay talks open again,”", "“The gates stay shut,”", "the dockers had not been asked about the wall"})
	diff(t, "last", q.Results[2].Type, quote.Indirect)
}

func TestBySpeakerAbout(t *testing.T) {
	f := find(t, newstest.Wall()...)
	diff(t, "Ash on the wall", quoted(said(t, f, "Ash", "the wall")), []string{"the dockers had not been asked about the wall"})
	diff(t, "Ash on pay", quoted(said(t, f, "Ash", "pay talks"))[0], "“Nobody loads a crate until the pay talks open again,”")
	diff(t, "anybody on the strike", quoted(said(t, f, "", "interfere in the strike")), []string{"the government would not interfere in the strike"})
}

func TestBySpeakerSilence(t *testing.T) {
	f := find(t, newstest.Wall()...)
	for _, tt := range []struct {
		name, speaker, about string
		reason               search.Reason
		several              bool
		nearest              []string
	}{
		{"nobody has the name", "Zebedee Quill", "", search.UnknownSpeaker, false, nil},
		{"two it may be", "Corran", "", search.UnknownSpeaker, true, []string{"Ilse Corran", "Jonas Corran"}},
		{"nothing on it", "Ash", "beekeeping", search.WeakMatch, false, nil},
		{"marks and a letter", "“ a", "", search.UnknownSpeaker, false, nil},
		{"nobody, about nothing", "", "the", search.StopWords, false, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := said(t, f, tt.speaker, tt.about)
			if q.Silence == nil || len(q.Results) > 0 {
				t.Fatalf("got %d quotes, want silence", len(q.Results))
			}
			diff(t, "silence", *q.Silence, search.Silence{Reason: tt.reason, Nearest: tt.nearest, Several: tt.several})
		})
	}
	empty := find(t)
	if q := said(t, empty, "Ash", ""); q.Silence == nil || q.Silence.Reason != search.NoArticles {
		t.Errorf("an empty library gives %+v, want no articles", q.Silence)
	}
}

func TestBySpeakerByRole(t *testing.T) {
	q := said(t, find(t, newstest.Wall()...), "the harbour master", "")
	if q.Speaker == nil || q.Speaker.Name != "Ilse Corran" {
		t.Errorf("the harbour master is %+v, want Ilse Corran", q.Speaker)
	}
}

// The pages show each quote once.
func TestBySpeakerPages(t *testing.T) {
	var articles []*news.Article
	for i := range 9 {
		n := strings.Repeat("i", i+1)
		articles = append(articles, news.New(news.Article{Key: news.Key("k" + n), Title: "Notes " + n, Published: newstest.Day(i + 1),
			Text: "“The gate number " + n + " stays shut,” said Tormund Ash. “We wait for " + n + " days.”"}))
	}
	f := find(t, articles...)
	seen := make(map[string]bool)
	for page := 0; ; page++ {
		pageQuery := query("")
		pageQuery.Page = page
		q, err := f.BySpeaker(t.Context(), "Ash", pageQuery)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range quoted(q) {
			if seen[s] {
				t.Errorf("page %d shows %s again", page, s)
			}
			seen[s] = true
		}
		if !q.More {
			diff(t, "pages", page, 2)
			break
		}
	}
	diff(t, "quotes", len(seen), 9)
}

func TestCheck(t *testing.T) {
	f := find(t, newstest.Wall()...)
	for _, tt := range []struct {
		name, words, speaker string
		article              news.Key
		verbatim, part       bool
	}{
		{"all of it", "We will build the wall before the winter storms come", "Ilse Corran", "vote", true, false},
		{"other case and marks", `"WE WILL BUILD THE WALL, before the winter storms come!"`, "Ilse Corran", "vote", true, false},
		{"a part", "before the winter storms", "Ilse Corran", "vote", true, true},
		{"a word changed", "We will build the wall after the winter storms come", "Ilse Corran", "vote", false, false},
		{"a word dropped", "We will build the wall before winter storms come", "Ilse Corran", "vote", false, false},
		{"two pieces joined", "We will build the wall before the winter storms come It will cost us nine million", "Ilse Corran", "vote", false, false},
		{"reported speech", "the dockers had not been asked about the wall", "Tormund Ash", "vote", true, false},
		{"the article's own words", "Quenby has agreed to a sea wall", "", "wire", true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := check(t, f, Claim{Words: tt.words})
			if q.Silence != nil {
				t.Fatalf("silence: %+v", *q.Silence)
			}
			r := q.Results[0]
			diff(t, "article", r.Excerpt.Article().Key, tt.article)
			diff(t, "speaker", r.Speaker.Name, tt.speaker)
			diff(t, "verbatim, part", []bool{r.Match.Verbatim, r.Match.Part}, []bool{tt.verbatim, tt.part})
			if (len(r.Match.Difference) == 0) != tt.verbatim {
				t.Errorf("difference = %v of a match that is verbatim: %t", r.Match.Difference, tt.verbatim)
			}
		})
	}
}

// Words that nobody printed are never found.
func TestCheckThatNobodyPrinted(t *testing.T) {
	f := find(t, newstest.Wall()...)
	for _, tt := range []struct {
		words  string
		reason search.Reason
	}{
		{"The wall will never hold back the sea", search.NoMatch},
		{"winter storms will build nine million gates", search.NoMatch},
		{"we will pay the dockers before the vote", search.NoMatch},
		{"a", search.StopWords},
		{"“ ”", search.StopWords},
		{"to be or not to be", search.NoMatch},
	} {
		q := check(t, f, Claim{Words: tt.words})
		if q.Silence == nil {
			t.Errorf("%q is found in %q", tt.words, quoted(q))
			continue
		}
		diff(t, tt.words, q.Silence.Reason, tt.reason)
	}
}

func TestSpeakers(t *testing.T) {
	f := find(t, newstest.Wall()...)
	speakers, err := f.Speakers(t.Context(), "corr", 25)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range speakers {
		names = append(names, s.Name)
	}
	diff(t, "speakers", names, []string{"Ilse Corran", "Jonas Corran"})
}

// feud returns what two Vanes say about different things, and what one of two Brods, who is quoted often, says.
func feud() []*news.Article {
	articles := []*news.Article{
		news.New(news.Article{Key: "bees", Title: "Bees at the mill", Published: newstest.Day(3),
			Text: "“The bees were here before the mill was built,” said beekeeper Hugo Vane.\nThe mill closes in May."}),
		news.New(news.Article{Key: "tax", Title: "A tax on salt", Published: newstest.Day(4),
			Text: "“A tax on salt is a tax on every kitchen,” said Ida Vane.\nHer sister keeps bees."}),
	}
	for i := range 5 {
		articles = append(articles, news.New(news.Article{Key: news.Key("brod" + strings.Repeat("i", i)), Title: "Council", Published: newstest.Day(5 + i),
			Text: "“The council meets again in room " + strings.Repeat("i", i+1) + " tomorrow,” said Rosa Brod."}))
	}
	return append(articles, news.New(news.Article{Key: "uncle", Title: "A garden", Published: newstest.Day(12), Text: "“My roses are late this year,” said Piet Brod."}))
}

// Of several who have a surname the one who speaks on the topic is meant, and so is one who
// is quoted far more; both times the others are told.
func TestBySpeakerBySurname(t *testing.T) {
	f := find(t, feud()...)
	for _, tt := range []struct{ speaker, about, want, others string }{
		{"Vane", "salt", "Ida Vane", "Hugo Vane"},
		{"Vane", "the bees at the mill", "Hugo Vane", "Ida Vane"},
		{"Brod", "", "Rosa Brod", "Piet Brod"},
		{"Brod", "the council", "Rosa Brod", "Piet Brod"},
	} {
		q := said(t, f, tt.speaker, tt.about)
		if q.Speaker == nil || len(q.Results) == 0 {
			t.Errorf("%s on %q: %+v, want %s", tt.speaker, tt.about, q.Silence, tt.want)
			continue
		}
		diff(t, tt.speaker+" on "+tt.about, append(q.Others, q.Speaker.Name), []string{tt.others, tt.want})
		for _, r := range q.Results {
			diff(t, "speaker of "+r.Excerpt.Text(), r.Speaker.Name, tt.want)
		}
	}
	if q := said(t, f, "Vane", "otters"); q.Silence == nil || !q.Silence.Several {
		t.Errorf("Vane on otters: %+v, want both offered", q.Silence)
	}
}

// Who only speaks near a topic does not speak about it when anybody will do, nor beside
// somebody's words that name it.
func TestBySpeakerAboutWhatIsInTheWords(t *testing.T) {
	f := find(t, news.New(news.Article{Key: "salt", Title: "Salt prices", Published: newstest.Day(4), Text: "“Salt has never cost so much in this town,” said Ida Vane of salt. “We shall have to do without it,” said Hugo Vane.\n" +
		"“We are all very tired of this,” said Ida Vane after the debate on salt."}))
	diff(t, "anybody on salt", quoted(said(t, f, "", "salt")), []string{"“Salt has never cost so much in this town,”"})
	diff(t, "anybody on the debate", len(said(t, f, "", "debate").Results), 0)
	diff(t, "Ida Vane on salt", quoted(said(t, f, "Ida Vane", "salt")), []string{"“Salt has never cost so much in this town,”"})
}

// Quotations come before reported speech with the same words, and it is told which is which.
func TestCheckQuotedFirst(t *testing.T) {
	f := find(t,
		news.New(news.Article{Key: "told", Title: "Ferry", Published: newstest.Day(1), Text: "Ilse Corran said that the ferry sails at dawn whatever the weather."}),
		news.New(news.Article{Key: "quoted", Title: "Ferry again", Published: newstest.Day(2), Text: "“The ferry sails at dawn and nobody swims,” said Tormund Ash."}))
	q := check(t, f, Claim{Words: "the ferry sails at dawn"})
	if len(q.Results) != 2 {
		t.Fatalf("%d results, want 2", len(q.Results))
	}
	for i, want := range []struct {
		key    news.Key
		quoted bool
	}{{"quoted", true}, {"told", false}} {
		r := q.Results[i]
		if r.Excerpt.Article().Key != want.key || r.Match.Quoted != want.quoted {
			t.Errorf("result %d: %s, quoted %t; want %v", i, r.Excerpt.Article().Key, r.Match.Quoted, want)
		}
	}
}

// A sentence that reports two things that somebody said is shown once.
func TestBySpeakerShowsASentenceOnce(t *testing.T) {
	f := find(t, news.New(news.Article{Key: "dam", Title: "Dam", Published: newstest.Day(4),
		Text: "Ilse Corran rejected the charge that the dam had been neglected, saying it had been inspected in October and had passed."}))
	seen := map[string]int{}
	for _, r := range said(t, f, "Ilse Corran", "").Results {
		if seen[r.Excerpt.Text()]++; seen[r.Excerpt.Text()] > 1 {
			t.Errorf("shown twice: %s", r.Excerpt.Text())
		}
	}
	if len(seen) == 0 {
		t.Error("nothing is shown")
	}
}

// A paragraph is found as the quotation in it.
func TestCheckAParagraph(t *testing.T) {
	text := "Late in the evening, when most of the crowd had gone home and the lamps along the quay were being put out one by one, harbour master Ilse Corran said: “We will build the wall whatever it costs.”"
	f := find(t, news.New(news.Article{Key: "quay", Title: "Night on the quay", Published: newstest.Day(2), Text: text}))
	q := check(t, f, Claim{Words: text})
	if len(q.Results) != 1 || q.Results[0].Speaker.Name != "Ilse Corran" {
		t.Fatalf("results = %+v, want the words of Ilse Corran", q.Results)
	}
}

// Nobody says the words of a headline. The Silence names the headline.
func TestCheckAHeadline(t *testing.T) {
	q := check(t, find(t, newstest.Wall()...), Claim{Words: "council votes for a sea wall"})
	if q.Silence == nil {
		t.Fatalf("results = %+v, want silence", q.Results)
	}
	diff(t, "nearest", q.Silence.Nearest, []string{"Council votes for a sea wall"})
}
