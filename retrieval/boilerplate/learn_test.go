package boilerplate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// subjects are what the stories of the outlets in these tests are about, one each.
var subjects = strings.Split(`the ferry to Orlo/a school roof/the mayor's budget/two lost goats/a bridge toll/
the flooded mill/an apple harvest/a stolen bell/the new tram/night trains/a chess prize/the old granary/
a bakery fire/river police/bee keepers/a hospital wing/the town choir/a power cut/the salt mine/street lamps`, "/")

// report returns report n of an outlet on a subject of its own, with further lines above and below.
func report(n int, above, below string) Article {
	subject := strings.TrimSpace(subjects[n%len(subjects)])
	verb := []string{"opened", "closed", "grew", "failed", "moved"}[n%5]
	text := fmt.Sprintf("Everybody in Sarn spoke of %s, which %s after %d years of waiting.\n\n"+
		"The council of district %d meets about %s again before winter, and %d people want to come.",
		subject, verb, n+3, n*7+1, subject, n*13+40)
	if above != "" {
		text = above + "\n\n" + text
	}
	if below != "" {
		text += "\n\n" + below
	}
	return Article{Source: "The Wharf Courier", Title: fmt.Sprintf("Sarn: %s %s", subject, verb), Text: text}
}

// learn lets an outlet learn from articles with serials from 1.
func learn(articles ...Article) *Outlet {
	o := new(Outlet)
	for i, a := range articles {
		o.Learn(uint64(i+1), a, Find(a.Title, a.Text))
	}
	return o
}

// spans returns what is boilerplate of an article, one span a line.
func spans(o *Outlet, a Article) string {
	var out []string
	for _, s := range o.Known.Spans(a, Find(a.Title, a.Text)) {
		out = append(out, s.Of(a.Text))
	}
	return strings.Join(out, "\n")
}

// A line that many stories of an outlet have is boilerplate.
func TestLearnLines(t *testing.T) {
	for _, tc := range []struct{ name, above, below string }{
		{"who owns the outlet", "", "The Wharf Courier is a title of Tidemark Media, Sarn."},
		{"how the outlet works", "", "Our reporters do not take gifts."},
		{"a game", "", "Time for a break? Play today's crossword"},
		{"a heading", "", "What else is new in Skellany"},
		{"above the story", "Voices from the river, since 1911", ""},
		{"a sentence about nothing in the story", "", "Printed on grass paper without bleach by volunteers."},
		{"a slogan", "", "Skellany's only daily with a tide table"},
		{"a guide", "", "Where to eat: our table of forty kitchens"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var all []Article
			for n := range 8 {
				all = append(all, report(n, tc.above, tc.below))
			}
			want := tc.above + tc.below
			if got := spans(learn(all[:4]...), all[0]); got != "" {
				t.Errorf("of four articles %q is learnt, want nothing", got)
			}
			o := learn(all...)
			for _, a := range all {
				if got := spans(o, a); got != want {
					t.Errorf("boilerplate is %q, want %q", got, want)
				}
			}
			if got := spans(o, report(9, "", "")); got != "" {
				t.Errorf("boilerplate of an article without the line is %q", got)
			}
		})
	}
}

// A line that differs in names and numbers, or behind its label, is one line.
func TestLearnTemplates(t *testing.T) {
	for _, tc := range []struct {
		name string
		line func(n int) string
	}{
		{"a number and a name", func(n int) string {
			return fmt.Sprintf("Page %d set by %s, who also draws our maps", n, []string{"Ines Quill", "Tam Rudd"}[n%2])
		}},
		{"a label", func(n int) string {
			return "From the quay: " + []string{"gulls return", "why eels sleep", "a loud night", "ropes", "low water now",
				"tar prices", "the cook who sings", "a keel is laid"}[n%8]
		}},
		{"a day", func(n int) string { return fmt.Sprintf("Tides for our readers on March %d at the pier", n+1) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var all []Article
			for n := range 8 {
				all = append(all, report(n, "", tc.line(n)))
			}
			o := learn(all...)
			for n, a := range all {
				if got := spans(o, a); got != tc.line(n) {
					t.Errorf("boilerplate is %q, want %q", got, tc.line(n))
				}
			}
		})
	}
}

// What only copies share, or what reports say, is no boilerplate.
func TestLearnNothing(t *testing.T) {
	same := func(line string) func(n int) Article { return func(n int) Article { return report(n, "", line) } }
	for _, tc := range []struct {
		name    string
		article func(n int) Article
	}{
		{"copies of one story", func(int) Article {
			return report(1, "", "Nobody knows where the bell rings now.")
		}},
		{"copies with other headlines", func(n int) Article {
			a := report(1, "", "Our street has waited for this")
			a.Title = fmt.Sprintf("Goats, part %d", n)
			return a
		}},
		{"copies with a new opening", func(n int) Article {
			a := report(1, "", "Our street has waited for this")
			a.Text = strings.Replace(a.Text, "Everybody in Sarn", subjects[n]+" and all of Sarn", 1)
			return a
		}},
		{"a quotation", same("“We have waited for this,” our neighbours say.")},
		{"a quotation in straight marks", same("\"We have waited for this\"")},
		{"who told the outlet", same("The mayor told The Wharf Courier that she would stand again.")},
		{"what the reports are about", same("The council of the district meets again in winter.")},
		{"a line of few words", same("He denies it.")},
		{"a speaker", same("Lorcan Prewett:")},
		{"nothing is the same", func(n int) Article { return report(n, "", "") }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var all []Article
			for n := range 12 {
				all = append(all, tc.article(n))
			}
			o := learn(all...)
			for _, a := range all {
				if got := spans(o, a); got != "" {
					t.Fatalf("boilerplate is %q, want nothing", got)
				}
			}
		})
	}
}

// A line that a small share of the last articles has is no boilerplate. A sentence needs a larger share.
func TestLearnShare(t *testing.T) {
	for _, tc := range []struct {
		name, line string
		every      int // articles
		want       bool
	}{
		{"a link now and then", "Time for a break? Play today's crossword", 18, true},
		{"a link seldom", "Time for a break? Play today's crossword", 40, false},
		{"a sentence often", "Printed on grass paper without bleach by volunteers.", 4, true},
		{"a sentence now and then", "Printed on grass paper without bleach by volunteers.", 18, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := new(Outlet)
			for n := range 300 {
				a := report(n, "", "")
				if n > 2*enoughStories && n%tc.every == 0 {
					a.Text += "\n\n" + tc.line
				}
				o.Learn(uint64(n+1), a, nil)
			}
			if got := spans(o, report(1, "", tc.line)) != ""; got != tc.want {
				t.Errorf("learnt = %v, want %v", got, tc.want)
			}
		})
	}
}

// A line of the middle is boilerplate only if it is no sentence.
func TestLearnMiddle(t *testing.T) {
	for line, want := range map[string]bool{
		"What else is new in Skellany":           true,
		"Our paper is made of grass by the sea.": false,
	} {
		var all []Article
		for n := range 8 {
			a := report(n, "", "")
			long := strings.Repeat("\n\nIt is line "+fmt.Sprint(n)+" of the story, and it is not the last one yet.", topLines+bottomLines)
			a.Text += long + "\n\n" + line + long
			all = append(all, a)
		}
		if got := spans(learn(all...), all[3]) == line; got != want {
			t.Errorf("%q is learnt: %v, want %v", line, got, want)
		}
	}
}

// Learn returns the earlier articles that have a line which became known.
func TestLearnEarlier(t *testing.T) {
	o := new(Outlet)
	for n := range 8 {
		line := ""
		if n != 2 {
			line = "Our reporters do not take gifts."
		}
		a := report(n, "", line)
		var want []uint64
		if n == enoughStories { // the first that makes five, since one has no such line
			want = []uint64{1, 2, 4, 5}
		}
		if diff := cmp.Diff(want, o.Learn(uint64(n+1), a, nil)); diff != "" {
			t.Errorf("article %d: earlier ones (-want +got):\n%s", n+1, diff)
		}
	}
}

// An Outlet that was stored learns on as one that was not.
func TestEncode(t *testing.T) {
	whole, stored := new(Outlet), new(Outlet)
	for n := range 2 * recentArticles {
		a := report(n, "", "Our reporters do not take gifts.")
		if n%3 == 0 {
			a.Text += fmt.Sprintf("\n\nFrom the quay: %d gulls", n)
		}
		whole.Learn(uint64(n+1), a, nil)
		stored.Learn(uint64(n+1), a, nil)
		var err error
		if stored, err = Decode(stored.Encode()); err != nil {
			t.Fatal(err)
		}
	}
	if len(whole.Known) == 0 || len(whole.recent) != recentArticles {
		t.Fatalf("%d templates known and %d articles kept", len(whole.Known), len(whole.recent))
	}
	if diff := cmp.Diff(whole.Encode(), stored.Encode()); diff != "" {
		t.Errorf("stored outlet differs (-want +got):\n%s", diff)
	}
}

// FuzzDecode: bytes that were damaged are an error or an Outlet, and never a panic.
func FuzzDecode(f *testing.F) {
	f.Add([]byte{})
	f.Add(learn(report(1, "", "Our reporters do not take gifts."), report(2, "A", "B c d: e f")).Encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := Decode(data)
		if err != nil {
			return
		}
		if _, err := Decode(o.Encode()); err != nil {
			t.Errorf("an encoded outlet cannot be read: %v", err)
		}
	})
}

// FuzzLearn: what is boilerplate comes in order and lies in lines.
func FuzzLearn(f *testing.F) {
	f.Add("Our reporters do not take gifts.", "From the quay: gulls")
	f.Fuzz(func(t *testing.T, above, below string) {
		var all []Article
		for n := range 7 {
			a := report(n, above, below)
			a.Text = prose.Clean(a.Text)
			all = append(all, a)
		}
		o := learn(all...)
		for _, a := range all {
			end := 0
			for _, s := range o.Known.Spans(a, Find(a.Title, a.Text)) {
				if !s.Valid(a.Text) || s.Start < end || strings.Contains(s.Of(a.Text), "\n") {
					t.Errorf("span %v of %q", s, a.Text)
				}
				end = s.End
			}
		}
	})
}
