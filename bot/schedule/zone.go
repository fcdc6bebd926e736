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

// zoneList has a name a line, sorted: the zones and links of the IANA time zone database 2025c (public
// domain), without Factory, as Go 1.26 has them in lib/time/zoneinfo.zip.
//
//go:embed zones.txt
var zoneList string

// Zones returns the names of the IANA time zones, sorted.
func Zones() []string { return strings.Fields(zoneList) }

// Zone returns the time zone with an IANA name, "Europe/London". It also reads "europe/london" and
// "America/New York". The error is a *bot.Refusal that offers the nearest names.
func Zone(name string) (*time.Location, error) {
	wanted := strings.ReplaceAll(strings.TrimSpace(name), " ", "_")
	for z := range strings.FieldsSeq(zoneList) {
		if strings.EqualFold(z, wanted) {
			return time.LoadLocation(z)
		}
	}
	return nil, &bot.Refusal{
		Message: fmt.Sprintf("“%s” is not a time zone.", bot.Short(name)),
		Hint:    "Nearest: " + strings.Join(NearestZones(name, 3), ", ") + ".",
	}
}

// NearestZones returns the n names that typed is most likely to mean, the likeliest first: those whose
// city starts with it, then those with the fewest typing slips in city and area. The zones of Etc are
// left out, because their signs are reversed: "Etc/GMT+5" is five hours behind UTC.
func NearestZones(typed string, n int) []string {
	area, city := splitZone(bot.Short(typed))
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

// slips returns how far the name is from the area and the city that were typed. The city counts three
// times as much as the area, which many people leave out.
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

// splitZone returns "america/argentina" and "salta" for "America/Argentina/Salta".
func splitZone(name string) (area, city string) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "_")
	i := strings.LastIndex(name, "/")
	return name[:max(i, 0)], name[i+1:]
}
