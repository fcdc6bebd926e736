package topic

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/news"
)

// Timeline is the coverage of a topic through the days.
type Timeline struct {
	Days     []Day // each day from the first article to the last, also those without one; the oldest first
	Articles int
	Outlets  int
	// Stories tell the coverage: the first that was reported, what was new on the days with the most articles, and the
	// latest. Each is another event. The oldest comes first.
	Stories []Story
}

// Day is a day with the number of the articles about a topic.
type Day struct {
	Day      time.Time // the date, at midnight UTC
	Articles int
}

// longestTimeline bounds the days that are counted one by one: about ten years.
const longestTimeline = 3660

// Timeline returns the coverage of a topic, with at most some stories.
func (f Finder) Timeline(ctx context.Context, t Topic, most int) (Timeline, error) {
	covering := t.covering()
	asOne, err := f.isPrintedAsOne(ctx, t, covering)
	if err != nil || len(covering) == 0 {
		return Timeline{}, err
	}
	out := Timeline{Articles: len(covering), Outlets: countSources(covering)}
	slices.Reverse(covering) // the oldest first
	byDay := f.byDay(covering)
	out.Days = daysOf(byDay)
	c := chronicle{Finder: f, grouper: grouper{topic: t, asOne: asOne}, most: most}
	out.Stories, err = c.stories(ctx, byDay)
	return out, err
}

// covering returns the articles about the topic or, if there are few, all that mention it; the newest first.
func (t Topic) covering() []mention {
	if about := filter(t.mentions, mention.isAbout); len(about) >= enoughAbout {
		return about
	}
	return slices.Clone(t.mentions)
}

// dated is the mentions of one day, the oldest first.
type dated struct {
	day      time.Time
	mentions []mention
}

// byDay groups mentions, which are in the order of their dates.
func (f Finder) byDay(mentions []mention) (out []dated) {
	for _, m := range mentions {
		day := news.Day(m.date, f.zone)
		if n := len(out); n > 0 && out[n-1].day.Equal(day) {
			out[n-1].mentions = append(out[n-1].mentions, m)
			continue
		}
		out = append(out, dated{day, []mention{m}})
	}
	return out
}

// daysOf returns the number of articles of each day. Of a very long time it leaves out the oldest days.
func daysOf(byDay []dated) []Day {
	first, last := byDay[0].day, byDay[len(byDay)-1].day
	if earliest := last.AddDate(0, 0, 1-longestTimeline); first.Before(earliest) {
		first = earliest
	}
	var out []Day
	for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
		d := Day{Day: day}
		if i := slices.IndexFunc(byDay, func(e dated) bool { return e.day.Equal(day) }); i >= 0 {
			d.Articles = len(byDay[i].mentions)
		}
		out = append(out, d)
	}
	return out
}

// chronicle finds the stories of a timeline.
type chronicle struct {
	Finder
	grouper
	most int
}

// How many articles of a day are read, and of how many days for each story that is shown.
const (
	readOfDay = 8
	readDays  = 3
)

// stories returns the first story, the latest, and between them those that were new on the days with the most
// articles.
func (c *chronicle) stories(ctx context.Context, byDay []dated) ([]Story, error) {
	last := len(byDay) - 1
	order := []int{0, last}
	if last == 0 {
		order = order[:1]
	}
	order = append(order, busiest(byDay)...)
	shown := make(map[int]Story)
	for _, i := range order[:min(len(order), readDays*c.most)] {
		if len(shown) == c.most {
			break
		}
		story, ok, err := c.newOn(ctx, byDay[i], i == last && last > 0)
		if err != nil {
			return nil, err
		}
		if ok {
			shown[i] = story
		}
	}
	var out []Story
	for i := range byDay {
		if s, ok := shown[i]; ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// busiest returns the indexes of the days between the first and the last, those with the most articles first.
func busiest(byDay []dated) (out []int) {
	for i := 1; i < len(byDay)-1; i++ {
		out = append(out, i)
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(len(byDay[b].mentions), len(byDay[a].mentions))
	})
	return out
}

// newOn returns the story that most articles of a day report, of those that are not shown yet. Of the last day it is
// the newest story.
func (c *chronicle) newOn(ctx context.Context, d dated, isNewest bool) (Story, bool, error) {
	read := slices.Clone(d.mentions)
	if isNewest {
		slices.Reverse(read)
	}
	articles, err := c.view.All(ctx, serialsOf(first(read, readOfDay)))
	if err != nil {
		return Story{}, false, err
	}
	known := len(c.grouper.stories)
	reports := make([]int, known, known+len(articles))
	for _, a := range articles {
		if c.asOne && !c.topic.phrase.inArticle(a) {
			continue
		}
		i := c.grouper.add(a)
		if i == len(reports) {
			reports = append(reports, 0)
		}
		if i >= 0 {
			reports[i]++
		}
	}
	best := -1
	for i := known; i < len(reports); i++ {
		if best < 0 || !isNewest && reports[i] > reports[best] {
			best = i
		}
	}
	if best < 0 {
		return Story{}, false, nil
	}
	return c.grouper.stories[best], true, nil
}
