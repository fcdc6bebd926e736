package people_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/people"
)

// namesOf returns the names of the persons of d, each with its other keys: "Oksana Tarenskyy = oksana tarensky".
func namesOf(d *people.Directory) []string {
	var out []string
	for _, p := range d.Complete("", 1000) {
		name := p.Name
		if keys := p.Keys(); len(keys) > 1 {
			name += " = " + strings.Join(keys[1:], ", ")
		}
		out = append(out, name)
	}
	return out
}

func TestSpellingsOfOnePerson(t *testing.T) {
	for _, tc := range []struct {
		name  string
		forms []people.Form
		want  []string
	}{
		{"the ends of Slavic names",
			read("4 Oksana Tarenskyy", "3 Oksana Tarensky", "2 Oksana Tarenskiy", "1 Oksana Tarenski"),
			[]string{"Oksana Tarenskyy = oksana tarensky, oksana tarenskiy, oksana tarenski"}},
		{"and of forenames",
			read("3 Vitaliy Dorosh | Mayor of Ellery", "2 Vitalii Dorosh", "1 Vitali Dorosh | Ellery mayor"),
			[]string{"Vitaliy Dorosh = vitalii dorosh, vitali dorosh"}},
		{"letters of Arabic and Persian names",
			read("3 Omar Qaddari", "2 Omar Gaddari", "1 Reza Soltankhou", "1 Reza Soltankhu"),
			[]string{"Omar Qaddari = omar gaddari", "Reza Soltankhou = reza soltankhu"}},
		{"with a role or without", read("3 Omar Kharedhi | Harbour Minister", "2 Omar Qaredi"),
			[]string{"Omar Kharedhi = omar qaredi"}},
		{"a forename that is spelled in many ways",
			read("3 Mohammed Haddad | Harbour Minister", "2 Muhammad Haddad | harbour minister",
				"1 Mohamed al-Haddad | Minister of Harbours"),
			[]string{"Mohammed Haddad = muhammad haddad, mohamed al haddad"}},
		{"unless no role agrees", read("3 Mohammed Haddad | Harbour Minister", "2 Muhammad Haddad"),
			[]string{"Mohammed Haddad", "Muhammad Haddad"}},
		{"a hyphen, a blank or nothing",
			read("3 Pak Sul-yon", "2 Pak Sul Yon", "1 Pak Sulyon"), []string{"Pak Sul-yon = pak sulyon"}},
		{"another ear", read("3 Pak Sul-yeol | Westren President", "1 Pak Seol-youl | President of Westren"),
			[]string{"Pak Sul-yeol = pak seol youl"}},
		{"a short forename and the full one",
			read("3 Bill Vane | Sen", "2 William Vane | Democratic Sen", "1 William J. Vane | Senator"),
			[]string{"Bill Vane = william vane, william j vane"}},
		{"an office of three common words",
			read("3 Jim Vane | Rep", "2 Jim Vane | House Majority Whip", "1 James Vane | House majority whip"),
			[]string{"Jim Vane = james vane"}},
		{"unless their roles differ",
			read("3 Bill Vane | Sen", "2 William Vane | harbour master"), []string{"Bill Vane", "William Vane"}},
		{"or one has none", read("3 Bill Vane | Sen", "2 William Vane"), []string{"Bill Vane", "William Vane"}},
		{"or the same office elsewhere", read("3 Bill Vane | Mayor of Ellery", "2 William Vane | Mayor of Quenby"),
			[]string{"Bill Vane", "William Vane"}},
		{"a short forename that two may have",
			read("3 Ted Vane | Sen", "2 Edward Vane | Sen", "1 Theodore Vane | Sen"),
			[]string{"Ted Vane", "Edward Vane", "Theodore Vane"}},
		{"a man and a woman",
			read("3 Bill Vane | Sen", "2 Hilda Vane | Sen"), []string{"Bill Vane", "Hilda Vane"}},
		{"of nearly one forename", read("3 Andrew Vane | Ellery councillor", "2 Andrea Vane | Ellery councillor"),
			[]string{"Andrew Vane", "Andrea Vane"}},
		{"a slip",
			read("9 Rosa Marowski | Mayor of Ellery", "1 Rosa Marwoski | Ellery Mayor"),
			[]string{"Rosa Marowski = rosa marwoski"}},
		{"unless their roles are of different places",
			read("9 Rosa Marowski | Mayor of Ellery", "1 Rosa Marwoski | mayor"),
			[]string{"Rosa Marowski", "Rosa Marwoski"}},
		{"two slips",
			read("9 Rosa Marowski | Mayor of Ellery", "1 Rsoa Marwoski | Mayor of Ellery"),
			[]string{"Rosa Marowski", "Rsoa Marwoski"}},
		{"a slip in a short word",
			read("9 Rosa Vane | Mayor of Ellery", "1 Rosa Lane | Mayor of Ellery"),
			[]string{"Rosa Vane", "Rosa Lane"}},
		{"a double letter",
			read("9 Garret Vane | Rep", "1 Garrett Vane | Republican Rep"),
			[]string{"Garret Vane = garrett vane"}},
		{"two leaders of one surname",
			read("9 Pak Chol-su | Westren leader", "8 Pak Chol-ho | Westren leader", "7 Pak Yon-su | Westren leader"),
			[]string{"Pak Chol-su", "Pak Chol-ho", "Pak Yon-su"}},
		{"father and son in another spelling",
			read("3 Yuri Tarensky | President", "2 Yurii Tarenskyy Jr | President"),
			[]string{"Yuri Tarensky", "Yurii Tarenskyy Jr"}},
		{"two middle names, and a short form that fits both",
			read("9 Bill Vane | President", "3 William J. Vane | President", "2 William K. Vane | President"),
			[]string{"Bill Vane", "William J. Vane", "William K. Vane"}},
		{"a middle initial, and another office",
			read("9 Tom Vane | Westren Senator", "1 Tom F. Vane | harbour historian"),
			[]string{"Tom Vane", "Tom F. Vane"}},
		{"surnames that stand alone", read("9 Oksana Tarensky", "8 Oksana Tarenskyy", "3 Tarensky", "2 Tarenskyy"),
			[]string{"Oksana Tarensky = oksana tarenskyy", "Tarensky = tarenskyy"}},
		{"but not of two people",
			read("9 Oksana Tarensky", "8 Oksana Tarenskyy", "5 Ihor Tarensky", "3 Tarensky", "2 Tarenskyy"),
			[]string{"Oksana Tarensky = oksana tarenskyy", "Ihor Tarensky", "Tarensky", "Tarenskyy"}},
		{"bodies are spelled as they are", read("3 Ellery Programme Board", "2 Ellery Program Board"),
			[]string{"Ellery Programme Board", "Ellery Program Board"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, namesOf(people.Gather(tc.forms))); diff != "" {
				t.Errorf("people (-want +got):\n%s", diff)
			}
		})
	}
}

// What is joined does not depend on the order in which articles come, nor on what came before: forms that are
// gathered at once give the same people in any order, and each form is of exactly one of them.
func TestSpellingsInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	for range 200 {
		var forms []people.Form
		for range 12 {
			name := pick("Bill", "William", "Will", "Billy", "Wiliam") + pick(" ", " ", " J. ", " K. ") +
				pick("Tarensky", "Tarenskyy", "Tarenskiy", "Tarensyk", "Tarenska") + pick("", "", "", " Jr")
			role := pick("", "Senator", "Westren Senator", "Mayor of Ellery", "historian")
			forms = append(forms, people.Form{Name: name, Role: role, Articles: numbers(1 + r.IntN(3))})
		}
		want := everybody(people.Gather(forms))
		r.Shuffle(len(forms), func(i, j int) { forms[i], forms[j] = forms[j], forms[i] })
		if diff := cmp.Diff(want, everybody(people.Gather(forms))); diff != "" {
			t.Fatalf("people of %v in another order (-want +got):\n%s", forms, diff)
		}
		keys := map[string]int{}
		for _, p := range people.Gather(forms).Complete("", 1000) {
			for _, k := range p.Keys() {
				keys[k]++
			}
		}
		for _, f := range forms {
			if keys[people.Key(f.Name)] != 1 {
				t.Fatalf("%q is the name of %d people", f.Name, keys[people.Key(f.Name)])
			}
		}
	}
}

// Whoever asks in another spelling, or by a short forename, finds the one speaker.
func TestFindInOtherSpellings(t *testing.T) {
	d := people.Gather(read("9 Oksana Tarenskyy | Westren President", "3 Oksana Tarensky", "2 Tarensky",
		"8 William Vane | Sen", "7 Mohammed Haddad", "6 Omar Qaddari", "5 Katar"))
	for _, tc := range []struct{ words, want string }{
		{"oksana tarenskiy", "name: Oksana Tarenskyy"},
		{"tarenskiy", "surname: Oksana Tarenskyy; bare Tarensky"},
		{"tarenskyy", "surname: Oksana Tarenskyy; bare Tarensky"},
		{"President Tarenskij", "surname: Oksana Tarenskyy; bare Tarensky"},
		{"bill vane", "name: William Vane"},
		{"Senator Bill Vane", "name: William Vane"},
		{"Muhamad Haddad", "name: Mohammed Haddad"},
		{"Gaddari", "surname: Omar Qaddari"},
		{"Qatar", "name: Katar"},
		{"Hilda Vane", "near William Vane"},
	} {
		if got := summary(d.Find(tc.words)); got != tc.want {
			t.Errorf("Find(%q) = %q, want %q", tc.words, got, tc.want)
		}
	}
}

// Somebody who is offered among several can be chosen.
func TestFindWhoIsOffered(t *testing.T) {
	d := people.Gather(read("9 Tom W. Ash", "8 Tom H. W. Ash", "7 Tom Ash"))
	if got, want := summary(d.Find("Tom Ash")), "name: Tom Ash; others Tom W. Ash, Tom H. W. Ash"; got != want {
		t.Errorf("Find(Tom Ash) = %q, want %q", got, want)
	}
	for _, p := range d.Find("Ash").People {
		if found := d.Find(p.Name).People; !slices.Equal(found, []*people.Person{p}) {
			t.Errorf("%s is offered and not found", p.Name)
		}
	}
}

// The family name that comes first is that of the person, whose it is alone.
func TestFindByTheFirstOfTheNames(t *testing.T) {
	for _, tc := range []struct {
		forms []string
		want  string
	}{
		{[]string{"9 Sul Yon-ho | President", "3 Sul"}, "first name: Sul Yon-ho; bare Sul"},
		{[]string{"9 Sul Yon-ho | President", "30 Sul"}, "name: Sul"},
		{[]string{"9 Sul Yon-ho | President", "3 Sul", "2 Sul Min-ja"}, "first name: Sul Yon-ho, Sul, Sul Min-ja"},
	} {
		if got := summary(people.Gather(read(tc.forms...)).Find("sul")); got != tc.want {
			t.Errorf("Find(sul) of %q = %q, want %q", tc.forms, got, tc.want)
		}
	}
}

// The roles that are printed most come first, in the order of time.
func TestRolesInTheOrderOfTime(t *testing.T) {
	d := people.Gather(read("5@2 Rosa Vane | prime minister", "3@9 Rosa Vane | former Prime Minister",
		"1@3 Rosa Vane | Prime Minister", "4@5 Rosa Vane | U.S. envoy",
		"2@20 Rosa Vane | historian", "1@8 Rosa Vane | envoy of the US"))
	want := []string{"former Prime Minister", "U.S. envoy", "prime minister", "historian"}
	if diff := cmp.Diff(want, d.Complete("", 1)[0].Roles); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
}

// An article that prints somebody in two forms is one article.
func TestArticlesAreCountedOnce(t *testing.T) {
	d := people.Gather([]people.Form{
		{Name: "Oksana Tarensky", Role: "President", Articles: []int32{1, 2, 3}},
		{Name: "Oksana Tarensky", Articles: []int32{2, 5}}, {Name: "Oksana Tarenskyy", Articles: []int32{3, 5, 8}},
	})
	if got := d.Complete("", 1)[0].Articles; got != 5 {
		t.Errorf("articles = %d, want 5", got)
	}
}
