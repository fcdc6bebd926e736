package people_test

import (
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/people"
)

// speaking returns forms of names, the first the most quoted.
func speaking(named ...string) []people.Form {
	var forms []people.Form
	for i, name := range named {
		forms = append(forms, people.Form{Name: name, Articles: numbers(len(named) - i)})
	}
	return forms
}

func TestSuggest(t *testing.T) {
	d := people.Gather(speaking("Rosa Vane", "Officials", "Vane", "Grey House", "Republicans", "Tavel", "Quill", "Quenby",
		"Tavel Mayor Rosa Vane", "Ada Quill", "Quenby Republican", "Americans", "Tavel-based Vanetech", "Tavel and Quenby",
		"Q", "Jr", "Étienne Moreau", "Chinese", "Bank of Quenby and Tavel", "NWTO"))
	for _, tt := range []struct {
		name, typed string
		want        string
	}{
		{"nothing typed: the most quoted, of clear names", "",
			"Rosa Vane, Grey House, Tavel, Quill, Quenby, Ada Quill, Étienne Moreau, Bank of Quenby and Tavel, NWTO"},
		{"a surname is the person's who bears it, if that is quoted more", "van", "Rosa Vane"},
		{"a surname that is quoted more than a namesake", "quil", "Quill, Ada Quill"},
		{"words for people", "offi", ""},
		{"a party", "repu", ""},
		{"a member of a party", "quenby rep", ""},
		{"a people", "chine", ""},
		{"what only describes", "tavel-b", ""},
		{"a letter", "q", "Quill, Quenby, Ada Quill, Bank of Quenby and Tavel"},
		{"a pair of speakers", "tavel a", ""},
		{"accents", "etie", "Étienne Moreau"},
		{"a slip in a forename", "rsoa", "Rosa Vane"},
		{"a slip in a surname", "moerau", "Étienne Moreau"},
		{"a slip over two words", "rosa vn", "Rosa Vane"},
		{"a slip in a short text", "rso", ""},
		{"two slips", "rsoa vn", ""},
		{"nobody", "zzzzzz", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var names []string
			for _, p := range d.Suggest(tt.typed, 9, nil) {
				names = append(names, p.Name)
			}
			if got := strings.Join(names, ", "); got != tt.want {
				t.Errorf("Suggest(%q) = %q, want %q", tt.typed, got, tt.want)
			}
		})
	}
	var got []string
	d = people.Gather(speaking("Rosa Vane", "Staff", "Inside Vane", "Tavel", "Watch House"))
	for _, p := range d.Suggest("", 9, func(word string) bool { return word == "Tavel" }) {
		got = append(got, p.Name)
	}
	if want := []string{"Rosa Vane", "Tavel", "Watch House"}; !slices.Equal(got, want) {
		t.Errorf("with words that are no names Suggest returns %q, want %q", got, want)
	}
}
