package wording

import "testing"

// A claim of three to five words is found between quotation marks with one word mistyped, and never verbatim.
func TestMistyped(t *testing.T) {
	text := Of("The cook said “more bread and shelter” and left. “We want clean beds now,” said Tove. " +
		"Nobody gave them warm soup then. “In 2019 we paid nine crowns,” she said.")
	for _, tc := range []struct {
		name, claim string
		found       bool
	}{
		{"letters swapped", "bread and sheltre", true},
		{"a letter less", "We wnt clean beds now", true},
		{"a letter more, in the middle", "want cleean beds", true},
		{"the first word", "moer bread and shelter", true},
		{"two slips", "moor bread and shelter", true},
		{"a short word", "adn shelter and left", false}, // not all of it is quoted
		{"two words mistyped", "braed and sheltre", false},
		{"another word", "water and shelter", false},
		{"outside of marks", "gave them wram soup", false},
		{"a figure", "In 2018 we paid", false},
		{"no other content word", "and sheltre we", false},
		{"too short", "clean bedss", false},
		{"with an ellipsis", "We want … claen beds", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m, ok := Read(tc.claim).In(text)
			if ok != tc.found || m.Verbatim || m.Cut {
				t.Fatalf("found %t, verbatim %t, cut %t; want found %t and neither", ok, m.Verbatim, m.Cut, tc.found)
			}
			if ok && len(m.Difference) < 2 {
				t.Errorf("difference %+v, want the two spellings", m.Difference)
			}
		})
	}
}

// What a difference turns is known: a negation that is asked or printed, or left out by an ellipsis.
func TestTurned(t *testing.T) {
	text := Of("“The board will not sell the old ferry to anybody this year,” said Tove.")
	for claim, want := range map[string]bool{
		"The board will sell the old ferry to anybody this year":           true,
		"The board will not sell the new ferry to anybody this year":       false,
		"The board will not sell the old ferry to anybody perhaps ever":    true,
		"The board will … sell the old ferry to anybody":                   true,
		"The board will not sell … to anybody this year":                   false,
		"The board will not ever sell the old ferry to anybody this year":  false,
		"The board will never sell the old ferry to anybody this year now": true,
	} {
		if m, ok := Read(claim).In(text); !ok || m.Turned != want {
			t.Errorf("%q: found %t, turned %t; want %t", claim, ok, m.Turned, want)
		}
	}
}

// A claim that leaves out words of a quotation without an ellipsis differs from it.
func TestScattered(t *testing.T) {
	text := Of("“The bridge at Orlo is not known to be safe for heavy lorries,” said Tove. " +
		"The bridge stays safe for light lorries. “The weir is old. The ferry is safe,” she said.")
	for claim, want := range map[string]bool{
		"the bridge is safe for lorries":     true,
		"the bridge at Orlo is safe":         true,
		"bridge safe lorries":                false, // too few words
		"the bridge is to be":                false, // too few content words
		"the bridge is … safe lorries":       false, // its ellipsis says where words are left out
		"the bridge is safe for light boats": false,
		"the safe bridge is for lorries":     false, // another order
		"the old weir is safe":               false,
		"the weir is the ferry safe":         false, // of two sentences
	} {
		m, ok := Read(claim).In(text)
		if ok != want || m.Verbatim || m.Cut || ok && !m.Turned {
			t.Errorf("%q: found %t, %+v; want found %t", claim, ok, m, want)
		}
	}
}
