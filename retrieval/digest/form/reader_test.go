package form

import "testing"

func TestAddressesReader(t *testing.T) {
	for s, want := range map[string]bool{
		"What does the board hide from the skippers of Quenby?":             true,
		"Seventy-one eels – 71! – in one net for Tilda Marsh of Wether.":    true,
		"What a night it was for the rowers of Lower Marl!":                 true,
		"Explore the bay with news on tides, ferries and weather.":          true,
		"Sign up for the letter that the Gazette sends on Sundays.":         true,
		"Find out which of the seven bridges will be closed in May.":        true,
		"“Go home!” shouted the crowd as the governor left the hall.":       false,
		"Explorers found the wreck of a whaler below the rock on Monday.":   false,
		"Discovery of a wreck stopped the work on the new mole on Tuesday.": false,
		"Getting the ferries back took nine days and 14 hours of talks.":    false,
		"Visitors to the mole were turned back after a gale on Sunday.":     false,
		"The search engine Yahoo! said that it would open a house in Tarn.": false,
		"The board, asked “why now?”, said that the gates would not wait.":  false,
		"Clicks in the wall were heard for a week before it gave way.":      false,
	} {
		if got := AddressesReader(s); got != want {
			t.Errorf("AddressesReader(%q) = %v, want %v", s, got, want)
		}
	}
}

func TestPointsBehindPause(t *testing.T) {
	for s, want := range map[string]bool{
		"In the two years since the flood, these groups have grown.":  true,
		"Under the plan, such barges have to wait below the weir.":    true,
		"After the vote, this was called a disaster by the skippers.": true,
		"After the vote, this week’s fair was called off.":            false,
		"After the vote, the board closed the old lock at Quenby.":    false,
		"In Quenby, Thisbe Marl opened a yard for barges on Monday.":  false,
		"The board closed the lock, those who were there said.":       false,
		"The harbour board of Quenby closed the old lock on Tuesday.": false,
	} {
		if got := PointsBack(s); got != want {
			t.Errorf("PointsBack(%q) = %v, want %v", s, got, want)
		}
	}
}
