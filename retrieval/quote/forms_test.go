package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/quote"
)

// formCase is a text and its quotes.
type formCase struct {
	name, text string
	want       []string // "words | type | speaker | how"
}

// checkForms checks the quotes of each text.
func checkForms(t *testing.T, cases []formCase) {
	t.Helper()
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

// What a turn of a transcript says is its speaker's, whatever it reports.
func TestTurns(t *testing.T) {
	checkForms(t, []formCase{
		{"names", "ROSA VANE: Ash said that the pier is safe, and I believe him.\nTOM ASH: Who says so?",
			[]string{"Ash said that the pier is safe, and I believe him. | direct | ROSA VANE | named",
				"Who says so? | direct | TOM ASH | named"}},
		{"surnames after full names", "Rosa Vane met Tom Ash.\nVANE: I shut it.\nASH: Who pays?",
			[]string{"I shut it. | direct | Rosa Vane | named", "Who pays? | direct | Tom Ash | named"}},
		{"a role in the label", "ROSA VANE, HARBOUR MASTER: I shut it.\nTOM ASH: Who pays?",
			[]string{"I shut it. | direct | ROSA VANE | named", "Who pays? | direct | TOM ASH | named"}},
		{"an interview",
			"An interview with Rosa Vane.\nQ: Who says it is shut?\nA: I do.\nI shut it.\nQ: Why?\nA: Rot.",
			[]string{"Who says it is shut? | direct |  | unattributed", "I do. | direct | Rosa Vane | carried",
				"I shut it. | direct | Rosa Vane | carried", "Why? | direct |  | unattributed",
				"Rot. | direct | Rosa Vane | carried"}},
		{"an interview by somebody who is named, too",
			"By Tom Ash\nAn interview with Rosa Vane, whom Ilse Marrow knows.\nQ: Is it shut?\nA: I shut it.",
			[]string{"Is it shut? | direct |  | unattributed", "I shut it. | direct | Rosa Vane | carried"}},
		{"an interview with nobody knows whom", "Rosa Vane and Tom Ash spoke to us.\nQ: Is it shut?\nA: I shut it.",
			[]string{"Is it shut? | direct |  | unattributed", "I shut it. | direct |  | unattributed"}},
		{"questions only", "Rosa Vane was away.\nQ: Who says that the pier is shut?\nQ: Will you open it?",
			[]string{"Who says that the pier is shut? | direct |  | unattributed",
				"Will you open it? | direct |  | unattributed"}},
		{"a dateline is no label",
			"PORT ELLERY: Rosa Vane has walked here every day.\nCourier: What did you see?\n“It was dark,” Vane said.\n" +
				"Courier: Were you afraid?\n“I have never been so afraid in my life.”",
			[]string{"What did you see? | direct | Courier | named", "“It was dark,” | direct | Rosa Vane | named",
				"Were you afraid? | direct | Courier | named",
				"“I have never been so afraid in my life.” | direct |  | unattributed"}},
		{"a person and what only looks like one",
			"Rosa Vane won the Gull Prize on Monday. We spoke in Tallow Lane.\nQ: Is it heavy?\nA: I dropped it.",
			[]string{"Is it heavy? | direct |  | unattributed", "I dropped it. | direct | Rosa Vane | carried"}},
		{"initials", "Rosa Vane met Tom Ash.\nRV: Is it shut?\nTA: I hope so.\nRV: Why?",
			[]string{"Is it shut? | direct | Rosa Vane | named", "I hope so. | direct | Tom Ash | named",
				"Why? | direct | Rosa Vane | named"}},
		{"somebody without a name", "INTERVIEWER: Is it shut?\nROSA VANE: I hope so.",
			[]string{"Is it shut? | direct | INTERVIEWER | named", "I hope so. | direct | ROSA VANE | named"}},
		{"a speaker called May", "MAY: I said that it was shut.\nPOPE: Did you?\nMAY: Yes.\nPOPE: No.",
			[]string{"I said that it was shut. | direct | MAY | named", "Did you? | direct | POPE | named",
				"Yes. | direct | MAY | named", "No. | direct | POPE | named"}},
	})
}

// Questions stay questions: they are nobody's statement.
func TestQuestions(t *testing.T) {
	checkForms(t, []formCase{
		{"by the reporter", "Who says that the pier will stay closed? Did Rosa Vane claim that it was safe?", nil},
		{"after a name and a dash", "Rosa Vane — Who says that the pier will stay closed?", nil},
		{"put to somebody, in marks", "“Is it safe?” Rosa Vane was asked. “Never,” she replied.",
			[]string{"“Is it safe?” | direct |  | unattributed", "“Never,” | direct | Rosa Vane | pronoun"}},
		{"asked by nobody", "Nobody asked Rosa Vane whether the pier was safe to walk on.", nil},
		{"put to somebody", "Asked whether the pier was safe to walk on, Rosa Vane smiled.", nil},
		{"put to somebody, after the name", "Rosa Vane, asked whether the pier was safe to walk on, smiled.", nil},
		{"asked by somebody", "Tom Ash asked Rosa Vane on Monday whether the pier was safe to walk on.",
			[]string{"whether the pier was safe to walk on | indirect | Tom Ash | named"}},
		{"and answered by somebody", "“Is the pier safe?” Tom Ash asked.\n“It is the safest pier of the whole coast.”",
			[]string{"“Is the pier safe?” | direct | Tom Ash | named",
				"“It is the safest pier of the whole coast.” | direct |  | unattributed"}},
	})
}

// A name may stand after the words, below them or above them, without a verb.
func TestSignatures(t *testing.T) {
	const words = "“The pier will never open again.”"
	signed := []string{words + " | direct | Rosa Vane | named"}
	near := []string{words + " | direct | Rosa Vane | carried"}
	none := []string{words + " | direct |  | unattributed"}
	checkForms(t, []formCase{
		{"a long dash", words + " — Rosa Vane", signed},
		{"a short dash", words + " – Alderman Rosa Vane", signed},
		{"two hyphens", words + " -- Rosa Vane, harbour master", signed},
		{"a hyphen that touches the name", words + " -Rosa Vane", signed},
		{"brackets", words + " (Rosa Vane)", signed},
		{"a surname alone", "Rosa Vane came.\n" + words + " — Vane", signed},
		{"each its own", words + " — Rosa Vane “It is a great pity for us all.” — Tom Ash",
			append(signed[:1:1], "“It is a great pity for us all.” | direct | Tom Ash | named")},
		{"a clause is no name", words + " — a view that Rosa Vane shares", none},
		{"an agency is nobody", words + " (Newswire)", none},
		{"square brackets", words + " [Rosa Vane]", signed},
		{"nothing but the name", words + " Rosa Vane, harbour master", signed},
		{"in bold", "**" + words + "** — **Rosa Vane**, harbour master", signed},
		{"with a role before a comma", words + " — the harbour master, Rosa Vane", signed},
		{"with who that is", words + " — Rosa Vane, who came in May", signed},
		{"with a newspaper", words + " — Rosa Vane in the Harbour Echo", signed},
		{"the line below", words + "\nRosa Vane, harbour master", near},
		{"the line below, after a dash", words + "\n— Rosa Vane", near},
		{"lines below, one after another", words + "\nRosa Vane\n“It is a great pity for us all.”\nTom Ash, miller",
			append(near[:1:1], "“It is a great pity for us all.” | direct | Tom Ash | carried")},
		{"in quoted lines", "> " + words + "\n> — Rosa Vane", near},
		{"the line below, and somebody else above",
			"“It rained,” said Tom Ash.\n" + words + "\nRosa Vane, harbour master",
			append([]string{"“It rained,” | direct | Tom Ash | named"}, none...)},
		{"a byline below", words + "\nBy Rosa Vane", none},
		{"a credit below", words + "\nRosa Vane, staff writer", none},
		{"a caption below", words + "\nRosa Vane at the pier", none},
		{"the line above", "From Rosa Vane:\n" + words, near},
		{"the line above, with a role", "Rosa Vane, harbour master:\n" + words, near},
		{"lines above, one after another",
			"Rosa Vane\n" + words + "\nTom Ash, miller\n“It is a great pity for us all.”",
			append(near[:1:1], "“It is a great pity for us all.” | direct | Tom Ash | carried")},
		{"a line above alone may be a byline", "Rosa Vane\n" + words + "\nIt rained.", none},
		{"a statement of hers", "Here is Rosa Vane’s full statement:\n" + words, near},
		{"a letter to her", "A letter to Rosa Vane:\n" + words, none},
		{"this to say", "Mayor Rosa Vane had this to say:\n" + words, near},
		{"a statement", "A statement from Rosa Vane:\n" + words, near},
		{"a subject", "Rosa Vane on the pier:\n" + words, near},
		{"before a colon", "Rosa Vane: " + words, signed},
		{"over paragraphs", "“It is shut.\n“It will stay so.” — Rosa Vane",
			[]string{"“It is shut. | direct | Rosa Vane | carried", "“It will stay so.” | direct | Rosa Vane | named"}},
	})
}

// A cue may stand inside the clause that it reports.
func TestParentheses(t *testing.T) {
	checkForms(t, []formCase{
		{"after a time", "Last year, said Rosa Vane, the pier was closed twice.",
			[]string{"Last year | indirect | Rosa Vane | named",
				"the pier was closed twice | indirect | Rosa Vane | named"}},
		{"after a time, with a role", "In time, said Rosa Vane, the harbour master, the pier would open.",
			[]string{"In time | indirect | Rosa Vane | named", "the pier would open | indirect | Rosa Vane | named"}},
		{"according to", "The pier, according to Rosa Vane, had been safe for years.",
			[]string{"The pier | indirect | Rosa Vane | named",
				"had been safe for years | indirect | Rosa Vane | named"}},
		{"according to, after a conjunction", "But, according to Rosa Vane, nobody came.",
			[]string{"nobody came | indirect | Rosa Vane | named"}},
		{"after an adjunct", "With luck, said Rosa Vane, the pier holds until May.",
			[]string{"With luck | indirect | Rosa Vane | named", "the pier holds until May | indirect | Rosa Vane | named"}},
		{"with what she is", "In March, wrote Rosa Vane, a baker, the pier was closed.",
			[]string{"In March | indirect | Rosa Vane | named", "the pier was closed | indirect | Rosa Vane | named"}},
		{"with who she is", "The pier, said Rosa Vane, who came by boat, was as good as gone.",
			[]string{"The pier | indirect | Rosa Vane | named", "was as good as gone | indirect | Rosa Vane | named"}},
		{"according to, after a verb", "The pier is, according to Rosa Vane, safe.",
			[]string{"The pier is | indirect | Rosa Vane | named", "safe | indirect | Rosa Vane | named"}},
		{"in the words of", "The pier is, in the words of Rosa Vane, “a ruin of the first rank”.",
			[]string{"“a ruin of the first rank” | direct | Rosa Vane | named"}},
		{"as somebody put it", "The pier, as Rosa Vane put it, was gone.",
			[]string{"The pier | indirect | Rosa Vane | named", "was gone | indirect | Rosa Vane | named"}},
		{"after a condition", "If it rains, said Rosa Vane, the pier will be closed.",
			[]string{"If it rains | indirect | Rosa Vane | named",
				"the pier will be closed | indirect | Rosa Vane | named"}},
		{"with an age", "Last year, says Rosa Vane, 61, the pier was closed.",
			[]string{"Last year | indirect | Rosa Vane | named", "the pier was closed | indirect | Rosa Vane | named"}},
		{"between dashes", "The pier — Rosa Vane said — would stay closed.",
			[]string{"The pier | indirect | Rosa Vane | named", "would stay closed | indirect | Rosa Vane | named"}},
		{"in brackets", "The pier (said Rosa Vane) was as good as gone.",
			[]string{"The pier | indirect | Rosa Vane | named", "was as good as gone | indirect | Rosa Vane | named"}},
		{"with a hearer", "The pier, Rosa Vane told the council on Monday, would stay closed.",
			[]string{"The pier | indirect | Rosa Vane | named", "would stay closed | indirect | Rosa Vane | named"}},
		{"the last words, to a hearer", "The pier would stay closed, Rosa Vane told the council in May.",
			[]string{"The pier would stay closed | indirect | Rosa Vane | named"}},
		{"a relative clause is none", "Rosa Vane, a baker who advised the council in May, said the pier was closed.",
			[]string{"the pier was closed | indirect | Rosa Vane | named"}},
		{"an aside at the end is no second half", "The pier would close, said Rosa Vane, the master of the harbour.",
			[]string{"The pier would close | indirect | Rosa Vane | named"}},
	})
}

// British papers print speech in single marks, which are apostrophes as well.
func TestSingleMarks(t *testing.T) {
	checkForms(t, []formCase{
		{"over paragraphs", "Rosa Vane said: 'The pier is shut.\n\n'It isn't safe.\n\n'It will stay so.'\n\nIt rained.",
			[]string{"'The pier is shut. | direct | Rosa Vane | named",
				"'It isn't safe. | direct | Rosa Vane | carried",
				"'It will stay so.' | direct | Rosa Vane | carried"}},
		{"over paragraphs, the cue last", "‘The pier is shut.\n\n‘It isn’t safe,’ Rosa Vane said.",
			[]string{"‘The pier is shut. | direct | Rosa Vane | carried",
				"‘It isn’t safe,’ | direct | Rosa Vane | named"}},
		{"a short second piece", "‘It’s shut,’ said Rosa Vane. ‘Go home.’",
			[]string{"‘It’s shut,’ | direct | Rosa Vane | named", "‘Go home.’ | direct | Rosa Vane | carried"}},
		{"a plural that owns something", "‘It’s shut,’ said Rosa Vane. ‘The pilots’ union can’t grumble.’",
			[]string{"‘It’s shut,’ | direct | Rosa Vane | named",
				"‘The pilots’ union can’t grumble.’ | direct | Rosa Vane | carried"}},
		{"called", "‘Who is there, Tom?’ called Ms Vane from the pier.",
			[]string{"‘Who is there, Tom?’ | direct | Vane | named"}},
		{"called, from somewhere", "‘Who is there, Tom?’ Ms Vane called from the pier.",
			[]string{"‘Who is there, Tom?’ | direct | Vane | named"}},
		{"a short paragraph", "‘It’s shut,’ said Rosa Vane.\n\n‘We can go home.’",
			[]string{"‘It’s shut,’ | direct | Rosa Vane | named", "‘We can go home.’ | direct | Rosa Vane | carried"}},
		{"a full stop before the cue", "‘It’s shut.’ said Rosa Vane.",
			[]string{"‘It’s shut.’ | direct | Rosa Vane | named"}},
		{"a sentence that only says whose they are", "‘It’s shut.’ Rosa Vane said. ‘Who is there?’ Tom Ash called.",
			[]string{"‘It’s shut.’ | direct | Rosa Vane | named", "‘Who is there?’ | direct | Tom Ash | named"}},
		{"a word in marks of its own", "'Rock 'n' roll is dead,' said Rosa Vane.",
			[]string{"'Rock 'n' roll is dead,' | direct | Rosa Vane | named"}},
		{"a mark that nothing closes", "Rosa Vane said: ‘The pier is shut. The boats lay in the harbour.\n\nIt rained.",
			[]string{"‘The pier is shut. | direct | Rosa Vane | named"}},
		{"scare quotes", "The ‘pilots’ of the crews’ boats, the ‘pier’ and the ‘ruin’ were gone.", nil},
		{"an apostrophe at the end of a paragraph", "The ’Ellery boys came.\n\n‘It’s shut,’ said Rosa Vane.",
			[]string{"‘It’s shut,’ | direct | Rosa Vane | named"}},
	})
}

// Texts that are broken, foreign or very long are read as far as they can be.
func TestHardForms(t *testing.T) {
	speech := strings.Repeat("We shut the pier and nobody came. ", 800)
	checkForms(t, []formCase{
		{"a quotation inside a quotation", "“Tom said ‘no, “never”’ and left,” said Rosa Vane.",
			[]string{"“Tom said ‘no, “never”’ and left,” | direct | Rosa Vane | named"}},
		{"a speech of thousands of words", "ROSA VANE: " + speech + "\nTOM ASH: Why?",
			[]string{strings.TrimSpace(speech) + " | direct | ROSA VANE | named", "Why? | direct | TOM ASH | named"}},
		{"a mark that nothing opened", "Nobody came,” said Rosa Vane. The pier was shut.", nil},
		{"the wrong marks", "”The pier is shut for good,“ said Rosa Vane.",
			[]string{"”The pier is shut for good,“ | direct | Rosa Vane | named"}},
		{"German marks", "»The pier is shut«, said Rosa Vane. Tom Ash added: „It rains.“",
			[]string{"»The pier is shut« | direct | Rosa Vane | named", "„It rains.“ | direct | Tom Ash | named"}},
		{"French marks", "« The pier is shut », said Rosa Vane. ‹It rains,› said Tom Ash.",
			[]string{"« The pier is shut » | direct | Rosa Vane | named", "‹It rains,› | direct | Tom Ash | named"}},
		{"Swedish marks", "Rosa Vane said: ”The pier is shut.”",
			[]string{"”The pier is shut.” | direct | Rosa Vane | named"}},
		{"Japanese marks", "「The pier is shut,」 said Rosa Vane.",
			[]string{"「The pier is shut,」 | direct | Rosa Vane | named"}},
		{"a label and nothing else", "ROSA VANE:\nTOM ASH:", nil},
	})
}

// A name may be the word for a month, an office or a verb.
func TestNamesakes(t *testing.T) {
	checkSpeakers(t, []speakerCase{
		{"May", "“It is shut,” said May. May said on Monday that the pier was safe.", []string{"May", "May"}},
		{"a forename before May", "Theresa May told us that the pier was safe. “It is shut,” May said.",
			[]string{"Theresa May", "Theresa May"}},
		{"Will", "Will Ash came. “It is shut,” said Will. Will Ash said that the pier was safe.",
			[]string{"Will Ash", "Will Ash"}},
		{"June March", "“It is shut,” said June March. March said that the pier was safe.",
			[]string{"June March", "June March"}},
		{"Pope", "Harold Pope came. “It is shut,” said Pope. Pope said that the pier was safe.",
			[]string{"Harold Pope", "Harold Pope"}},
		{"the Pope", "Harold Pope came. “It is shut,” the Pope said.", []string{"~the Pope"}},
		{"a verb", "“It is shut,” said Mark Said. Said said that the pier was safe.",
			[]string{"Mark Said", "Mark Said"}},
		{"the month", "Rosa Vane said in May that the pier was safe. In May it fell.", []string{"Rosa Vane"}},
	})
}
