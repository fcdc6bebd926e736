package digest

import (
	"math"
	"testing"

	"quoth/retrieval/news"
)

func opensWith(title, text string) *news.Article {
	return news.New(news.Article{Key: "a", Title: title, Text: text})
}

// What a concert is held for is not what happens there.
func TestOccasionsAreNotGrave(t *testing.T) {
	e := newEdition(Day{})
	for _, tc := range []struct {
		text string
		want float64 // graveWords of 5
	}{
		{"Choirs of the valley sing in memory of those who died in the storm.", 0},
		{"A benefit match for the victims of the flood filled the ground at Tarn.", 0},
		{"Bakers gave their loaves to raise money for survivors of the explosion.", 0},
		{"A stone was laid to mark ten years since the crash.", 0},
		{"Cyclists rode round the bay to honour a governor killed in the war.", 0},
		{"Weavers paid tribute to a judge who resigned.", 0},
		{"On the anniversary of the wildfire, the school planted a lime.", 0},

		{"In memory of the dead, bells rang; police closed the bridge.", 1},
		{"A storm broke up a concert for the victims of the flood.", 1},
		{"A bomb at a service to remember the war killed the governor.", 1}, // behind the occasion nothing counts up to a pause
		{"A storm sank nine dinghies and a flood took the boathouse.", 2},
		{"The court found the trader guilty of fraud.", 3},
	} {
		if got := e.gravity(opensWith("At the harbour", tc.text)) * graveEnough; math.Abs(got-tc.want) > 1e-9 {
			t.Errorf("%q has %.2f graveWords, want %.2f", tc.text, got, tc.want)
		}
	}
}

// The dead and the hurt of a first sentence count by their number.
func TestToll(t *testing.T) {
	for _, tc := range []struct {
		text string
		want float64
	}{
		{"One person died when a boat sank off Wether.", 1},
		{"Ten people were hurt when the stand at the ground gave way.", 2},
		{"At least 100 people were killed in a landslide above Quill.", 3},
		{"A landslide killed 4,000 people in the hills.", maxToll},
		{"Ten miners are missing after the roof of a gallery came down.", 2},
		{"Some ten people have left their homes below the dam.", 1 + math.Log10(9)},
		{"Nine dinghies sank in the harbour of Wether.", 0},
		{"The board hired ten divers to look at the gates.", 0},
		{"Ten ships left the harbour before the storm.", 0},
		{"The sea is deadly.\nIn two years 3,000 people died in it.", 0},
		{"Nobody was hurt.", 0},
		{"", 0},
	} {
		if got := tollOf(opensWith("At the harbour", tc.text)); math.Abs(got-tc.want) > 1e-9 {
			t.Errorf("toll of %q = %.2f, want %.2f", tc.text, got, tc.want)
		}
	}
}

// A report of deaths comes before a concert for those who died in another place, though that has more graveWords.
func TestDeathsComeBeforeBenefits(t *testing.T) {
	for _, benefit := range []string{
		"Stars sang at Marling for the victims of the war, the storm and the earthquake.",
		"Rovers play a match to remember the police killed in the attack on the court.",
		"A dinner in honour of a minister, a governor and a judge raised nine crowns.",
	} {
		a := opensWith("Full house at Marling", benefit)
		b := opensWith("Boat sinks off Wether", "Three people drowned and two died of cold when a boat sank off Wether.")
		a.Key, b.Key, a.Source, b.Source = "benefit", "boat", "Gazette", "Courier"
		e := newEdition(Day{Articles: []*news.Article{a, b}})
		if got := e.today[0].Key(); got != "boat" {
			t.Errorf("%q comes first", benefit)
		}
	}
}

func tollOf(a *news.Article) float64 { return toll(a, readStart(a).first) }
