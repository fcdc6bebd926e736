package read

import (
	"strings"
	"time"
)

const datedForm = `"date YYYY-MM-DD Headline"`

// datedRecord reads a dated text: a first line [blank]date YYYY-MM-DD Headline, then
// the text, one paragraph a line. The text has been through the text rules.
func datedRecord(text string) (record, *Refusal) {
	first, body, _ := strings.Cut(text, "\n")
	words := strings.Fields(first)
	if len(words) < 2 || words[0] != "date" {
		return record{}, refuse(1, "no date in the first line: want %s", datedForm)
	}
	day, headline := words[1], strings.Join(words[2:], " ")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return record{}, refuse(1, "%q is no day of the calendar: want %s", short(day), datedForm)
	}
	if headline == "" {
		return record{}, refuse(1, "no headline after the date: want %s", datedForm)
	}
	return record{Title: headline, Published: day, Text: body}, nil
}
