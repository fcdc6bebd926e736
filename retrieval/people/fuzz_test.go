package people

import (
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/names"
)

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Rosa Vane", "the Rt Hon. Sir Tom H. W. O’Vane-Ash Jr, KC",
		"President Prime Minister A B MP MP",
		"N.W.T.O.", "ﷺ ½ ẞ İ", "\xff’s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := Key(s)
		if again := Key(key); again != key {
			t.Errorf("Key(%q) = %q, whose key is %q", s, key, again)
		}
		if strings.Trim(key, " ") != key || strings.Contains(key, "  ") {
			t.Errorf("Key(%q) = %q, want single blanks between words", s, key)
		}
	})
}

// FuzzDirectory gathers names, one a line, and asks for words. Somebody printed by a role alone is not
// found by it when others hold that role.
func FuzzDirectory(f *testing.F) {
	names := "Rosa Vane\nVane\nTom J. Ash\nTom Ash\nTom Ash Jr\nthe Grey House\nNWTO\n" +
		"Prime Minister Omar al-Haddad\nEdmund IV\na spokesman for Vane\n"
	for _, words := range []string{"vane", "t ash", "grey hous", "the prime minister", "“Ömar”", "al-h", "jr", "\xff"} {
		f.Add(names, words)
	}
	for _, names := range []string{
		"Tom Ash KC Jr", "Va\x00\x00n e\xe2KC\x80\x99Jr", // letters before a suffix
		// A role in place of a name, and those who hold it.
		"the Minister\nVane\nAsh\nTom Ash\nJ. Ash",
		"Minister the Jr", "t\xc3e’s’s", "A A’s KC", "A B KC’s MP", "A A’s \xe2\x80's", // endings that come off in turn
	} {
		f.Add(names, "vane")
	}
	f.Fuzz(func(t *testing.T, names, words string) {
		var forms []Form
		for i, name := range strings.SplitN(names, "\n", 20) {
			forms = append(forms, Form{Name: name, Role: "Prime Minister", Articles: []int32{int32(i)}})
		}
		d := Gather(forms)
		checkFind(t, d, words)
		checkComplete(t, d, words)
		for _, p := range d.people {
			for _, form := range p.Forms {
				if found := d.Find(form); found.By != ByRole && !slices.Contains(found.People, p) && found.Bare != p {
					t.Errorf("Find(%q) does not find the person printed so: %+v", form, found)
				}
			}
			if !slices.Contains(d.Complete(p.Name, len(d.people)), p) {
				t.Errorf("Complete(%q) does not return the person of that name", p.Name)
			}
		}
	})
}

func checkFind(t *testing.T, d *Directory, words string) {
	found := d.Find(words)
	if len(found.People) > mostOffered || len(found.Near) > mostNear || (found.By == "") != (len(found.People) == 0) {
		t.Errorf("Find(%q) = %+v, want at most %d people, %d near, and By if there are people",
			words, found, mostOffered, mostNear)
	}
	if !slices.IsSortedFunc(found.People, func(a, b *Person) int { return b.Articles - a.Articles }) {
		t.Errorf("Find(%q) = %+v, want most quoted first", words, found)
	}
}

// Every completion has the folded prefix where a part of its name starts.
func checkComplete(t *testing.T, d *Directory, prefix string) {
	key := prefixKey(prefix)
	for _, p := range d.Complete(prefix, 10) {
		if !slices.ContainsFunc(p.names, func(n names.Name) bool {
			short := strings.Join(slices.Concat(n.Words[:n.Given], n.Words[n.Family:]), " ") + " " + n.Suffix
			return strings.Contains(" "+n.Key(), " "+key) || strings.Contains(" "+short, " "+key)
		}) {
			t.Errorf("Complete(%q) returns %q, and no word at which %q starts", prefix, p.keys, key)
		}
	}
}
