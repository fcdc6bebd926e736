package question

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// terms writes the terms of a question: "hard yard", a faint one in brackets, a name
// with a star.
func terms(q Question) string {
	var out []string
	for _, t := range q.Terms {
		s := t.Text
		if t.Name {
			s += "*"
		}
		if t.Weight < 1 {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTerms(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"words that ask are left out", "Who mended the leak, and how did they do it?", "mend leak"},
		{"words of any news count little", "What happened to the ferry this week?", "ferri (week)"},
		{"names inside the question", "When did Odile Farrant leave Quenby?", "odil* farrant* leav quenbi*"},
		{"first word is no name by its capital", "Quenby closes its lock", "quenbi close lock"},
		{"all capitals tell no names", "WHEN DID FARRANT LEAVE QUENBY?", "farrant leav quenbi"},
		{"repeated words count once", "lock, locks, Locked: the lock", "lock"},
		{"order is the question's", "zinc and amber and zinc", "zinc amber"},
		{"repeated faint words", "report report report", "(report)"},
		{"stop words only", "Who was it that said so to whom?", "(say)"},
		{"nothing to look for", "What is it?", ""},
		{"empty", "", ""},
		{"blanks", " \n\t ", ""},
		{"marks", "?!… — “”", ""},
		{"the country is not the pronoun", "What did the US tell us?", "usa*"},
		{"with points", "Will the U.S. pay?", "usa* pay"},
		{"the country in small letters", "latest us ferry news", "usa ferri"},
		{"figures with units", "who stole $13bn in 7,000 boats", "steal 13 billion 7000 boat"},
		{"possessives", "the mayor’s and the skippers' plans", "mayor skipper plan"},
		{"contractions ask as well", "What’s up? Who's there? Why didn’t it sail?", "up sail"},
		{"accents", "Café Zoë", "cafe zoe*"},
		{"figures", "27 million, 1,200.5 and 2026-03-03", "27 million 1200.5 2026 03"},
		{"hyphens part words", "half-built pier", "half build pier"},
		{"emoji", "🚢 sinks 👍🏽 off Quenby 🇬🇧", "sink quenbi*"},
		{"emoji alone", "🚢🚢", ""},
		{"query syntax is words", `+lock -"old gate" title:quenby^2 (pay OR wage) sail* /re.*/ ~1 \`,
			"lock old gate titl quenbi 2 pay wage sail re 1"},
		{"markup", "<b>lock</b> `gate` @everyone", "b lock gate everyon"},
		{"Cyrillic", "Когда вернётся паром?", "когда вернется паром"},
		{"Greek", "Πότε ξεκινά το ΠΛΟΊΟ", "ποτε ξεκινα το πλοιο*"},
		{"Chinese is one run", "渡轮何时恢复?", "渡轮何时恢复"},
		{"Arabic", "متى تعود العبارة؟", "متى تعود العبارة"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := terms(Parse(tc.text, Known{})); got != tc.want {
				t.Errorf("terms of %q = %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}

// A term that comes twice stands once, in the place of the first, with the greater weight.
func TestTermStandsOnce(t *testing.T) {
	want := []Term{
		{Text: "skipper", Weight: 1, Span: prose.Span{Start: 0, End: 8}},
		{Text: "report", Weight: faintWeight, Span: prose.Span{Start: 12, End: 21}},
		{Text: "quenbi", Weight: 1, Name: true, Span: prose.Span{Start: 25, End: 35}},
	}
	got := Parse("Skippers’ reporting of Quenby’s skipper", Known{}).Terms
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("terms (-want +got):\n%s", diff)
	}
}

func TestGreaterWeightOfEqualTerms(t *testing.T) {
	got := Parse("reports of reportings reported", Known{}).Terms
	if len(got) == 0 || got[0].Text != "report" || got[0].Weight != 1 {
		t.Errorf("terms = %+v, want \"report\" first, with the weight of \"reportings\"", got)
	}
}

func TestMaxTerms(t *testing.T) {
	var words []string
	for i := range MaxTerms + 36 {
		words = append(words, fmt.Sprint("kelp", i))
	}
	for _, n := range []int{MaxTerms - 1, MaxTerms, MaxTerms + 1, len(words)} {
		q := Parse(strings.Join(words[:n], " "), Known{})
		if got, want := len(q.Terms), min(n, MaxTerms); got != want {
			t.Errorf("%d words give %d terms, want %d", n, got, want)
		}
	}
	if got, want := Parse(strings.Join(words, " "), Known{}).Terms[MaxTerms-1].Text, "kelp31"; got != want {
		t.Errorf("last term = %q, want %q, the first ones being kept", got, want)
	}
}

func TestSources(t *testing.T) {
	outlets := []string{"The Week", "Harbour Post", "Orlo Bell", "Post", "daily", "", "Ärzteblatt"}
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"named", "What did the strike cost, in The Week?", []string{"The Week"}},
		{"the same words without capitals", "What happened in the week of the strike?", nil},
		{"this week", "What happened this week?", nil},
		{"inside a longer word", "Was The Weekend Club closed?", nil},
		{"possessive", "Is Orlo Bell’s report right?", []string{"Orlo Bell"}},
		{"in quotation marks", "according to “Orlo Bell”, who won?", []string{"Orlo Bell"}},
		{"at the end", "who won? Orlo Bell", []string{"Orlo Bell"}},
		{"several, as they are known", "Orlo Bell or The Week: who was first?", []string{"The Week", "Orlo Bell"}},
		{"the longest of names in one another", "What does the Harbour Post say?", []string{"Harbour Post"}},
		{"both where both stand", "Does the Post agree with the Harbour Post?", []string{"Harbour Post", "Post"}},
		{"all capitals name none", "WHAT DOES THE HARBOUR POST SAY?", nil},
		{"an outlet without capitals cannot be told from a word", "the daily catch", nil},
		{"letters with accents", "laut Ärzteblatt", []string{"Ärzteblatt"}},
		{"after one inside a word", "Weekly The Weekly, The Week", []string{"The Week"}},
		{"none", "who won?", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Parse(tc.text, Known{Sources: outlets}).Sources); diff != "" {
				t.Errorf("sources named in %q (-want +got):\n%s", tc.text, diff)
			}
		})
	}
}

// The words of a date say when, not what about: they count little, once the day of
// asking is known.
func TestWordsOfADateAreFaint(t *testing.T) {
	const text = "Why did the ferry stop on Friday?"
	now := time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)
	if got, want := terms(Parse(text, Known{Now: now})), "ferri stop (friday)"; got != want {
		t.Errorf("terms = %q, want %q", got, want)
	}
	if got, want := terms(Parse(text, Known{})), "ferri stop friday*"; got != want {
		t.Errorf("terms without a day of asking = %q, want %q", got, want)
	}
}

// FuzzParse: whatever is asked, terms are few, distinct, not empty, made of words of the
// question, and weigh something.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "Who said the hardest yards are still ahead?", "WHAT DID THE US SAY YESTERDAY",
		"The Week's “mayor’s” U.S. 1,200.5 'n' ''s", "🚢\u0301 \u200d паром 渡轮 \xff\xfe", "AEDs OED ID’d y's",
		strings.Repeat("ab cd ", 200)} {
		f.Add(s, "The Week")
	}
	f.Fuzz(func(t *testing.T, text, outlet string) {
		q := Parse(text, Known{Sources: []string{outlet}, Now: time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)})
		if len(q.Terms) > MaxTerms {
			t.Errorf("%d terms, want %d at most", len(q.Terms), MaxTerms)
		}
		seen := make(map[string]bool)
		for _, term := range q.Terms {
			if term.Text == "" || seen[term.Text] {
				t.Errorf("term %q is empty or comes twice", term.Text)
			}
			if term.Weight <= 0 || term.Weight > 1 {
				t.Errorf("weight of %q = %v, want it in (0,1]", term.Text, term.Weight)
			}
			if utf8.ValidString(text) && !utf8.ValidString(term.Text) {
				t.Errorf("term %q of the question %q is no text", term.Text, text)
			}
			seen[term.Text] = true
		}
	})
}

// The words of an outlet and of a time weigh little beside what a question asks about, and
// have no synonyms; an outlet that is asked about itself weighs as any name.
func TestAsides(t *testing.T) {
	known := Known{Sources: []string{"Orlo Post"}, Now: time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC)}
	for _, tc := range []struct {
		text, term string
		want       float64
	}{
		{"Why did the Orlo Post report that the harbour board closed the old lock?", "post", asideWeight},
		{"Who bought the Orlo Post?", "post", 1},
		{"Why did the harbour board close the old lock in March?", "march", asideWeight},
		{"Why did the harbour board march to the old lock?", "march", 1},
	} {
		q := Parse(tc.text, known)
		i := slices.IndexFunc(q.Terms, func(x Term) bool { return x.Text == tc.term })
		if i < 0 {
			t.Fatalf("%s: no term %q in %v", tc.text, tc.term, q.Terms)
		}
		if got := q.Terms[i]; got.Weight != tc.want || tc.want < 1 && len(got.Synonyms) > 0 {
			t.Errorf("%s: %q weighs %v with synonyms %q, want %v and none beside", tc.text, tc.term, got.Weight,
				got.Synonyms, tc.want)
		}
	}
}

// In small letters "us" is the pronoun after a verb such as "tell", and where it ends a phrase with a
// preposition.
func TestCountryInSmallLetters(t *testing.T) {
	for _, tc := range []struct {
		text string
		want bool
	}{
		{"latest us election news", true},
		{"us open tennis", true},
		{"Us open tennis", true},
		{"who wrote The Last of Us", false},
		{"floods in us", true},
		{"floods in the us", true},
		{"will the us's harbours close", true},
		{"who is the president of us steel", true},
		{"how many of us troops left", true},
		{"quenby us trade deal", true},
		{"tell us about the ferry", false},
		{"let us know who won", false},
		{"what has the mayor's plan gave us", false},
		{"who can help us", false},
		{"how does the strike affect us", false},
		{"what does the strike mean for us", false},
		{"which of us are at risk", false},
		{"did he show it to us yesterday", false},
		{"us", false},
	} {
		got := slices.ContainsFunc(Parse(tc.text, Known{}).Terms, func(t Term) bool { return t.Text == "usa" })
		if got != tc.want {
			t.Errorf("%q asks about the country: %v, want %v", tc.text, got, tc.want)
		}
	}
}
