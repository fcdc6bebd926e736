package names_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/names"
)

func TestParse(t *testing.T) {
	for _, tc := range []struct {
		name, printed string
		want          names.Name
	}{
		{"a full name", "Rosa Vane", names.Name{Shown: "Rosa Vane", Words: []string{"rosa", "vane"}, Given: 1,
			Family: 1}},
		{"a middle name and a suffix", "Tom J. Vane Jr.",
			names.Name{Shown: "Tom J. Vane Jr", Words: []string{"tom", "j", "vane"}, Given: 1, Family: 2,
				Suffix: "jr"}},
		{"hyphens and particles", "Jean-Marc van der Ash-Thrupp",
			names.Name{Shown: "Jean-Marc van der Ash-Thrupp",
				Words: []string{"jean", "marc", "van", "der", "ash", "thrupp"}, Given: 2, Family: 2}},
		{"a role, a title and letters", "Justice Minister Dr Rosa Vane KC",
			names.Name{Shown: "Rosa Vane", Role: "Justice Minister", Words: []string{"rosa", "vane"}, Given: 1,
				Family: 1}},
		{"a surname", "Vane", names.Name{Shown: "Vane", Words: []string{"vane"}}},
		{"a body", "the Harbour Office", names.Name{Shown: "Harbour Office", Words: []string{"harbour", "office"},
			Given: 1, Family: 1, Body: true}},
		{"an acronym", "N.W.T.O.", names.Name{Shown: "N.W.T.O.", Words: []string{"nwto"}, Acronym: true}},
		{"who speaks for another", "a spokesman for President Rosa Vane",
			names.Name{Shown: "a spokesman for President Rosa Vane",
				Words: []string{"a", "spokesman", "for", "president", "rosa", "vane"},
				Given: 1, Family: 5, Body: true}},
		{"who speaks for another, without an article", "spokesman for President Rosa Vane",
			names.Name{Shown: "spokesman for President Rosa Vane",
				Words: []string{"spokesman", "for", "president", "rosa", "vane"}, Given: 1, Family: 4, Body: true}},
		{"nothing", "“—”", names.Name{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, names.Parse(tc.printed)); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tc.printed, diff)
			}
		})
	}
}

func TestSurname(t *testing.T) {
	for printed, want := range map[string][]string{"Omar al-Haddad": {"haddad"},
		"Ilse von der Mark": {"von", "der", "mark"}, "Vane": {"vane"}} {
		if diff := cmp.Diff(want, names.Parse(printed).Surname()); diff != "" {
			t.Errorf("surname of %q (-want +got):\n%s", printed, diff)
		}
	}
}

func TestSameMiddle(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{{"j", "jasper", true}, {"j", "j", true}, {"", "", true}, {"w", "hw", false}, {"jasper", "julian", false}} {
		if got := names.SameMiddle([]string{tc.a}, []string{tc.b}); got != tc.want {
			t.Errorf("SameMiddle(%q, %q) = %v, want %v", tc.a, tc.b, got, tc.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Rosa Vane", "the Rt Hon. Sir Tom H. W. O’Vane-Ash Jr, KC",
		"President Prime Minister A B MP MP", "aide to President A B", "N.W.T.O.’s", "3M & Co", "\xff’s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, printed string) {
		n := names.Parse(printed)
		if n.Given > n.Family || n.Family > 0 && n.Family >= len(n.Words) || (n.Key() == "") != (len(n.Words) == 0) {
			t.Errorf("Parse(%q) = %+v, want the forename before the surname, and a key for words", printed, n)
		}
		if again := names.Parse(n.Key()).Key(); again != n.Key() {
			t.Errorf("the key of %q is %q, whose key is %q", printed, n.Key(), again)
		}
		_ = names.IsBody(printed)
	})
}
