package retrieval

import (
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/quote"
)

// wall is a dispute about a wall, told by three outlets.
func wall() []*news.Article {
	return []*news.Article{
		news.New(news.Article{Key: "vote", Title: "Council votes for a sea wall", Source: "Quenby Packet", Published: day(10),
			Text: "“We will build the wall before the winter storms come,” said harbour master Ilse Corran. “It will cost us nine million.”\n" +
				"Union leader Tormund Ash said that the dockers had not been asked about the wall.\n" +
				"The vote was held at noon."}),
		news.New(news.Article{Key: "wire", Title: "Sea wall agreed", Source: "Gazette", Published: day(11),
			Text: "Quenby has agreed to a sea wall.\n“We will build the wall before the winter,” Corran said.\nIlse Corran has led the harbour for nine years."}),
		news.New(news.Article{Key: "strike", Title: "Dockers strike over pay", Source: "Gazette", Published: day(14),
			Text: "“Nobody loads a crate until the pay talks open again,” Tormund Ash told the crowd.\n“The gates stay shut,” Ash added.\n" +
				"Minister Jonas Corran said the government would not interfere in the strike."}),
	}
}

func said(t *testing.T, l *Library, speaker, about string) Quotes {
	t.Helper()
	q, err := l.Said(t.Context(), speaker, Query{Text: about, Now: asked})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func quoted(q Quotes) []string {
	var out []string
	for _, r := range q.Results {
		out = append(out, r.Quote.Of(r.Excerpt.Article().Text))
	}
	return out
}

func TestSaid(t *testing.T) {
	l := bundled(t, wall()...)
	q := said(t, l, "Ilse Corran", "")
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
func TestSaidOrder(t *testing.T) {
	q := said(t, bundled(t, wall()...), "Tormund Ash", "")
	diff(t, "quotes", quoted(q), []string{"“Nobody loads a crate until the pay talks open again,”", "“The gates stay shut,”", "the dockers had not been asked about the wall"})
	diff(t, "last", q.Results[2].Type, quote.Indirect)
}

func TestSaidAbout(t *testing.T) {
	l := bundled(t, wall()...)
	diff(t, "Ash on the wall", quoted(said(t, l, "Ash", "the wall")), []string{"the dockers had not been asked about the wall"})
	diff(t, "Ash on pay", quoted(said(t, l, "Ash", "pay talks"))[0], "“Nobody loads a crate until the pay talks open again,”")
	diff(t, "anybody on the strike", quoted(said(t, l, "", "interfere in the strike")), []string{"the government would not interfere in the strike"})
}

func TestSaidSilence(t *testing.T) {
	l := bundled(t, wall()...)
	for _, tt := range []struct {
		name, speaker, about string
		reason               Reason
		several              bool
		nearest              []string
	}{
		{"nobody has the name", "Zebedee Quill", "", UnknownSpeaker, false, nil},
		{"two it may be", "Corran", "", UnknownSpeaker, true, []string{"Ilse Corran", "Jonas Corran"}},
		{"nothing on it", "Ash", "beekeeping", WeakMatch, false, nil},
		{"marks and a letter", "“ a", "", UnknownSpeaker, false, nil},
		{"nobody, about nothing", "", "the", StopWords, false, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := said(t, l, tt.speaker, tt.about)
			if q.Silence == nil || len(q.Results) > 0 {
				t.Fatalf("got %d quotes, want silence", len(q.Results))
			}
			diff(t, "silence", *q.Silence, Silence{Reason: tt.reason, Nearest: tt.nearest, Several: tt.several})
		})
	}
	empty := bundled(t)
	if q := said(t, empty, "Ash", ""); q.Silence == nil || q.Silence.Reason != NoArticles {
		t.Errorf("an empty library gives %+v, want no articles", q.Silence)
	}
}

func TestSaidByRole(t *testing.T) {
	q := said(t, bundled(t, wall()...), "the harbour master", "")
	if q.Speaker == nil || q.Speaker.Name != "Ilse Corran" {
		t.Errorf("the harbour master is %+v, want Ilse Corran", q.Speaker)
	}
}

// Pages hold every quote once, and no more of one article than other replies do.
func TestSaidPages(t *testing.T) {
	var articles []*news.Article
	for i := range 9 {
		n := strings.Repeat("i", i+1)
		articles = append(articles, news.New(news.Article{Key: news.Key("k" + n), Title: "Notes " + n, Published: day(i + 1),
			Text: "“The gate number " + n + " stays shut,” said Tormund Ash. “We wait for " + n + " days.”"}))
	}
	l := bundled(t, articles...)
	seen := make(map[string]bool)
	for page := 0; ; page++ {
		q, err := l.Said(t.Context(), "Ash", Query{Now: asked, Skip: page})
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

func TestWhoSaid(t *testing.T) {
	l := bundled(t, wall()...)
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
			q, err := l.WhoSaid(t.Context(), Query{Text: tt.words, Now: asked})
			if err != nil {
				t.Fatal(err)
			}
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

// What nobody printed is never confirmed.
func TestWhoSaidNot(t *testing.T) {
	l := bundled(t, wall()...)
	for _, tt := range []struct {
		words  string
		reason Reason
	}{
		{"The wall will never hold back the sea", NoMatch},
		{"winter storms will build nine million gates", NoMatch},
		{"we will pay the dockers before the vote", NoMatch},
		{"a", StopWords},
		{"“ ”", StopWords},
		{"to be or not to be", NoMatch},
	} {
		q, err := l.WhoSaid(t.Context(), Query{Text: tt.words, Now: asked})
		if err != nil {
			t.Fatal(err)
		}
		if q.Silence == nil {
			t.Errorf("%q is found in %q", tt.words, quoted(q))
			continue
		}
		diff(t, tt.words, q.Silence.Reason, tt.reason)
	}
}

func TestSpeakers(t *testing.T) {
	l := bundled(t, wall()...)
	speakers, err := l.Speakers(t.Context(), "corr", 25)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range speakers {
		names = append(names, s.Name)
	}
	diff(t, "speakers", names, []string{"Ilse Corran", "Jonas Corran"})
}

// A new article is known at once, and a new revision takes the old one's quotes away.
func TestSaidAfterChanges(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, wall()[0])
	diff(t, "before", len(quoted(said(t, l, "Ilse Corran", ""))), 1)
	add(t, l, news.New(news.Article{Key: "vote", Title: "Council votes", Published: day(10), Text: "“The vote is void, and we start again,” said judge Petra Lind."}))
	diff(t, "after", quoted(said(t, l, "Petra Lind", "")), []string{"“The vote is void, and we start again,”"})
	if q := said(t, l, "Ilse Corran", ""); q.Silence == nil {
		t.Errorf("quotes of a revision that is gone: %q", quoted(q))
	}
}

// An excerpt whose answer is somebody's words names them.
func TestAskTellsTheSpeaker(t *testing.T) {
	a := ask(t, bundled(t, wall()...), Query{Text: "When do the pay talks open and crates get loaded?", Now: asked})
	if len(a.Results) == 0 || a.Results[0].Said == nil || a.Results[0].Said.Speaker.Name != "Tormund Ash" {
		t.Fatalf("results = %+v, want the words of Tormund Ash", a.Results)
	}
}

// feud is two Vanes who speak on different matters, and one who alone is quoted often.
func feud() []*news.Article {
	articles := []*news.Article{
		news.New(news.Article{Key: "bees", Title: "Bees at the mill", Published: day(3),
			Text: "“The bees were here before the mill was built,” said beekeeper Hugo Vane.\nThe mill closes in May."}),
		news.New(news.Article{Key: "tax", Title: "A tax on salt", Published: day(4),
			Text: "“A tax on salt is a tax on every kitchen,” said Ida Vane.\nHer sister keeps bees."}),
	}
	for i := range 5 {
		articles = append(articles, news.New(news.Article{Key: news.Key("brod" + strings.Repeat("i", i)), Title: "Council", Published: day(5 + i),
			Text: "“The council meets again in room " + strings.Repeat("i", i+1) + " tomorrow,” said Rosa Brod."}))
	}
	return append(articles, news.New(news.Article{Key: "uncle", Title: "A garden", Published: day(12), Text: "“My roses are late this year,” said Piet Brod."}))
}

// Of several who have a surname the one who speaks on the topic is meant, and so is one who
// is quoted far more; both times the others are told.
func TestSaidBySurname(t *testing.T) {
	l := bundled(t, feud()...)
	for _, tt := range []struct{ speaker, about, want, others string }{
		{"Vane", "salt", "Ida Vane", "Hugo Vane"},
		{"Vane", "the bees at the mill", "Hugo Vane", "Ida Vane"},
		{"Brod", "", "Rosa Brod", "Piet Brod"},
		{"Brod", "the council", "Rosa Brod", "Piet Brod"},
	} {
		q := said(t, l, tt.speaker, tt.about)
		if q.Speaker == nil || len(q.Results) == 0 {
			t.Errorf("%s on %q: %+v, want %s", tt.speaker, tt.about, q.Silence, tt.want)
			continue
		}
		diff(t, tt.speaker+" on "+tt.about, append(q.Others, q.Speaker.Name), []string{tt.others, tt.want})
		for _, r := range q.Results {
			diff(t, "speaker of "+r.Excerpt.Text(), r.Speaker.Name, tt.want)
		}
	}
	if q := said(t, l, "Vane", "otters"); q.Silence == nil || !q.Silence.Several {
		t.Errorf("Vane on otters: %+v, want both offered", q.Silence)
	}
}

// Who only speaks near a topic does not speak about it when anybody will do, nor beside
// somebody's words that name it.
func TestSaidAboutWhatIsInTheWords(t *testing.T) {
	l := bundled(t, news.New(news.Article{Key: "salt", Title: "Salt prices", Published: day(4), Text: "“Salt has never cost so much in this town,” said Ida Vane of salt. “We shall have to do without it,” said Hugo Vane.\n" +
		"“We are all very tired of this,” said Ida Vane after the debate on salt."}))
	diff(t, "anybody on salt", quoted(said(t, l, "", "salt")), []string{"“Salt has never cost so much in this town,”"})
	diff(t, "anybody on the debate", len(said(t, l, "", "debate").Results), 0)
	diff(t, "Ida Vane on salt", quoted(said(t, l, "Ida Vane", "salt")), []string{"“Salt has never cost so much in this town,”"})
}

// Quotations come before reported speech with the same words, and it is told which is which.
func TestWhoSaidQuotedFirst(t *testing.T) {
	l := bundled(t,
		news.New(news.Article{Key: "told", Title: "Ferry", Published: day(1), Text: "Ilse Corran said that the ferry sails at dawn whatever the weather."}),
		news.New(news.Article{Key: "quoted", Title: "Ferry again", Published: day(2), Text: "“The ferry sails at dawn and nobody swims,” said Tormund Ash."}))
	q, err := l.WhoSaid(t.Context(), Query{Text: "the ferry sails at dawn", Now: asked})
	if err != nil || len(q.Results) != 2 {
		t.Fatalf("%d results, %v; want 2", len(q.Results), err)
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

// A sentence with two pieces of reported speech is shown once.
func TestSaidShowsASentenceOnce(t *testing.T) {
	l := bundled(t, news.New(news.Article{Key: "dam", Title: "Dam", Published: day(4),
		Text: "Ilse Corran rejected the charge that the dam had been neglected, saying it had been inspected in October and had passed."}))
	seen := map[string]int{}
	for _, r := range said(t, l, "Ilse Corran", "").Results {
		if seen[r.Excerpt.Text()]++; seen[r.Excerpt.Text()] > 1 {
			t.Errorf("shown twice: %s", r.Excerpt.Text())
		}
	}
	if len(seen) == 0 {
		t.Error("nothing is shown")
	}
}

// A paragraph is asked for by the quotation in it.
func TestWhoSaidAParagraph(t *testing.T) {
	text := "Late in the evening, when most of the crowd had gone home and the lamps along the quay were being put out one by one, harbour master Ilse Corran said: “We will build the wall whatever it costs.”"
	l := bundled(t, news.New(news.Article{Key: "quay", Title: "Night on the quay", Published: day(2), Text: text}))
	q, err := l.WhoSaid(t.Context(), Query{Text: text, Now: asked})
	if err != nil || len(q.Results) != 1 || q.Results[0].Speaker.Name != "Ilse Corran" {
		t.Fatalf("results = %+v, %v; want the words of Ilse Corran", q.Results, err)
	}
}

// Words of a headline are said by nobody, and the headline is named.
func TestWhoSaidAHeadline(t *testing.T) {
	q, err := bundled(t, wall()...).WhoSaid(t.Context(), Query{Text: "council votes for a sea wall", Now: asked})
	if err != nil || q.Silence == nil {
		t.Fatalf("results = %+v, %v; want silence", q.Results, err)
	}
	diff(t, "nearest", q.Silence.Nearest, []string{"Council votes for a sea wall"})
}
