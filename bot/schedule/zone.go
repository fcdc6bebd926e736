package schedule

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/retrieval/prose"
)

// zoneList holds a name a line, sorted: the zones and links of the IANA time zone database
// 2025c (public domain) as Go 1.26 has them in lib/time/zoneinfo.zip, but for Factory.
//
//go:embed zones.txt
var zoneList string

// Zones are the names of the IANA zones, sorted.
func Zones() []string { return strings.Fields(zoneList) }

// Zone finds a zone by its IANA name: "Europe/London", also as "europe/london" or "America/New
// York". The error is a *bot.Refusal that offers the nearest names.
func Zone(name string) (*time.Location, error) {
	wanted := strings.ReplaceAll(strings.TrimSpace(name), " ", "_")
	for z := range strings.FieldsSeq(zoneList) {
		if strings.EqualFold(z, wanted) {
			return time.LoadLocation(z)
		}
	}
	return nil, &bot.Refusal{
		Message: fmt.Sprintf("“%s” is not a time zone.", short(name)),
		Hint:    "Nearest: " + strings.Join(NearestZones(name, 3), ", ") + ".",
	}
}

// NearestZones are the n names that typed is most likely to mean, the likeliest first:
// those whose city starts like it, then those with the fewest slips in city and area. The
// zones of Etc are left out: their signs are the other way round, "Etc/GMT+5" is behind.
func NearestZones(typed string, n int) []string {
	area, city := splitZone(short(typed))
	far := make(map[string]int)
	var names []string
	for _, name := range Zones() {
		if !strings.HasPrefix(name, "Etc/") {
			far[name] = slips(area, city, name)
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return names[:min(n, len(names))]
}

// slips weighs how far the name is from what was typed. The city tells more than the area,
// which many leave out.
func slips(area, city, name string) int {
	a, c := splitZone(name)
	n := 3 * prose.Slips(city, c)
	if strings.HasPrefix(c, city) {
		n = min(n, 1)
	}
	if area == "" {
		return n
	}
	return n + prose.Slips(area, a)
}

// splitZone takes "america/argentina" and "salta" out of "America/Argentina/Salta".
func splitZone(name string) (area, city string) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "_")
	i := strings.LastIndex(name, "/")
	return name[:max(i, 0)], name[i+1:]
}

// short is s, or its start where it is too long to be repeated in a message.
func short(s string) string {
	const most = 40 // characters
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
