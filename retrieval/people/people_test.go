package people_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/people"
)

// read returns the forms of lines "12 Rosa Vane | Prime Minister", which no two articles share. A line such as
// "12@4 Rosa Vane" tells the day of the newest article.
func read(lines ...string) []people.Form {
	var forms []people.Form
	next := int32(0)
	for _, l := range lines {
		counted, rest, _ := strings.Cut(l, " ")
		name, role, _ := strings.Cut(rest, " | ")
		f := people.Form{Name: name, Role: role}
		var count, day int
		fmt.Sscanf(counted, "%d@%d", &count, &day)
		if day > 0 {
			f.Newest = time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC)
		}
		for range count {
			f.Articles = append(f.Articles, next)
			next++
		}
		forms = append(forms, f)
	}
	return forms
}

// everybody returns a line for each person of d: "15 Rosa Vane = forms; roles; keys".
func everybody(d *people.Directory) []string {
	var out []string
	for _, p := range d.Complete("", 1000) {
		out = append(out, fmt.Sprintf("%d %s = %s; %s; %s",
			p.Articles, p.Name, strings.Join(p.Forms, ", "), strings.Join(p.Roles, ", "), strings.Join(p.Keys(), ", ")))
	}
	return out
}

func TestGather(t *testing.T) {
	for _, tc := range []struct {
		name  string
		forms []people.Form
		want  []string
	}{
		{"one person in three forms, the bare surname apart",
			read("5 Rosa Vane", "3 Rosa Vane | Westren Prime Minister", "2 Westren Prime Minister Rosa Vane", "4 Vane"),
			[]string{"10 Rosa Vane = Rosa Vane, Westren Prime Minister Rosa Vane; Westren Prime Minister; rosa vane",
				"4 Vane = Vane; ; vane"}},
		{"every role is listed, the commonest first",
			read("1 Rosa Vane | MP", "3 Rosa Vane | Mayor", "2 Rosa Vane | mayor"),
			[]string{"6 Rosa Vane = Rosa Vane; Mayor, MP; rosa vane"}},
		{"first names are never merged", read("2 Rosa Vane", "1 Tom Vane"),
			[]string{"2 Rosa Vane = Rosa Vane; ; rosa vane", "1 Tom Vane = Tom Vane; ; tom vane"}},
		{"an initial is not a first name", read("2 Rosa Vane", "1 R. Vane"),
			[]string{"2 Rosa Vane = Rosa Vane; ; rosa vane", "1 R. Vane = R. Vane; ; r vane"}},
		{"a middle initial", read("9 Tom Vane", "1 Tom J. Vane"),
			[]string{"10 Tom Vane = Tom Vane, Tom J. Vane; ; tom vane, tom j vane"}},
		{"the form that is printed most", read("9 Tom Vane", "4 Tom J. Vane"),
			[]string{"13 Tom Vane = Tom Vane, Tom J. Vane; ; tom vane, tom j vane"}},
		{"a middle name and its initial", read("2 Tom J. Vane", "1 Tom Jasper Vane"),
			[]string{"3 Tom J. Vane = Tom J. Vane, Tom Jasper Vane; ; tom j vane, tom jasper vane"}},
		{"other initials stay apart", read("3 Tom W. Vane", "2 Tom H. W. Vane"),
			[]string{"3 Tom W. Vane = Tom W. Vane; ; tom w vane", "2 Tom H. W. Vane = Tom H. W. Vane; ; tom hw vane"}},
		{"and no middle name fits neither", read("3 Tom W. Vane", "2 Tom H.W. Vane", "1 Tom Vane"),
			[]string{"3 Tom W. Vane = Tom W. Vane; ; tom w vane", "2 Tom H.W. Vane = Tom H.W. Vane; ; tom hw vane",
				"1 Tom Vane = Tom Vane; ; tom vane"}},
		{"an initial that two middle names have fits neither",
			read("3 Tom Jasper Vane", "2 Tom Julian Vane", "1 Tom J. Vane"),
			[]string{"3 Tom Jasper Vane = Tom Jasper Vane; ; tom jasper vane",
				"2 Tom Julian Vane = Tom Julian Vane; ; tom julian vane", "1 Tom J. Vane = Tom J. Vane; ; tom j vane"}},
		{"a son is not his father", read("3 Tom Vane", "2 Tom Vane Jr.", "1 Tom Vane III"),
			[]string{"3 Tom Vane = Tom Vane; ; tom vane", "2 Tom Vane Jr = Tom Vane Jr.; ; tom vane jr",
				"1 Tom Vane III = Tom Vane III; ; tom vane iii"}},
		{"a hyphen makes another first name", read("2 Jean Ash", "1 Jean-Marc Ash"),
			[]string{"2 Jean Ash = Jean Ash; ; jean ash", "1 Jean-Marc Ash = Jean-Marc Ash; ; jean marc ash"}},
		{"and another surname", read("2 Anna Ash", "1 Anna Vane-Ash"),
			[]string{"2 Anna Ash = Anna Ash; ; anna ash", "1 Anna Vane-Ash = Anna Vane-Ash; ; anna vane ash"}},
		{"a hyphen or a blank", read("2 Anna Vane-Ash", "1 Anna Vane Ash"),
			[]string{"3 Anna Vane-Ash = Anna Vane-Ash, Anna Vane Ash; ; anna vane ash"}},
		{"particles are of the surname", read("2 Omar bin Haddad", "1 Omar Haddad"),
			[]string{"2 Omar bin Haddad = Omar bin Haddad; ; omar bin haddad",
				"1 Omar Haddad = Omar Haddad; ; omar haddad"}},
		{"but for the Arabic article", read("2 Omar al-Haddad", "1 Omar Haddad"),
			[]string{"3 Omar al-Haddad = Omar al-Haddad, Omar Haddad; ; omar al haddad, omar haddad"}},
		{"accents", read("2 Sélim Erdağ", "3 Selim Erdag"),
			[]string{"5 Selim Erdag = Selim Erdag, Sélim Erdağ; ; selim erdag"}},
		{"of forms that are printed alike often the newest", read("4@2 Tom Vane", "4@3 Tom J. Vane"),
			[]string{"8 Tom J. Vane = Tom J. Vane, Tom Vane; ; tom j vane, tom vane"}},
		{"titles are no part of the name", read("2 Sir Tom Vane", "1 Mr Tom Vane"),
			[]string{"3 Tom Vane = Sir Tom Vane, Mr Tom Vane; ; tom vane"}},
		{"capitals give way", read("2 ROSA VANE", "1 Rosa Vane"),
			[]string{"3 Rosa Vane = ROSA VANE, Rosa Vane; ; rosa vane"}},
		{"but not an acronym's", read("2 NWTO", "1 Nwto", "1 N.W.T.O."),
			[]string{"4 NWTO = NWTO, N.W.T.O., Nwto; ; nwto"}},
		{"a body with and without the", read("2 the Grey House", "1 Grey House"),
			[]string{"3 Grey House = the Grey House, Grey House; ; grey house"}},
		{"bodies have no middle names", read("2 Westren Weather Service", "1 Westren Service"),
			[]string{"2 Westren Weather Service = Westren Weather Service; ; westren weather service",
				"1 Westren Service = Westren Service; ; westren service"}},
		{"a spokesman is not his master", read("2 Rosa Vane", "1 a spokesman for Rosa Vane"),
			[]string{"2 Rosa Vane = Rosa Vane; ; rosa vane",
				"1 a spokesman for Rosa Vane = a spokesman for Rosa Vane; ; a spokesman for rosa vane"}},
		{"a name without a letter", read("2 —"), nil},
		{"nobody", nil, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, everybody(people.Gather(tc.forms))); diff != "" {
				t.Errorf("people (-want +got):\n%s", diff)
			}
		})
	}
}

// The dictionary of an index has no order that means anything.
func TestGatherInAnyOrder(t *testing.T) {
	forms := town()
	want := everybody(people.Gather(forms))
	for seed := range uint64(20) {
		shuffled := slices.Clone(forms)
		swap := func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] }
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), swap)
		if diff := cmp.Diff(want, everybody(people.Gather(shuffled))); diff != "" {
			t.Fatalf("people of the same forms in another order (-want +got):\n%s", diff)
		}
	}
}

func TestGatherLeavesFormsAlone(t *testing.T) {
	forms := town()
	want := slices.Clone(forms)
	people.Gather(forms)
	if diff := cmp.Diff(want, forms); diff != "" {
		t.Errorf("forms after Gather (-before +after):\n%s", diff)
	}
}
