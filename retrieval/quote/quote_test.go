package quote_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/quote"
)

// cases hold one shape of reporting each: a text, and its quotes as "words | type | speaker | how".
var cases = []struct {
	name, text string
	want       []string
}{
	{"cue after", "“The pier is closed,” Rosa Vane said.",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named"}},
	{"cue inverted", "“The pier is closed,” said harbour master Rosa Vane, who took over in May.",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named"}},
	{"cue before", "Rosa Vane said: “The pier is closed.”",
		[]string{"“The pier is closed.” | direct | Rosa Vane | named"}},
	{"a question, then its cue", "“Who shut the pier?” asked Rosa Vane.",
		[]string{"“Who shut the pier?” | direct | Rosa Vane | named"}},
	{"two halves of one sentence", "“The pier,” Rosa Vane said, “will stay closed.”",
		[]string{"“The pier,” | direct | Rosa Vane | named", "“will stay closed.” | direct | Rosa Vane | named"}},
	{"the next sentence is carried", "“The pier is closed,” Rosa Vane said. “It will stay closed.”",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named",
			"“It will stay closed.” | direct | Rosa Vane | carried"}},
	{"the sentence before its cue is carried", "“It rained.” “The pier is closed,” Rosa Vane said.",
		[]string{"“It rained.” | direct | Rosa Vane | carried", "“The pier is closed,” | direct | Rosa Vane | named"}},
	{"over paragraphs", "“The pier is closed,” Rosa Vane said. “It was the storm.\n\n“And it will stay closed.”",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named",
			"“It was the storm. | direct | Rosa Vane | carried",
			"“And it will stay closed.” | direct | Rosa Vane | carried"}},
	{"straight marks", `"The pier is closed," Rosa Vane said.`,
		[]string{`"The pier is closed," | direct | Rosa Vane | named`}},
	{"doubled apostrophes", "''The pier is closed,'' Rosa Vane said.",
		[]string{"''The pier is closed,'' | direct | Rosa Vane | named"}},
	{"guillemets", "«The pier is closed,» Rosa Vane said.",
		[]string{"«The pier is closed,» | direct | Rosa Vane | named"}},
	{"single marks and a plural possessive", "‘The pier is the fishermen’s own,’ Rosa Vane said of the boats’ berth.",
		[]string{"‘The pier is the fishermen’s own,’ | direct | Rosa Vane | named"}},
	{"nested marks", "“She told me ‘never again’ and left,” Rosa Vane said.",
		[]string{"“She told me ‘never again’ and left,” | direct | Rosa Vane | named"}},
	{"an aside", "Rosa Vane, the harbour master of Port Ellery, said: “The pier is closed.”",
		[]string{"“The pier is closed.” | direct | Rosa Vane | named"}},
	{"a relative clause", "It was shut by Rosa Vane, who said: “The pier is closed.”",
		[]string{"“The pier is closed.” | direct | Rosa Vane | named"}},
	{"surname, then the full name", "Harbour master Rosa Vane came first.\n\n“The pier is closed,” Vane said.",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named"}},
	{"two of one surname are left open", "Rosa Vane and Tom Vane came.\n\n“The pier is closed,” Vane said.",
		[]string{"“The pier is closed,” | direct | Vane | named"}},
	{"a title between two of one surname", "Rosa Vane and Tom Vane came.\n\n“The pier is closed,” Mrs Vane said.",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named"}},
	{"she", "Rosa Vane came to the pier on Monday.\n\n“It is closed,” she said.",
		[]string{"“It is closed,” | direct | Rosa Vane | pronoun"}},
	{"he is not she", "Rosa Vane met Peter Ash on Monday.\n\n“It is closed,” he said.",
		[]string{"“It is closed,” | direct | Peter Ash | pronoun"}},
	{"a pronoun of nobody", "It rained on Monday.\n\n“The pier is closed,” he said.",
		[]string{"“The pier is closed,” | direct | he | pronoun"}},
	{"a spokesman is not his master", "Rosa Vane was away.\n\n“The pier is closed,” said a spokesman for Rosa Vane.",
		[]string{"“The pier is closed,” | direct | a spokesman for Rosa Vane | named"}},
	{"an office is not its holder", "Rosa Vane was away.\n\nVane's office said: “The pier is closed.”",
		[]string{"“The pier is closed.” | direct | Vane's office | named"}},
	{"a body", "“The pier is closed,” the Ministry of Ferries and Tides said.",
		[]string{"“The pier is closed,” | direct | Ministry of Ferries and Tides | named"}},
	{"a document", "A joint statement said the pier “will remain a place of rest” for all.",
		[]string{"the pier “will remain a place of rest” for all | mixed | A joint statement | named"}},
	{"mixed", "Rosa Vane said the pier was “a ruin” after the storm.",
		[]string{"the pier was “a ruin” after the storm | mixed | Rosa Vane | named"}},
	{"mixed, then a second cue",
		"Rosa Vane said the pier was “a ruin” but warned that “the mole is next,” " +
			"noting that the storm was not over yet.",
		[]string{"the pier was “a ruin” | mixed | Rosa Vane | named",
			"“the mole is next,” | direct | Rosa Vane | named",
			"the storm was not over yet | indirect | Rosa Vane | named"}},
	{"indirect", "Rosa Vane said on Monday that the pier would stay closed.",
		[]string{"the pier would stay closed | indirect | Rosa Vane | named"}},
	{"indirect, warned of a toll", "Rosa Vane warned the death toll could climb in the night.",
		[]string{"the death toll could climb in the night | indirect | Rosa Vane | named"}},
	{"indirect, warned to somebody", "Rosa Vane warned the council the pier could fall in the night.",
		[]string{"the pier could fall in the night | indirect | Rosa Vane | named"}},
	{"indirect, told to somebody", "Rosa Vane told reporters in Port Ellery that the pier would stay closed.",
		[]string{"the pier would stay closed | indirect | Rosa Vane | named"}},
	{"indirect, the cue last", "The pier would stay closed, Rosa Vane said.",
		[]string{"The pier would stay closed | indirect | Rosa Vane | named"}},
	{"indirect, the cue in the middle", "The pier on the west side, Rosa Vane said, could stay closed until May.",
		[]string{"The pier on the west side | indirect | Rosa Vane | named",
			"could stay closed until May | indirect | Rosa Vane | named"}},
	{"how it was said is no speech", "“The pier is closed,” Rosa Vane said, with her hand on the old iron gate.",
		[]string{"“The pier is closed,” | direct | Rosa Vane | named"}},
	{"words in marks added to reported ones",
		"Rosa Vane said that the boats would have to move, and “the gulls will stay where they are.”",
		[]string{"the boats would have to move | indirect | Rosa Vane | named",
			"“the gulls will stay where they are.” | direct | Rosa Vane | named"}},
	{"a participle", "Rosa Vane shut the pier in May, saying that about 40 boats would have to move.",
		[]string{"about 40 boats would have to move | indirect | Rosa Vane | named"}},
	{"a thing is no clause", "Rosa Vane found a home for the old boats of the harbour.", nil},
	{"a dateline is no speaker",
		"PORT ELLERY, May 2 (Newswire) — The harbour master spoke, saying: “The pier is closed.”",
		[]string{"“The pier is closed.” | direct | The harbour master | named"}},
	{"according to", "According to Rosa Vane, the pier would stay closed.",
		[]string{"the pier would stay closed | indirect | Rosa Vane | named"}},
	{"according to a long source",
		"According to early results of polls conducted for the Ellery Post and two stations, most voters want the " +
			"pier to be open.",
		[]string{"most voters want the pier to be open | indirect | early results of polls | named"}},
	{"a plural subject without an article", "Harbour pilots say the pier was built on sand.",
		[]string{"the pier was built on sand | indirect | Harbour pilots | named"}},
	{"an accusation", "Rosa Vane accused the council of leaving the pier to rot.",
		[]string{"the council of leaving the pier to rot | indirect | Rosa Vane | named"}},
	{"a demand", "Rosa Vane called for a public inquiry into the pier.",
		[]string{"a public inquiry into the pier | indirect | Rosa Vane | named"}},
	{"a verb of doing is no cue", "Rosa Vane put the boats of the harbour on the beach.", nil},
	{"a habit is no cue", "Rosa Vane used to walk “the old pier of my fathers” at noon.",
		[]string{"“the old pier of my fathers” | direct |  | unattributed"}},
	{"what the reporter sets against it", "Rosa Vane said the pier was safe to walk on, although two planks had gone.",
		[]string{"the pier was safe to walk on | indirect | Rosa Vane | named"}},
	{"a cue in a relative clause, then the main one",
		"Rosa Vane, who said the pier was built on sand, argued that it had to close.",
		[]string{"the pier was built on sand | indirect | Rosa Vane | named",
			"it had to close | indirect | Rosa Vane | named"}},
	{"a dateline is no speech", "WESTREN — The pier will stay closed until May, the council said.",
		[]string{"The pier will stay closed until May | indirect | the council | named"}},
	{"a time before the subject", "A few minutes later the crew came in and said the pier was closed.",
		[]string{"the pier was closed | indirect | the crew | named"}},
	{"a plural that looks like a verb", "Cost estimates, Rosa Vane said, were “a work of fiction”.",
		[]string{"Cost estimates | indirect | Rosa Vane | named",
			"were “a work of fiction” | mixed | Rosa Vane | named"}},
	{"speech about speech is the outer speaker's", "Rosa Vane said Peter Ash had called the pier “a ruin” last week.",
		[]string{"Peter Ash had called the pier “a ruin” last week | mixed | Rosa Vane | named"}},
	{"nobody", "The pier was dark. “We will never walk on it again in our lives.”",
		[]string{"“We will never walk on it again in our lives.” | direct |  | unattributed"}},
	{"a mark that nothing closes", "Rosa Vane said: “The pier is closed. The boats lay in the harbour.",
		[]string{"“The pier is closed. | direct | Rosa Vane | named"}},
	{"a scare quote", "The “ruin” was full of gulls.", nil},
	{"a nickname", "Peter “Spanner” Ash came by boat.", nil},
	{"a name in marks", "The piers dubbed the “sisters of the western sea” were full of gulls.", nil},
	{"a noun and no cue", "The report on the state of the pier came on Monday.", nil},
	{"no text", "", nil},
	{"right to left", "«الرصيف مغلق» said Omar Haddad.", nil},
}

func TestShapes(t *testing.T) {
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			quotes := quote.ExtractText(tc.text)
			checkLaws(t, tc.text, quotes)
			var got []string
			for _, q := range quotes {
				got = append(got, fmt.Sprintf("%s | %s | %s | %s", q.Span.Of(tc.text), q.Type, who(q), q.How))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("quotes (-want +got):\n%s", diff)
			}
		})
	}
}
