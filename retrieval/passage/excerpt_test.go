package passage

import (
	"strings"
	"testing"

	"quoth/retrieval/prose"
)

// filler is a sentence of exactly n runes.
func filler(n int) string { return "K" + strings.Repeat("elp k", n)[:n-3] + "p." }

func TestFits(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       bool
	}{
		{"two short ones", "The wall held. Nobody slept.", true},
		{"over a paragraph's end", "The wall held.\nNobody slept.", true},
		{"over a crosshead", "The wall held.\nNIGHT\nNobody slept.", false},
		{"300 runes", paragraph(filler(200), filler(99)), true},
		{"301 runes", paragraph(filler(200), filler(100)), false},
		{"runes, not bytes", paragraph(strings.Repeat("É", 199)+".", filler(99)), true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := Sentences(tc.text)
			if len(s) != 2 {
				t.Fatalf("%d sentences, want 2", len(s))
			}
			if got := Fits(tc.text, s[0], s[1]); got != tc.want {
				t.Errorf("Fits = %v, want %v", got, tc.want)
			}
		})
	}
}

func TestShorten(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"short", "The wall held.", "The wall held."},
		{"400 runes are shown whole", filler(400), filler(400)},
		{"401 are cut to 300", filler(401), filler(401)[:299]}, // rune 300 is a blank
		{"400 runes of more bytes", strings.Repeat("é", 400), strings.Repeat("é", 400)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Shorten(tc.text, prose.Span{End: len(tc.text)}).Of(tc.text); got != tc.want {
				t.Errorf("Shorten = %q, want %q", got, tc.want)
			}
		})
	}
}

func TestCut(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		runes      int
		want       string
	}{
		{"fits", "The wall held.", 14, "The wall held."},
		{"at a clause's end", "The old wall held, but the new one fell.", 30, "The old wall held,"},
		{"at the last one", "The old wall held, it seems, but the new one fell.", 32, "The old wall held, it seems,"},
		{"dash", "The old wall held — the new one fell.", 30, "The old wall held —"},
		{"clause in the first half is too little", "Yes, the old wall held and the new one fell.", 30,
			"Yes, the old wall held and the"},
		{"comma inside a figure ends no clause", "The old wall needs 12,500 bricks now.", 24, "The old wall needs"},
		{"between two words", "The old wall held on for hours.", 15, "The old wall"},
		{"word that just fits", "The old wall held on for hours.", 17, "The old wall held"},
		{"blank itself is left off", "The old wall held on for hours.", 18, "The old wall held"},
		{"no blank", "首相周三辞职。新的选举将在十月举行", 5, "首相周三辞"},
		{"no blank before the end", "Donaudampfschifffahrt sinks.", 10, "Donaudampf"},
		{"character of four bytes", "👍👍👍", 2, "👍👍"},
		{"line break is a blank", "The old wall\nheld on.", 14, "The old wall"},
		{"no room", "The wall held.", 0, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			// Text on either side shows that the cut stays inside its span.
			text := "Before. " + tc.text + " After."
			s := prose.Span{Start: 8, End: 8 + len(tc.text)}
			if got := Cut(text, s, tc.runes); got.Of(text) != tc.want || got.Start != s.Start {
				t.Errorf("Cut to %d runes = %q at %d, want %q at %d", tc.runes, got.Of(text), got.Start, tc.want, s.Start)
			}
		})
	}
}

func TestCuts(t *testing.T) {
	const text = "The wall held. Nobody slept.\nRepairs start in May."
	for _, tc := range []struct {
		name, excerpt string
		before, after bool
	}{
		{"whole sentence", "Nobody slept.", false, false},
		{"two sentences", "The wall held. Nobody slept.", false, false},
		{"over paragraphs", "Nobody slept.\nRepairs start in May.", false, false},
		{"all", text, false, false},
		{"starts inside", "wall held.", true, false},
		{"ends inside", "The wall", false, true},
		{"both", "wall", true, true},
		{"ends before the full stop", "Nobody slept", false, true},
		{"from the middle of one to the middle of another", "slept.\nRepairs start", true, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			i := strings.Index(text, tc.excerpt)
			before, after := Read(text).Cuts(prose.Span{Start: i, End: i + len(tc.excerpt)})
			if before != tc.before || after != tc.after {
				t.Errorf("Cuts(%q) = %v, %v, want %v, %v", tc.excerpt, before, after, tc.before, tc.after)
			}
		})
	}
}

// FuzzShorten: what is shown of a sentence is a piece of it that starts where it does,
// never over the size, and all of it where that is not too long.
func FuzzShorten(f *testing.F) {
	f.Add("The wall held. Nobody slept.\nSTORM\nRepairs start in May.", 1)
	f.Add("The wall – it held, they say; ", 30)
	f.Add("首相周三辞职", 90)
	f.Fuzz(func(t *testing.T, s string, times int) {
		text := prose.Clean(strings.Repeat(s, max(0, min(times, 100))))
		for _, s := range Sentences(text) {
			got := Shorten(text, s.Span)
			if !got.Valid(text) || got.Start != s.Start || !s.Contains(got) {
				t.Errorf("shown of %q: %v, want a start of %v", s.Of(text), got, s.Span)
			}
			if n := runes(text, s.Span); n > maxSentence && runes(text,
				got) > excerptRunes || n <= maxSentence && got != s.Span {
				t.Errorf("shown of a sentence of %d runes: %d", n, runes(text, got))
			}
		}
	})
}

// FuzzCut: a cut starts where its span does, is no longer than asked, splits no
// character, and cutting it again changes nothing.
func FuzzCut(f *testing.F) {
	f.Add("The old wall held, but the new one fell.", 30)
	f.Add("首相周三辞职。", 3)
	f.Add("  👍 e\u0301\u0301 ", 4)
	f.Fuzz(func(t *testing.T, s string, n int) {
		text := prose.Clean(s)
		whole := (prose.Span{End: len(text)}).Trim(text)
		if whole.Len() == 0 || n < 1 {
			return
		}
		got := Cut(text, whole, n)
		if !got.Valid(text) || got.Start != whole.Start || !whole.Contains(got) || runes(text, got) > n {
			t.Errorf("Cut(%q, %d) = %v, want a start of %v of no more runes", text, n, got, whole)
		}
		if again := Cut(text, got, n); again != got {
			t.Errorf("Cut of a cut = %v, want %v", again, got)
		}
	})
}
