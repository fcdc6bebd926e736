package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func wordsOf(text string) []string {
	var out []string
	for w := NewWords(text); w.Next(); {
		out = append(out, w.Span().Of(text))
	}
	return out
}

// Each case is a text and its words with bars between them.
func TestWords(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"no word", " — … !", ""},
		{"plain", "The bridge reopened.", "The|bridge|reopened"},
		{"straight apostrophe", "Don't go", "Don't|go"},
		{"curly apostrophe", "Harlow’s team won’t", "Harlow’s|team|won’t"},
		{"name with an apostrophe", "O’Dell spoke", "O’Dell|spoke"},
		{"apostrophe at the start", "’tis ‘so’", "tis|so"},
		{"plural possessive", "the players’ bus", "the|players|bus"},
		{"apostrophe after a figure", "the 1990’s", "the|1990|s"},
		{"quotation marks", "“We’re close,” she said.", "We’re|close|she|said"},
		{"thousands", "1,200 fans, 1,200.5 tonnes", "1,200|fans|1,200.5|tonnes"},
		{"figure at the end", "It cost 3.", "It|cost|3"},
		{"figures in a list", "3, 4 and 5", "3|4|and|5"},
		{"time", "8.30pm", "8.30|pm"},
		{"money and per cent", "£5m or 3.5%", "5|m|or|3.5"},
		{"billions", "$1.5bn", "1.5|bn"},
		{"units", "a 5kg, 120mph shell", "a|5|kg|120|mph|shell"},
		{"word behind a figure", "a 30day pause", "a|30|day|pause"},
		{"names with figures", "5G, 49ers, 4x4, G20, F16, Covid19, 21st, 1990s",
			"5G|49ers|4x4|G20|F16|Covid19|21st|1990s"},
		{"possessive of a name with a figure", "49ers’s, 76ERS", "49ers’s|76ERS"},
		{"capital that may be an initial", "13M and 5B", "13M|and|5B"},
		{"hyphen", "co-operate on F-16s", "co|operate|on|F|16s"},
		{"other hyphens", "co\u2010op, co\u2011op and co–op", "co|op|co|op|and|co|op"},
		{"soft hyphen", "rail\u00adway \u00adline\u00ad", "rail\u00adway|line"},
		{"characters of no width", "rail\u200bway, rail\u200dway\u200b\ufeff", "rail\u200bway|rail\u200dway"},
		{"dash", "rain—then snow", "rain|then|snow"},
		{"initialism", "the U.S. team", "the|U.S|team"},
		{"initialism with a hyphen", "U.S.-led at 8 a.m.", "U.S|led|at|8|a.m"},
		{"initials of a name", "J.K. Pell", "J.K|Pell"},
		{"one initial", "J. Pell", "J|Pell"},
		{"not an initialism", "a.b.com", "a|b|com"},
		{"sentences without a blank", "left.She", "left|She"},
		{"accents", "Café Müller", "Café|Müller"},
		{"combining accent", "cafe\u0301s", "cafe\u0301s"},
		{"mark on its own", "I \u2764\ufe0f it", "I|it"},
		{"other alphabets", "Мир и 平和", "Мир|и|平和"},
		{"invalid bytes", "a\xffb", "a|b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := strings.Join(wordsOf(tc.text), "|"); got != tc.want {
				t.Errorf("words of %q\n got %s\nwant %s", tc.text, got, tc.want)
			}
		})
	}
}

func TestWordsAfterTheLast(t *testing.T) {
	w := NewWords("one ")
	w.Next()
	for range 2 {
		if w.Next() {
			t.Fatal("Next() = true after the last word")
		}
	}
	if got, want := w.Span(), (Span{4, 4}); got != want {
		t.Errorf("Span() after the last word = %v, want %v", got, want)
	}
}

func TestFold(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"lower case", "bridge", "bridge"},
		{"capitals", "BRIDGE", "bridge"},
		{"accents", "Müller’s Café", "muller's cafe"},
		{"combining accent", "Cafe\u0301", "cafe"},
		{"curly apostrophes", "don’t ‘do’", "don't 'do'"},
		{"ligature", "ﬁnal", "final"},
		{"full width", "ＡＢ１", "ab1"},
		{"Turkish dotted I", "İzmir", "izmir"},
		{"letters without a decomposition", "Øster Straße Łódź Đà ðing Þór Ħal ıI ŋ Æon Œuvre",
			"oster strasse lodz da ding thor hal ii n aeon oeuvre"},
		{"invisible characters", "rail\u00adway\u200b", "railway"},
		{"hyphens", "co\u2010op co\u2011op", "co-op co-op"},
		{"other alphabets", "МИР", "мир"},
		{"an apostrophe", "Don’T", "don't"},
		{"long", strings.Repeat("Don’T-", 40), strings.Repeat("don't-", 40)},
		{"accents after plain letters", "Don’tÉ", "don'te"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Fold(tc.in); got != tc.want {
				t.Errorf("Fold(%q) = %q, want %q", tc.in, got, tc.want)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"The U.S. team’s 1,200 fans", "’’'a.b.c 1.,2", "\xffa\u0301", "平和’平",
		"13m 1.5.bn 3day 2\u00adm \u00ad\u200b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for w := NewWords(text); w.Next(); {
			s := w.Span()
			switch {
			case s.Start < at || s.End <= s.Start || s.End > len(text):
				t.Fatalf("word %v of %q after %d", s, text, at)
			case utf8.ValidString(text) && !s.Valid(text):
				t.Fatalf("word %v splits a character of %q", s, text)
			case wordRune(s.Of(text)) == 0:
				t.Fatalf("word %q of %q starts with a mark", s.Of(text), text)
			}
			at = s.End
		}
	})
}
