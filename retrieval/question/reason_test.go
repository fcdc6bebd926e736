package question_test

import (
	"testing"

	"quoth/retrieval/question"
)

func TestGivesReason(t *testing.T) {
	for sentence, want := range map[string]float64{
		"The mill shut because nobody wanted its flour.":       1,
		"The trust blamed a virus that gulls carry.":           1,
		"A rusted chain led to the delay.":                     1,
		"The pier was shut after a chain broke.":               0.5,
		"The council voted to save the mill.":                  0.5,
		"The pier was shut on Friday.":                         0,
		"The causeway and the reasonable price stayed.":        0,
		"It took over the mill, since when it has baked bread": 0,
	} {
		if got := question.GivesReason(sentence); got != want {
			t.Errorf("GivesReason(%q) = %v, want %v", sentence, got, want)
		}
	}
}
