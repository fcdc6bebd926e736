package names

import (
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/prose"
)

// A heading that is misspelt would silently give its words no class.
func TestLists(t *testing.T) {
	known := strings.Fields(classNames)
	if 1<<len(known) != Own {
		t.Errorf("%d names of classes, want one for each before Own", len(known))
	}
	files, err := lists.ReadDir(".")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d lists, %v", len(files), err)
	}
	for _, f := range files {
		text, _ := lists.ReadFile(f.Name())
		for line := range strings.Lines(string(text)) {
			heading, isHeading := strings.CutSuffix(line, ":\n")
			for _, w := range strings.Fields(heading) {
				switch {
				case line[0] == '#':
				case isHeading && !slices.Contains(known, w):
					t.Errorf("%s: %q is no class", f.Name(), w)
				case !isHeading && prose.Fold(w) != w:
					t.Errorf("%s: %q is not folded", f.Name(), w)
				}
			}
		}
	}
}

func TestOf(t *testing.T) {
	for _, tc := range []struct {
		word     string
		is, isnt Class
	}{
		{"minister", Office | Role | Title, Rank},
		{"then-minister", Office, Title},
		{"mayor-elect", Office | Role, Suffix},
		{"elect", Elect, Role},
		{"council", Body, Place},
		{"hill", Place, Body},
		{"rosa", SheName, Role},
		{"xyl", 0, ^Class(0)},
		{"-", 0, ^Class(0)},
	} {
		if c := Of(tc.word); c&tc.is != tc.is || c.Is(tc.isnt) {
			t.Errorf("Of(%q) = %b, want %b and none of %b", tc.word, c, tc.is, tc.isnt)
		}
	}
}

func TestWith(t *testing.T) {
	l := With("# A comment.\nVerb shout:\n  said\nVerb:\n  chair\n", "whisper shout")
	if !l.Of("said").Is(Own<<1) || !l.Of("chair").Is(Verb) || !l.Of("chair").Is(Office) || Of("said").Is(Verb) {
		t.Error("With must add to the classes of words, and leave those of the package alone")
	}
}
