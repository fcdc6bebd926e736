package weekdays

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for typed, want := range map[string]string{
		"weekdays":                       "Monday to Friday",
		"Weekday":                        "Monday to Friday",
		"workdays":                       "Monday to Friday",
		"every weekday":                  "Monday to Friday",
		"Mon-Fri":                        "Monday to Friday",
		"mon – fri":                      "Monday to Friday",
		"MONDAY TO FRIDAY":               "Monday to Friday",
		"monday through friday":          "Monday to Friday",
		"mo,tu,we,th,fr":                 "Monday to Friday",
		"every day":                      "every day",
		"everyday":                       "every day",
		"daily":                          "every day",
		"all days of the week":           "every day",
		"mon-sun":                        "every day",
		"sat to fri":                     "every day",
		"weekdays and weekends":          "every day",
		"weekends":                       "Saturday and Sunday",
		"sat+sun":                        "Saturday and Sunday",
		"mon wed fri":                    "Monday, Wednesday and Friday",
		"Mon, Wed & Fri":                 "Monday, Wednesday and Friday",
		"mondays/wednesdays/fridays":     "Monday, Wednesday and Friday",
		"mon. wed. fri.":                 "Monday, Wednesday and Friday",
		"fri mon":                        "Monday and Friday",
		"every Tuesday":                  "Tuesday",
		"on tues":                        "Tuesday",
		"thurs":                          "Thursday",
		"Mon-Mon":                        "Monday",
		"Fri-Mon":                        "Friday to Monday",
		"sun mon":                        "Sunday and Monday",
		"mon-wed, sat":                   "Monday to Wednesday and Saturday",
		"mon-wed sat sun":                "Saturday to Wednesday",
		"sat-mon, wed":                   "Saturday to Monday and Wednesday",
		"every day except Sunday":        "Monday to Saturday",
		"every day but not the weekends": "",
		"all but sat and sun":            "Monday to Friday",
		"not on Sundays":                 "Monday to Saturday",
		"mon-fri except wed":             "Monday, Tuesday, Thursday and Friday",
		"every day except every day":     "",
		"except":                         "",
		"":                               "",
		"  ":                             "",
		"and":                            "",
		"m":                              "",
		"t":                              "",
		"mon-":                           "",
		"-fri":                           "",
		"mon to weekends":                "",
		"weekdays-fri":                   "",
		"mon fry":                        "",
		"mondayish":                      "",
		"1-5":                            "",
		"@everyone":                      "",
		"ｍｏｎ":                            "",
	} {
		days, ok := Parse(typed)
		if got := days.String(); ok != (want != "") || ok && got != want {
			t.Errorf("Parse(%q) = %s, %v, want %q", typed, got, ok, want)
		}
	}
}

// Each of the 127 sets is written so that it is read as itself, also in JSON.
func TestEverySet(t *testing.T) {
	for bits := 1; bits <= all; bits++ {
		set := Set(bits) % all
		if got, ok := Parse(set.String()); !ok || got != set {
			t.Errorf("%s is read as %s, %v", set, got, ok)
		}
		data, err := json.Marshal(struct {
			Days Set `json:"days,omitzero"`
		}{set})
		var back struct{ Days Set }
		if err != nil || json.Unmarshal(data, &back) != nil || back.Days != set {
			t.Errorf("%s is stored as %s, and read as %s, %v", set, data, back.Days, err)
		}
		for day := range time.Weekday(7) {
			if set.Has(day) != (bits&(1<<day) != 0) {
				t.Errorf("%s has %s: %t", set, day, set.Has(day))
			}
		}
	}
}

func TestOf(t *testing.T) {
	if got := Of(time.Monday, time.Sunday).String(); got != "Sunday and Monday" {
		t.Errorf("got %s", got)
	}
	if !Of().All() || Of(time.Monday).All() {
		t.Error("no day stands for all, and one day does not")
	}
	var s Set
	if err := json.Unmarshal([]byte(`"Mars"`), &s); err == nil || !strings.Contains(err.Error(), "weekdays") {
		t.Errorf("error %v", err)
	}
}

// Whatever is typed is read or not, and what is read is written so that it is read as the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"weekdays", "Mon-Fri", "mon wed fri", "every day except Sunday", "not sun", "-", "", "Fri–Mon, wed"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		days, ok := Parse(typed)
		if !ok {
			if !days.All() {
				t.Errorf("%q is not read, and yet %s", typed, days)
			}
			return
		}
		if again, ok := Parse(days.String()); !ok || again != days {
			t.Errorf("%s is read as %s, %v", days, again, ok)
		}
	})
}
