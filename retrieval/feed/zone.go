package feed

import (
	"fmt"
	"strings"
	"unicode"
)

// zoneOffset returns the offset of a time zone, such as "+0800" for "SGT", "GMT+8" and "UTC+08:00".
// Unknown names of zones are UTC; ok is false if word is not the name of a zone.
func zoneOffset(word string) (offset string, ok bool) {
	name := strings.ToUpper(word)
	if minutes, ok := zoneMinutes[name]; ok {
		sign := '+'
		if minutes < 0 {
			sign, minutes = '-', -minutes
		}
		return fmt.Sprintf("%c%02d%02d", sign, minutes/60, minutes%60), true
	}
	for _, prefix := range [...]string{"GMT", "UTC"} {
		if digits, ok := strings.CutPrefix(name, prefix); ok {
			return fullOffset(digits), true
		}
	}
	if len(word) >= 3 && len(word) <= 5 && strings.ToUpper(word) == word && !strings.ContainsFunc(word, notUpper) {
		return "+0000", true
	}
	return "", false
}

func notUpper(r rune) bool { return !unicode.IsUpper(r) }

// fullOffset returns "+0800" for "+8", and "+0530" for "+05:30".
func fullOffset(s string) string {
	s = strings.ReplaceAll(s, ":", "")
	switch len(s) {
	case 2:
		return s[:1] + "0" + s[1:] + "00"
	case 3:
		return s + "00"
	case 5:
		return s
	}
	return "+0000"
}

// zoneMinutes maps the names of zones in news feeds to minutes east of UTC. If two zones share a name,
// it has the American one of RFC 822, or else that of the country with more writers of English: IST
// is Indian time, and BST British.
var zoneMinutes = map[string]int{
	"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0,
	// North America
	"NST": -210, "NDT": -150, "AST": -240, "ADT": -180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
	"MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
	"ET": -300, "CT": -360, "MT": -420, "PT": -480,
	// South America
	"ART": -180, "BRT": -180, "BRST": -120, "CLT": -240, "CLST": -180, "COT": -300, "PET": -300,
	"VET": -240, "UYT": -180, "BOT": -240,
	// Europe
	"BST": 60, "WEST": 60, "CET": 60, "MET": 60, "MEZ": 60, "CEST": 120, "MEST": 120, "MESZ": 120,
	"EET": 120, "EEST": 180, "MSK": 180, "MSD": 240, "TRT": 180, "FET": 180,
	// Africa
	"WAT": 60, "CAT": 120, "SAST": 120, "EAT": 180,
	// Asia
	"IDT": 180, "AZT": 240, "GST": 240, "IRST": 210, "AFT": 270, "PKT": 300, "UZT": 300, "IST": 330,
	"SLST": 330, "NPT": 345, "BDT": 360, "MMT": 390, "ICT": 420, "WIB": 420, "SGT": 480, "HKT": 480, "MYT": 480,
	"PHT": 480, "WITA": 480, "ULAT": 480, "JST": 540, "KST": 540, "WIT": 540,
	// Oceania
	"AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "FJT": 720, "CHST": 600,
}
