package question

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// PlacesTime reports whether text has a word that places a time, such as "last" or "on". Without one
// a day may be a part of a name: "Black Friday".
func PlacesTime(text string) bool {
	return slices.ContainsFunc(foldedWords(text), func(w string) bool { return placesTime[prose.Unpossessed(w)] })
}

var placesTime = set("today yesterday tomorrow tonight now last this past next since ago week month year from on in")

// readTimes notes the times that a question names, and returns where it does. The words of a time to come
// are not set aside: the news that tell of it print them.
func (q *Question) readTimes(known Known) (aside []prose.Span) {
	r := dates.Read(q.Text, known.Now, known.Zone)
	q.Days, q.dated = r.Days, r.Spans
	q.soften(known.Now)
	for _, s := range r.Impossible {
		q.Impossible = append(q.Impossible, withoutLeads(s.Of(q.Text)))
	}
	aside = r.Impossible
	for i, d := range r.Days {
		if !d.Since.After(known.Now) {
			aside = append(aside, r.Spans[i])
		}
	}
	return aside
}

// withoutLeads is a phrase of time without the prepositions and the article before it.
func withoutLeads(phrase string) string {
	for {
		word, rest, ok := strings.Cut(phrase, " ")
		if !ok || !asking[prose.Fold(word)] && !timeLeads[prose.Fold(word)] {
			return phrase
		}
		phrase = rest
	}
}

var timeLeads = set("since until till before after between during over around throughout within through of")

// soften marks the times that say when something else happened than what is asked for: in a sentence or a
// clause before the question ("After the vote on Monday, who …?"), beside outlets or reports that each have
// their own time, and those of the last week where the question asks what will be. What was does not come.
func (q *Question) soften(now time.Time) {
	asks := askingPart(q.Text)
	plans := plansAhead.MatchString(q.Text[asks.Start:])
	several := len(q.Sources) > 1 || len(q.Sources) == 1 && severalReports.MatchString(q.Text)
	past := slices.ContainsFunc(foldedWords(q.Text), func(w string) bool { return pastAuxiliaries[w] })
	for i, d := range q.Days {
		d.MayCome = d.MayCome && !past
		q.Days[i].MayCome = d.MayCome
		recent := d.MayCome || d.Since.After(now.AddDate(0, 0, -8))
		opens := q.dated[i].Start == 0 // "Since Friday, who …?"
		if !opens && !q.dated[i].Overlaps(asks) || several || plans && recent {
			q.Days[i].Soft = true
		}
	}
}

// askingPart is the piece of a text that asks: its last sentence, unless another one ends with "?",
// without a clause that leads to it.
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
	// leadingClause is one before the question that says when or in spite of what.
	leadingClause = regexp.MustCompile(`(?i)^(?:after|following|since|despite|when|while|before|as|once|amid|in the wake of|` +
		`because|though|although|thanks to|due to)\b[^,]*,\s+`)
	// severalReports is in a question that compares what an outlet printed at different times.
	severalReports = regexp.MustCompile(`(?i)\b(?:articles?|reports?|reporting)\b.*\band\b.*\b(?:articles?|reports?|reporting)\b`)
	// plansAhead are the words of a question about what is to come.
	plansAhead = regexp.MustCompile(`(?i)\b(?:will|upcoming|scheduled|planned|expected|due|set to|going to|about to)\b`)
)

// WithinDays is the question as one to the articles of the firm times that it names, which need not print
// the words of these. A question of nothing else stays as it is.
func (q Question) WithinDays() Question {
	kept := slices.DeleteFunc(slices.Clone(q.Terms), func(t Term) bool {
		for i, s := range q.dated {
			if !q.Days[i].Soft && s.Overlaps(t.Span) {
				return true
			}
		}
		return false
	})
	if len(kept) > 0 {
		q.Terms = kept
	}
	return q
}

// YearLed is a text that ends with a year alone, with "in" before it: "ferry strike in 2024". It reports false for
// other texts.
func YearLed(text string) (string, bool) {
	words := strings.Fields(strings.TrimRight(text, " ?.!"))
	n := len(words)
	if n < 2 {
		return "", false
	}
	if _, ok := dates.YearNumber(words[n-1]); !ok || asking[prose.Fold(words[n-2])] || timeLeads[prose.Fold(words[n-2])] {
		return "", false
	}
	return strings.Join(words[:n-1], " ") + " in " + words[n-1], true
}

// Undated is text without the phrases that name a time. Without known.Now it is text itself.
func Undated(text string, known Known) string {
	_, spans := whenIn(text, known.Now, known.Zone)
	if known.Now.IsZero() || len(spans) == 0 {
		return text
	}
	return strings.TrimLeft(strings.Join(strings.Fields(without(text, spans)), " "), " ,")
}

// whenIn are the times that text names, and where.
func whenIn(text string, now time.Time, zone *time.Location) ([]dates.Days, []prose.Span) {
	r := dates.Read(text, now, zone)
	return r.Days, r.Spans
}
