package story

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/prose"
)

func bodyOf(text string) []string {
	var out []string
	for p := range Body(text) {
		out = append(out, p.Of(text))
	}
	return out
}

func TestBody(t *testing.T) {
	text := strings.Join([]string{
		"Sign up for our newsletter on the sea.",
		"By Odile Farrant",
		"SARN (Coast Agency) — The lock closed on Tuesday.",
		"A LONG WAIT",
		"“Nobody told us,” said Lorcan Prewett.",
		"The lock on a quiet day. (Photo: Ines Quill)",
		"Read more: How locks work.",
		"Odile Farrant contributed to this report.",
	}, "\n\n")
	want := []string{"The lock closed on Tuesday.", "“Nobody told us,” said Lorcan Prewett."}
	if diff := cmp.Diff(want, bodyOf(text)); diff != "" {
		t.Errorf("body differs (-want +got):\n%s", diff)
	}
}

func TestDatelines(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"place in capitals", "SARN — The lock closed.", "The lock closed."},
		{"colon", "LOW QUENBY: The lock closed.", "The lock closed."},
		{"agency in brackets", "SARN (Coast Agency): The lock closed.", "The lock closed."},
		{"place, region, agency", "Sarn, Upper Orle (CA) — The lock closed.", "The lock closed."},
		{"region in small letters", "FORT SARN, Orl. − The lock closed.", "The lock closed."},
		{"day", "SARN, March 3 (CA) - The lock closed.", "The lock closed."},
		{"quotation after it", "SARN — “The lock closed,” she said.", "“The lock closed,” she said."},
		{"none", "The lock closed.", "The lock closed."},
		{"dash in the sentence", "The lock — an old one — closed.", "The lock — an old one — closed."},
		{"name and colon", "Odile Farrant: the lock closed.", "Odile Farrant: the lock closed."},
		{"hyphen in a word", "NORTH-West winds closed the lock.", "NORTH-West winds closed the lock."},
		{"small letter after it", "SARN — the lock closed.", "SARN — the lock closed."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{tc.want}, bodyOf(tc.text)); diff != "" {
				t.Errorf("body differs (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzBody: paragraphs come in order, lie in the text, and are no boilerplate.
func FuzzBody(f *testing.F) {
	f.Add("SARN (CA) — The lock closed.\n\nRead more.\nNo end")
	f.Add("A: \xff—. \n B — .")
	f.Fuzz(func(t *testing.T, text string) {
		text = prose.Clean(text)
		all := slices.Collect(Body(text))
		for i, p := range all {
			if !p.Valid(text) || boilerplate.Is(p.Of(text)) || i > 0 && p.Start < all[i-1].End {
				t.Errorf("paragraph %d: %v of %q", i, p, text)
			}
		}
	})
}
