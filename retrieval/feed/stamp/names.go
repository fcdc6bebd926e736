package stamp

import (
	_ "embed"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// The names of months and weekdays, with a line for each language: the twelve months, or the seven days from Sunday,
// each in the forms that are printed, whole and short. A form that two languages use for different months or days is
// only in the list of the language with more newspapers. The names are those of the Unicode CLDR, version 44.
var (
	//go:embed months.txt
	monthNames string
	//go:embed weekdays.txt
	weekdayNames string
)

var (
	months   = calendarNames[time.Month](monthNames, 1)
	weekdays = calendarNames[time.Weekday](weekdayNames, 0)
)

// calendarNames returns the folded names of a list with their numbers, the first of which is first. A name of two
// numbers has the one of the earlier line.
func calendarNames[T ~int](list string, first T) map[string]T {
	out := map[string]T{}
	for line := range strings.Lines(strings.TrimSpace(list)) {
		n := first
		for forms := range strings.SplitSeq(strings.TrimSpace(line), "/") {
			for _, name := range strings.Fields(forms) {
				if name = prose.Fold(name); out[name] == 0 {
					out[name] = n
				}
			}
			n++
		}
	}
	return out
}

// signs are those of Chinese, Japanese and Korean dates. Halves of the day stand before the hour there and are not
// read.
var signs = strings.NewReplacer(folded("年", "-", "月", "-", "日", " ", "時", ":", "时", ":", "分", ":", "秒", " ",
	"년 ", "-", "년", "-", "월 ", "-", "월", "-", "일", " ", "시 ", ":", "시", ":", "분", ":", "초", " ", "’", "'")...)

// folded returns pairs of old and new text with the old ones folded.
func folded(pairs ...string) []string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = prose.Fold(pairs[i])
	}
	return pairs
}
