package batch

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"quoth/retrieval/news"
)

// Question is a line of a file of questions.
type Question struct {
	ID   string
	Text string
	Now  time.Time // when it is asked; zero: not said
}

const wantQuestion = `want {"id","question","asked_at"}`

// ParseQuestion reads {"id","question","asked_at"}. A day for asked_at is one in zone.
func ParseQuestion(line []byte, zone *time.Location) (Question, error) {
	var l struct {
		ID       string `json:"id"`
		Question string `json:"question"`
		AskedAt  string `json:"asked_at"`
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return Question{}, lineError(err, wantQuestion)
	}
	if isBlank(l.Question) {
		return Question{}, errors.New("no question: " + wantQuestion)
	}
	q := Question{ID: l.ID, Text: l.Question}
	if l.AskedAt == "" {
		return q, nil
	}
	var err error
	if q.Now, err = ParseTime(l.AskedAt, zone); err != nil {
		return q, fmt.Errorf("asked_at: %w", err)
	}
	return q, nil
}

// Day is a line of a file of days: what the summary of a day is made of.
type Day struct {
	Name string
	Now  time.Time // when the summary is made
	Pool []news.Key
}

const wantDay = `want {"day","published","pool":["id"]}`

// ParseDay reads {"day","published","pool"}. Without published, the summary is made at the end of
// the day, in zone.
func ParseDay(line []byte, zone *time.Location) (Day, error) {
	var l struct {
		Day       string     `json:"day"`
		Published string     `json:"published"`
		Pool      []news.Key `json:"pool"`
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return Day{}, lineError(err, wantDay)
	}
	if l.Published == "" {
		l.Published = l.Day
	}
	if l.Published == "" {
		return Day{}, errors.New("no day: " + wantDay)
	}
	now, err := ParseTime(l.Published, zone)
	if err != nil {
		return Day{}, fmt.Errorf("published: %w", err)
	}
	return Day{l.Day, now, l.Pool}, nil
}

// ParseTime reads RFC 3339, or a day. A day means its last second in zone, when all its news is
// known.
func ParseTime(s string, zone *time.Location) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is not a time: want 2026-01-06 or 2026-01-06T15:00:00Z", s)
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 23, 59, 59, 0, zone), nil
}
