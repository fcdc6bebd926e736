package schedule

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"quoth/bot"
)

func TestParse(t *testing.T) {
	for clock, want := range map[string]string{
		"18:30":     "18:30",
		"18.30":     "18:30",
		"1830":      "18:30",
		"730":       "07:30",
		"7":         "07:00",
		"07":        "07:00",
		"00:00":     "00:00",
		"0":         "00:00",
		"23:59":     "23:59",
		" 6pm ":     "18:00",
		"6 PM":      "18:00",
		"9.30pm":    "21:30",
		"9:30 p.m.": "21:30",
		"930am":     "09:30",
		"12am":      "00:00",
		"12pm":      "12:00",
		"12:15 am":  "00:15",
	} {
		hour, minute, err := Parse(clock)
		if got := fmt.Sprintf("%02d:%02d", hour, minute); err != nil || got != want {
			t.Errorf("Parse(%q) = %s, %v, want %s", clock, got, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for clock, hint := range map[string]string{
		"":          "18:30",
		"noon":      "18:30",
		"24:00":     "00:00",
		"24":        "00:00",
		"24:01":     "Hours go from 0 to 23",
		"25:00":     "Hours go from 0 to 23",
		"18:60":     "Minutes go from 00 to 59",
		"13pm":      "1 to 12",
		"0am":       "1 to 12",
		"24:00 am":  "1 to 12",
		"18:3":      "18:30",
		"18:300":    "18:30",
		"18:30:00":  "18:30",
		"18:":       "18:30",
		":30":       "18:30",
		"-1":        "18:30",
		"+7":        "18:30",
		"7:+5":      "18:30",
		"12345":     "18:30",
		"007:00":    "18:30",
		"pm":        "18:30",
		"６pm":       "18:30",
		"6pm pm":    "18:30",
		"in a week": "18:30",
	} {
		_, _, err := Parse(clock)
		var refusal *bot.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Hint, hint) {
			t.Errorf("Parse(%q): err = %v, want a hint with %q", clock, err, hint)
		}
	}
}

// Whatever is typed is a time of day or a short refusal; a time that is written out is
// read as itself.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"18:30", "6pm", "9.30 p.m.", "24:00", "", ":", "+1:+1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		hour, minute, err := Parse(s)
		if err != nil {
			if n := len([]rune(err.Error())); n > 150 {
				t.Errorf("the refusal has %d characters", n)
			}
			return
		}
		h, m, err := Parse(fmt.Sprintf("%02d:%02d", hour, minute))
		if h != hour || m != minute || err != nil {
			t.Errorf("%02d:%02d is read as %02d:%02d, %v", hour, minute, h, m, err)
		}
	})
}
