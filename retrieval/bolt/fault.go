package bolt

import "fmt"

// Fault counts what is wrong in the same way, with the first places. The zero Fault is none.
type Fault struct {
	Count int
	First []string
}

// shownPlaces bounds the places of a Fault.
const shownPlaces = 5

// Add counts a place where something is wrong.
func (f *Fault) Add(format string, args ...any) {
	if f.Count++; len(f.First) < shownPlaces {
		f.First = append(f.First, fmt.Sprintf(format, args...))
	}
}
