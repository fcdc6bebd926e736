package stamp

import (
	"regexp"
	"strconv"
)

// clock is a time of day. Hour 24 and second 60 are those of the next day and minute.
type clock struct{ hour, minute, second int }

// The forms of a time of day, in the order in which they are tried. Their groups are hour, minute, second, and the a
// or p of a clock of twelve hours; a form need not have the last ones.
var clocks = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|[^\d:.])()(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d+)?)?\s?(?:([ap])\.?\s?m\.?)?`),
	regexp.MustCompile(`(?:^|[^\d:.])()(\d{1,2})[.](\d{2})(?:[.](\d{2}))?\s?(?:(?:uhr|klo)\b|([ap])\.?m\b\.?)`),
	// 20h05
	regexp.MustCompile(`\b()(\d{1,2})\s?h\s?(?:(\d{2})(?:\s?m(?:in)?\s?(\d{2})?)?)?\b`),
	// 8 PM, 20 Uhr
	regexp.MustCompile(`\b()(\d{1,2})\s?(?:()()([ap])\.?\s?m\b\.?|uhr\b)`),
	// kl. 20.05
	regexp.MustCompile(`\b(?:kl|klo|kello|ore|alle|saat|godz|at)()\.?\s(\d{1,2})[.](\d{2})(?:[.](\d{2}))?\b`),
	// 2 Mar 2026 2005
	regexp.MustCompile(`\d{4}[\s,]+()([01]\d|2[0-3])([0-5]\d)(?:\s?(?:h|hrs|hours|uhr)\b|[\sz]|$)`),
	// 02.03.2026 20.05
	regexp.MustCompile(`\d{4}\D*?[\s,]()(\d{1,2})[.](\d{2})(?:[.](\d{2}))?(?:\s|$)`),
}

// cutClock returns the time of day of a stamp, and what stands before and after it. Without one it is midnight, and
// everything stands after it.
func cutClock(s string) (c clock, before, after string, err error) {
	for _, form := range clocks {
		m := form.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		var group [5]string
		for i := range group {
			if 2*i+3 < len(m) && m[2*i+2] >= 0 {
				group[i] = s[m[2*i+2]:m[2*i+3]]
			}
		}
		c = clock{int(number(group[1])), int(number(group[2])), int(number(group[3]))}
		return c.of(group[4]), s[:m[2]], s[m[1]:], c.check()
	}
	return clock{}, "", s, nil
}

// of returns the time of a clock of twelve hours, if half is "a" or "p". Some publishers print both 20 hours and PM.
func (c clock) of(half string) clock {
	switch {
	case half == "p" && c.hour < 12:
		c.hour += 12
	case half == "a" && c.hour == 12:
		c.hour = 0
	}
	return c
}

func (c clock) check() error {
	if c.hour > 24 || c.hour == 24 && c.minute+c.second > 0 || c.minute > 59 || c.second > 60 {
		return errClock
	}
	return nil
}

// number returns the value of some digits, 0 if there are none or too many.
func number(digits string) int64 {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
