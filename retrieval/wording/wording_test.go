package wording

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

func TestWords(t *testing.T) {
	for _, tc := range []struct{ name, claim, want string }{
		{"case, marks, punctuation", "“The FERRY’s late,” – again!", "the|ferry's|late|again"},
		{"accents", "Café Müller", "cafe|muller"},
		{"apostrophes of every shape", "don't don’t don‘t don`t don´t", "don't|don't|don't|don't|don't"},
		{"the apostrophe stays", "we're were", "we're|were"},
		{"hyphens part words", "a long-term plan, a long - term plan", "a|long|term|plan|a|long|term|plan"},
		{"initialisms", "the U.S. and the US at 8 a.m.", "the|us|and|the|us|at|8|am"},
		{"figures", "1,200 or 1200, 3.5, 1,5 and 2,34,567", "1200|or|1200|3.5|1,5|and|2,34,567"},
		{"money is no punctuation", "£5 and $5 and 5%", "£|5|and|$|5|and|5|%"},
		{"signs of figures", "it fell to -5, not 5, by .5 in 3-4 days", "it|fell|to|-5|not|5|by|0.5|in|3|4|days"},
		{"fractions", "2½ miles", "2|½|miles"},
		{"soft hyphens", "the govern\u00adment", "the|government"},
		{"blank", " — “” ", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := strings.Join(Read(tc.claim).Words(), "|"); got != tc.want {
				t.Errorf("Read(%q).Words()\n got %s\nwant %s", tc.claim, got, tc.want)
			}
		})
	}
}

// A claim and a print of the same words have the same pairs, however each is printed.
func TestPairsAgree(t *testing.T) {
	const printed = "“The U.S. team’s long-term plan — ‘our’ plan — won’t cost £1,200,” she said."
	want := Pairs(printed)
	for _, claim := range []string{
		printed,
		`"the US team's long term plan, 'our' plan, won't cost £ 1200", she said`,
		"THE U.S. TEAM'S LONG–TERM PLAN: OUR PLAN WON`T COST £1,200 SHE SAID",
	} {
		if diff := cmp.Diff(distinct(want), Read(claim).Pairs()); diff != "" {
			t.Errorf("pairs of %q (-print +claim):\n%s", claim, diff)
		}
	}
	if got, want := want[1], "us team's"; got != want {
		t.Errorf("second pair of the print = %q, want %q", got, want)
	}
}

func distinct(all []string) (out []string) {
	seen := make(map[string]bool)
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func TestNoPairOverAnEllipsis(t *testing.T) {
	got := Read("We will go […] and we will win").Pairs()
	want := []string{"we will", "will go", "and we", "will win"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Pairs (-want +got):\n%s", diff)
	}
}

// What is not looked at is not confirmed.
func TestLongClaim(t *testing.T) {
	text := strings.Repeat("The ferry sails on Monday and on Friday. ", 100)
	w := Read(text)
	if got := utf8.RuneCountInString(w.text); got > longest || got < longest-20 {
		t.Errorf("Read keeps %d characters, want about %d", got, longest)
	}
	m, ok := w.In(Of(text))
	if !ok || m.Verbatim {
		t.Fatalf("In = verbatim %v, found %v, want found and not verbatim", m.Verbatim, ok)
	}
	if last := m.Difference[len(m.Difference)-1]; last.Op != Drop || !strings.HasSuffix(last.Text, "on Friday.") {
		t.Errorf("last piece = %+v, want the unread rest dropped", last)
	}
}

func FuzzIn(f *testing.F) {
	f.Add("we will go and we will win", "“We will go,” she said, “and we will win.”")
	f.Add("We will go now … and then we win", "“We will go now, rain or shine, and then we win.”")
	f.Add("a a a a", "a a a a a b a a")
	f.Add("… open the north pier …", "“We will not open the north pier unless it holds.”")
	f.Add("\xff‘`5.5-.5½", "‘‘\xff5.5 -.5½\n''“")
	f.Fuzz(func(t *testing.T, claim, raw string) {
		text := prose.Clean(raw)
		w, printed := Read(claim), Of(text)
		m, ok := w.In(printed)
		if !ok {
			m, whole := Read(text).In(printed)
			isRead := len(printed.tokens) > 0 && utf8.RuneCountInString(text) <= longest
			if isRead && !(whole && m.Verbatim) {
				t.Fatalf("%q does not stand in itself", text)
			}
			return
		}
		if !m.Span.Valid(text) {
			t.Fatalf("span %v is no piece of %q", m.Span, text)
		}
		if m.Verbatim != (m.Score == 1) || m.Verbatim != (m.Difference == nil) {
			t.Fatalf("%+v: verbatim, score and difference do not agree", m)
		}
		at, end := m.Span.Start, m.Span.End
		if w.opens {
			at = strings.LastIndex(text[:at], "\n") + 1
		}
		if w.trails {
			end = len(text)
		}
		for _, p := range m.Difference {
			if from := claim; p.Op == Drop && !strings.Contains(from, p.Text) {
				t.Fatalf("dropped %q is not of the claim %q", p.Text, claim)
			}
			if p.Op == Drop {
				continue
			}
			i := strings.Index(text[at:end], p.Text)
			if i < 0 {
				t.Fatalf("%s %q does not stand in %q after byte %d", p.Op, p.Text, text, at)
			}
			at += i + len(p.Text)
		}
	})
}
