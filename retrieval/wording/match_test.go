package wording

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const speech = "Ferries were late again on Monday, and the harbour board met.\n\n" +
	"“We will open the north pier in May,” Ms Pell said, “and the ferry will sail every hour. " +
	"Nobody on this island has to wait for a whole morning. The board has £1,200 left for lamps.”\n\n" +
	"‘It isn’t the boat that’s old,’ Tom Harlow, the harbour master, told reporters. ‘It’s the pier.’\n\n" +
	"''I have been here thirty years,'' Mr Brandt said after a long meeting at the town hall in Denby. " +
	"''I have never seen such a queue.''\n"

// written is a match as verdict and difference: words kept, [-dropped-], {+added+}.
func written(m Match, ok bool) string {
	switch {
	case !ok:
		return "absent"
	case m.Verbatim:
		return "verbatim"
	}
	var parts []string
	if m.Cut {
		parts = append(parts, "cut:")
	}
	for _, p := range m.Difference {
		parts = append(parts, map[Op]string{Keep: p.Text, Drop: "[-" + p.Text + "-]", Add: "{+" + p.Text + "+}"}[p.Op])
	}
	return strings.Join(parts, " ")
}

func TestIn(t *testing.T) {
	for _, tc := range []struct{ name, claim, want string }{
		{"as printed", "We will open the north pier in May,", "verbatim"},
		{"case and punctuation", "NOBODY, on this island: has to wait... for a whole morning!", "verbatim"},
		{"marks of another style", `"it isn't the boat that's old"`, "verbatim"},
		{"a middle sentence", "Nobody on this island has to wait for a whole morning.", "verbatim"},
		{"trimmed at both ends", "the ferry will sail every", "verbatim"},
		{"two words", "the pier", "verbatim"},
		{"one word", "Nobody", "verbatim"},
		{"with its cue", "“We will open the north pier in May,” Ms Pell said, “and the ferry will sail every hour",
			"verbatim"},
		{"sum with or without a comma", "the board has £1200 left for lamps", "verbatim"},

		{"word changed", "Nobody on this island has to wait for a whole winter",
			"Nobody on this island has to wait for a whole [-winter-] {+morning+}"},
		{"first word changed", "Anyone on this island has to wait for a whole morning",
			"[-Anyone-] {+Nobody+} on this island has to wait for a whole morning"},
		{"word dropped", "Nobody on this island has to wait a whole morning",
			"Nobody on this island has to wait {+for+} a whole morning"},
		{"word added", "Nobody living on this island has to wait for a whole morning",
			"Nobody [-living-] on this island has to wait for a whole morning"},
		{"negation dropped", "It is the boat that's old", "It [-is-] {+isn’t+} the boat that’s old"},
		{"negation added", "the ferry will not sail every hour", "the ferry will [-not-] sail every hour"},
		{"figure", "The board has £1,300 left for lamps", "The board has £ [-1,300-] {+1,200+} left for lamps"},
		{"currency", "The board has $1,200 left for lamps", "The board has [-$-] {+£+} 1,200 left for lamps"},
		{"tense", "the ferry would sail every hour", "the ferry [-would-] {+will+} sail every hour"},
		{"number", "the ferries will sail every hour", "the [-ferries-] {+ferry+} will sail every hour"},
		{"typing error", "I have never sene such a queue", "I have never [-sene-] {+seen+} such a queue"},
		{"typing error in a short claim", "never seen such a quuee", "never seen such a [-quuee-] {+queue+}"},

		{"joined across the cue", "We will open the north pier in May and the ferry will sail every hour",
			"We will open the north pier in May {+Ms Pell said+} and the ferry will sail every hour"},
		{"joined, single marks", "It isn't the boat that's old. It's the pier.",
			"It isn’t the boat that’s old {+Tom Harlow, the harbour master, told reporters+} It’s the pier"},
		{"joined, wire marks and a long cue", "I have been here thirty years. I have never seen such a queue.",
			"I have been here thirty years " +
				"{+Mr Brandt said after a long meeting at the town hall in Denby+} I have never seen such a queue"},
		{"prose left out is no cue", "Ferries were late again and the harbour board met in May and the north pier",
			"absent"},

		{"ellipsis", "Nobody on this … to wait for a whole morning",
			"cut: Nobody on this {+island has+} to wait for a whole morning"},
		{"ellipsis in brackets", "Nobody on this […] to wait for a whole morning",
			"cut: Nobody on this {+island has+} to wait for a whole morning"},
		{"ellipsis of points", "Nobody on this ... to wait for a whole morning",
			"cut: Nobody on this {+island has+} to wait for a whole morning"},
		{"ellipsis over a negation", "the ferry will sail every hour … wait for a whole morning",
			"the ferry will sail every hour {+Nobody on this island has to+} wait for a whole morning"},
		{"ellipsis before, over a negation", "… on this island has to wait",
			"{+Nobody+} on this island has to wait"},
		{"ellipsis before", "… this island has to wait for a whole", "{+Nobody on+} this island has to wait for a whole"},
		{"ellipsis in a short claim", "Nobody has … whole morning", "absent"},
		{"ellipsis before one word", "The board has … lamps", "cut: The board has {+£1,200 left for+} lamps"},
		{"ellipsis before one word, over a negation", "It … the boat that's old",
			"It {+isn’t+} the boat that’s old"},
		{"ellipsis among function words", "on this … a whole", "absent"},
		{"ellipsis after", "I have been here …", "verbatim"},
		{"ellipsis before the first word", "… We will open the north pier", "verbatim"},
		{"ellipsis where nothing is left out", "the ferry … will sail every hour", "verbatim"},
		{"a word changed beside an ellipsis", "the ferry will sail every day … wait for a whole morning",
			"the ferry will sail every [-day-] {+hour+} {+Nobody on this island has to+} wait for a whole morning"},
		{"ellipsis over a cue shows it", "We will open the north pier … the ferry will sail every hour",
			"We will open the north pier {+in May,” Ms Pell said, “and+} the ferry will sail every hour"},
		{"words picked with ellipses", "We … will … wait … for … Ms … Pell", "absent"},
		{"two ellipses", "the ferry will […] every hour. Nobody on this island […] for a whole morning",
			"cut: the ferry will {+sail+} every hour. Nobody on this island {+has to wait+} for a whole morning"},
		{"ellipses at both ends", "“...the ferry will sail every hour...”", "verbatim"},
		{"ellipses in brackets at both ends", "[...] the ferry will sail every hour. [...]", "verbatim"},
		{"ellipses at both ends, over a negation", "…this island has to wait for a whole…",
			"{+Nobody on+} this island has to wait for a whole"},
		{"ellipsis of spaced points", "Nobody on this . . . to wait for a whole morning",
			"cut: Nobody on this {+island has+} to wait for a whole morning"},
		{"ellipsis without blanks", "Nobody on this...to wait for a whole…morning",
			"cut: Nobody on this {+island has+} to wait for a whole morning"},
		{"ellipsis between quotations", `"We will open the north pier" ... "the ferry will sail every hour"`,
			"We will open the north pier {+in May,” Ms Pell said, “and+} the ferry will sail every hour"},
		{"ellipses only", "… [...] “…” . . .", "absent"},
		{"ellipsis from prose into speech", "the harbour board met … the north pier in May",
			"the harbour board met {+We will open+} the north pier in May"},

		{"the middle of three sentences",
			"Ferries are a disgrace to us all. The board has £1,200 left for lamps. Somebody ought to resign over it.",
			"[-Ferries are a disgrace to us all-] The board has £1,200 left for lamps [-Somebody ought to resign over it-]"},
		{"a long run inside something else",
			"She told me on the phone yesterday that nobody on this island has to wait for a whole morning " +
				"which I doubt very much indeed my friends",
			"[-She told me on the phone yesterday that-] Nobody on this island has to wait for a whole morning " +
				"[-which I doubt very much indeed my friends-]"},
		{"too short a run inside something else",
			"She told me on the phone yesterday that the ferry will sail every day of the year if the weather is good",
			"absent"},

		{"another sentence of the same words",
			"The board will wait for the ferry and nobody on the pier has May left", "absent"},
		{"function words only", "it is in the and for a on this", "absent"},
		{"three words, one changed", "open the harbour", "absent"},
		{"four words, one changed", "open the south pier", "absent"},
		{"letters", "a b c d e f", "absent"},
		{"nothing", "“…”", "absent"},
		{"somewhere else", "The swimming bath closes for repairs until the autumn", "absent"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := written(Read(tc.claim).In(Of(speech))); got != tc.want {
				t.Errorf("%s\n got %s\nwant %s", tc.claim, got, tc.want)
			}
		})
	}
}

// A sentence does not end behind an abbreviation, nor where its speaker pauses.
func TestEllipsisAtTheEnds(t *testing.T) {
	for _, tc := range []struct{ name, text, claim, want string }{
		{"before, an abbreviation", "“The pier is old. Nobody from St. Ives has to wait here.”", "… Ives has to wait here",
			"{+Nobody from St+} Ives has to wait here"},
		{"before, a pause", "“We will not ... open the north pier in May.”", "… open the north pier in May",
			"{+We will not+} open the north pier in May"},
		{"after, an abbreviation", "“We will open the pier to Mr. Hale only if it holds.”", "We will open the pier to …",
			"We will open the pier to {+Mr. Hale only if it holds+}"},
		{"after, a figure", "“The pier has cost us 200. Nobody knew.”", "The pier has cost us 200 …", "verbatim"},
		{"after, another's words", "“We will open the pier,” she said. “Never,” he said.", "We will open the pier …",
			"verbatim"},
		{"inside, a word that denies", "“We are unable to open the north pier.”", "We are … to open the north pier",
			"We are {+unable+} to open the north pier"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := written(Read(tc.claim).In(Of(tc.text))); got != tc.want {
				t.Errorf("%s\n got %s\nwant %s", tc.claim, got, tc.want)
			}
		})
	}
}

// Several ellipses leave out more than one alone may.
func TestLongPlace(t *testing.T) {
	var words []string
	for i := range 300 {
		words = append(words, fmt.Sprintf("word%c%c", 'a'+i/26, 'a'+i%26))
	}
	var claim []string
	for at := 0; at < len(words); at += 60 {
		claim = append(claim, strings.Join(words[at:at+6], " "))
	}
	m, ok := Read(strings.Join(claim, " … ")).In(Of("“" + strings.Join(words, " ") + ".”"))
	if !ok || !m.Cut {
		t.Errorf("found %v, cut %v; want both", ok, m.Cut)
	}
}

// The place reaches from the first word found to the last.
func TestSpan(t *testing.T) {
	for _, tc := range []struct{ name, claim, want string }{
		{"verbatim", "sail every hour. nobody", "sail every hour. Nobody"},
		{"last word changed", "the ferry will sail every day", "the ferry will sail every hour"},
		{"joined", "in May and the ferry will sail", "in May,” Ms Pell said, “and the ferry will sail"},
		{"a sentence among others", "I doubt it. Nobody on this island has to wait for a whole morning. Do they?",
			"Nobody on this island has to wait for a whole morning"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m, ok := Read(tc.claim).In(Of(speech))
			if !ok {
				t.Fatal("not found")
			}
			if got := m.Span.Of(speech); got != tc.want {
				t.Errorf("span = %q, want %q", got, tc.want)
			}
		})
	}
}

// Of two places that say the same, the one between quotation marks is who said it.
func TestInPrefersSpeech(t *testing.T) {
	for _, tc := range []struct{ name, claim string }{
		{"verbatim", "the north pier opens in May"},
		{"differing", "the north pier opens in June"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text := "The north pier opens in May.\n" + strings.Repeat("Rain fell on the town.\n", 20) +
				"“The north pier opens in May,” she said."
			m, _ := Read(tc.claim).In(Of(text))
			if got, want := m.Span.Start, strings.Index(text, "“")+len("“"); got != want {
				t.Errorf("found at byte %d, want %d, inside the marks", got, want)
			}
		})
	}
}

// Scores rank texts: verbatim, one word off, the words among others.
func TestScores(t *testing.T) {
	w := Read("Nobody on this island has to wait for a whole morning. Somebody ought to resign.")
	last := 1.1
	for _, text := range []string{
		"“Nobody on this island has to wait for a whole morning. Somebody ought to resign.”",
		"“Nobody on this island has to wait for whole mornings. Somebody ought to resign.”",
		"“Nobody on this island has to wait for a whole morning,” she said.",
	} {
		m, ok := w.In(Of(text))
		if !ok || m.Score >= last {
			t.Errorf("score in %q = %.3f, found %v; want less than %.3f", text, m.Score, ok, last)
		}
		last = m.Score
	}
}

// Words of hostile texts cost no more than their number.
func TestBounded(t *testing.T) {
	for _, claim := range []string{strings.Repeat("a ", 1000), strings.Repeat("a b ", 500),
		strings.Repeat("a … a a a ", 200)} {
		text := Of(strings.Repeat("a ", 5000) + "c " + strings.Repeat("a b ", 2500) + strings.Repeat("“a” b ", 2000))
		start := time.Now()
		Read(claim).In(text)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%q… took %v", claim[:9], took)
		}
	}
}

func BenchmarkIn(b *testing.B) {
	text := speech
	for i := range 90 {
		text += fmt.Sprintf("Councillor %d of the ward said it was late, and that nobody had to pay.\n", i)
	}
	t := Of(text[:5000])
	for name, claim := range map[string]string{
		"verbatim": "Nobody on this island has to wait for a whole morning. The board has £1,200 left for lamps.",
		"differs":  "Nobody on this islands has to wait for the whole morning. The board had £1,200 left for lamps.",
		"absent":   "The swimming bath closes for repairs until the autumn and nobody had to pay for the board of the ward",
	} {
		b.Run(name, func(b *testing.B) {
			w := Read(claim)
			for b.Loop() {
				w.In(t)
			}
		})
	}
}

func BenchmarkOf(b *testing.B) {
	text := strings.Repeat(speech, 5000/len(speech))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text)
	}
}
