package form

import (
	"testing"
	"time"
)

func TestIsDiary(t *testing.T) {
	friday := time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC)
	for s, want := range map[string]bool{
		"Rovers will play a benefit match for the people of Tarn on Saturday 14 March.": true,
		"Choirs of the valley will sing in the weighhouse on 29 March.":                 true,
		"On April 4, the mole at Wether will be lit for the first time since the war.":  true,
		"The fair will return to Quill in May with nine rides.":                         false,
		"Snow will fall on the uplands on Saturday, and gales will reach the coast.":    false,
		"The last ferry will sail on Sunday.":                                           false,
		"The parliament will vote on the bill on 14 March, the speaker said.":           false,
		"A court will hear the case on 29 March, according to a notice on its door.":    false,
		"The board will close the old lock for 14 months.":                              false,
		"Rovers won the match on Thursday and will play in the final.":                  false,
		"Rovers played a benefit match for the people of Tarn on 14 February.":          false,
		"": false,
	} {
		if got := IsDiary(s, friday); got != want {
			t.Errorf("IsDiary(%q) = %v, want %v", s, got, want)
		}
	}
	if IsDiary("Choirs of the valley will sing in the weighhouse on 29 March.", time.Time{}) {
		t.Error("an article without a date has a diary")
	}
}
