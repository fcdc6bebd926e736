package boilerplate

import "testing"

func TestIs(t *testing.T) {
	for s, want := range map[string]bool{
		"Subscribe to the Courier for a crown a week.":              true,
		"Editor’s note: The figures were changed on Friday.":        true,
		"Follow us on all channels.":                                true,
		"A version of this story was sent to readers.":              true,
		"The harbour at dawn. Ines Quill/Getty Images":              true,
		"Divers at work (Photo by Ines Quill).":                     true,
		"THE DIVERS":                                                true,
		"Lorcan Prewett, Harbour correspondent":                     true,
		"":                                                          true,
		"Readers subscribe to the view that the lock is safe.":      false,
		"“Follow us,” the pilot said.":                              true, // a price worth paying
		"The photographer Ines Quill fell into the lock on Sunday.": false,
		"Contact with the pilot boat was lost at noon.":             false,
		"Copyright in the charts is held by the harbour board.":     false,
		"From left-bank villages to the sea, the water rose.":       false,
		"Ships wait (some for days).":                               false,
	} {
		if got := Is(s); got != want {
			t.Errorf("Is(%q) = %v, want %v", s, got, want)
		}
	}
}
