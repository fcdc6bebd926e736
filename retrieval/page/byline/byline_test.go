package byline

import "testing"

func TestParse(t *testing.T) {
	const outlet = "Orlo Packet"
	for _, tc := range []struct {
		name, in, want string
		kind           Kind
	}{
		{"by", "By Ann Dune", "Ann Dune", Person},
		{"no by", "Ann Dune", "Ann Dune", Person},
		{"a colon", "By: Ann Dune", "Ann Dune", Person},
		{"written by", "Written by Ann Dune", "Ann Dune", Person},
		{"a mark before it", "| by Ann Dune |", "Ann Dune", Person},
		{"author with a colon", "Author: Ann Dune", "Ann Dune", Person},
		{"a kind of text", "Analysis by Ann Dune, Packet Editor-at-large", "Ann Dune", Person},
		{"a date before it", "Posted on 3 May 2026 by Ann Dune", "Ann Dune", Person},
		{"a day after it", "By Ann Dune on Mon., March 2, 2026 6:30 AM", "Ann Dune", Person},
		{"a date and a mark before it", "2 March 2026 | Ann Dune", "Ann Dune", Person},
		{"French", "Publié par Ann Dune", "Ann Dune", Person},
		{"German", "Von Ann Dune, Redakteurin", "Ann Dune", Person},
		{"a desk", "Ann Dune | Harbour Desk", "Ann Dune", Person},

		{"glued by", "ByAnn Dune", "Ann Dune", Person},
		{"glued role", "ByAnn DuneStaff Writer", "Ann Dune", Person},
		{"glued roles of two", "Ann Dune and Ben TarnReporters", "Ann Dune and Ben Tarn", Person},
		{"glued senior role", "By Ann DuneSenior Political Correspondent", "Ann Dune", Person},
		{"glued verb", "By Ann DunePublished 3 May", "Ann Dune", Person},
		{"glued update", "By Ann DuneUpdated 10:05", "Ann Dune", Person},
		{"glued month", "By Ann DuneMarch 2, 2026", "Ann Dune", Person},
		{"glued day", "By Ann Dune2 March 2026", "Ann Dune", Person},
		{"glued reading time", "Ann Dune5 min read", "Ann Dune", Person},
		{"glued weekday", "By Ann DuneMonday 2 March 2026", "Ann Dune", Person},
		{"glued address", "By Ann Duneann.dune@packet.example", "Ann Dune", Person},
		{"glued handle", "By Ann Dune@anndune", "Ann Dune", Person},

		{"elements that touch", "By\nAnn Dune\nStaff Writer", "Ann Dune", Person},
		{"elements that touch, with a place", "By\nAnn Dune\nTarn Harbour", "Ann Dune", Person},
		{"elements apart", "By\tAnn Dune\tTarn Harbour", "Ann Dune", Person},
		{"separators between elements", "By\tAnn Dune\n,\tBen Tarn\tand\tCy Fell\tReporters", "Ann Dune, Ben Tarn and Cy Fell", Person},
		{"a name in two elements", "By\nAnn\tDune\nReporter", "Ann Dune", Person},
		{"an outlet in capitals", "By Ann Dune\nORLO PACKET\nMarch 2, 2026", "Ann Dune", Person},
		{"an outlet without a border", "Ann Dune Orlo Packet", "Ann Dune", Person},
		{"an outlet and its staff", "Ann Dune Fell Post Staff", "Ann Dune", Person},
		{"an agency without a border", "By ANN DUNE and BEN TARN Associated Press", "ANN DUNE and BEN TARN", Person},
		{"an agency in short", "Ann Dune CNN", "Ann Dune", Person},
		{"staff after a forename", "Ann Dune Staff", "Ann Dune", Person},
		{"a foreign staff", "Our Foreign Staff", "Our Foreign Staff", Group},
		{"The Outlet", "By Ann Dune The Fell Examiner", "Ann Dune", Person},
		{"a press of two words", "Tarn River Press", "Tarn River Press", Group},
		{"editors after a semicolon", "Reporting by Ann Dune; Editing by Ben Tarn", "Ann Dune", Person},
		{"a social link", "By\nAnn Dune\n@anndune", "Ann Dune", Person},

		{"a role after a comma", "Ann Dune, Staff Writer", "Ann Dune", Person},
		{"an agency after a comma", "ANN DUNE, AP National Political Writer", "ANN DUNE", Person},
		{"an outlet after a comma", "Ann Dune, Fellism", "Ann Dune", Person},
		{"degrees", "Written by Ann Dune, MS, RD", "Ann Dune", Person},
		{"Jr.", "Ben Tarn Jr.", "Ben Tarn Jr.", Person},
		{"Jr. after a comma", "Ben Tarn, Jr., Staff Writer", "Ben Tarn, Jr.", Person},
		{"roles of each", "Ann Dune, Reporter, and Ben Tarn, Editor", "Ann Dune and Ben Tarn", Person},
		{"a role before the name", "By Staff Writer Ann Dune", "Ann Dune", Person},
		{"for an outlet", "By Ann Dune for the Fell Post", "Ann Dune", Person},
		{"For an Outlet", "Ann Dune And Ben Tarn For The Fell On Sunday", "Ann Dune And Ben Tarn", Person},
		{"special to", "By Ann Dune Special to the Fell Post", "Ann Dune", Person},
		{"in a place", "By Ann Dune in Tarn", "Ann Dune", Person},
		{"with", "By Ann Dune with Ben Tarn", "Ann Dune with Ben Tarn", Person},
		{"Spanish", "Por\tAnn Dune,\tBen Tarn\ty\tCy Fell", "Ann Dune, Ben Tarn y Cy Fell", Person},
		{"a Spanish surname", "José Dune y Tarn", "José Dune y Tarn", Person},
		{"a body after a comma", "By Ann Dune, FELL Speech, Privacy, and Harbour Project", "Ann Dune", Person},
		{"an occupation after a comma", "Ann Dune, Software Engineer", "Ann Dune", Person},
		{"surname first", "Dune, Ann M.", "Ann M. Dune", Person},
		{"surname first, a particle", "Dune, Ann van", "Ann van Dune", Person},
		{"a nickname in brackets", "Ann (A.D.) Dune", "Ann Dune", Person},
		{"a name in one word", "史蒂文", "史蒂文", Person},
		{"three", "By Ann Dune, Ben Tarn & Cy Fell", "Ann Dune, Ben Tarn & Cy Fell", Person},

		{"capitals inside names", "ByAngus McDonald and Rosa DeVito", "Angus McDonald and Rosa DeVito", Person},
		{"more capitals inside names", "By LaShawn MacReady-O'Dell", "LaShawn MacReady-O'Dell", Person},
		{"By inside a name", "Byron Tarn", "Byron Tarn", Person},
		{"By at the end of a name", "Ann Appleby", "Ann Appleby", Person},
		{"initials", "R.C. Dune and J. K. Tarn", "R.C. Dune and J. K. Tarn", Person},
		{"particles", "Anna van der Dune, Luis de la Tarn", "Anna van der Dune, Luis de la Tarn", Person},
		{"apostrophes", "Gavin O’Tarn and Aoife D'Fell", "Gavin O’Tarn and Aoife D'Fell", Person},
		{"accents", "Zoë Ågren und Łucja Żak", "Zoë Ågren und Łucja Żak", Person},
		{"small letters", "by ann dune", "ann dune", Person},
		{"a month that is a name", "By Ann May 2 March 2026", "Ann May", Person},
		{"April", "April Dune", "April Dune", Person},

		{"a surname in small letters", "Ann dune", "Ann dune", Person},

		{"services", "Staff and news service reports", "Staff and news service reports", Group},
		{"the outlet", "Orlo Packet", "Orlo Packet", Group},
		{"a publisher", "Gorse Media Group", "Gorse Media Group", Group},
		{"staff", "Packet Staff", "Packet Staff", Group},
		{"a role alone", "Staff Writer", "Staff Writer", Group},
		{"an agency", "By Reuters", "Reuters", Group},
		{"a magazine", "The Fell", "The Fell", Group},
		{"a person before an agency", "Ann Dune and Reuters", "Ann Dune", Person},
		{"a nickname", "c1ph4", "c1ph4", Word},
		{"a handle", "anndune", "anndune", Word},

		{"admin", "admin", "", Nobody},
		{"by, and nobody", "Article by", "", Nobody},
		{"a link", "https://social.example/ann", "", Nobody},
		{"a handle with its mark", "@anndune", "", Nobody},
		{"a number", "31415", "", Nobody},
		{"photographs", "Photos by Ann Dune", "", Nobody},
		{"a check", "Medically reviewed by Ann Dune, MD", "", Nobody},
		{"a sentence", "Ann Dune harbour board votes on the ramp", "", Nobody},
		{"a date", "2 March 2026 08:00 GMT", "", Nobody},
		{"a version", "dunemark version 1.23", "", Nobody},
		{"a heading", "About the author", "", Nobody},
		{"a button", "Full Bio", "", Nobody},
		{"an advertisement", "Advertorial", "", Nobody},
		{"a licence", "CC BY", "", Nobody},
		{"an address that is spelled", "ann[at]dune.example", "", Nobody},
		{"nothing", "", "", Nobody},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Parse(tc.in, OutletsOf(outlet)); got.Text != tc.want || got.Kind != tc.kind {
				t.Errorf("%q: got %q of kind %d, want %q of kind %d", tc.in, got.Text, got.Kind, tc.want, tc.kind)
			}
		})
	}
}
