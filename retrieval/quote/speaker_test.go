package quote_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/quote"
)

// speakersOf returns the speakers of the quotes in text as "name (role)", or without a name the
// mention after a ~.
func speakersOf(text string) []string {
	var out []string
	for _, q := range quote.ExtractText(text) {
		s := q.Speaker.Name
		if s == "" {
			s = "~" + q.Speaker.AsPrinted
		}
		if q.Speaker.Role != "" {
			s += " (" + q.Speaker.Role + ")"
		}
		out = append(out, s)
	}
	return out
}

type speakerCase struct {
	name, text string
	want       []string
}

func checkSpeakers(t *testing.T, cases []speakerCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			checkLaws(t, tc.text, quote.ExtractText(tc.text))
			if diff := cmp.Diff(tc.want, speakersOf(tc.text)); diff != "" {
				t.Errorf("speakers (-want +got):\n%s", diff)
			}
		})
	}
}

// A name holds no office, no day and no word that only a sentence's start gave a capital.
func TestNames(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"an office alone is a role", "“The pier is closed,” the Prime Minister said.",
			[]string{"~the Prime Minister"}},
		{"an office with its body is a role", "“The pier is closed,” said Tidewater President.",
			[]string{"~Tidewater President"}},
		{"a surname like an office", "“The pier is closed,” said Mike Coach.", []string{"Mike Coach"}},
		{"a surname like a place", "Ruth Hill came. “The pier is closed,” said Hill.", []string{"Ruth Hill"}},
		{"a body that starts like an office", "The Justice Department said the pier would stay closed.",
			[]string{"Justice Department"}},
		{"letters after a name", "Ruth Vane KC came. “The pier is closed,” said Vane.", []string{"Ruth Vane"}},
		{"a father’s name after a surname like a title", "“The pier is closed,” said Tom King Jr.",
			[]string{"Tom King Jr"}},
		{"a middle name, and a father of the same name",
			"John Q. Ash III, the mayor, came. “The pier is closed,” said John Ash III. “It rained,” Ash added.",
			[]string{"John Q. Ash III (mayor)", "John Q. Ash III (mayor)"}},
		{"a day is no part of a body", "The Harbour Office on Friday said the pier would stay closed.",
			[]string{"Harbour Office"}},
		{"a day is no part of a name", "Rosa Vane came. Vane on Monday said the pier would stay closed.",
			[]string{"Rosa Vane"}},
		{"the first word of a sentence",
			"Hardly anything moved. Rosa Vane came by boat. Anything Vane calls “a ruin of the first rank” is closed.",
			[]string{"Rosa Vane"}},
		{"a plural that starts a sentence", "Rescuers said the pier would stay closed for a week.",
			[]string{"~Rescuers"}},
		{"a noun the text has in small letters",
			"There was pollen in the air. Pollen said nothing, “but it was everywhere that spring.”",
			[]string{"~Pollen"}},
		{"a participle that starts a sentence", "Following Rosa Vane, the mayor said the pier would stay closed.",
			[]string{"~the mayor"}},
		{"a body met inside a sentence, too",
			"It was read by Tanglewrack. Tanglewrack said the pier would stay closed.", []string{"Tanglewrack"}},
		{"a body before a name", "“The pier is closed,” said Harbour News Peter Ash.", []string{"Peter Ash"}},
		{"a body, its office and a name", "“The pier is closed,” said University of Ellery President Peter Ash.",
			[]string{"Peter Ash (University of Ellery President)"}},
		{"a spokesman for an office",
			"President Peter Ash was away. “The pier is closed,” said a spokesman for President Peter Ash.",
			[]string{"~a spokesman for President Peter Ash"}},
		{"a day after a name", "Rosa Vane Thursday said the pier would stay closed.", []string{"Rosa Vane"}},
		{"a link before a name", "Follow Rosa Vane came first. “The pier is closed,” Vane said.",
			[]string{"Rosa Vane"}},
		{"a party and a seat", "“The pier is closed,” said Rep. Rosa Vane (D-Ellery).", []string{"Rosa Vane (Rep)"}},
		{"a party in brackets before the cue",
			"At noon in Westren, after the storm, Gov. Rosa Vane (T-Ellery), said: “The pier is closed.”",
			[]string{"Rosa Vane (Gov)"}},
		{"a role that is several words", "“The pier is closed,” said Secretary of State Rosa Vane.",
			[]string{"Rosa Vane (Secretary of State)"}},
		{"a possessive inside a body", "The Ellery Oyster Growers’ Association said the pier would stay closed.",
			[]string{"Ellery Oyster Growers’ Association"}},
		{"people of no name", "Police said the pier would stay closed.", []string{"~Police"}},
		{"nobody in particular", "Anyone said the pier would stay closed.", []string{"~Anyone"}},
		{"police of a town", "Ellery Police said the pier would stay closed.", []string{"Ellery Police"}},
		{"the owner of a body of one word", "The Ellery County Sheriff’s Office said the pier would stay closed.",
			[]string{"Ellery County Sheriff’s Office"}},
		{"the country of a ministry", "Westren’s Ministry of Ferries said the pier would stay closed.",
			[]string{"Westren’s Ministry of Ferries"}},
		{"people who own themselves", "Today’s Republicans said the pier would stay closed.", []string{"Republicans"}},
		{"a body in the plural", "The US Centers for Tide Control and Repair said the pier would stay closed.",
			[]string{"US Centers for Tide Control and Repair"}},
		{"a body after a dateline",
			"WESTREN — The Bank of Ellery cut its rate, and hinted that another cut might follow soon.",
			[]string{"Bank of Ellery"}},
		{"a name with particles, and without them",
			"Commission President Ilse von der Mark came. “The pier is closed,” von der Mark said.",
			[]string{"Ilse von der Mark (Commission President)"}},
		{"a family name that comes first", "President Sul Yon-ho came. “The pier is closed,” Sul said.",
			[]string{"Sul Yon-ho (President)"}},
		{"a family name of two", "President Sul Yon-ho met Sul Min-ja. “The pier is closed,” Sul said.",
			[]string{"Sul"}},
		{"the town of a firm that is none", "Ellery Ferries came. “The pier is closed,” Ellery said.", []string{"Ellery"}},
		{"a number of people is no body", "Hundreds of Ellery residents said the pier should be open.",
			[]string{"~Hundreds of Ellery residents"}},
		{"not the bank she works for",
			"Sunniva Delk of the bank Corrow & Pine, who came late, said the pier would stay closed.",
			[]string{"Sunniva Delk"}},
	})
}

// The role is the printed one, before the name or beside it, where it plainly is one.
func TestRoles(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"after the name", "Rosa Vane, the general secretary of the Ferry Union, said the pier was closed.",
			[]string{"Rosa Vane (general secretary of the Ferry Union)"}},
		{"after an age", "“The pier is closed,” said Rosa Vane, 58, a baker.", []string{"Rosa Vane (baker)"}},
		{"after the name, somebody's", "Rosa Vane, the company’s chief engineer, said the pier was closed.",
			[]string{"Rosa Vane (chief engineer)"}},
		{"before the name, as its aside", "The company’s chief engineer, Rosa Vane, said the pier was closed.",
			[]string{"Rosa Vane (chief engineer)"}},
		{"before the name, after the cue", "“The pier is closed,” said its chairwoman, Rosa Vane.",
			[]string{"Rosa Vane (chairwoman)"}},
		{"an aside and a relative clause",
			"It was begun by Rosa Vane, a retired tram driver, who argued that the pier had to close.",
			[]string{"Rosa Vane (retired tram driver)"}},
		{"in a later sentence", "Rosa Vane came. “The pier is closed,” said harbour master Rosa Vane.",
			[]string{"Rosa Vane (harbour master)"}},
		{"an office before, a seat after", "Mayor Rosa Vane, the leader of the Tide Party, said the pier was closed.",
			[]string{"Rosa Vane (Mayor)"}},
		{"more than a courtesy", "Dr Rosa Vane, a geologist at Westren University, said the pier was closed.",
			[]string{"Rosa Vane (geologist at Westren University)"}},
		{"the next clause is no aside", "After he met Rosa Vane, the mayor said the pier was closed.",
			[]string{"~the mayor"}},
		{"a list is no aside", "Rosa Vane, chairman Tom Ash and the crew met. “The pier is closed,” Vane said.",
			[]string{"Rosa Vane"}},
		{"a place is no role", "Rosa Vane, from the west of Ellery, said the pier was closed.", []string{"Rosa Vane"}},
		{"somebody else's name is no role",
			"“The pier is closed,” Tom Ash and Mayor Rosa Vane said. Vane said the mole was open.",
			[]string{"~Tom Ash and Mayor Rosa Vane", "Rosa Vane (Mayor)"}},
		{"half a role is none", "“The pier is closed,” Former Rosa Vane said.", []string{"Rosa Vane"}},
	})
}

// A pronoun stands for the person most in view, and for nobody where that is not plain.
func TestPronouns(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"the subject of the last sentence, not who spoke before",
			"Oriel Fenwick said that it was worth a fortune. Magda Pool has turned down an offer.\n\n" +
				"She could not explain why she had kept it. “I left the silver,” she said.",
			[]string{"Oriel Fenwick", "~She", "Magda Pool"}},
		{"whom it stood for just before",
			"Rosa Vane met Peter Ash. He said the pier was closed. “It will stay so,” he said.",
			[]string{"Peter Ash", "Peter Ash"}},
		{"who spoke last has no name",
			"Zusa Plover said the pier was dear to her. " +
				"There will be no feast, a spokeswoman for the town said. “Come and look,” she said.",
			[]string{"Zusa Plover", "~a spokeswoman for the town", "~she"}},
		{"a spokesman is not she",
			"Zusa Plover came. A spokesman for the town said the pier was closed. “It is a pity,” she said.",
			[]string{"~A spokesman for the town", "Zusa Plover"}},
		{"her husband has no name",
			"Aurel Pond said the pier was closed.\n\nHer husband takes another view. “It is open,” he said.",
			[]string{"Aurel Pond", "~he"}},
		{"the only holder of an office",
			"Tom Marrow met Ilse Marrow, the rivers minister. The minister said she had seen it. " +
				"“It is closed,” she said.",
			[]string{"~The minister", "Ilse Marrow (rivers minister)"}},
		{"a company is neither he nor she",
			"Boats left Orle at noon, and Orle Lines had them counted. “There were nine of them,” he said.",
			[]string{"~he"}},
	})
}

// Marked words that stand alone belong to the speaker whom the sentence before announces.
func TestAnnounced(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"after a sentence without marks", "Peter Ash came. Rosa Vane agreed. “The pier is closed.”",
			[]string{"Rosa Vane"}},
		{"after a paragraph that ends with a colon", "Peter Ash came, and Rosa Vane replied:\n\n“The pier is closed.”",
			[]string{"Rosa Vane"}},
		{"not after a paragraph that ends with a point",
			"Peter Ash came, and Rosa Vane replied.\n\n“The pier is closed to everyone.”", []string{"~"}},
	})
}
