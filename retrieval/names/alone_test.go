package names_test

import (
	"testing"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// A line that names somebody is a name with what belongs to it, and nothing more.
func TestAlone(t *testing.T) {
	lexicon := names.With("Verb:\n said came\n", "")
	for _, tc := range []struct{ text, want string }{
		{"Rosa Vane", "Rosa Vane"},
		{"Alderman Rosa Vane", "Rosa Vane"},
		{"harbour master Rosa Vane", "Rosa Vane"},
		{"ROSA VANE, ALDERMAN", "ROSA VANE"},
		{"Rosa Vane, 54, of Ellery", "Rosa Vane"},
		{"Rosa Vane of the Harbour Trust", "Rosa Vane"},
		{"Dr R. J. Vane (Ellery)", "R. J. Vane"},
		{"Pope Linus", "Linus"},
		{"Rosa Vane, who came by boat", "Rosa Vane"},
		{"the harbour master, Rosa Vane", "Rosa Vane"},
		{"**Rosa Vane**, harbour master", "Rosa Vane"},
		{"the storm, Rosa Vane", ""},
		{"By Rosa Vane", ""},
		{"Rosa Vane said", ""},
		{"Rosa Vane’s boat", ""},
		{"the pier at Ellery", ""},
		{"Rosa Vane at the pier", ""},
		{"Monday", ""},
		{"", ""},
	} {
		var got string
		s := lexicon.Append(nil, tc.text, prose.Span{End: len(tc.text)})
		if r, ok := names.Alone(s); ok {
			got = r.Printed(tc.text)
		}
		if got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.text, got, tc.want)
		}
	}
}
