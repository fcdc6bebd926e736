package figures

import (
	"fmt"
	"strings"
	"testing"

	"quoth/retrieval/prose"
)

// found returns the counts in a text: what is printed, and noun and role as terms.
func found(text string) string {
	var out []string
	for _, c := range Read("", text, prose.Sentences(text)) {
		s := fmt.Sprintf("%s = %s %s", c.Span.Of(text), c.noun, c.role)
		if c.IsFormer {
			s += ", former"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestRead(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"At least 3,440 people have left.", "At least 3,440 people = people leave"},
		{"The storm killed twenty-three men.", "twenty-three men = man die"},
		{"The storm left two hundred boats stranded.", "two hundred boats = boat trap"},
		{"Two million voters were called.", "Two million voters = voter call"},
		{"Some 300 residents of Quill, most of them old, were moved.", ""}, // the verb is too far
		{"Fire damaged or destroyed 40 homes and shops.", "40 homes and shops = home damage+destroy"},
		{"The police told 60 families to leave.", "60 families = famili order"},
		{"The flood forced 60 families from their homes.", "60 families = famili leave"},
		{"The mayor thinks 12 people were hurt.", "12 people = people hurt"},
		{"The evacuation of 60 families went on.", "60 families = famili leave"},
		{"The blast killed 12 and wounded 30, police said.", "12 = people die; 30 = people hurt"},
		{"The toll rose to 19 people killed, up from 14.", "19 people = people die; 14 = people die, former"},
		{"The number of flights cancelled stood at 120.", "120 = flight cancel"},
		{"Crews pulled 12-year-old boys and a 9mm gun from $40 bags.", ""},
		{"On March 3 trains stopped; Flight 12 passengers waited; 1987 songs played.", ""},
		{"In 2 of 40 towns 4 to 6 people were hurt.", ""},
		{"Some of the 12 people's boats sank.", ""},
		{"The Three Lions were beaten.", ""},
		{"There were 12 people in the hall.", ""},
		{"12", ""},
		{"", ""},
	} {
		if got := found(tc.text); got != tc.want {
			t.Errorf("%q: found %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"12", "12", true},
		{"12", "13", false},
		{"12", "twelve", true},
		{"1,000", "one thousand", true},
		{"30", "29", false}, // fewer than a hundred are counted one by one
		{"300", "296", true},
		{"300", "340", false},
		{"4,312", "4,313", false},
		{"4,300", "4,312", true},
		{"about 1,400", "1,480", true},
		{"about 1,400", "1,800", false},
		{"more than 4,000", "4,900", true},
		{"more than 4,000", "3,150", false},
		{"at least 12", "15", true},
		{"at least 12", "19", false},
		{"nearly 500", "470", true},
		{"nearly 500", "520", false},
		{"up to 500", "320", true},
		{"up to 500", "520", false},
		{"no more than 500", "320", true},
		{"two dozen", "26", true},
		{"1.4 million", "1,432,000", true},
		{"1.4 million", "2.1 million", false},
	} {
		read := func(number string) Count {
			text := "The flood drove " + number + " people from the town."
			all := Read("", text, prose.Sentences(text))
			if len(all) != 1 {
				t.Fatalf("%q: %d counts", text, len(all))
			}
			return all[0]
		}
		if got := read(tc.a).Agrees(read(tc.b)); got != tc.want || read(tc.b).Agrees(read(tc.a)) != got {
			t.Errorf("%q agrees with %q: %v, want %v", tc.a, tc.b, got, tc.want)
		}
	}
}

// FuzzRead: counts come in order and lie in the text, and each is the same thing as itself or says nothing else.
func FuzzRead(f *testing.F) {
	f.Add("At least 4,300 people left, up from 3,150. The number of two dozen 12 killed \xff")
	f.Add("of to 1 million million dozen people's and 40 homes or shops of")
	f.Fuzz(func(t *testing.T, text string) {
		text = prose.Clean(text)
		for _, c := range Read(text, text, prose.Sentences(text)) {
			if !c.Span.Valid(text) || c.high < c.low || !c.Agrees(c) || c.IsPartOf(c) {
				t.Errorf("%+v of %q", c, text)
			}
		}
	})
}

func TestHarmed(t *testing.T) {
	for text, want := range map[string]float64{
		"Three girls died in the fire.":             3,
		"A landslide killed 12 people above Quill.": 12,
		"At least 30 dockers were hurt.":            30,
		"Ten miners are missing.":                   10,
		"Ten people fled the village.":              10,
		"Ten ships left the harbour.":               0,
		"Ten people attended the vigil.":            0,
		"The police rescued ten people.":            0,
		"Ten flights were cancelled.":               0,
	} {
		most := 0.0
		for _, c := range Read("", text, prose.Sentences(text)) {
			most = max(most, c.Harmed())
		}
		if most != want {
			t.Errorf("%q: %v came to harm, want %v", text, most, want)
		}
	}
}

// The quick look for words of harm misses no count of those who came to harm.
func TestMayHaveHarmed(t *testing.T) {
	for role := range classes {
		if !harms[classes[role]] && !endangers[classes[role]] {
			continue
		}
		if s := "Ten people were " + role + "ed."; !MayHaveHarmed(s) && !MayHaveHarmed("Ten people, "+role+".") {
			t.Errorf("a text with %q has no word of harm", role)
		}
	}
	for _, s := range []string{"Three thousand people are out of their houses.", "DEAD: three", "Ten lost their lives."} {
		if !MayHaveHarmed(s) {
			t.Errorf("%q has no word of harm", s)
		}
	}
	if s := "The board of the harbour met on Monday."; MayHaveHarmed(s) {
		t.Errorf("%q has a word of harm", s)
	}
}
