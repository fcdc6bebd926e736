package stamp

import (
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, on machines that have none
)

var now = time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)

func TestRead(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		// RFC 822 and near it
		{"Mon, 02 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00Z"},
		{"Mon, 02 Mar 2026 08:00:00 +0530", "2026-03-02T08:00:00+05:30"},
		{"Mon, 2 Mar 2026 08:00 UT", "2026-03-02T08:00:00Z"},
		{"2 Mar 26 08:00:00 Z", "2026-03-02T08:00:00Z"},
		{"Monday, 02-Mar-26 08:00:00 GMT", "2026-03-02T08:00:00Z"},
		{"Mon, 02 March 2026 08:00:00 +01:00", "2026-03-02T08:00:00+01:00"},
		{"MON, 02 MAR 2026 08:00:00 gmt", "2026-03-02T08:00:00Z"},
		{"Tue, 02 Sept 2025 08:00:00 EDT", "2025-09-02T08:00:00-04:00"},
		{"Mon, 02 Mar 2026 08:00:00 +0800 (SGT)", "2026-03-02T08:00:00+08:00"},
		{"Mon, 02 Mar 2026 08:00:00 (JST)", "2026-03-02T08:00:00+09:00"},
		{"Mon, 02 Mar 2026 08:00:00 (Monday)", "2026-03-02T08:00:00Z"},
		{"2 Mar 2026 2005 GMT", "2026-03-02T20:05:00Z"},
		{"Mon Mar  2 08:00:00 2026", "2026-03-02T08:00:00Z"},
		{"Mon Mar 2 08:00:00 JST 2026", "2026-03-02T08:00:00+09:00"},
		{"Mon Mar 02 2026 08:00:00 GMT+0100 (Central European Standard Time)", "2026-03-02T08:00:00+01:00"},
		{"Mon, 02 Mar 2026 08:00:00 GMT+8", "2026-03-02T08:00:00+08:00"},
		{"Mon, 02 Mar 2026 08:00:00 UTC-05:30", "2026-03-02T08:00:00-05:30"},
		{"Mon, 02 Mar 2026 08:00:00 UTC+5:45", "2026-03-02T08:00:00+05:45"},
		{"Mon, 02 Mar 2026 08:00:00 +800", "2026-03-02T08:00:00+08:00"},
		{"Mon, 02 Mar 2026 08:00:00 −0300", "2026-03-02T08:00:00-03:00"},
		{"Mon, 02 Mar 2026", "2026-03-02T00:00:00Z"},
		{"Fri, 02 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00Z"}, // it was a Monday
		{"Mon, 02 Mar 2026 8:5:7 GMT", "2026-03-02T08:05:07Z"},

		// spaces, commas and points that are missing, or too many
		{"Mon,02 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00Z"},
		{"Mon,02Mar2026 08:00:00GMT", "2026-03-02T08:00:00Z"},
		{"Mon 02 Mar, 2026, 08:00:00 GMT", "2026-03-02T08:00:00Z"},
		{"Mon., 02. Mar. 2026, 08:00 GMT.", "2026-03-02T08:00:00Z"},
		{"  Mon,\n 02\tMar\u00a02026 08:00:00\u202fGMT ", "2026-03-02T08:00:00Z"},
		{"Mon, 02 Mar 2026 08:00:00+0100", "2026-03-02T08:00:00+01:00"},
		{"02/Mar/2026:08:00:00 +0100", "2026-03-02T08:00:00+01:00"},
		{"2 - Mar - 2026 08:00", "2026-03-02T08:00:00Z"},

		// twelve hours
		{"March 2nd, 2026 8:05 PM EST", "2026-03-02T20:05:00-05:00"},
		{"Mon, Mar 2 2026 08:05:09 PM", "2026-03-02T20:05:09Z"},
		{"Mon, 02 Mar 2026 8:05PMEST", "2026-03-02T20:05:00-05:00"},
		{"Mon, 02 Mar 2026 8:05 p.m. EST", "2026-03-02T20:05:00-05:00"},
		{"2 March 2026 at 12:05 am", "2026-03-02T00:05:00Z"},
		{"2 March 2026, 12:05 pm", "2026-03-02T12:05:00Z"},
		{"2 March 2026, 8pm", "2026-03-02T20:00:00Z"},
		{"2 March 2026, 20:05 PM", "2026-03-02T20:05:00Z"},
		{"8:05 PM, Monday 2 March 2026", "2026-03-02T20:05:00Z"},
		{"2026-03-02 8:05:00 PM +0100", "2026-03-02T20:05:00+01:00"},

		// ISO 8601 and near it
		{"2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z"},
		{"2026-03-02T08:00:00.123+09:00", "2026-03-02T08:00:00+09:00"},
		{"2026-03-02T08:00:00,123Z", "2026-03-02T08:00:00Z"},
		{"2026-03-02T08:00:00-0330", "2026-03-02T08:00:00-03:30"},
		{"2026-03-02T08:00:00+09", "2026-03-02T08:00:00+09:00"},
		{"2026-03-02T08:00+01:00", "2026-03-02T08:00:00+01:00"},
		{"2026-03-02T08:00:00EST", "2026-03-02T08:00:00-05:00"},
		{"2026-03-02T08:00:00 Z", "2026-03-02T08:00:00Z"},
		{"2026-03-02T08Z", "2026-03-02T08:00:00Z"},
		{"2026-03-02t08:00:00z", "2026-03-02T08:00:00Z"},
		{"2026-03-02 08:00:00 AEDT", "2026-03-02T08:00:00+11:00"},
		{"2026-03-02 08:00:00", "2026-03-02T08:00:00Z"},
		{"2026-03-02 08:00:00 +0000 UTC", "2026-03-02T08:00:00Z"},
		{"2026-3-2 8:00", "2026-03-02T08:00:00Z"},
		{"2026/03/02 08:00:00", "2026-03-02T08:00:00Z"},
		{"2026.03.02 08:00", "2026-03-02T08:00:00Z"},
		{"2026:03:02 08:00:00", "2026-03-02T08:00:00Z"},
		{"2026-03-02", "2026-03-02T00:00:00Z"},
		{"20260302T080000Z", "2026-03-02T08:00:00Z"},
		{"20260302T080000+0100", "2026-03-02T08:00:00+01:00"},
		{"20260302", "2026-03-02T00:00:00Z"},
		{"20260302080009", "2026-03-02T08:00:09Z"},
		{"202603020800", "2026-03-02T08:00:00Z"},
		{"20260302 08:00", "2026-03-02T08:00:00Z"},
		{"2026-061", "2026-03-02T00:00:00Z"},
		{"2026-03-02T08:00:00+01:00[Europe/Paris]", "2026-03-02T08:00:00+01:00"},
		{"2026年3月2日 20:05", "2026-03-02T20:05:00Z"},
		{"2026년 3월 2일 20시 05분", "2026-03-02T20:05:00Z"},

		// numbers since 1970
		{"1772438400", "2026-03-02T08:00:00Z"},
		{"1772438400.25", "2026-03-02T08:00:00Z"},
		{"@1772438400", "2026-03-02T08:00:00Z"},
		{"1772438400000", "2026-03-02T08:00:00Z"},
		{"1772438400000000", "2026-03-02T08:00:00Z"},

		// the end of the day, and a leap second
		{"Mon, 02 Mar 2026 24:00:00 GMT", "2026-03-03T00:00:00Z"},
		{"2026-03-02T24:00Z", "2026-03-03T00:00:00Z"},
		{"Mon, 02 Mar 2026 23:59:60 GMT", "2026-03-03T00:00:00Z"},

		// other languages
		{"Mo, 02 Mär 2026 20:05:00 +0100", "2026-03-02T20:05:00+01:00"},
		{"Montag, 2. März 2026, 20.05 Uhr MEZ", "2026-03-02T20:05:00+01:00"},
		{"Sonntag, den 1. Februar 2026 um 8 Uhr", "2026-02-01T08:00:00Z"},
		{"1. Jänner 2026", "2026-01-01T00:00:00Z"},
		{"mar., 03 mars 2026 20:05:00 +0100", "2026-03-03T20:05:00+01:00"},
		{"lundi 2 mars 2026 à 20h05", "2026-03-02T20:05:00Z"},
		{"dim. 1er févr. 2026 8h", "2026-02-01T08:00:00Z"},
		{"jeu, 25 déc 2025 20:05:00 CET", "2025-12-25T20:05:00+01:00"},
		{"15 août 2025", "2025-08-15T00:00:00Z"},
		{"mar, 03 mar 2026 20:05:00 GMT", "2026-03-03T20:05:00Z"}, // Spanish and Italian
		{"mar, 03 feb 2026 20:05:00 GMT", "2026-02-03T20:05:00Z"},
		{"vie, 2 de enero de 2026 a las 20:05", "2026-01-02T20:05:00Z"},
		{"2 de setiembre de 2025", "2025-09-02T00:00:00Z"},
		{"lun, 02 giu 2025 20:05:00 +0200", "2025-06-02T20:05:00+02:00"},
		{"2 gennaio 2026 alle 20.05", "2026-01-02T20:05:00Z"},
		{"seg, 02 fev 2026 20:05:00 -0300", "2026-02-02T20:05:00-03:00"},
		{"2 de março de 2026 às 20h05", "2026-03-02T20:05:00Z"},
		{"1º de outubro de 2025", "2025-10-01T00:00:00Z"},
		{"ma, 02 mrt 2026 20:05:00 +0100", "2026-03-02T20:05:00+01:00"},
		{"vrijdag 2 mei 2025", "2025-05-02T00:00:00Z"},
		{"pon., 2 mar 2026 20:05:00 +0100", "2026-03-02T20:05:00+01:00"},
		{"czw, 02 paź 2025 20:05:00 +0200", "2025-10-02T20:05:00+02:00"},
		{"2 września 2025, godz. 20.05", "2025-09-02T20:05:00Z"},
		{"Пн, 02 мар 2026 20:05:00 +0300", "2026-03-02T20:05:00+03:00"},
		{"2 мая 2025 г., 20:05 МСК", "2025-05-02T20:05:00+03:00"},
		{"понедельник, 2 марта 2026", "2026-03-02T00:00:00Z"},
		{"mån, 02 mars 2026 20:05:00 +0100", "2026-03-02T20:05:00+01:00"},
		{"2 maj 2025 kl. 20.05", "2025-05-02T20:05:00Z"},
		{"man, 02 okt 2025 20:05:00 +0200", "2025-10-02T20:05:00+02:00"},
		{"tirsdag 2. desember 2025 kl. 20:05", "2025-12-02T20:05:00Z"},
		{"Pzt, 02 Mar 2026 20:05:00 +0300", "2026-03-02T20:05:00+03:00"},
		{"Paz, 01 Mar 2026 20:05:00 +0300", "2026-03-01T20:05:00+03:00"},
		{"2 Ağustos 2025 Cumartesi, 20:05", "2025-08-02T20:05:00Z"},
		{"2 Kasım 2025", "2025-11-02T00:00:00Z"},
		{"ma 2. maaliskuuta 2026 klo 20.05", "2026-03-02T20:05:00Z"},
		{"2. března 2026 20:05", "2026-03-02T20:05:00Z"},
		{"2 березня 2026", "2026-03-02T00:00:00Z"},
		{"Δευ, 02 Μαρ 2026 20:05:00 +0200", "2026-03-02T20:05:00+02:00"},

		// ordinals, and small words
		{"the 2nd of March 2026", "2026-03-02T00:00:00Z"},
		{"Monday 2nd March 2026 20:05", "2026-03-02T20:05:00Z"},
		{"Published: 2 March 2026", "2026-03-02T00:00:00Z"},
		{"2026 Mar 02 08:00:00", "2026-03-02T08:00:00Z"},

		// numbers in another order
		{"02.03.2026 20:05", "2026-03-02T20:05:00Z"},
		{"02.03.2026 - 20:05", "2026-03-02T20:05:00Z"},
		{"20:05 - 02.03.2026", "2026-03-02T20:05:00Z"},
		{"02.03.26 20:05", "2026-03-02T20:05:00Z"},
		{"02.03.2026 20.05", "2026-03-02T20:05:00Z"},
		{"28/02/2026 20:05", "2026-02-28T20:05:00Z"},
		{"02/28/2026 8:05 PM", "2026-02-28T20:05:00Z"},
		{"02/28/26", "2026-02-28T00:00:00Z"},
		{"02/02/2026", "2026-02-02T00:00:00Z"},
		{"Mon, 02/03/2026", "2026-03-02T00:00:00Z"}, // 3 February was a Tuesday
		{"Tue, 02/03/2026", "2026-02-03T00:00:00Z"},
		{"03/12/2026", ""},                           // both are in the future
		{"12/02/2026 08:00", "2026-02-12T08:00:00Z"}, // 2 December is in the future

		// two digits of the year
		{"2 Mar '26 20:05", "2026-03-02T20:05:00Z"},
		{"2 Mar 99 20:05", "1999-03-02T20:05:00Z"},

		// not taken
		{"Thu, 01 Jan 1970 00:00:00 GMT", ""},
		{"0", ""},
		{"1969-12-31T19:00:00-05:00", ""},
		{"0001-01-01T00:00:00Z", ""},
		{"0000-00-00 00:00:00", ""},
		{"Thu, 01 Jan 2099 00:00:00 GMT", ""},
		{"2026-03-12T00:00:00Z", ""}, // a week after now
		{"Mon, 30 Feb 2026 08:00:00 GMT", ""},
		{"Mon, 02 Mar 2026 25:00:00 GMT", ""},
		{"Mon, 02 Mar 2026 08:61:00 GMT", ""},
		{"02/03/2026", ""},
		{"2-3 March 2026", ""},
		{"March 2026", ""},
		{"2 March", ""},
		{"yesterday", ""},
		{"08:00", ""},
		{" . , ( ", ""},
	} {
		t.Run(tc.in, func(t *testing.T) {
			got, err := Reader{Now: now}.Read(tc.in)
			if s := got.Format(time.RFC3339); s != tc.want && !(got.IsZero() && tc.want == "") {
				t.Errorf("got %s, %v, want %q", s, err, tc.want)
			}
			if (err == nil) != (tc.want != "") {
				t.Errorf("error %v, want one: %v", err, tc.want == "")
			}
		})
	}
}

// Package time does not know the names of these zones.
func TestReadZones(t *testing.T) {
	for _, tc := range []struct{ zone, want string }{
		{"SGT", "+08:00"}, {"HKT", "+08:00"}, {"IST", "+05:30"}, {"JST", "+09:00"}, {"KST", "+09:00"}, {"AEST", "+10:00"},
		{"AEDT", "+11:00"}, {"ACST", "+09:30"}, {"AWST", "+08:00"}, {"NZDT", "+13:00"}, {"MSK", "+03:00"}, {"MET", "+01:00"},
		{"CET", "+01:00"}, {"CEST", "+02:00"}, {"EET", "+02:00"}, {"BST", "+01:00"}, {"SAST", "+02:00"}, {"EAT", "+03:00"},
		{"PKT", "+05:00"}, {"NPT", "+05:45"}, {"WIB", "+07:00"}, {"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"},
		{"PDT", "-07:00"}, {"AKST", "-09:00"}, {"HST", "-10:00"}, {"NST", "-03:30"}, {"GMT", "Z"}, {"UTC", "Z"}, {"UT", "Z"},
		{"sgt", "+08:00"}, {"HNE", "-05:00"}, {"MESZ", "+02:00"}, {"[JST]", "+09:00"}, {"EST5EDT", "-05:00"},
		{"America/Los_Angeles", "-08:00"}, {"Asia/Kolkata", "+05:30"}, {"America/Argentina/Ushuaia", "-03:00"},
		{"ET", "-05:00"}, {"Eastern Time", "-05:00"}, {"Pacific Standard Time", "-08:00"},
		{"Central European Time", "+01:00"},
	} {
		t.Run(tc.zone, func(t *testing.T) {
			want := "2026-03-02T06:30:00" + tc.want
			got, err := Reader{}.Read("Mon, 02 Mar 2026 06:30:00 " + tc.zone)
			if s := got.Format(time.RFC3339); s != want || err != nil {
				t.Errorf("got %s, %v, want %s", s, err, want)
			}
		})
	}
	t.Run("ET in summer", func(t *testing.T) {
		got, err := Reader{}.Read("July 2, 2025 6:30 a.m. ET")
		if s, want := got.Format(time.RFC3339), "2025-07-02T06:30:00-04:00"; s != want || err != nil {
			t.Errorf("got %s, %v, want %s", s, err, want)
		}
	})
	for _, zone := range []string{"XYZ", "QRST", "+9900"} {
		t.Run("unknown "+zone, func(t *testing.T) {
			got, err := Reader{}.Read("Mon, 02 Mar 2026 06:30:00 " + zone)
			if !errors.Is(err, ErrZone) || !strings.Contains(err.Error(), zone) {
				t.Errorf("error %v, want that the zone %s is not known", err, zone)
			}
			if s, want := got.Format(time.RFC3339), "2026-03-02T06:30:00Z"; s != want {
				t.Errorf("got %s, want %s", s, want)
			}
		})
	}
}

// The reason is for a person.
func TestReadReasons(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"02/03/2026", "it can be 2026-03-02 or 2026-02-03"},
		{"Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01 is before the web"},
		{"Thu, 01 Jan 2099 00:00:00 GMT", "2099-01-01 lies in the future"},
		{"Mon, 30 Feb 2026 08:00:00 GMT", "there is no such day"},
		{"Mon, 02 Mar 2026 25:00:00 GMT", "there is no such time of day"},
		{"2 March", "it names no year"},
		{"yesterday", "it names no day"},
		{"2-3 March 2026", "it names more than one day"},
	} {
		t.Run(tc.in, func(t *testing.T) {
			if got, err := (Reader{Now: now}).Read(tc.in); err == nil || err.Error() != tc.want {
				t.Errorf("got %v, %v, want %q", got, err, tc.want)
			}
		})
	}
	if got, err := (Reader{}).Read("  "); !got.IsZero() || err != nil {
		t.Errorf("nothing: got %v, %v", got, err)
	}
}

// What one date of a feed shows holds for the others.
func TestOrderOf(t *testing.T) {
	for _, tc := range []struct {
		name   string
		stamps []string
		want   Order
	}{
		{"a day of more than twelve first", []string{"02/03/2026", "28/02/2026"}, DayFirst},
		{"a month first", []string{"02/03/2026 8:05 PM", "02/28/2026 8:05 PM"}, MonthFirst},
		{"a weekday shows it", []string{"Mon, 02/03/2026"}, DayFirst},
		{"both", []string{"28/02/2026", "02/28/2026"}, AnyOrder},
		{"neither", []string{"02/03/2026", "02/02/2026", "2026-02-28", "28.02.2026", "yesterday", ""}, AnyOrder},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := OrderOf(tc.stamps); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
	for order, want := range map[Order]string{DayFirst: "2026-03-02", MonthFirst: "2026-02-03"} {
		got, err := Reader{Now: now, Order: order}.Read("02/03/2026")
		if s := got.Format(time.DateOnly); s != want || err != nil {
			t.Errorf("order %v: got %s, %v, want %s", order, s, err, want)
		}
	}
}

// FuzzRead: a time that is taken is plausible, and nothing makes Read fail.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"Mon, 02 Mar 2026 08:00:00 GMT", "02/03/26 8pm", "1772438400",
		"mar., 03 mars 2026 20h05 CET", "2026年3月2日", "\xff:1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Reader{Now: now}.Read(s)
		if err != nil && !errors.Is(err, ErrZone) && !got.IsZero() {
			t.Errorf("%v with the error %v", got, err)
		}
		if !got.IsZero() && (got.UTC().Year() < firstYear || !got.Before(now.Add(48*time.Hour))) {
			t.Errorf("%v was taken", got)
		}
		OrderOf([]string{s})
	})
}
