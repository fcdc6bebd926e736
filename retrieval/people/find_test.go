package people_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/people"
)

// town returns the speakers of the articles of these tests.
func town() []people.Form {
	return read(
		"90 Rosa Vane | Westren Prime Minister", "10 Westren Prime Minister Rosa Vane", "20 Vane",
		"60 Étienne Moreau | Galian President", "5 Étienne Moreau | French President", "3 Moreau | President",
		"8 Luc Barbet | former French President", "7 Ada Quill | Deputy Mayor",
		"6 Piet Quill | Mayor of Ellery", "5 Quill",
		"50 Tom Ash", "30 Tom J. Ash | Sen", "12 Peter Ash", "11 Tom Ash Jr",
		"40 Carl W. Thrupp", "35 Carl H. W. Thrupp",
		"25 Ilse von der Mark | Commission President", "24 Omar bin Haddad", "23 Karin Jean-Blanc",
		"22 Oksana Tarenskyy", "21 Oksana Tarensky", "6 Tarensky",
		"45 Edmund | King", "9 Ray Edmund", "4 Edmund Hale",
		"70 NWTO", "15 Northern Weather and Tides Organisation",
		"55 the Grey House", "33 Ellery Times", "14 European Harbour Commission",
		"13 Joan Baker", "12 Joan Miller", "11 Joan Potter",
		"2 a spokesman for Rosa Vane", "6 Nell Crake | Vane spokesperson",
	)
}

// summary returns f in a line: "surname: Rosa Vane; bare Vane; near X, Y".
func summary(f people.Found) string {
	var people []string
	for _, p := range f.People {
		people = append(people, p.Name)
	}
	s := strings.Trim(fmt.Sprintf("%s: %s", f.By, strings.Join(people, ", ")), ": ")
	if f.Others != nil {
		var others []string
		for _, p := range f.Others {
			others = append(others, p.Name)
		}
		s += "; others " + strings.Join(others, ", ")
	}
	if f.Bare != nil {
		s += "; bare " + f.Bare.Name
	}
	if f.Near != nil {
		s += "; near " + strings.Join(f.Near, ", ")
	}
	return strings.TrimPrefix(s, "; ")
}

func TestFind(t *testing.T) {
	d := people.Gather(town())
	for _, tc := range []struct{ name, words, want string }{
		{"a full name", "Rosa Vane", "name: Rosa Vane"},
		{"small letters", "rosa vane", "name: Rosa Vane"},
		{"with a role", "Westren Prime Minister Rosa Vane", "name: Rosa Vane"},
		{"with a title", "Mrs Vane", "surname: Rosa Vane; bare Vane"},
		{"quotation marks inside", "the “Rosa” 'Vane'", "name: Rosa Vane"},
		{"possessive", "Rosa Vane's", "name: Rosa Vane"},
		{"accents off", "etienne moreau", "name: Étienne Moreau"},
		{"a surname that one has", "Vane", "surname: Rosa Vane; bare Vane"},
		{"a surname that two have", "Quill", "surname: Ada Quill, Piet Quill; bare Quill"},
		{"a surname of a father and a son", "ash", "surname: Tom Ash; others Peter Ash, Tom Ash Jr"},
		{"the son", "Ash Jr", "surname: Tom Ash Jr"},
		{"a name without the middle initial", "Tom Ash", "name: Tom Ash"},
		{"a name with another middle initial", "Tom K. Ash", "name: Tom Ash"},
		{"a name that two may have", "Carl Thrupp", "name: Carl W. Thrupp, Carl H. W. Thrupp"},
		{"the one with initials", "Carl W Thrupp", "name: Carl W. Thrupp"},
		{"the one with a middle name for initials", "Carl Hugo William Thrupp", "name: Carl H. W. Thrupp"},
		{"an initial and a surname", "R. Vane", "surname: Rosa Vane"},
		{"another initial", "A. Vane", "near Rosa Vane, Vane, a spokesman for Rosa Vane"},
		{"a surname with particles", "von der Mark", "surname: Ilse von der Mark"},
		{"a surname without its particles", "Mark", "surname: Ilse von der Mark"},
		{"a surname with one particle", "bin Haddad", "surname: Omar bin Haddad"},
		{"a surname with a hyphen", "Jean-Blanc", "surname: Karin Jean-Blanc"},
		{"a part of a surname", "Jean", "part: Karin Jean-Blanc"},
		{"a first name that one has", "Rosa", "first name: Rosa Vane"},
		{"a first name that some have", "Joan", "first name: Joan Baker, Joan Miller, Joan Potter"},
		{"a knight's first name", "Sir Piet", "first name: Piet Quill"},
		{"a king needs no other name", "Edmund", "name: Edmund"},
		{"nor with his role", "King Edmund", "name: Edmund"},
		{"a body", "Grey House", "name: Grey House"},
		{"a body with the", "The Grey House", "name: Grey House"},
		{"a part of a body's name", "Times", "part: Ellery Times"},
		{"an acronym with points", "N.W.T.O.", "name: NWTO; near Northern Weather and Tides Organisation"},
		{"a body that has an acronym", "Northern Weather and Tides Organisation",
			"name: Northern Weather and Tides Organisation; near NWTO"},
		{"an acronym that is not printed", "EHC", "near European Harbour Commission"},
		{"another spelling of a full name", "Oksana Tarensky", "name: Oksana Tarenskyy"},
		{"another spelling of a surname", "Tarenskyy", "surname: Oksana Tarenskyy; bare Tarensky"},
		{"a role", "the Galian president", "role: Étienne Moreau"},
		{"a role in another order", "President, Galian", "role: Étienne Moreau"},
		{"a role by its country", "the president of France", "role: Étienne Moreau"},
		{"the former one when asked for", "the former French president", "role: Luc Barbet"},
		{"a role that some have", "president", "role: Étienne Moreau, Ilse von der Mark"},
		{"a deputy is not the mayor", "mayor of Ellery", "role: Piet Quill"},
		{"a role in short and in full", "senators", "role: Tom Ash"},
		{"an office and its bearer's short form", "PM of Westren", "role: Rosa Vane"},
		{"a country without an office", "Westren", ""},
		{"a spokesman by his master", "Vane spokesman", "role: Nell Crake"},
		{"a role and a surname", "Prime Minister Vane", "surname: Rosa Vane; bare Vane"},
		{"a role between two of a surname", "Deputy Mayor Quill", "surname: Ada Quill; bare Quill"},
		{"a name, then a role", "Quill, Mayor of Ellery", "surname: Piet Quill; bare Quill"},
		{"a role of somebody else", "King Vane", "near Rosa Vane, Vane, a spokesman for Rosa Vane"},
		{"a spokesman is a speaker of his own", "a spokesman for Rosa Vane", "name: a spokesman for Rosa Vane"},
		{"and never his master", "the spokesman for Peter Ash", "near Peter Ash"},
		{"nor a body that he speaks for", "a spokesman for the Grey House", "near Grey House"},
		{"an office is not its holder", "Ash's office", ""},
		{"another first name", "Doris Vane", "near Rosa Vane"},
		{"a misspelled first name", "Rsoa Vane", "near Rosa Vane, a spokesman for Rosa Vane"},
		{"a misspelled surname", "Haddat", "near Omar bin Haddad"},
		{"a misspelled body", "Gray House", "near Grey House"},
		{"a name that nobody has", "Zebulon Xyrx", ""},
		{"one letter", "r", ""},
		{"words of one letter", "r v", ""},
		{"small words", "of the", ""},
		{"nothing", "", ""},
		{"marks", "“”", ""},
		{"very long", strings.Repeat("Rosa Vane ", 5000), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := summary(d.Find(tc.words)); got != tc.want {
				t.Errorf("Find(%q) = %q, want %q", tc.words, got, tc.want)
			}
		})
	}
}

// A word that is a role and somebody's name is read as the name, unless "the" stands before it.
func TestRoleNeverBeatsName(t *testing.T) {
	d := people.Gather(read("1 Nell Pope", "90 Benedict | Pope", "2 Prime Minister", "90 Rosa Vane | Prime Minister"))
	for words, want := range map[string]string{
		"Pope":           "surname: Nell Pope; near Benedict",
		"the Pope":       "role: Benedict",
		"Prime Minister": "name: Prime Minister; near Rosa Vane",
	} {
		if got := summary(d.Find(words)); got != want {
			t.Errorf("Find(%q) = %q, want %q", words, got, want)
		}
	}
}

// A surname is asked for more often than the same word as a forename, unless it is a
// forename nearly always.
func TestForenameOrSurname(t *testing.T) {
	forms := read("9 Abel Joan")
	for i := range 7 {
		forms = append(forms, people.Form{Name: "Joan Bearer" + string(rune('a'+i)), Articles: numbers(1)})
	}
	if got, want := summary(people.Gather(forms).Find("Joan")), "surname: Abel Joan"; got != want {
		t.Errorf("with 7 forenames: %q, want %q", got, want)
	}
	forms = append(forms, people.Form{Name: "Joan Last", Articles: numbers(1)})
	if f := people.Gather(forms).Find("Joan"); f.By != people.ByFirstName || len(f.People) != 9 {
		t.Errorf("with 8 forenames: %q, want all 9 by first name", summary(f))
	}
}

// A country is not somebody who bears its name.
func TestBareNameQuotedManyTimesMore(t *testing.T) {
	for _, tc := range []struct{ bare, want string }{
		{"16 Westren", "surname: Ulf Westren; bare Westren"},
		{"17 Westren", "surname: Westren; others Ulf Westren"},
	} {
		if got := summary(people.Gather(read("2 Ulf Westren", tc.bare)).Find("Westren")); got != tc.want {
			t.Errorf("with %q: %q, want %q", tc.bare, got, tc.want)
		}
	}
}

func TestFoundKeys(t *testing.T) {
	d := people.Gather(town())
	for words, want := range map[string][]string{
		"Vane":      {"rosa vane", "vane"},    // the bare surname with her
		"Rosa Vane": {"rosa vane"},            // but not here
		"Tom Ash":   {"tom ash", "tom j ash"}, // all that is joined
		"Quill":     nil,                      // one of two
		"Nobody":    nil,
	} {
		if diff := cmp.Diff(want, d.Find(words).Keys()); diff != "" {
			t.Errorf("Find(%q).Keys() (-want +got):\n%s", words, diff)
		}
	}
}

func TestFindCountsThePeopleItLeavesOut(t *testing.T) {
	var forms []people.Form
	for i := range 40 {
		forms = append(forms, people.Form{Name: "Rosa" + strings.Repeat("a", i) + " Vane", Articles: numbers(40 - i)})
	}
	f := people.Gather(forms).Find("Vane")
	if len(f.People) != 25 || f.More != 15 || f.People[0].Name != "Rosa Vane" {
		t.Errorf("Find offers %d and %d more, first %q; want 25 and 15, first Rosa Vane",
			len(f.People), f.More, f.People[0].Name)
	}
}

func TestComplete(t *testing.T) {
	d := people.Gather(town())
	for _, tc := range []struct {
		name, prefix string
		n            int
		want         string
	}{
		{"a forename", "ros", 9, "Rosa Vane, a spokesman for Rosa Vane"},
		{"a surname, most quoted first", "quil", 9, "Ada Quill, Piet Quill, Quill"},
		{"at most n", "quil", 2, "Ada Quill, Piet Quill"},
		{"over two words", "rosa v", 9, "Rosa Vane, a spokesman for Rosa Vane"},
		{"a blank at the end", "rosa ", 9, "Rosa Vane, a spokesman for Rosa Vane"},
		{"accents off", "ÉTIENNE", 9, "Étienne Moreau"},
		{"accents not typed", "etie", 9, "Étienne Moreau"},
		{"a particle", "von d", 9, "Ilse von der Mark"},
		{"a part after a hyphen", "bla", 9, "Karin Jean-Blanc"},
		{"over a hyphen", "jean-b", 9, "Karin Jean-Blanc"},
		{"without the middle initial", "tom as", 1, "Tom Ash"},
		{"initials left out", "carl th", 9, "Carl W. Thrupp, Carl H. W. Thrupp"},
		{"the", "the grey", 9, "Grey House"},
		{"points", "N.W", 9, "NWTO"},
		{"a role before", "prime minister rosa v", 9, "Rosa Vane, a spokesman for Rosa Vane"},
		{"not inside a word", "ane", 9, ""},
		{"nobody", "zzz", 9, ""},
		{"marks", "“", 9, ""},
		{"empty: the most quoted", "", 2, "Rosa Vane, Tom Ash"},
		{"blank", " ", 1, "Rosa Vane"},
		{"none asked for", "ros", 0, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var names []string
			for _, p := range d.Complete(tc.prefix, tc.n) {
				names = append(names, p.Name)
			}
			if got := strings.Join(names, ", "); got != tc.want {
				t.Errorf("Complete(%q, %d) = %q, want %q", tc.prefix, tc.n, got, tc.want)
			}
		})
	}
}

// The race detector watches this one.
func TestDirectoryIsShared(t *testing.T) {
	d := people.Gather(town())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if summary(d.Find("Mrs Vane")) != "surname: Rosa Vane; bare Vane" || len(d.Complete("q", 9)) != 3 ||
					len(d.Find("president").Keys()) != 0 {
					t.Error("another answer from another goroutine")
				}
			}
		})
	}
	wg.Wait()
}

// Somebody quoted far more often than all others of a surname or an office is found by it alone, and the
// others are listed.
func TestFindReturnsTheForemost(t *testing.T) {
	for _, tc := range []struct {
		name        string
		forms       []string
		words, want string
	}{
		{"a surname", []string{"8 Rosa Vane", "2 Hugo Vane", "1 Ida Vane"}, "Vane",
			"surname: Rosa Vane; others Hugo Vane, Ida Vane"},
		{"and who is known by it", []string{"8 Rosa Vane", "2 Hugo Vane", "3 Vane"}, "Vane",
			"surname: Rosa Vane; others Hugo Vane; bare Vane"},
		{"not so much more", []string{"7 Rosa Vane", "2 Hugo Vane"}, "Vane", "surname: Rosa Vane, Hugo Vane"},
		{"a first name is never enough", []string{"90 Rosa Vane", "1 Rosa Lind"}, "Rosa",
			"first name: Rosa Vane, Rosa Lind"},
		{"an office", []string{"9 Émile Moreau | Galian President", "1 Emil Moreau | Galian President"},
			"the Galian president", "role: Émile Moreau; others Emil Moreau"},
		{"an office and its bearer's bare surname", []string{"9 Rosa Vane | Premier", "8 Vane | Premier"},
			"the premier", "role: Rosa Vane; bare Vane"},
		{"a letter, even one that ends a name", []string{"9 Vane A"}, "a", ""},
		{"a short word, near which many are", []string{"9 Vane Ped", "9 Ned"}, "Zed", ""},
		{"an office whose last word is a surname", []string{"9 Rosa Vane | High Court Judge", "1 Ida Judge"},
			"High Court judge", "role: Rosa Vane"},
		{"an office of two words that are offices",
			[]string{"9 Rosa Vane | Westren Secretary General", "4 Ilse General"}, "Westren Secretary General",
			"role: Rosa Vane"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := summary(people.Gather(read(tc.forms...)).Find(tc.words)); got != tc.want {
				t.Errorf("Find(%q) = %q, want %q", tc.words, got, tc.want)
			}
		})
	}
}
