package digest_test

import (
	"testing"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// A page that was about one story and now reports another one is an article of the other, and of that alone.
func TestPageIsOfTheStoryThatIsNewInIt(t *testing.T) {
	const (
		strike = "Bakers at Upper Orrin laid down their work over night shifts, and most shops sold out of bread."
		toll   = "The council of Tavel voted for a toll of two crowns on the Sorrel ford, which is charged from April."
		fire   = "A fire destroyed the boat sheds at Lower Marl before dawn, and eleven boats burned with the sheds."
	)
	article := func(key, source, title, text string, day int) *news.Article {
		return news.New(news.Article{Key: news.Key(key), Source: source, Title: title, Text: text,
			Published: monday.AddDate(0, 0, day)})
	}
	before := article("live", "Tavel Post", "Live", strike, -1)
	live := article("live", "Tavel Post", "Live", toll+"\n"+strike+"\n"+strike, 0)
	idle := article("idle", "Marl Star", "Marl live: boats burn", fire, 0)
	day := digest.Day{
		Date: monday,
		Articles: []*news.Article{live, idle,
			article("toll", "Echo", "Toll on the ford",
				"A toll of two crowns on the Sorrel ford was agreed by the council of Tavel.", 0),
			article("strike", "Echo", "Bakers strike",
				"Most shops at Upper Orrin had no bread because the bakers are on strike.", 0)},
		Earlier: map[*news.Article]*news.Article{
			live: before, idle: article("idle", "Marl Star", "Marl live", fire, -1),
		},
	}
	s := digest.Make(day, monday)
	if s.Articles != 3 {
		t.Errorf("%d articles, want 3: one has nothing new", s.Articles)
	}
	of := make(map[news.Key]int) // the number of articles of the story that each is in
	for _, item := range append([]digest.Item{*s.Lead}, s.Items...) {
		for _, a := range item.Story.Articles() {
			of[a.Key] = len(item.Story.Articles())
			if a.Key == "live" && a != live {
				t.Error("the story has a part of the page, want the page as it is stored")
			}
		}
	}
	if of["live"] != 2 || of["toll"] != 2 || of["strike"] != 1 || of["idle"] != 0 {
		t.Errorf("articles of the story of each: %v, want the page with the toll", of)
	}
	for _, e := range s.Excerpts() {
		if e.Text() == strike || e.Text() == fire {
			t.Errorf("told %q, which is old", e.Text())
		}
	}
}
