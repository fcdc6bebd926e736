package syntax

import "testing"

func TestWordFilter(t *testing.T) {
	var f wordFilter
	for _, w := range []string{"", "pier", "élan"} {
		f.add(w)
	}
	for word, want := range map[string]bool{
		"": true, "pier": true, "peer": true, "élan": true, "pie": false, "tide": false,
	} {
		if got := f.mayHold(word); got != want {
			t.Errorf("mayHold(%q) = %v", word, got)
		}
	}
	if empty := (wordFilter{}); empty.mayHold("pier") || empty.mayHold("") {
		t.Error("a filter without words must hold none")
	}
}
