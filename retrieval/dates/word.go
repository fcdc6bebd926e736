package dates

import (
	"strconv"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// DayNumber reads "6", "6th" and "sixth" as a day of a month. It reports false for any other word.
func DayNumber(word string) (int, bool) {
	if n, ok := ordinals[word]; ok {
		return n, true
	}
	digits := strings.TrimRight(word, "stndrh")
	if suffix := word[len(digits):]; suffix != "" && !ordinalSuffixes[suffix] {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && isDigits(digits) && len(digits) <= 2 && 1 <= n && n <= 31
}

// isOrdinal reports whether a word is "6th" or "sixth" rather than "6".
func isOrdinal(word string) bool {
	_, ok := DayNumber(word)
	return ok && !isDigits(word)
}

// YearNumber reads a year of four digits, from 1900 to 2100.
func YearNumber(word string) (int, bool) {
	n, err := strconv.Atoi(word)
	return n, err == nil && isDigits(word) && 1900 <= n && n <= 2100
}

// Month reads the name of a month in small letters, whole or short. It reports false for any other
// word.
func Month(word string) (time.Month, bool) {
	m, ok := months[word]
	return m, ok
}

// IsWeekday reports whether a word in small letters is the whole name of a weekday.
func IsWeekday(word string) bool {
	_, ok := weekdays[word]
	return ok
}

// IsAlsoWord reports whether the name of a month, whole or short and in small letters, is a word as
// well: "may", "march", "mar".
func IsAlsoWord(month string) bool { return ambiguousMonths[month] }

func isOrdinalWord(w string) bool { _, ok := ordinals[w]; return ok }

func isDigits(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// count reads a number of units. That of "few", "some" and their like is vague.
func count(w string) (n int, vague, ok bool) {
	if n, ok := numbers[w]; ok {
		return n, false, true
	}
	if n, ok := vagueNumbers[w]; ok {
		return n, true, true
	}
	n, err := strconv.Atoi(w)
	return n, false, err == nil && isDigits(w) && 0 < n && n < 1000
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

// vagueNumbers are words for about so many.
var vagueNumbers = map[string]int{"couple": 2, "few": 3, "some": 3, "several": 4}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
	"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
	"nineteenth": 19, "twentieth": 20, "thirtieth": 30}

var ordinalSuffixes = prose.Set("st nd rd th")

var weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}

var shortWeekdays = map[string]time.Weekday{"mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday,
	"wed": time.Wednesday, "weds": time.Wednesday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday,
	"fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
	"dec": 12}

// ambiguousMonths are names of months that are words as well.
var ambiguousMonths = prose.Set("may march mar august jan")

// seasons are those of the northern half of the world, by their first month.
var seasons = map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// feasts fall on the same date each year.
var feasts = map[string]struct {
	month time.Month
	day   int
}{
	"christmas day": {12, 25}, "christmas eve": {12, 24}, "boxing day": {12, 26}, "new year's eve": {12, 31},
	"new year's day": {1, 1}, "new years eve": {12, 31}, "new years day": {1, 1}, "new year eve": {12, 31},
	"new year day": {1, 1}, "valentine's day": {2, 14}, "valentine day": {2, 14}, "valentines day": {2, 14},
}

var partsOfDay = prose.Set("morning afternoon evening night noon midday midnight lunchtime")

// goesOn are words that a phrase of time can stand before. Before any other word, a day or a year
// may be part of a name or a count: "the 6th floor", "2000 homes".
var goesOn = prose.Set(`a about against all am an and are as at be been by can could did do does for
	from had has have he her his how i if in into is it its no not of on or over say said she should so
	than that the their there they this to was we were what when where which who whom whose why will
	with would you after before during since until till through between`)

// calendarUnits are units of which "this", "last" and "next" name one by the calendar.
var calendarUnits = prose.Set("week month year")
