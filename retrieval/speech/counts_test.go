package speech

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/store"
)

// talk returns an article of a day in which somebody says some words.
func talk(key string, day int, speaker, words string) *news.Article {
	return news.New(news.Article{
		Key: news.Key(key), Title: "Council, " + key, Source: "Paper " + key, Published: newstest.Day(day),
		Text: fmt.Sprintf("“%s,” said %s.\nThe hall was full.", words, speaker),
	})
}

// spelled returns articles that spell the names of two presidents and a senator in several ways, copy one another,
// and quote somebody in two forms, in few words, or in many.
func spelled() []*news.Article {
	articles := []*news.Article{
		talk("a", 3, "Westren President Oksana Tarenskyy", "The dam will hold through the whole winter"),
		talk("b", 4, "President Oksana Tarensky", "The dam will hold through the whole winter"),
		talk("c", 5, "Oksana Tarenskiy", "No comment"),
		talk("d", 6, "President Tarensky", "We pay for the repairs out of the reserve"),
		talk("e", 7, "Sen. Bill Vane", "Nobody has asked the farmers what they think"),
		talk("f", 8, "Democratic Sen. William Vane", "The farmers will not be asked in my time either"),
		talk("g", 9, "harbour master Bill Vane", "The gate opens at six in the morning"),
		talk("h", 9, "historian Tom Vane", "The gate was built by the dockers themselves"),
		news.New(news.Article{Key: "i", Title: "Two forms", Source: "Paper i", Published: newstest.Day(10),
			Text: "“The sluice is older than the town itself,” said Westren President Oksana Tarensky.\n" +
				"“Nobody remembers who paid for it then,” said Oksana Tarensky, the head of the dam board.\n"}),
	}
	for i := range 70 { // more copies than are read for a page, and an older article
		articles = append(articles, talk(fmt.Sprintf("copy%d", i), 12+i%5, "mayor Ada Crake",
			"The bridge is closed to all but the postman"))
	}
	return append(articles, talk("old", 1, "mayor Ada Crake", "The bridge was painted green for the fair"))
}

// listed returns the articles that all pages of what somebody said show, as results or as copies.
func listed(t *testing.T, f Finder, speaker string) (articles map[news.Key]bool, first Quotes) {
	t.Helper()
	articles = map[news.Key]bool{}
	for page := 0; ; page++ {
		asked := query("")
		asked.Page = page
		q, err := f.BySpeaker(t.Context(), speaker, asked)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range q.Results {
			articles[r.Excerpt.Article().Key] = true
			for _, c := range r.Copies {
				articles[c.Article.Key] = true
			}
		}
		if page == 0 {
			first = q
		}
		if !q.More {
			return articles, first
		}
	}
}

// The number of articles that is told of a speaker is that of the articles that the pages of their words list,
// wherever it is told.
func TestCountsAgreeWithWhatIsListed(t *testing.T) {
	f := find(t, spelled()...)
	everybody, err := f.Speakers(t.Context(), "", 1000)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range everybody {
		names = append(names, s.Name)
		articles, said := listed(t, f, s.Name)
		if said.Speaker == nil {
			t.Errorf("%s is listed, and not found", s.Name)
			continue
		}
		if said.Speaker.Articles != len(articles) {
			t.Errorf("%s is quoted in %d articles; the pages list %d", s.Name, said.Speaker.Articles, len(articles))
		}
		if said.Speaker.Name == s.Name && s.Articles != len(articles) {
			t.Errorf("%s is listed with %d articles; the pages list %d", s.Name, s.Articles, len(articles))
		}
		found, _, err := f.FindSpeaker(t.Context(), s.Name)
		if err != nil || len(found) != 1 {
			t.Errorf("FindSpeaker(%s) = %v, %v; want one", s.Name, found, err)
		}
	}
	diff(t, "speakers", names, []string{"Ada Crake", "Oksana Tarensky", "Bill Vane", "Tom Vane"})
}

// Whoever asks in any spelling, with or without a title, gets the same speaker and the same words, and a copy is a
// copy however it spells the speaker.
func TestBySpeakerInAnySpelling(t *testing.T) {
	f := find(t, spelled()...)
	for _, name := range []string{
		"Oksana Tarensky", "oksana tarenskyy", "OKSANA TARENSKIY", "President Oksana Tarenski",
		"Westren President Tarenskyy", "tarensky", "Tarenskyy", "president tarensky", "Mrs Tarenskiy", "Oksana Tarnesky",
	} {
		articles, q := listed(t, f, name)
		if q.Speaker == nil || q.Speaker.Name != "Oksana Tarensky" {
			t.Errorf("%s is %+v, want Oksana Tarensky", name, q.Speaker)
			continue
		}
		if !articles["a"] || !articles["b"] || !articles["c"] || !articles["i"] || len(articles) != q.Speaker.Articles {
			t.Errorf("%s: the pages list %v, %d are told", name, articles, q.Speaker.Articles)
		}
		for _, r := range q.Results {
			if r.Excerpt.Article().Key == "b" && len(r.Copies) != 1 {
				t.Errorf("%s: %q has the copies %v, want that in the other spelling", name, r.Excerpt.Text(), r.Copies)
			}
			if !strings.Contains(r.Excerpt.Article().Text, r.Speaker.AsPrinted) {
				t.Errorf("%s: %q is not printed", name, r.Speaker.AsPrinted)
			}
		}
	}
}

// Whoever is offered among several is found by the name that is offered.
func TestWhoIsOfferedCanBeAskedFor(t *testing.T) {
	f := find(t,
		talk("a", 1, "President Sul Yon-ho", "The dam will hold through the whole winter"),
		talk("f", 1, "President Sul Yon-ho", "The reserve will pay for the repairs"),
		talk("b", 2, "minister Sul Min-ja", "The gates will be open by the summer"),
		talk("c", 3, "Sul", "Nobody has asked the farmers what they think"),
		talk("d", 4, "Ada Crake", "The bridge was painted green for the fair"),
		talk("e", 5, "Tom Crake", "The bridge is closed to all but the postman"))
	for name, want := range map[string][]string{
		"Sul": {"Sul Yon-ho", "Sul Min-ja"}, "Crake": {"Ada Crake", "Tom Crake"},
	} {
		q := said(t, f, name, "")
		if q.Silence == nil || !q.Silence.Several {
			t.Errorf("%s is %+v, want several", name, q.Speaker)
			continue
		}
		diff(t, name, q.Silence.Nearest, want)
		for _, offered := range q.Silence.Nearest {
			if s := said(t, f, offered, "").Speaker; s == nil || s.Name != offered {
				t.Errorf("%s is offered, and is %+v", offered, s)
			}
		}
	}
}

// The speakers of a library are the same in whatever order its articles came, at once or one by one.
func TestSpeakersInAnyOrder(t *testing.T) {
	articles := spelled()[:12]
	list := func(f Finder) []Speaker {
		speakers, err := f.Speakers(t.Context(), "", 1000)
		if err != nil {
			t.Fatal(err)
		}
		return speakers
	}
	want := list(find(t, articles...))
	r := rand.New(rand.NewPCG(3, 5))
	for range 5 {
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		s, err := store.Open(store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			if _, err := s.Add(t.Context(), []*news.Article{a}); err != nil {
				t.Fatal(err)
			}
		}
		view := s.View()
		diff(t, "speakers", list(In(view)), want)
		view.Release()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
