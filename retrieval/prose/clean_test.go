package prose

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"clean already", "“We’re close,” she said.\n\nRain… fell.", "“We’re close,” she said.\n\nRain… fell."},
		{"empty", "", ""},
		{"Windows line breaks", "one\r\ntwo\r\n", "one\ntwo\n"},
		{"NUL and other controls", "a\x00b\x1bc\x7fd\u0085e", "abcde"},
		{"tab inside a line stays", "a\tb", "a\tb"},
		{"blanks at line ends", "a \nb\t \n c ", "a\nb\n c"},
		{"blanks bared by a control", "a \x00\nb", "a\nb"},
		{"invalid byte", "caf\xe9 noir", "caf\uFFFD noir"},
		{"run of invalid bytes", "a\xff\xfe\xfdb", "a\uFFFDb"},
		{"cut character", "a\xe2\x80", "a\uFFFD"},
		{"no normalisation", "cafe\u0301\u00a0x\u200b", "cafe\u0301\u00a0x\u200b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Clean(tc.in); got != tc.want {
				t.Errorf("Clean(%q) = %q, want %q", tc.in, got, tc.want)
			}
		})
	}
}

func TestRepairs(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     int
	}{
		{"valid", "café \uFFFD", 0},
		{"one byte", "caf\xe9", 1},
		{"one run", "a\xff\xfeb", 1},
		{"two runs", "\xffa\xfe", 2},
		{"cut character", "a\xe2\x80", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Repairs(tc.in); got != tc.want {
				t.Errorf("Repairs(%q) = %d, want %d", tc.in, got, tc.want)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"one\r\ntwo \x00\n", "\xff\xfe \t", "\r\r\n \n", "caf\xe9 \u0085"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got := Clean(raw)
		if again := Clean(got); again != got {
			t.Fatalf("Clean(%q) = %q, cleaned again %q", raw, got, again)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("Clean(%q) = %q is not UTF-8", raw, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Fatalf("Clean(%q) = %q holds %U", raw, got, r)
			}
		}
		for l := range strings.SplitSeq(got, "\n") {
			if strings.HasSuffix(l, " ") || strings.HasSuffix(l, "\t") {
				t.Fatalf("line %q of Clean(%q) ends with a blank", l, raw)
			}
		}
		if added := strings.Count(got, "\uFFFD") - strings.Count(raw, "\uFFFD"); added != Repairs(raw) {
			t.Fatalf("Clean(%q) replaced %d runs, Repairs says %d", raw, added, Repairs(raw))
		}
	})
}
