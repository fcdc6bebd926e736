package dates

import (
	"quoth/retrieval/calendar"
	"quoth/retrieval/prose"
)

// Days is a run of days that a text names.
type Days = calendar.Days

// Reading is what a text says of times.
type Reading struct {
	Days  []Days       // in the order of the text
	Spans []prose.Span // where each phrase stands, in bytes; as many as Days
	// Impossible are the phrases that name a day which no calendar has: "30 February".
	Impossible []prose.Span
}
