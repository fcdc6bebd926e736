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

// PlacesTime reports whether text has a word that places a time, such as "last" or "on". Without one
// a day may be a part of a name: "Black Friday".
func PlacesTime(text string) bool {
	return slices.ContainsFunc(input.FoldedWords(text), func(w string) bool { return placesTime[prose.Unpossessed(w)] })
}

var placesTime = prose.Set(`today yesterday tomorrow tonight now last this past next since ago week
	month year from on in`)

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
		if !ok || !input.Asking.Has(prose.Fold(word)) && !timeLeads[prose.Fold(word)] {
			return phrase
		}
		phrase = rest
	}
}

var timeLeads = prose.Set("since until till before after between during over around throughout within through of")

// soften marks the times that say when something else happened than what is asked for: in a
// sentence or a clause before the question ("After the vote on Monday, who …?"), beside outlets or
// reports that each have their own time, and those of the last week or without a year where the
// question asks what will be. What was does not come.
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
		comes := plans && (recent || q.isUndated(i))
		if !opens && !q.dated[i].Overlaps(asks) || several || comes {
			d.Soft = true
		}
		if past && !recent && q.leads(i, "by") { // "What had they built by 2018?"
			d.Soft = false
		}
	}
	q.softenParts()
}

// isUndated reports whether the time i is a month, or a day of one, without its year.
func (q *Question) isUndated(i int) bool {
	words := input.FoldedWords(q.dated[i].Of(q.Text))
	has := func(is func(string) bool) bool { return slices.ContainsFunc(words, is) }
	isMonth := func(w string) bool { _, ok := dates.Month(w); return ok }
	isYear := func(w string) bool { _, ok := dates.YearNumber(w); return ok || w == "last" || w == "ago" }
	return has(isMonth) && !has(isYear)
}

// leads reports whether a preposition leads the time i.
func (q *Question) leads(i int, preposition string) bool {
	_, ok := input.CutPrefix(q.dated[i].Of(q.Text), preposition+" ")
	return ok
}

// softenParts marks the times that say which of several things is meant, beside one that says when: "What did the board
// decide on Monday about the crane of 2017?"
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

// describes reports whether the time i stands behind "of" and a word that is itself no time: "the
// crane of 2017", and not "the end of 2017".
func (q *Question) describes(i int) bool {
	s := q.dated[i]
	if !q.leads(i, "of") {
		return false
	}
	before := input.FoldedWords(q.Text[:s.Start])
	return len(before) > 0 && !timeNouns[before[len(before)-1]]
}

var timeNouns = prose.Set(`start beginning end middle rest course whole all most much part half quarter month
	week day summer winter spring autumn fall news`)

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
	leadingClause = regexp.MustCompile(`(?i)^(?:after|following|since|despite|when|while|before|as|once|amid|` +
		`in the wake of|` +
		`because|though|although|thanks to|due to)\b[^,]*,\s+`)
	// severalReports is in a question that compares what an outlet printed at different times.
	severalReports = regexp.MustCompile(`(?i)\b(?:articles?|reports?|reporting)\b.*` +
		`\band\b.*\b(?:articles?|reports?|reporting)\b` +
		`|\b(?:as compared|compared|in comparison|as opposed|relative) (?:to|with)\b`)
	// plansAhead are the words of a question about what is to come.
	plansAhead = regexp.MustCompile(`(?i)\b(?:will|upcoming|scheduled|planned|expected|due|set to|going to|about to)\b`)
)

// Untimed are those of some words of the question that do not stand in a phrase of time. Articles
// need not print the others.
func (q Question) Untimed(words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool {
		return slices.ContainsFunc(q.dated, func(s prose.Span) bool {
			return slices.Contains(input.FoldedWords(s.Of(q.Text)), prose.Fold(w))
		})
	})
}

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

// YearLed is a text that ends with a year or a month alone, or is a year, with "in" before it:
// "ferry strike in 2024". It reports false for other texts.
func YearLed(text string) (string, bool) {
	words := strings.Fields(strings.TrimRight(text, " ?.!"))
	n := len(words)
	if n == 0 {
		return "", false
	}
	_, ok := dates.YearNumber(words[n-1])
	if n == 1 {
		return "in " + words[0], ok
	}
	if _, isMonth := dates.Month(prose.Fold(words[n-1])); isMonth {
		ok = !dates.IsAlsoWord(prose.Fold(words[n-1]))
	}
	if !ok || input.Asking.Has(prose.Fold(words[n-2])) || timeLeads[prose.Fold(words[n-2])] {
		return "", false
	}
	return strings.Join(words[:n-1], " ") + " in " + words[n-1], true
}

// IsYear reports whether text is a year alone.
func IsYear(text string) bool {
	_, ok := dates.YearNumber(strings.TrimSpace(text))
	return ok
}

// Undated is text without the phrases that name a time. Without known.Now it is text itself.
func Undated(text string, known Known) string {
	spans := dates.Read(text, known.Now, known.Zone).Spans
	if known.Now.IsZero() || len(spans) == 0 {
		return text
	}
	return strings.TrimLeft(strings.Join(strings.Fields(input.Without(text, spans)), " "), " ,")
}
