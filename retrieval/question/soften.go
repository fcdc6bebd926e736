package question

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// soften marks as soft the times that say when something else happened than what is asked for:
// those in a sentence or a clause before the question ("After the vote on Monday, who …?"), those
// beside outlets or reports that each have their own time, and those of the last week or without a
// year in a question about what will be. In a question about what was, no date is one to come.
func (q *Question) soften(now time.Time) {
	asks := askingPart(q.Text)
	plans := plansAhead.MatchString(q.Text[asks.Start:])
	several := len(q.Sources) > 1 || len(q.Sources) == 1 && severalReports.MatchString(q.Text)
	past := q.Past()
	for i := range q.Days {
		d := &q.Days[i]
		d.MayCome = d.MayCome && !past
		recent := d.MayCome || d.Since.After(now.AddDate(0, 0, -8))
		opens := q.dated[i].Start == 0 // "Since Friday, who …?"
		comes := plans && (recent || q.lacksYear(i))
		if !opens && !q.dated[i].Overlaps(asks) || several || comes {
			d.Soft = true
		}
		if past && !recent && q.leads(i, "by") { // "What had they built by 2018?"
			d.Soft = false
		}
	}
	q.softenParts()
}

// lacksYear reports whether Days[i] was named as a month, or a day of one, without its year.
func (q *Question) lacksYear(i int) bool {
	words := input.FoldedWords(q.dated[i].Of(q.Text))
	has := func(is func(string) bool) bool { return slices.ContainsFunc(words, is) }
	isMonth := func(w string) bool { _, ok := dates.Month(w); return ok }
	isYear := func(w string) bool { _, ok := dates.YearNumber(w); return ok || w == "last" || w == "ago" }
	return has(isMonth) && !has(isYear)
}

// leads reports whether a preposition starts the phrase of Days[i].
func (q *Question) leads(i int, preposition string) bool {
	_, ok := input.CutPrefix(q.dated[i].Of(q.Text), preposition+" ")
	return ok
}

// softenParts marks as soft the times that say which of several things is meant, beside a time that
// says when: "What did the board decide on Monday about the crane of 2017?"
func (q *Question) softenParts() {
	var parts []int
	when := false
	for i, d := range q.Days {
		if q.describes(i) {
			parts = append(parts, i)
		} else {
			when = when || !d.Soft
		}
	}
	for _, i := range parts {
		q.Days[i].Soft = q.Days[i].Soft || when
	}
}

// describes reports whether Days[i] stands behind "of" and a word that is no time itself: "the
// crane of 2017", and not "the end of 2017".
func (q *Question) describes(i int) bool {
	s := q.dated[i]
	if !q.leads(i, "of") {
		return false
	}
	before := input.FoldedWords(q.Text[:s.Start])
	return len(before) > 0 && !timeNouns[before[len(before)-1]]
}

// timeNouns are words before "of" that belong to a time.
var timeNouns = prose.Set(`start beginning end middle rest course whole all most much part half quarter
	month week day summer winter spring autumn fall news`)

// askingPart returns the piece of a text that asks: its last sentence, or the last one that ends
// with "?", without a clause before the question.
func askingPart(text string) prose.Span {
	part := prose.Span{Start: 0, End: len(text)}
	for _, s := range prose.Sentences(text) {
		if part.Len() == len(text) || strings.HasSuffix(s.Of(text), "?") || !strings.HasSuffix(part.Of(text), "?") {
			part = s
		}
	}
	if m := leadingClause.FindStringIndex(part.Of(text)); m != nil {
		part.Start += m[1]
	}
	return part
}

var (
	// leadingClause finds a clause before the question that says when, why or in spite of what.
	leadingClause = regexp.MustCompile(`(?i)^(?:after|following|since|despite|when|while|before|as|once|amid|` +
		`in the wake of|` +
		`because|though|although|thanks to|due to)\b[^,]*,\s+`)
	// severalReports finds a comparison of what an outlet printed at different times.
	severalReports = regexp.MustCompile(`(?i)\b(?:articles?|reports?|reporting)\b.*` +
		`\band\b.*\b(?:articles?|reports?|reporting)\b` +
		`|\b(?:as compared|compared|in comparison|as opposed|relative) (?:to|with)\b`)
	// plansAhead finds words of a question about what will be.
	plansAhead = regexp.MustCompile(`(?i)\b(?:will|upcoming|scheduled|planned|expected|due|set to|going to|about to)\b`)
)
