package names_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

func tokensOf(text string) names.Sentence {
	return names.With("", "").Append(nil, text, prose.Span{End: len(text)})
}

// named returns a line for each run of text that names somebody: "name | role before | role beside".
func named(text string) []string {
	var out []string
	for _, r := range names.Runs(tokensOf(text)) {
		if r.Named() {
			out = append(out, fmt.Sprintf("%s | %s | %s", r.Printed(text), r.Role(text), r.AsideRole(text)))
		}
	}
	return out
}

// Each case is a sentence, and the names in it with their roles.
func TestRuns(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"a name", "Rosa Vane came", []string{"Rosa Vane |  | "}},
		{"the first word of a sentence", "While Rosa Vane came", []string{"Rosa Vane |  | "}},
		{"a title", "Gov. Vane came", []string{"Vane | Gov | "}},
		{"a role before", "Westren Prime Minister Rosa Vane came", []string{"Rosa Vane | Westren Prime Minister | "}},
		{"a role in small letters", "the old harbour master Rosa Vane came",
			[]string{"Rosa Vane | old harbour master | "}},
		{"a role with a hyphen", "Mayor-elect Rosa Vane came", []string{"Rosa Vane | Mayor-elect | "}},
		{"an office of several words", "Secretary of State Rosa Vane came",
			[]string{"Rosa Vane | Secretary of State | "}},
		{"an office and nobody", "the Prime Minister came", nil},
		{"an office after a forename is a surname", "Mike Coach came", []string{"Mike Coach |  | "}},
		{"an office at the end of a newspaper's name", "the Ellery Leader wrote", []string{"Ellery Leader |  | "}},
		{"a role after", "Rosa Vane, 58, the company’s chief engineer, came",
			[]string{"Rosa Vane |  | chief engineer"}},
		{"a role after, with its body", "Rosa Vane, a geologist at Westren University, came",
			[]string{"Rosa Vane |  | geologist at Westren University", "Westren University |  | "}},
		{"the name as the aside", "its chairwoman, Rosa Vane, came", []string{"Rosa Vane |  | chairwoman"}},
		{"a clause is no role", "Rosa Vane, who is a baker, came", []string{"Rosa Vane |  | "}},
		{"particles", "Ilse von der Mark came", []string{"Ilse von der Mark |  | "}},
		{"a particle and no name", "Ilse and la mer", []string{"Ilse |  | "}},
		{"one particle", "Ilse van Mark came", []string{"Ilse van Mark |  | "}},
		{"a suffix", "Tom King, Jr., came", []string{"Tom King, Jr |  | "}},
		{"a suffix after a name like a title", "the Rev. Tom King Jr. came", []string{"Tom King Jr | Rev | "}},
		{"letters after a name", "Rosa Vane KC came", []string{"Rosa Vane |  | "}},
		{"a possessive ends a name", "Rosa Vane’s Mole came", []string{"Rosa Vane |  | ", "Mole |  | "}},
		{"a body before a name", "Harbour News Peter Ash came", []string{"Peter Ash |  | "}},
		{"a body whose name starts like a role", "the Justice Department said", []string{"Justice Department |  | "}},
		{"a party and a seat", "came (D-Ellery)", nil},
		{"a day after a name", "Rosa Vane Thursday came", []string{"Rosa Vane |  | "}},
		{"nothing", "", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, named(tc.text)); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIsPerson(t *testing.T) {
	for text, want := range map[string]bool{
		"Rosa Vane": true, "Ruth Hill": true, "Rosa de la Mark": true, "Vane": false, "Ellery Hill": false,
		"Harbour Office": false, "Rosa Office": false, "Virginia Vane": true, "Virginia Beach": false,
		"A B C D E F": false,
	} {
		if got := names.IsPerson(tokensOf(text)); got != want {
			t.Errorf("IsPerson(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestBody(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"joined", "the Ministry of Ferries and Tides", "Ministry of Ferries and Tides"},
		{"a possessive inside", "the Ellery Oyster Growers’ Association", "Ellery Oyster Growers’ Association"},
		{"a possessive at the end", "the Harbour Office’s", "Harbour Office"},
		{"a number of people", "Hundreds", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			runs := names.Runs(tokensOf(tc.text))
			if got := runs[len(runs)-1].Body(tc.text, 0, len(runs[0].In)); got != tc.want {
				t.Errorf("Body of %q = %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}

func TestHeadRun(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"its old mayor Rosa Vane", "Rosa Vane"},
		{"Rosa Vane and Tom Ash", ""},
		{"Rosa Vane came", ""},
		{"Rosa Vane’s", ""},
		{"University of Ellery President Rosa Vane", "Rosa Vane"},
		{"a spokesman for President Rosa Vane", ""},
		{"the Bridge and Harbour Office", "Harbour Office"},
	} {
		tokens, got := tokensOf(tc.text), ""
		if r, ok := names.HeadRun(tokens, 0, len(tokens)); ok {
			got = r.Printed(tc.text)
		}
		if got != tc.want {
			t.Errorf("HeadRun of %q = %q, want %q", tc.text, got, tc.want)
		}
	}
}

func FuzzRuns(f *testing.F) {
	for _, s := range []string{"Mr. Rosa Vane-Ash Jr., the mayor of X & Y, said",
		"University of Ellery President Peter Ash", "Secretary of State X’s", "de X de", ", ,", "’ ’s '", "X-",
		"\xff X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens, end := tokensOf(text), 0
		for _, r := range names.Runs(tokens) {
			if r.From < end || r.Name < r.From || r.Name > r.To || r.To <= r.From || r.To > len(tokens) {
				t.Fatalf("run %d-%d, name at %d, after token %d of %d", r.From, r.To, r.Name, end, len(tokens))
			}
			end = r.To
			words, _ := r.Bare()
			_ = names.IsPerson(words)
			if r.Name == r.To {
				continue
			}
			for _, printed := range []string{r.Printed(text), r.Role(text), r.AsideRole(text),
				r.Body(text, 0, len(tokens))} {
				if !strings.Contains(text, printed) {
					t.Errorf("%q is not printed in %q", printed, text)
				}
			}
		}
	})
}

// Rules look at neighbours without asking whether there are any.
func TestSentenceAt(t *testing.T) {
	s := tokensOf("Rosa Vane")
	for i, want := range map[int]string{-2: "", -1: "", 0: "rosa", 1: "vane", 2: "", 3: ""} {
		got := s.At(i)
		if got.Text != want || (got.Kind == names.Outside) != (want == "") {
			t.Errorf("At(%d) = %q of kind %d, want %q", i, got.Text, got.Kind, want)
		}
	}
}
