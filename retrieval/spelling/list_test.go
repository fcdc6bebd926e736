package spelling

import (
	"slices"
	"strings"
	"testing"
)

// valley returns the words of the news of an invented valley, with the number of articles that have each.
func valley() *List {
	l := NewList()
	for word, n := range map[string]int{
		"zelenskyy": 40, "witkoff": 12, "grynkewich": 2, "sallowport": 90, "stannoway": 60, "pellery": 75, "dunmarsh": 25, "marlhaven": 22,
		"marrow": 55, "veldry": 30, "quane": 28, "tanglewrack": 6, "dunnock": 9, "plover": 11, "thrupp": 8, "meteorite": 7, "badger": 33,
		"badgers": 35, "evacuation": 44, "inquiry": 38, "minister": 120, "government": 140, "ferry": 64, "ferries": 40, "seaweed": 9,
		"interest": 50, "penalty": 14, "assembly": 36, "opposition": 41, "referendum": 18, "necessary": 20, "definitely": 4, "separate": 12,
		"committee": 33, "parliament": 52, "hurricane": 10, "volunteers": 26, "kelp": 8, "help": 95, "dam": 88, "ham": 3, "rust": 5, "trust": 45,
		"accommodation": 10, "macron": 31, "rubio": 9, "moscow": 44, "kyiv": 39, "starmer": 35,
	} {
		l.Add(word, n)
	}
	return l
}

// Near returns the word that was meant first, for the ways in which people misspell words.
func TestNearFindsTheWordThatIsMeant(t *testing.T) {
	l := valley()
	for typed, want := range map[string]string{
		"zelensky": "zelenskyy", "zelenski": "zelenskyy", "zelinsky": "zelenskyy", "zelenskky": "zelenskyy",
		"witcoff": "witkoff", "witkof": "witkoff", "witkopf": "witkoff",
		"grinkewich": "grynkewich", "grynkevich": "grynkewich",
		"sallowprot": "sallowport", "salowport": "sallowport", "salloport": "sallowport",
		"stanoway": "stannoway", "stannaway": "stannoway", "stanoaway": "stannoway",
		"pelery": "pellery", "pellary": "pellery", "pellerry": "pellery",
		"dunmarch": "dunmarsh", "marlhavn": "marlhaven", "marlehaven": "marlhaven",
		"tanglerack": "tanglewrack", "tanglewrak": "tanglewrack",
		"dunnok": "dunnock", "dunock": "dunnock",
		"meteroite": "meteorite", "meteorit": "meteorite", "metorite": "meteorite",
		"evacuaton": "evacuation", "evactuation": "evacuation",
		"goverment": "government", "govenment": "government",
		"seperate": "separate", "definately": "definitely", "necesary": "necessary", "comittee": "committee", "parliment": "parliament",
		"huricane": "hurricane", "accomodation": "accommodation", "oposition": "opposition", "enquiry": "inquiry",
		"refferendum": "referendum", "penality": "penalty", "makron": "macron", "starner": "starmer", "volonteers": "volunteers",
	} {
		near := l.Near(typed, 5)
		if len(near) == 0 || near[0].Word != want {
			t.Errorf("Near(%q) = %v, want %q first", typed, words(near), want)
		}
	}
}

func words(all []Candidate) []string {
	var out []string
	for _, c := range all {
		out = append(out, c.Word)
	}
	return out
}

func TestNearLeavesOut(t *testing.T) {
	l := valley()
	for name, c := range map[string]struct {
		typed string
		never string // must not be among the words; empty: there must be none
	}{
		"the word itself":                     {"pellery", "pellery"},
		"the word itself with a plural by it": {"badger", "badger"},
		"anything for one letter":             {"d", ""},
		"anything for two letters":            {"da", ""},
		"anything for no letter":              {"", ""},
		"anything for another word":           {"xylophone", ""},
		"a short word two edits away":         {"rats", "rust"},
		"a long word that only starts alike":  {"sallow", "sallowport"},
		"anything for another writing":        {"паром", ""},
		"anything for what is no text":        {"\xff\xfe\xfd", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := words(l.Near(c.typed, 100))
			if c.never == "" && len(got) > 0 || c.never != "" && slices.Contains(got, c.never) {
				t.Errorf("Near(%q) = %v, want none of %q", c.typed, got, c.never)
			}
		})
	}
}

// Near returns no more words than it is asked for, the most plausible first.
func TestNearIsOrderedAndBounded(t *testing.T) {
	l := valley()
	all := l.Near("badgerz", 100)
	if len(all) < 2 {
		t.Fatalf("Near = %v, want several", words(all))
	}
	for i := 1; i < len(all); i++ {
		if all[i].Plausibility() > all[i-1].Plausibility() {
			t.Errorf("%+v stands before %+v", all[i-1], all[i])
		}
	}
	for n := range len(all) + 1 {
		if got := l.Near("badgerz", n); !slices.Equal(words(got), words(all[:n])) {
			t.Errorf("the first %d are %v, want %v", n, words(got), words(all[:n]))
		}
	}
}

// Of two words that are equally near, the one that more articles have comes first.
func TestNearPrefersTheCommonWord(t *testing.T) {
	for _, counts := range [][2]int{{2, 400}, {400, 2}} {
		l := NewList()
		l.Add("morlan", counts[0])
		l.Add("morlam", counts[1])
		want := "morlan"
		if counts[1] > counts[0] {
			want = "morlam"
		}
		if got := l.Near("morla", 1); len(got) != 1 || got[0].Word != want {
			t.Errorf("of %v articles Near = %v, want %s", counts, got, want)
		}
	}
}

// A word that no article has any more is not returned, and is again after the next article with it.
func TestAddOfNegativeNumbers(t *testing.T) {
	l := NewList()
	l.Add("quenby", 2)
	for _, step := range []struct {
		name     string
		add      int
		articles int
	}{
		{"one of two went", -1, 1},
		{"the last went", -1, 0},
		{"one more went than there were", -1, 0},
		{"a new one came", 1, 1},
	} {
		l.Add("quenby", step.add)
		if got := l.Articles("quenby"); got != step.articles {
			t.Errorf("%s: %d articles, want %d", step.name, got, step.articles)
		}
		near := l.Near("quemby", 5)
		if offered := len(near) > 0; offered != (step.articles > 0) {
			t.Errorf("%s: Near = %v with %d articles", step.name, near, step.articles)
		}
		if len(near) > 0 && (near[0].Articles != step.articles || near[0].Distance <= 0) {
			t.Errorf("%s: candidate %+v, want %d articles and a distance", step.name, near[0], step.articles)
		}
	}
	if got := l.Articles("never"); got != 0 {
		t.Errorf("a word that was never added has %d articles", got)
	}
}

func TestIsCommon(t *testing.T) {
	for word, want := range map[string]bool{
		"the": true, "pizza": true, "phone": true, "bridge": true, "yesterday": true, "minister": true, "badger": true, "zebra": true,
		"": false, "#": false, "sallowport": false, "zelenskyy": false, "qwrtz": false, "goverment": false, "Bridge": false, "pellery": false,
	} {
		if got := IsCommon(word); got != want {
			t.Errorf("IsCommon(%q) = %v, want %v", word, got, want)
		}
	}
}

// IsCommon searches the common words, which must be folded, sorted and without the comment of the file.
func TestCommonWordsAreSorted(t *testing.T) {
	all := commonWords()
	if !slices.IsSorted(all) || len(all) < 10_000 {
		t.Fatalf("%d words, sorted %v", len(all), slices.IsSorted(all))
	}
	for i, w := range all {
		if w == "" || strings.HasPrefix(w, "#") || w != strings.ToLower(strings.TrimSpace(w)) || i > 0 && w == all[i-1] {
			t.Errorf("line %d is %q, want a folded word that stands once", i, w)
		}
	}
	if !IsCommon(all[0]) || !IsCommon(all[len(all)-1]) {
		t.Error("the first or the last word is not found")
	}
}
