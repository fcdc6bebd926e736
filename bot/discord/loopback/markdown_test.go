package loopback

import "testing"

func TestReadingRejectsMarkup(t *testing.T) {
	for _, text := range []string{
		"@here", "# x", "a\n- x", "<t:1:R>", "[a](b)", "a_b", "https://x.example", ":smile:", "1. x",
	} {
		if words, err := Reading(text); err == nil {
			t.Errorf("%q is read as %q, want an error", text, words)
		}
	}
}
