package form

import (
	"testing"
)

func TestIsTimeless(t *testing.T) {
	for _, s := range []string{
		"Regattas have a long history in the villages around the bay.",
		"Every spring, the council paints one bench in the market place green.",
		"Every year the mayor spares two geese before the winter fair.",
		"Sleep in the islands is seldom longer than the ferry timetable allows.",
		"The grass on the north side of the mole is rarely greener than in March.",
		"Ferry crews usually eat standing up, between the galley and the ramp.",
		"Small harbours tend to lose their fishermen before they lose their boats.",
		"Tarn Edge is known for its eels, its fog and its eleven chapels.",
		"For generations, the weavers have long argued over the colour of the sea.",
		"There is no shortage of opinions on the bridge in Marling.",
		"Buying a boat can be hard to explain to a bank.",
		"When talking of the weather, skippers and pilots will often point to their knees.",
		"Pilots often say little over the radio, even in a gale.",
		"Each winter, gardeners in Quill wrap their fig trees in sailcloth.",
	} {
		if !IsTimeless(s) {
			t.Errorf("news: %q, want always true", s)
		}
	}
	for _, s := range []string{
		"When the wind turned, the board closed a bridge that is often flooded.",
		"As the council usually does, it met behind closed doors and chose a new clerk.",
		"The often flooded road to Quill was closed after a landslide.",
		"A rarely seen whale swam into the harbour of Tarn.",
		"The mayor, often called the quietest man in Marling, resigned.",
		"Residents who often complain about the noise won a court order.",
		"Ferries that are usually late will be fined from May.",
		"Every house in Quill lost power on Monday as gales reached the coast.",
		"Every year of the contract costs the town more, according to the auditor.",
		"People on the islands generally live longer, the health office said.",
		"The council always refused tolls, and on Tuesday it gave way.",
		"Prices tend to rise before the fair, but this week they fell by a third.",
		"Pilots have long asked for a light on the rock, and the board will build one.",
		"The bridge, which has long been closed, fell into the river.",
		"Bakers in Tarn have long been barred from the guild, a report found.",
		"Divers found cracks in both gates of the old lock.",
		"",
	} {
		if IsTimeless(s) {
			t.Errorf("always true: %q, want news", s)
		}
	}
}

// A trend without a day is shown only where its story has no better sentence.
func TestIsTrend(t *testing.T) {
	for s, want := range map[string]bool{
		"The season of regattas has become a public quarrel about money and flags.": true,
		"The market place has turned into a stage for candidates and jugglers.":     true,
		"Old lock-keepers have become a rare sight on the canals of the north.":     true,
		"The storm has become a hurricane and will reach the coast by noon.":        false,
		"The yard has become a ruin, the surveyors said.":                           false,
		"Ines Quill has become the first woman to lead the guild.":                  false,
		"The bridge has become a toll road this week.":                              false,
	} {
		if got := IsTrend(s); got != want {
			t.Errorf("IsTrend(%q) = %v, want %v", s, got, want)
		}
	}
}
