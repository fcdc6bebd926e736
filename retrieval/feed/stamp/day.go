package stamp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// day is a day of the calendar.
type day struct {
	year  int
	month time.Month
	day   int
}

func (d day) at(c *clock, zone *time.Location) time.Time {
	return time.Date(d.year, d.month, d.day, c.hour, c.minute, c.second, 0, zone)
}

// exists reports whether the calendar has the day.
func (d day) exists() bool {
	t := d.at(&clock{}, time.UTC)
	return t.Year() == d.year && t.Month() == d.month && t.Day() == d.day
}

func (d day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// Days in numbers.
var (
	yearFirst = regexp.MustCompile(`(?:^|\D)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\D|$)`)
	yearLast  = regexp.MustCompile(`(?:^|\D)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?'?(\d{4}|\d{2})(?:\D|$)`)
	dayOfYear = regexp.MustCompile(`^\s*(\d{4})-(\d{3})(?:\D|$)`)
)

// day returns the day that a stamp names. Its words are those of s.
func (r Reader) day(s string, words []string) (day, error) {
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return existing(day{int(number(m[1])), time.Month(number(m[2])), int(number(m[3]))})
	}
	if m := dayOfYear.FindStringSubmatch(s); m != nil {
		t := time.Date(int(number(m[1])), time.January, int(number(m[2])), 0, 0, 0, 0, time.UTC)
		return day{t.Year(), t.Month(), t.Day()}, nil
	}
	if m := yearLast.FindStringSubmatch(s); m != nil {
		return r.inNumbers(m, words)
	}
	return named(words)
}

func existing(d day) (day, error) {
	if !d.exists() {
		return day{}, errNoSuch
	}
	return d, nil
}

// inNumbers returns the day of a match of yearLast. Of the days that it may be, those of the future and those that are
// not the weekday of the stamp are left out, and then those that are not in the reader's order. Points are written
// only where the day stands first.
func (r Reader) inNumbers(m, words []string) (day, error) {
	orders, days := readings(m)
	if len(days) == 0 {
		return day{}, errNoSuch
	}
	keep := func(isIt func(int) bool) {
		var kept []int
		for i := range days {
			if isIt(i) {
				kept = append(kept, i)
			}
		}
		if len(kept) > 0 {
			days, orders = pick(days, kept), pick(orders, kept)
		}
	}
	keep(func(i int) bool { return m[2] == "." && orders[i] == DayFirst })
	keep(func(i int) bool { return !r.isFuture(days[i].at(&clock{}, time.UTC)) })
	if weekday, ok := weekdayOf(words); ok {
		keep(func(i int) bool { return days[i].at(&clock{}, time.UTC).Weekday() == weekday })
	}
	keep(func(i int) bool { return r.Order != AnyOrder && orders[i] == r.Order })
	if len(days) > 1 {
		return day{}, fmt.Errorf("it can be %v or %v", days[0], days[1])
	}
	return days[0], nil
}

func pick[T any](list []T, indices []int) []T {
	var out []T
	for _, i := range indices {
		out = append(out, list[i])
	}
	return out
}

// readings returns the days that a match of yearLast may be, with the order of each, no day twice. A year of two
// digits may stand first.
func readings(m []string) (orders []Order, days []day) {
	add := func(o Order, d day) {
		if d.exists() && !slices.Contains(days, d) {
			orders, days = append(orders, o), append(days, d)
		}
	}
	a, b, c := int(number(m[1])), int(number(m[3])), int(number(m[4]))
	add(DayFirst, day{century(m[4]), time.Month(b), a})
	add(MonthFirst, day{century(m[4]), time.Month(a), b})
	if len(m[4]) == 2 && len(m[1]) == 2 && m[2] != "." {
		add(AnyOrder, day{century(m[1]), time.Month(b), c})
	}
	return orders, days
}

// century returns the year of four digits, or of two as RFC 2822 reads them.
func century(digits string) int {
	n := int(number(digits))
	switch {
	case len(digits) > 2:
		return n
	case n < 50:
		return 2000 + n
	}
	return 1900 + n
}

// OrderOf returns the order of day and month in which the dates in numbers of a feed are written, if some of them
// can be read in one order only: the others are written alike.
func OrderOf(stamps []string) Order {
	seen := map[Order]bool{}
	for _, s := range stamps {
		c := spell(s)
		m := yearLast.FindStringSubmatch(c)
		if m == nil || m[2] == "." || len(m[4]) == 2 {
			continue
		}
		orders, days := readings(m)
		if weekday, ok := weekdayOf(wordsOf(c)); ok && len(days) == 2 {
			isIt := func(d day) bool { return d.at(&clock{}, time.UTC).Weekday() == weekday }
			if i := slices.IndexFunc(days, isIt); i >= 0 && !isIt(days[1-i]) {
				orders = orders[i : i+1]
			}
		}
		if len(orders) == 1 && m[1] != m[3] {
			seen[orders[0]] = true
		}
	}
	if len(seen) != 1 {
		return AnyOrder
	}
	for o := range seen {
		return o
	}
	return AnyOrder
}

// wordsOf returns the words and the numbers of a stamp. They need no space between them.
func wordsOf(s string) []string { return wordForm.FindAllString(s, -1) }

var wordForm = regexp.MustCompile(`\d+|\p{L}+`)

// named returns the day that words name with the name of a month.
func named(words []string) (day, error) {
	month, ok := monthOf(words)
	if !ok {
		return day{}, errNoDay
	}
	d := day{month: month}
	var years, days []string
	for _, w := range words {
		switch {
		case w[0] < '0' || w[0] > '9':
		case len(w) == 4:
			years = append(years, w)
		case len(w) <= 2:
			days = append(days, w)
		}
	}
	if len(years) == 0 && len(days) == 2 {
		switch {
		case number(days[0]) > 31: // 26 Mar 02 would be the second
			days, years = days[1:], days[:1]
		case len(days[1]) == 2:
			days, years = days[:1], days[1:]
		}
	}
	switch {
	case len(years) == 0:
		return day{}, errNoYear
	case len(days) == 0:
		return day{}, errNoDay
	case len(days) > 1:
		return day{}, errManyDays
	}
	d.year, d.day = century(years[0]), int(number(days[0]))
	return existing(d)
}

// monthOf returns the month that words name. "mar", "mar." and "paz" are weekdays in some languages, and months in
// others: before another month they are weekdays.
func monthOf(words []string) (time.Month, bool) {
	var found []string
	for _, w := range words {
		if _, ok := months[w]; ok {
			found = append(found, w)
		}
	}
	if len(found) > 1 && strings.Contains(" mar paz mart ", " "+found[0]+" ") {
		found = found[1:]
	}
	if len(found) == 0 {
		return 0, false
	}
	return months[found[0]], true
}

// weekdayOf returns the weekday that the first word names.
func weekdayOf(words []string) (time.Weekday, bool) {
	if len(words) == 0 {
		return 0, false
	}
	d, ok := weekdays[words[0]]
	return d, ok
}
