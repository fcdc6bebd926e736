package dateline

import (
	"strconv"
	"strings"
	"time"
)

// digitLayouts are the layouts of times that are only digits, by their length.
var digitLayouts = map[int]string{8: "20060102", 12: "200601021504", 14: "20060102150405"}

// number parses a time that is one number: "20260302", or the seconds, milliseconds or microseconds
// since 1970 ("1772446200", "1772446200000"), with or without a fraction. Other numbers are no times:
// a count of seconds has ten digits from 2001 to 2286.
func number(s string) (time.Time, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	if !isDigits(whole) || fraction != "" && !isDigits(fraction) {
		return time.Time{}, false
	}
	if layout, ok := digitLayouts[len(whole)]; ok && fraction == "" {
		t, err := time.Parse(layout, whole)
		return t, err == nil
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	switch {
	case err != nil:
	case len(whole) == 10:
		return time.Unix(n, 0).UTC(), true
	case len(whole) == 13:
		return time.UnixMilli(n).UTC(), true
	case len(whole) == 16:
		return time.UnixMicro(n).UTC(), true
	}
	return time.Time{}, false
}

const digits = "0123456789"

func isDigits(s string) bool { return s != "" && strings.Trim(s, digits) == "" }

// unwrap removes what programs write around a number: "@1772446200" and "/Date(1772446200000)/".
func unwrap(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "@")
	if inner, ok := strings.CutPrefix(s, "/Date("); ok {
		s, _, _ = strings.Cut(inner, ")")
	}
	return s
}
