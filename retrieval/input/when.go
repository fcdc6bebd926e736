package input

import (
	"regexp"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// anyDay stands for the time of asking where none is known, so that the words of a time are found.
var anyDay = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// TimeSpans returns the pieces of text that name a time, whenever it is asked.
func TimeSpans(text string) []prose.Span { return dates.Read(text, anyDay, nil).Spans }

// now returns the time of asking, or some time where it is not known.
func (t Text) now() time.Time {
	if t.Known.Now.IsZero() {
		return anyDay
	}
	return t.Known.Now
}

// DaysOf returns the times that a phrase names if it is asked together with t.
func (t Text) DaysOf(phrase string) []dates.Days {
	return dates.Read(phrase, t.now(), t.Known.Zone).Days
}

// TimePhrase returns the phrase that names Days[i].
func (t Text) TimePhrase(i int) string { return t.times[i].Of(t.spelled) }

// readTimes finds the times of t, without what only looks like one: the month that is all of a
// topic, the year that is a part of its name.
func (t *Text) readTimes() {
	r := dates.Read(t.spelled, t.now(), t.Known.Zone)
	at := 0
	for i, s := range r.Spans {
		for at < len(t.Words) && t.Words[at].Span.Start < s.Start {
			at++
		}
		end := at
		for end < len(t.Words) && t.Words[end].Span.Start < s.End {
			end++
		}
		if t.isPartOfName(at, end) {
			continue
		}
		t.HasTime = true
		t.Days, t.times = append(t.Days, r.Days[i]), append(t.times, s)
		if end > at+1 && t.goesOn(end) && topicLead[t.Words[at].Norm] {
			at++ // "on Friday's vote" is on the vote
		}
		for ; at < end; at++ {
			t.Words[at].Part = TimePart
		}
	}
	if t.Known.Now.IsZero() {
		t.Days = nil
	}
}

// topicLead are prepositions that lead to a topic as well as to a time.
var topicLead = prose.Set("on of at over for around")

// isPartOfName reports whether the words from i to end, which read as a time, are a name or a part
// of one: "on May", "on the 2024 election", "at the March for Life".
func (t Text) isPartOfName(i, end int) bool {
	lead := t.Words[i].Norm
	first, article := i, false
	if _, isMonth := dates.Month(lead); !isMonth {
		first++
	}
	for first < end && t.Words[first].Norm == "the" {
		first, article = first+1, true
	}
	if first >= end {
		return false
	}
	_, month := dates.Month(t.Words[first].Norm)
	_, year := dates.YearNumber(t.Words[first].Norm)
	_, day := dates.DayNumber(t.Words[first].Norm)
	alone := end == first+1
	switch {
	case !month && !year && !day || end-first > 1 && year:
		return false
	case alone && month && (lead == "on" && IsAmbiguousMonth(t.Words[first].Norm) || lead == "at"):
		return true
	case !t.goesOn(end) || strings.HasSuffix(prose.Fold(t.Words[end-1].Span.Of(t.Raw)), "'s"):
		return false
	case end-first > 1 && month && t.hasYear(first, end):
		return false
	}
	return article || topicLead[lead]
}

// IsAmbiguousMonth reports whether the name of a month, folded, is a word or the name of people as
// well.
func IsAmbiguousMonth(month string) bool { return dates.IsAlsoWord(month) || givenNames[month] }

// givenNames are months that people are called by, besides those that are words.
var givenNames = prose.Set("april june")

func (t Text) hasYear(i, end int) bool {
	for ; i < end; i++ {
		if _, ok := dates.YearNumber(t.Words[i].Norm); ok {
			return true
		}
	}
	return false
}

// goesOn reports whether word i seems to be a noun to which the words before it belong.
func (t Text) goesOn(i int) bool {
	if i >= len(t.Words) || i > 0 && strings.ContainsAny(t.Gap(i), ",;.?!:–—") {
		return false
	}
	w := t.Words[i].Norm
	return !endsTime[w] && !(Asking | News).Has(w) && spellings[w] == ""
}

// endsTime are words that follow a whole time, and are no noun to which it could belong.
var endsTime = prose.Set(`on in about of at by for from with to and or but so regarding concerning over
	near around during after before since against between into who what when where why how please thanks
	summary`)

// IsNumeral reports whether a folded word is a number or a time of the day.
func IsNumeral(word string) bool { return numeral.MatchString(word) }

var numeral = regexp.MustCompile(`^[0-9.,:]+(?:am|pm)?$`)
