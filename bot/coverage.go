package bot

import (
	"fmt"
	"time"

	"quoth/retrieval"
)

// Coverage is how many articles are about a topic, day by day. Renderers draw it as bars.
type Coverage struct {
	Topic    string
	Days     []retrieval.TopicDay // each day from the first article to the last, at least one
	Articles int                  // in all
	Outlets  int                  // that they are from
}

// Bar is a day, or some days that follow each other.
type Bar struct {
	First, Last time.Time // dates, at midnight UTC
	Articles    int
}

// Bars returns the coverage in at most some bars, each of as many days. The last bar may have fewer.
func (c Coverage) Bars(most int) []Bar {
	each := (len(c.Days) + most - 1) / most
	var out []Bar
	for i, d := range c.Days {
		if i%each == 0 {
			out = append(out, Bar{First: d.Day})
		}
		b := &out[len(out)-1]
		b.Last = d.Day
		b.Articles += d.Articles
	}
	return out
}

// Words returns what the bars show, in a sentence: the counts, the days and the day with the most articles.
func (c Coverage) Words() string {
	const day = "2 January 2006"
	words := Count(c.Articles, "article") + " about " + Short(c.Topic)
	if c.Outlets > 1 {
		words += " from " + Count(c.Outlets, "outlet")
	}
	first, last := c.Days[0].Day, c.Days[len(c.Days)-1].Day
	if first.Equal(last) {
		return words + ", " + first.Format(day) + "."
	}
	words += ", " + first.Format(day) + " to " + last.Format(day)
	if most := c.busiest(); most.Articles > 2 {
		words += fmt.Sprintf("; the most on one day: %d, on %s", most.Articles, most.Day.Format(day))
	}
	return words + "."
}

// busiest returns the first of the days with the most articles.
func (c Coverage) busiest() retrieval.TopicDay {
	most := c.Days[0]
	for _, d := range c.Days {
		if d.Articles > most.Articles {
			most = d
		}
	}
	return most
}
