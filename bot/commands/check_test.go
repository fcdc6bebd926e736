package commands_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/golden"
	"quoth/retrieval/news"
)

// bakers returns articles in which two people of one surname speak, somebody without a name, and nobody.
func bakers() []*news.Article {
	return append(ferrymen(),
		news.New(news.Article{Key: "bread", Source: "Tavel Post", Title: "Bread",
			Published: time.Date(2026, 1, 7, 10, 0, 0, 0, time.UTC),
			Text: "“We will not bake on Sundays in this town again,” said mayor Emil Brandt.\n" +
				"“The flour came wet from the mill,” an apprentice said. The oven was lit by hand on every second day.\n" +
				"Emil Brandt said that the price of a loaf would stay."}))
}

// Each way to ask for a check shows the same verdict, in its first line.
func TestCheckedVerdicts(t *testing.T) {
	library := openLibrary(t, bakers()...)
	for _, tt := range []struct{ name, question, first string }{
		{"verbatim", "Did Odile Brandt say “the toll pays for the new railings”?",
			"Yes: these articles quote Odile Brandt with these words."},
		{"verbatim, of one of two Brandts", "did brandt say the toll pays for the new railings",
			"Yes: these articles quote Odile Brandt with these words."},
		{"reported", "Did Emil Brandt say that the price of a loaf would stay?",
			"Yes: these articles report that Emil Brandt said this."},
		{"cut", "Did Emil Brandt say “We will not bake … in this town again”?",
			"Yes, but cut: these articles quote Emil Brandt with these words, and with more between them."},
		{"differs", "Is it true that Emil Brandt said we will bake on Sundays in this town again?",
			"Not in these words. This is what Emil Brandt is quoted as saying:"},
		{"other speaker", "Did Anselm Roux say “the toll pays for the new railings”?",
			"Said by somebody else: Odile Brandt, not Anselm Roux."},
		{"other speaker, nearly", "Anselm Roux said “the toll pays for the new raillings” - true?",
			"Said by somebody else, in nearly these words: Odile Brandt, not Anselm Roux."},
		{"unknown person, of other words", "Did Zebedee Quill say “the toll pays for the new railings”?",
			"Said by somebody else: Odile Brandt, not Zebedee Quill. Nobody called “Zebedee Quill” is quoted in these " +
				"articles."},
		{"absent", "Did Anselm Roux say “the ferry is mine”?",
			"Not in these articles: Anselm Roux is not quoted with these words."},
		{"absent, without marks", "did Anselm Roux say that a toll hurts the poor",
			"Not in these articles: Anselm Roux is not quoted with these words. Nearest:"},
		{"absent, nobody asked about", "Who said “the ferry is mine”?",
			"Not in these articles: nobody is quoted with these words."},
		{"absent, unknown person", "has zebedee quill ever said the ferry is mine?",
			"Not in these articles: nobody called “zebedee quill” is quoted in them."},
		{"nobody's words", "Did Emil Brandt say “the oven was lit by hand on every second day”?",
			"Not as words of Emil Brandt: they are printed, but not as anybody’s words."},
		{"somebody without a name", "Did Emil Brandt say “the flour came wet from the mill”?",
			"Not as words of Emil Brandt: they are printed, but their speaker is only called “an apprentice”."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply := serve(library, "ask", "question", tt.question)
			if got := firstLine(t, reply); got != tt.first {
				t.Errorf("first line %q, want %q", got, tt.first)
			}
			isAbsent := strings.HasPrefix(tt.first, "Not in these articles") || strings.HasPrefix(tt.first, "Not as")
			for _, q := range blocks[bot.Quotation](reply) {
				if isAbsent && !q.Near && q.Match != nil {
					t.Errorf("the absent claim is shown as said: %+v", q)
				}
			}
		})
	}
}

// firstLine returns the first line of a reply in a terminal.
func firstLine(t *testing.T, reply bot.Reply) string {
	t.Helper()
	var out bytes.Buffer
	if err := console.Render(&out, reply, console.Options{Width: 200}); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(strings.TrimSpace(out.String()), "\n")
	return first
}

// A claim that comes with its speaker is checked by whosaid too.
func TestWhosaidReadsTheSpeaker(t *testing.T) {
	library := openLibrary(t, bakers()...)
	for words, want := range map[string]string{
		"Anselm Roux: “The toll pays for the new railings”":      "Said by somebody else: Odile Brandt, not Anselm Roux.",
		"“The toll pays for the new railings,” said Anselm Roux": "Said by somebody else: Odile Brandt, not Anselm Roux.",
		"“The toll pays for the new railings” - Odile Brandt":    "Yes: these articles quote Odile Brandt with these words.",
		"Roux heard that somebody said “the new railings”":       "Not in these articles: nobody is quoted with these words.",
		"The toll pays for the new railings":                     "Verbatim",
	} {
		if got := firstLine(t, serve(library, "whosaid", "words", words)); got != want {
			t.Errorf("%q: first line %q, want %q", words, got, want)
		}
	}
}

func TestCheckedAsJSON(t *testing.T) {
	library := openLibrary(t, bakers()...)
	other := serve(library, "ask", "question", "Did Anselm Roux say “the toll pays for the new railings”?")
	golden.Check(t, "check-other-speaker.json", indented(t, other))
	absent := serve(library, "ask", "question", "Did Anselm Roux say “the ferry is mine”?")
	golden.Check(t, "check-absent.json", indented(t, absent))
	if absent.Outcome != bot.Silent || other.Outcome != bot.Answered {
		t.Errorf("outcomes %d of an absent claim and %d of another speaker's", absent.Outcome, other.Outcome)
	}
}
