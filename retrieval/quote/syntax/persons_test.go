package syntax

import "testing"

// A quotation is only read for names where it can have one.
func TestMayName(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "We will go on.": false, "we met Ruth once": false, "Ask Ruth Hill.": true, "i saw Élise Ørsted": true,
	} {
		if got := mayName(text); got != want {
			t.Errorf("mayName(%q) = %v", text, got)
		}
	}
}
