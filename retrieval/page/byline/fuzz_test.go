package byline

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Every name is made of words of the by-line.
func FuzzParse(f *testing.F) {
	f.Add("ByAnn DuneStaff Writer")
	f.Add("By\tAnn Dune\n,\tBen Tarn, Jr. and\nCy Fell | 2 March 2026")
	f.Add("Duneann.dune@packet.example, &")
	f.Fuzz(func(t *testing.T, s string) {
		b := Parse(s, OutletsOf("Orlo Packet"))
		if (b.Kind == Nobody) != (len(b.Names) == 0) || (b.Text == "") != (len(b.Names) == 0) {
			t.Errorf("%q: %+v", s, b)
		}
		for _, name := range b.Names {
			if utf8.ValidString(s) && !utf8.ValidString(name) {
				t.Errorf("%q: name %q is no UTF-8", s, name)
			}
			for _, w := range strings.Fields(name) {
				if !strings.Contains(s, strings.Trim(w, ".,")) {
					t.Errorf("%q: %q is not in it", s, w)
				}
			}
		}
	})
}
