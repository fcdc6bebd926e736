package prose

import "testing"

func TestCapitalized(t *testing.T) {
	for word, want := range map[string]bool{"Crake": true, "Éva": true, "crake": false, "iPhone": false,
		"3M": false, "’Tis": false, "": false} {
		if got := Capitalized(word); got != want {
			t.Errorf("Capitalized(%q) = %t, want %t", word, got, want)
		}
	}
}

func TestUnpossessed(t *testing.T) {
	for name, want := range map[string]string{
		"Crake's": "Crake", "Crake’s": "Crake", "CRAKE'S": "CRAKE", "Odile Farrant’s": "Odile Farrant",
		"Crakes": "Crakes", "Crakes'": "Crakes'", "'s": "", "": "",
	} {
		if got := Unpossessed(name); got != want {
			t.Errorf("Unpossessed(%q) = %q, want %q", name, got, want)
		}
	}
}
