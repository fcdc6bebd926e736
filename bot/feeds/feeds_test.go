package feeds

import "testing"

func TestUserAgent(t *testing.T) {
	for contact, want := range map[string]string{"": "Quoth/devel",
		"mailto:desk@packet.example": "Quoth/devel (+mailto:desk@packet.example)",
		"a\r\nHost: b":               "Quoth/devel (+a Host: b)"} {
		if got := UserAgent("(devel)", contact); got != want {
			t.Errorf("contact %q makes the user agent %q, want %q", contact, got, want)
		}
	}
}
