package read

import (
	"strings"
	"time"
)

const datedLine = `"date YYYY-MM-DD Headline"`

// parseDatedText parses a first line "date YYYY-MM-DD Headline", which may start with a blank, and
// the text below it, one paragraph a line. The input comes from prose.Clean.
func parseDatedText(text string) (record, *Refusal) {
	first, body, _ := strings.Cut(text, "\n")
	words := strings.Fields(first)
	if len(words) < 2 || words[0] != "date" {
		return record{}, refuse(1, "no date in the first line: want %s", datedLine)
	}
	day, headline := words[1], strings.Join(words[2:], " ")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return record{}, refuse(1, "%q is not a day of the calendar: want %s", short(day), datedLine)
	}
	if headline == "" {
		return record{}, refuse(1, "no headline after the date: want %s", datedLine)
	}
	return record{Title: headline, Published: day, Text: body}, nil
}
