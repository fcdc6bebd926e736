package jsonreply

import (
	"time"

	"quoth/bot"
)

// coverage is the articles about a topic, day by day.
type coverage struct {
	Topic    string        `json:"topic"`
	Articles int           `json:"articles"`
	Outlets  int           `json:"outlets"`
	Days     []coverageDay `json:"days"`
}

// coverageDay is a day with articles about a topic.
type coverageDay struct {
	Day      string `json:"day"` // 2026-01-06
	Articles int    `json:"articles"`
}

// Coverage sets the days that have articles about the topic.
func (r *renderer) Coverage(b bot.Coverage) {
	out := coverage{Topic: b.Topic, Articles: b.Articles, Outlets: b.Outlets, Days: []coverageDay{}}
	for _, d := range b.Days {
		if d.Articles > 0 {
			out.Days = append(out.Days, coverageDay{d.Day.Format(time.DateOnly), d.Articles})
		}
	}
	r.doc.Coverage = &out
}
