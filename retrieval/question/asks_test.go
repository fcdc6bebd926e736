package question

import "testing"

func TestAsks(t *testing.T) {
	for text, want := range map[string]bool{
		"How old is Odile Farrant?":           true,
		"ok bot how old is odile farrant":     true,
		"did odile farrant resign":            true,
		"In which town was the ferry built?":  true,
		"What's the score?":                   true,
		"odile farrant age":                   false,
		"the ferry did not sail":              false,
		"":                                    false,
		"Odile Farrant on the lock at Quenby": false,
	} {
		if got := (Question{Text: text}).Asks(); got != want {
			t.Errorf("%q asks: %v, want %v", text, got, want)
		}
	}
}
