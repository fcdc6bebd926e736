package digest

import (
	"fmt"
	"math"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/story"
)

var day = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// at is an article of an outlet, which came out at an hour of the day. Texts of the same letter are copies.
func at(outlet string, hour float64, letter string) *news.Article {
	return news.New(news.Article{Key: news.Key(outlet + letter), Source: outlet, Title: "Lock " + letter,
		Published: day.Add(time.Duration(hour * float64(time.Hour))),
		Text:      fmt.Sprintf("Divers %[1]s found cracks %[1]s in the gates %[1]s of the lock at Quenby.", letter)})
}

// storyOf returns a story in which articles with one headline are copies.
func storyOf(articles ...*news.Article) story.Story {
	var s story.Story
	for _, a := range articles {
		if n := len(s.Wordings); n > 0 && s.Wordings[n-1].Articles[0].Title == a.Title {
			s.Wordings[n-1].Articles = append(s.Wordings[n-1].Articles, a)
			continue
		}
		s.Wordings = append(s.Wordings, story.Wording{Articles: []*news.Article{a}})
	}
	return s
}

func TestGrowth(t *testing.T) {
	live := at("Packet", 8, "a")
	times := func(hours ...int) map[*news.Article][]time.Time {
		var out []time.Time
		for _, h := range hours {
			out = append(out, day.Add(time.Duration(h)*time.Hour))
		}
		return map[*news.Article][]time.Time{live: out}
	}
	for _, tc := range []struct {
		name    string
		story   story.Story
		changed map[*news.Article][]time.Time
		want    float64
	}{
		{"one text", storyOf(live), nil, 0},
		{"two texts in one hour", storyOf(live, at("Gazette", 8.9, "b")), nil, 0},
		{"two texts in two hours", storyOf(live, at("Gazette", 11, "b")), nil, 1},
		{"four texts through the day", storyOf(live, at("Gazette", 11, "b"), at("Echo", 14, "c"), at("Post", 20, "d")), nil, 2},
		{"a copy hours later", storyOf(live, at("Gazette", 11, "a")), nil, 0},
		{"hours that are not known", storyOf(at("Packet", 0, "a"), at("Gazette", 0, "b")), nil, 0},
		{"one of two hours is known", storyOf(at("Packet", 0, "a"), at("Gazette", 9, "b")), nil, 0},
		{"one text that changed", storyOf(live), times(9), 1},
		{"one text that changed in its own hour", storyOf(live), times(8), 0},
		{"one that changed three times", storyOf(live), times(9, 12, 17), 2},
		{"one that changed all day", storyOf(live), times(9, 10, 11, 12, 13, 14, 15, 16), maxGrowth},
		{"no text", storyOf(), nil, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			e := &edition{day: Day{Date: day, Changed: tc.changed}}
			if got := e.growth(tc.story); math.Abs(got-tc.want) > 1e-9 {
				t.Errorf("growth %.2f, want %.2f", got, tc.want)
			}
		})
	}
}

func TestPlaceInAFeed(t *testing.T) {
	placed := func(outlet string, place int, letter string) *news.Article {
		a := at(outlet, 8, letter)
		a.Place = place
		return a
	}
	for _, tc := range []struct {
		name  string
		story story.Story
		want  float64
	}{
		{"first", storyOf(placed("Packet", 1, "a")), 1},
		{"sixth", storyOf(placed("Packet", 6, "a")), 0.5},
		{"eleventh", storyOf(placed("Packet", 11, "a")), 0},
		{"far down", storyOf(placed("Packet", 80, "a")), 0},
		{"not known", storyOf(placed("Packet", 0, "a")), 0},
		{"the highest of one outlet", storyOf(placed("Packet", 9, "a"), placed("Packet", 1, "b")), 1},
		{"first here and not there", storyOf(placed("Packet", 1, "a"), placed("Gazette", 11, "b")), 0.5},
		{"first here, not known there", storyOf(placed("Packet", 1, "a"), placed("Gazette", 0, "b")), 1},
		{"a copy", storyOf(placed("Packet", 0, "a"), placed("Gazette", 1, "a")), 1},
		{"no text", storyOf(), 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := place(tc.story); math.Abs(got-tc.want) > 1e-9 {
				t.Errorf("place %.2f, want %.2f", got, tc.want)
			}
		})
	}
}

// Of two stories that are alike in all else, the one that editors put first leads, and so does the one that grew.
func TestPlaceAndGrowthDecide(t *testing.T) {
	article := func(key, title, text string, hour int) *news.Article {
		return news.New(news.Article{Key: news.Key(key), Source: "Gazette", Title: title, Text: text,
			Published: day.Add(time.Duration(hour) * time.Hour)})
	}
	first := func() (*news.Article, *news.Article) {
		return article("a", "Honey trader gives up", "A trader of heather honey in Tarn gave up his shop after forty years.", 8),
			article("b", "Clock runs again", "The clock of the customs house at Wether runs again after its repair.", 8)
	}
	a, b := first()
	if got := newEdition(Day{Date: day, Articles: []*news.Article{a, b}}).today[0].Key(); got != "a" {
		t.Fatalf("alike: %s leads, want a", got)
	}
	b.Place = 1
	if got := newEdition(Day{Date: day, Articles: []*news.Article{a, b}}).today[0].Key(); got != "b" {
		t.Errorf("placed: %s leads, want b", got)
	}
	a, b = first()
	changed := map[*news.Article][]time.Time{b: {day.Add(12 * time.Hour)}}
	if got := newEdition(Day{Date: day, Articles: []*news.Article{a, b}, Changed: changed}).today[0].Key(); got != "b" {
		t.Errorf("grown: %s leads, want b", got)
	}
}
