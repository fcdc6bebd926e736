package zones

import (
	_ "embed"
	"strings"
	"sync"

	"quoth/bot/suggest"
)

// placeList has lines of a zone, a colon, and the names of places in it with commas between; see there for
// its sources.
//
//go:embed places.txt
var placeList string

// place is a place by the name under which people look for it, with its time zone.
type place struct{ name, zone string }

// places returns the places by their folded names: those of the list, and the cities after which zones are named.
// Of several zones of one city the first by the alphabet counts; the others are links to it.
var places = sync.OnceValue(func() map[string]place {
	out := make(map[string]place)
	for _, p := range append(listed(), cities()...) {
		if _, ok := out[suggest.Fold(p.name)]; !ok {
			out[suggest.Fold(p.name)] = p
		}
	}
	return out
})

// suggested returns the places in the order in which they are suggested: those where most readers of news in
// English live, UTC, the cities of the zones, and the rest of the list.
var suggested = sync.OnceValue(func() []place {
	var out []place
	for _, zone := range usual {
		out = append(out, place{cityOf(zone), zone})
	}
	for _, p := range cities() {
		if isListed := p.name == p.zone && places()[suggest.Fold(p.name)] != p; !isListed { // "Japan"
			out = append(out, p)
		}
	}
	return append(out, listed()...)
})

// cities returns the cities after which zones are named, and the zones without a city.
func cities() (out []place) {
	for _, zone := range Names() {
		if !isReversed(zone) {
			out = append(out, place{cityOf(zone), zone})
		}
	}
	return out
}

// usual are the zones that are suggested before anything is typed.
var usual = strings.Fields(`America/New_York America/Chicago America/Denver America/Los_Angeles Europe/London UTC
	Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Istanbul Europe/Kyiv America/Toronto
	America/Sao_Paulo Africa/Cairo Africa/Lagos Africa/Nairobi Africa/Johannesburg Asia/Dubai Asia/Kolkata
	Asia/Singapore Asia/Shanghai Asia/Tokyo Australia/Sydney Pacific/Auckland`)

// cityOf returns "New York" for "America/New_York", and the whole name of a zone without a city.
func cityOf(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}

// listed returns the places of the list.
func listed() (out []place) {
	for line := range strings.Lines(placeList) {
		zone, names, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, ", ") {
			out = append(out, place{name, zone})
		}
	}
	return out
}
