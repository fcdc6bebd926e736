package stamp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// places find the name of a zone by its place, "America/Los_Angeles", or by both of its names, "EST5EDT".
var places = regexp.MustCompile(`\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+)+\b|\b[A-Z]{3}\d[A-Z]{3}\b`)

// cutPlace returns the zone that a stamp names by its place, or nil, and the stamp without it.
func cutPlace(stamp string) (*time.Location, string) {
	at := places.FindStringIndex(stamp)
	if at == nil {
		return nil, stamp
	}
	zone, err := time.LoadLocation(stamp[at[0]:at[1]])
	if err != nil {
		return nil, stamp
	}
	return zone, strings.Trim(stamp[:at[0]]+" "+stamp[at[1]:], " []()")
}

// offsets find an offset after the time of day: "+0800", "+8", "GMT+5:30", "UTC-03".
var offsets = regexp.MustCompile(
	`^[\s,]*(?:(?:gmt|utc|ut|z)\s?)?([+-])(\d{1,2})(?:[:.]?(\d{2}))?(?::?\d{2})?($|[^\d/.:-])`)

// cutOffset returns the zone of the offset that s begins with, or nil, and the rest of s. The error is ErrZone if no
// zone has the offset.
func cutOffset(s string) (*time.Location, string, error) {
	m := offsets.FindStringSubmatch(s)
	if m == nil {
		return nil, s, nil
	}
	minutes := int(60*number(m[2]) + number(m[3]))
	rest := m[4] + s[len(m[0]):]
	if minutes > 14*60 || number(m[3]) > 59 {
		return time.UTC, rest, fmt.Errorf("%w (%s)", ErrZone, strings.TrimSpace(m[0]))
	}
	if m[1] == "-" {
		minutes = -minutes
	}
	return east(minutes), rest, nil
}

// east returns the zone so many minutes east of UTC.
func east(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	return time.FixedZone("", minutes*60)
}

// zoneOf returns the zone that one of the words after a time of day names, or nil. The error is ErrZone if a word can
// only be the name of a zone that is not known: it is in capitals in the stamp.
func zoneOf(words []string, stamp string) (*time.Location, error) {
	for i, w := range words {
		if zone := placeOf(words[i:], stamp); zone != nil {
			return zone, nil
		}
		if minutes, ok := zoneMinutes[strings.ToUpper(w)]; ok && months[w] == 0 {
			return east(minutes), nil
		}
	}
	for _, w := range words {
		name := strings.ToUpper(w)
		_, isDay := weekdays[w]
		if len(w) >= 3 && len(w) <= 5 && w[0] > '9' && strings.Contains(stamp, name) && months[w] == 0 && !isDay {
			return nil, fmt.Errorf("%w (%s)", ErrZone, name)
		}
	}
	return nil, nil
}

// commentZone returns the zone that a comment of a stamp names, "(JST)", or nil.
func commentZone(stamp string) *time.Location {
	for _, m := range comments.FindAllStringSubmatch(stamp, -1) {
		if zone, err := zoneOf(wordsOf(prose.Fold(m[1])), stamp); err == nil && zone != nil {
			return zone
		}
	}
	return nil
}

// placeOf returns the zone whose offset depends on the day that words begin with, such as "ET" and "Central European
// Time", or nil.
func placeOf(words []string, stamp string) *time.Location {
	place, ok := zonePlaces[words[0]]
	switch {
	case !ok, len(words[0]) == 2 && !strings.Contains(stamp, strings.ToUpper(words[0])):
		return nil
	case len(words[0]) == 2:
	case len(words) > 1 && words[1] == "european":
		place = europeanPlaces[words[0]]
	case len(words) == 1 || !slices.Contains(words[1:min(len(words), 3)], "time"):
		return nil
	}
	zone, err := time.LoadLocation(place)
	if err != nil {
		return nil
	}
	return zone
}

// zonePlaces and europeanPlaces have a place for each zone whose name is the same in summer and in winter.
var (
	zonePlaces = map[string]string{
		"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
		"eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
		"pacific": "America/Los_Angeles", "western": "Europe/Lisbon",
	}
	europeanPlaces = map[string]string{
		"eastern": "Europe/Athens", "central": "Europe/Berlin", "western": "Europe/Lisbon",
	}
)

// zoneMinutes maps the names of zones in news feeds to minutes east of UTC. If two zones share a name,
// it has the American one of RFC 822, or else that of the country with more writers of English: IST
// is Indian time, and BST British.
var zoneMinutes = map[string]int{
	"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEZ": 0,
	// North America
	"NST": -210, "NDT": -150, "AST": -240, "ADT": -180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
	"MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
	"HNT": -210, "HNA": -240, "HNE": -300, "HNC": -360, "HNR": -420, "HNP": -480, // in French
	"HAT": -150, "HAA": -180, "HAE": -240, "HAC": -300, "HAR": -360, "HAP": -420,
	// South America
	"ART": -180, "BRT": -180, "BRST": -120, "CLT": -240, "CLST": -180, "COT": -300, "PET": -300,
	"VET": -240, "UYT": -180, "BOT": -240,
	// Europe
	"BST": 60, "WEST": 60, "CET": 60, "MET": 60, "MEZ": 60, "CEST": 120, "MEST": 120, "MESZ": 120,
	"EET": 120, "EEST": 180, "OEZ": 120, "OESZ": 180, "MSK": 180, "МСК": 180, "MSD": 240, "TRT": 180, "FET": 180,
	// Africa
	"WAT": 60, "CAT": 120, "SAST": 120, "EAT": 180,
	// Asia
	"IDT": 180, "AZT": 240, "GST": 240, "IRST": 210, "AFT": 270, "PKT": 300, "UZT": 300, "IST": 330,
	"SLST": 330, "NPT": 345, "BDT": 360, "MMT": 390, "ICT": 420, "WIB": 420, "SGT": 480, "HKT": 480, "MYT": 480,
	"PHT": 480, "WITA": 480, "ULAT": 480, "JST": 540, "KST": 540, "WIT": 540,
	// Oceania
	"AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "FJT": 720, "CHST": 600,
}
