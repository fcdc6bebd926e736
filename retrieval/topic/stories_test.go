package topic

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// Events that are told in one form of words are stories of their own, and copies of one text are not.
func TestGrouper(t *testing.T) {
	warning := func(place, end string) string {
		return "The Weather Office has issued a yellow warning of wind for " + place +
			" from 6am to 9pm on Tuesday, when gusts may reach 60 mph." + end
	}
	g := grouper{topic: Topic{phrase: phraseOf("warning", nil)}}
	for i, a := range []*news.Article{
		{Title: "Yellow warning of wind for Sarn", Text: warning("Sarn", "")},
		{Title: "Yellow warning of wind for Quenby", Text: warning("Quenby", "")},
		{Title: "Stay at home, people in Sarn are told", Text: warning("Sarn", " So says the agency.")},
	} {
		a.Key, a.Published = news.Key(fmt.Sprint(i)), time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
		g.add(store.NewCachedArticle(news.Serial(i), news.New(*a)))
	}
	var got []string
	for _, s := range g.stories {
		got = append(got, fmt.Sprintf("%s and %d copies", s.Title, len(s.Copies)))
	}
	want := []string{"Yellow warning of wind for Sarn and 1 copies", "Yellow warning of wind for Quenby and 0 copies"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
