package quote_test

import (
	"testing"

	"quoth/retrieval/quote"
)

// Words belong to the one who says them: not to the one spoken of, the one quoted from, or the one named
// last.
func TestWhoseWords(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"a report that says so, not who rejects it", "Tom Ash rejected a report, which said that the pier was unsafe.",
			[]string{"~a report"}},
		{"a body before which", "It was read by the Bank of Westren, which said that the pier was unsafe for all.",
			[]string{"Bank of Westren"}},
		{"who is quoted", "Rosa Vane closed the pier, quoting Peter Ash: “The pier is a ruin.”", []string{"Peter Ash"}},
		{"who is quoted as saying", "Rosa Vane quoted an engineer as saying that the pier was a ruin.",
			[]string{"~an engineer"}},
		{"in the words of", "Rosa Vane said the pier is, in the words of Peter Ash, “a promise made of stone”.",
			[]string{"Peter Ash"}},
		{"as somebody put it", "Rosa Vane said the pier is, as Peter Ash once put it, “a promise made of stone”.",
			[]string{"Peter Ash"}},
		{"by the agent of a passive", "Tom Dolan’s plan was called “a promise made of sand” by Rosa Vane.",
			[]string{"Rosa Vane"}},
		{"by the agent before the words", "Tom Dolan was told by Rosa Vane that “the pier is a promise”.",
			[]string{"Rosa Vane"}},
		{"who shouts, not who answers", "Rosa Vane shouted, “Open it,” and Tom Dolan joked, “Close it again.”",
			[]string{"Rosa Vane", "Tom Dolan"}},
		{"somebody in a crowd", "When someone in the crowd shouted, “Open it,” Tom Dolan joked, “Close it again.”",
			[]string{"~someone in the crowd", "Tom Dolan"}},
		{"after a comma and another name", "Rosa Vane came late, hours after Tom Dolan said the pier was “a ruin”.",
			[]string{"Tom Dolan"}},
		{"two who speak are neither of them", "Rosa Vane and former mayor Tom Dolan said the pier was “a ruin”.",
			[]string{"~Rosa Vane and former mayor Tom Dolan"}},
		{"a message with words of its own", "Rosa Vane called it closed. “Come in for free!” a message on the gate reads.",
			[]string{"~a message on the gate"}},
		{"not the place of the meeting", "Speaking in Westren, Upper Ellery, Rosa Vane rose, saying it was “a ruin”.",
			[]string{"Rosa Vane"}},
		{"with an adverb", "At a fair in Westren, Upper Ellery, a man fell, with Rosa Vane reportedly yelling: “Get him out!”",
			[]string{"Rosa Vane"}},
		{"not what the storm did to her", "Alarmed by the storm, Rosa Vane, the mayor, said the pier was closed.",
			[]string{"Rosa Vane (mayor)"}},
		{"makers of a thing are no thing", "Cement makers, for instance, argue that the pier should be dear.",
			[]string{"~Cement makers"}},
		{"words that are rejected", "Rosa Vane rejected claims that the pier was “built of rotten wood”.",
			[]string{"~Rosa Vane"}},
		{"what is said of those", "Rosa Vane rejected the claims as “nonsense from end to end”.", []string{"Rosa Vane"}},
		{"a report that says so", "Tom Ash praised a report that asserted the pier had been built of rotten wood.",
			[]string{"~a report"}},
		{"nor how she felt", "Furious with the council, Rosa Vane, the mayor, said the pier was closed.",
			[]string{"Rosa Vane (mayor)"}},
	})
}

// What a page prints beside an article is no part of a name.
func TestPageFurniture(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"a link before a name", "Rosa Vane came. Feedback Vane said that the pier was closed.", []string{"Rosa Vane"}},
		{"a heading after a name", "Rosa Vane TIME said that the pier was closed.", []string{"Rosa Vane"}},
		{"a surname in capitals", "Rosa VANE said that the pier was closed.", []string{"Rosa VANE"}},
		{"a body in capitals", "Rosa Vane NATO said that the pier was closed.", []string{"Rosa Vane"}},
	})
}

// A title between marks is nobody's words.
func TestTitlesOfWorks(t *testing.T) {
	for name, text := range map[string]string{
		"a programme":                    "Rosa Vane spoke of it on Channel One’s “Harbour Hour With Tom Ash”.",
		"a programme, after a cue":       "Rosa Vane said on Channel One’s “Harbour Hour” that the pier is closed.",
		"a programme before the speaker": "On Tuesday’s “Harbour Hour”, Rosa Vane said that the pier is closed.",
		"a song":                         "Rosa Vane said he rose to “Bridge Across the Bay” at noon, and sat.",
		"a song that is sung":            "Rosa Vane said nothing and sang “we shall come across the bay at noon”.",
		"a book, after a comma":          "Rosa Vane, who wrote a book, “Bridge Across the Bay”, said the pier was closed.",
		"a nickname":                     "Rosa “Rusty” Vane said the pier was closed.",
	} {
		t.Run(name, func(t *testing.T) {
			for _, q := range quote.ExtractText(text) {
				if len(q.Marked) > 0 {
					t.Errorf("%q is quoted as the words of %q", q.Marked[0].Of(text), q.Speaker.AsPrinted)
				}
			}
		})
	}
}

// A pronoun looks past names that describe somebody else, and stops at a name that several people have.
func TestPronounsBesideNamesakes(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"an aide of somebody", "Peter Ash won.\n\nAsh spokesman Tom Dolan saw it coming. “It rained,” he said.",
			[]string{"Tom Dolan (Ash spokesman)"}},
		{"one of two namesakes", "Peter Ash and Tom Ash met Luke Dolan. Ash rose. “It rained,” he said.",
			[]string{"~he"}},
		{"the woman of two namesakes", "Peter Ash and Rosa Ash met Luke Dolan. Ash rose. “It rained,” she said.",
			[]string{"Rosa Ash"}},
	})
}
