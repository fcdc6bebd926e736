package prose

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpanRelations(t *testing.T) {
	for _, tc := range []struct {
		name               string
		s, t               Span
		contains, overlaps bool
	}{
		{"same", Span{2, 5}, Span{2, 5}, true, true},
		{"inside", Span{2, 5}, Span{3, 4}, true, true},
		{"around", Span{3, 4}, Span{2, 5}, false, true},
		{"across the end", Span{2, 5}, Span{4, 6}, false, true},
		{"touching", Span{2, 5}, Span{5, 6}, false, false},
		{"apart", Span{2, 5}, Span{7, 9}, false, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.s.Contains(tc.t); got != tc.contains {
				t.Errorf("%v.Contains(%v) = %v, want %v", tc.s, tc.t, got, tc.contains)
			}
			if got := tc.s.Overlaps(tc.t); got != tc.overlaps {
				t.Errorf("%v.Overlaps(%v) = %v, want %v", tc.s, tc.t, got, tc.overlaps)
			}
		})
	}
}

func TestSpanValid(t *testing.T) {
	const text = "“ça”" // 3 + 2 + 1 + 3 bytes
	for _, tc := range []struct {
		name string
		span Span
		want bool
	}{
		{"whole", Span{0, 9}, true},
		{"one character", Span{3, 5}, true},
		{"empty", Span{3, 3}, false},
		{"reversed", Span{5, 3}, false},
		{"before the text", Span{-1, 3}, false},
		{"past the text", Span{3, 10}, false},
		{"starts inside a character", Span{1, 5}, false},
		{"ends inside a character", Span{3, 4}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.span.Valid(text); got != tc.want {
				t.Errorf("%v.Valid(%q) = %v, want %v", tc.span, text, got, tc.want)
			}
		})
	}
}

func TestSpanTrim(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"nothing to trim", "a b", "a b"},
		{"blanks and tabs", " \ta b\n ", "a b"},
		{"no-break and wide blanks", "\u00a0\u2003a\u3000", "a"},
		{"zero-width blank and byte-order mark", "\ufeffa\u200b", "a"},
		{"only blanks", " \n ", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := Span{0, len(tc.text)}.Trim(tc.text).Of(tc.text)
			if got != tc.want {
				t.Errorf("trimmed %q = %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}

func TestSpanRunes(t *testing.T) {
	const text = "“ça va”"
	got, want := Span{3, 9}.Runes(text), Span{1, 6}
	if got != want {
		t.Errorf("Runes() = %v, want %v", got, want)
	}
	if got := (Span{3, 9}).Len(); got != 6 {
		t.Errorf("Len() = %d bytes, want 6", got)
	}
}

func TestParagraphs(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []Span
	}{
		{"empty", "", nil},
		{"blank lines only", "\n \n\t\n", nil},
		{"one line", "Rain fell.", []Span{{0, 10}}},
		{"one line break", "Rain.\nSnow.", []Span{{0, 5}, {6, 11}}},
		{"several line breaks, the last one too", "Rain.\n\n \nSnow.\n", []Span{{0, 5}, {9, 14}}},
		{"indented", "  Rain. \n", []Span{{2, 7}}},
		{"wide characters", "ça\n“va”", []Span{{0, 3}, {4, 12}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Paragraphs(tc.text)); diff != "" {
				t.Errorf("Paragraphs(%q) (-want +got):\n%s", tc.text, diff)
			}
		})
	}
}
