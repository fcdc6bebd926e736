// Package zones knows the IANA time zones, and which of them people mean who name a city, a country or a
// time of their own: "Berlin", "New York", "Bombay", "Japan", "Pacific Time".
//
//	zone, err := zones.Read("San Francisco")  // America/Los_Angeles
//	zones.Suggest("berl", 25)                 // Berlin (Europe/Berlin)
package zones

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/suggest"
	"quoth/retrieval/prose"
)

// zoneList has a name a line, sorted: the zones and links of the IANA time zone database 2025c (public
// domain), without Factory, as Go 1.26 has them in lib/time/zoneinfo.zip.
//
//go:embed zones.txt
var zoneList string

// Names returns the names of the IANA time zones, sorted.
func Names() []string { return strings.Fields(zoneList) }

// Read returns the time zone with an IANA name, "Europe/London", or that of a place, "London". It also reads
// "europe/london" and "America/New York". The error is a *bot.Refusal that offers the nearest names.
func Read(typed string) (*time.Location, error) {
	if p, ok := places()[suggest.Fold(typed)]; ok {
		return time.LoadLocation(p.zone)
	}
	wanted := strings.ReplaceAll(strings.TrimSpace(typed), " ", "_")
	for z := range strings.FieldsSeq(zoneList) {
		if strings.EqualFold(z, wanted) {
			return time.LoadLocation(z)
		}
	}
	return nil, &bot.Refusal{
		Message: fmt.Sprintf("“%s” is not a time zone.", bot.Short(typed)),
		Hint:    "Write a big city, or a zone by its IANA name. Nearest: " + strings.Join(nearest(typed, 3), ", ") + ".",
	}
}

// nearest returns the n names that typed is most likely to mean, the likeliest first: those whose city
// starts with it, then those with the fewest typing slips in city and area. The zones of Etc are left out,
// because their signs are reversed: "Etc/GMT+5" is five hours behind UTC.
func nearest(typed string, n int) []string {
	area, city := split(bot.Short(typed))
	far := make(map[string]int)
	var names []string
	for _, name := range Names() {
		if !isReversed(name) {
			far[name] = slips(area, city, name)
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return names[:min(n, len(names))]
}

func isReversed(name string) bool { return strings.HasPrefix(name, "Etc/") }

// slips returns how far the name is from the area and the city that were typed. The city counts three
// times as much as the area, which many people leave out.
func slips(area, city, name string) int {
	a, c := split(name)
	n := 3 * prose.Slips(city, c)
	if strings.HasPrefix(c, city) {
		n = min(n, 1)
	}
	if area == "" {
		return n
	}
	return n + prose.Slips(area, a)
}

// split returns "america/argentina" and "salta" for "America/Argentina/Salta".
func split(name string) (area, city string) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "_")
	i := strings.LastIndex(name, "/")
	return name[:max(i, 0)], name[i+1:]
}
