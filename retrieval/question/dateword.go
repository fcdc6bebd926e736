package question

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// dayNumber reads "6" and "6th".
func dayNumber(w string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && isDigits(w) && len(w) <= 2 && 1 <= n && n <= 31
}

func yearNumber(w string) (int, bool) {
	n, err := strconv.Atoi(w)
	return n, err == nil && isDigits(w) && 1900 <= n && n <= 2100
}

func isDigits(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == ""
}

// number reads a count of units; "few" and "couple" stand for what they commonly mean.
func number(w string) (int, bool) {
	if n, ok := numbers[w]; ok {
		return n, true
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && isDigits(w) && 0 < n && n < 1000
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5,
	"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}

var weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}

var shortWeekdays = map[string]time.Weekday{"mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday, "wed": time.Wednesday,
	"thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

// ambiguousMonths are words as well: they want a capital.
var ambiguousMonths = set("may march mar august jan")

// PlacesTime reports whether text has a word that places a time, such as "last" or "on". Without one
// a day may be a part of a name: "Black Friday".
func PlacesTime(text string) bool {
	return slices.ContainsFunc(foldedWords(text), func(w string) bool { return placesTime[prose.Unpossessed(w)] })
}

var placesTime = set("today yesterday tomorrow tonight now last this past next since ago week month year from on in")
