package trend_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/trend"
)

// capitals knows some words that are printed in small letters as well.
type capitals map[string]float64

func (c capitals) Capitals(word string) float64 {
	if share, ok := c[strings.ToLower(word)]; ok {
		return share
	}
	return 1
}

func written(names []trend.Name) (out []string) {
	for _, n := range names {
		out = append(out, fmt.Sprintf("%s %d/%d", n.Printed, n.Texts, n.Outlets))
	}
	return out
}

func texts(words ...string) []trend.Text {
	var out []trend.Text
	for _, w := range words {
		out = append(out, trend.Text{Words: w, Outlet: "Tavel Post"})
	}
	return out
}

func TestNamesOfAText(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"places and people", "The pier at Tavel was opened by Rosa Vane.", []string{"Rosa Vane", "Tavel"}},
		{"what opens a sentence owes its capital to that", "Heavy rain fell. Nobody was hurt.", nil},
		{"unless it is no common word", "Quenby has a mayor.", []string{"Quenby"}},
		{"a title and a role are no part", "It rained on Prime Minister Rosa Vane and Sir Anselm Roux.",
			[]string{"Anselm Roux", "Rosa Vane"}},
		{"a surname behind the whole name", "We met Rosa Vane. Later Vane left.", []string{"Rosa Vane"}},
		{"a possessive ends a name", "At Tavel’s Grey House a bell rang.", []string{"Grey House", "Tavel"}},
		{"commas part names", "They saw Tavel, Quenby and Orle.", []string{"Orle", "Quenby", "Tavel"}},
		{"initials join", "Then J. K. Vane spoke.", []string{"J. K. Vane"}},
		{"the name of a body", "It is the Bank of Quenby, said the Centre for Rivers and Lakes.",
			[]string{"Bank of Quenby", "Centre for Rivers and Lakes"}},
		{"days and months", "It was the first Monday of March.", nil},
		{"words for people", "The deal of Republicans and Americans failed.", nil},
		{"contractions", "Yes, I'm here, and They’re there.", nil},
		{"offices", "He met the Prime Minister there.", nil},
		{"abbreviations", "In the U.S. they like NWTO.", []string{"NWTO", "US"}},
		{"a headline in the text", "READ MORE OF THE BEST STORIES WE PRINTED TODAY HERE", nil},
		{"a word that is printed small", "In Note we trust.", nil},
		{"nothing", "", nil},
		{"bytes that are no text", "a \xff\xfe b", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, n := range trend.Names(slices.Values(texts(tt.text)), capitals{"note": 0.1}) {
				got = append(got, n.Printed)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
		})
	}
}

// The names of several outlets come first, and of these those of the most texts. A name is counted once a text.
func TestNamesInOrder(t *testing.T) {
	all := append(texts("In Tavel and Tavel it rains.", "In Orle and Tavel too, says the Daily Bell.", "In TAVEL-TOWN: the Daily Bell.",
		"See the Daily Bell."),
		trend.Text{Words: "In Orle it snows.", Outlet: "Echo"}, trend.Text{Words: "In Tavel too.", Outlet: "Echo"})
	got := written(trend.Names(slices.Values(all), nil))
	if want := []string{"Tavel 3/2", "Orle 2/2", "Daily Bell 3/1", "TAVEL-TOWN 1/1"}; !slices.Equal(got, want) {
		t.Errorf("names = %q, want %q", got, want)
	}
}

// A surname alone is left out where somebody bears it in as many texts.
func TestSurnamesAlone(t *testing.T) {
	got := written(trend.Names(slices.Values(texts("We saw Rosa Vane.", "We saw Rosa Vane.", "We saw Vane.", "We saw Roux.",
		"We saw Roux.", "We saw Anselm Roux.")), nil))
	if want := []string{"Rosa Vane 2/1", "Roux 2/1", "Anselm Roux 1/1"}; !slices.Equal(got, want) {
		t.Errorf("names = %q, want %q", got, want)
	}
}

func FuzzNames(f *testing.F) {
	f.Add("The pier at Tavel was opened by Prime Minister Rosa Vane, of the Bank of Quenby.")
	f.Add("J. K. of \xff’s ’s U.S. of and of")
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range trend.Names(slices.Values(texts(text)), nil) {
			if n.Texts != 1 || n.Outlets != 1 || strings.TrimSpace(n.Printed) == "" {
				t.Errorf("%+v of one text", n)
			}
		}
	})
}
