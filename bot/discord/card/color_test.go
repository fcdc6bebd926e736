package card

import (
	"fmt"
	"testing"
)

// contrast returns the contrast of two colours by WCAG 2.2.
func contrast(a, b int) float64 {
	bright := func(c int) float64 {
		return luminance(float64(c>>16)/255, float64(c>>8&255)/255, float64(c&255)/255)
	}
	x, y := bright(a), bright(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestColoursAreReadableOnBothBackgrounds(t *testing.T) {
	seen := make(map[int]bool)
	for i := range 1000 {
		c := outletColor(fmt.Sprintf("Outlet %d", i))
		seen[c] = true
		for name, background := range map[string]int{"light": 0xF2F3F5, "dark": 0x2B2D31} {
			if got := contrast(c, background); got < 3 {
				t.Errorf("%06X has a contrast of %.2f to the %s background, want 3", c, got, name)
			}
		}
	}
	if len(seen) != hues {
		t.Errorf("%d colours, want %d", len(seen), hues)
	}
}

func TestAnOutletKeepsItsColour(t *testing.T) {
	if outletColor("Tavel Post") != outletColor(" TAVEL  post ") {
		t.Error("another way of writing a name has another colour")
	}
	if outletColor("Tavel Post") == outletColor("Sorrel Echo") {
		t.Error("two outlets have one colour: choose other names for this test")
	}
	if got := outletColor(""); got != colorOwn {
		t.Errorf("no outlet has the colour %06X, want that of Quoth's own words", got)
	}
}
