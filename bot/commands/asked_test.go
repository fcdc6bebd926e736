package commands_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
)

// day returns a day of 2026, as a question names it.
func day(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }

// The lines say only what a reader has to know: how the question was completed and corrected, how many
// articles a topic has, and that nothing is of the time asked for.
func TestAskedLines(t *testing.T) {
	topic := func(articles, sources, window int) retrieval.Asked {
		return retrieval.Asked{Kind: retrieval.Topic, Text: "otters", Topic: "otters", Articles: articles, Sources: sources,
			WindowDays: window}
	}
	with := func(a retrieval.Asked, change func(*retrieval.Asked)) retrieval.Asked {
		change(&a)
		return a
	}
	in := func(since, until time.Time) func(*retrieval.Asked) {
		return func(a *retrieval.Asked) { a.Since, a.Until = since, until }
	}
	fact := retrieval.Asked{Kind: retrieval.Fact, Text: "How many otters were counted?"}
	zelensky := []retrieval.Correction{{Typed: "Zelensky", Taken: "Zelenskyy"}}
	tests := []struct {
		name    string
		asked   retrieval.Asked
		nearest bool
		want    []string
	}{
		{"a fact", fact, false, nil},
		{"speech", retrieval.Asked{Kind: retrieval.Speech, Text: "What did Brandt say?"}, false, nil},
		{"a day", with(retrieval.Asked{Kind: retrieval.Day, Text: "news"}, in(day(1, 6), day(1, 6))), false, nil},
		{"small talk", retrieval.Asked{Kind: retrieval.SmallTalk, Text: "hi"}, false, nil},
		{"a fact that was completed", with(fact, func(a *retrieval.Asked) { a.FollowUp = true }), false,
			[]string{"asking: How many otters were counted?"}},
		{"a fact that was corrected", with(fact, func(a *retrieval.Asked) { a.Corrections = zelensky }), false,
			[]string{"Showing Zelenskyy (you typed Zelensky)."}},
		{"two corrections", with(fact, func(a *retrieval.Asked) {
			a.Corrections = append(slices.Clone(zelensky), retrieval.Correction{Typed: "tik tok", Taken: "TikTok"})
		}), false, []string{"Showing Zelenskyy (you typed Zelensky).", "Showing TikTok (you typed tik tok)."}},
		{"a topic of many outlets in some days", topic(41, 3, 14), false,
			[]string{"Latest on otters: 41 articles from 3 outlets in the last 14 days."}},
		{"a topic of one outlet", topic(5, 1, 2), false, []string{"Latest on otters: 5 articles in the last 2 days."}},
		{"a topic of one article, whenever", topic(1, 1, 0), false, []string{"Latest on otters: 1 article."}},
		{"a topic of all days", topic(7, 2, 0), false, []string{"Latest on otters: 7 articles from 2 outlets."}},
		{"a topic of too many to count", topic(0, 0, 0), false, []string{"Latest on otters."}},
		{"a topic with its word", with(topic(5, 1, 2), func(a *retrieval.Asked) { a.Text = "latest on THE Otters" }), false,
			[]string{"Latest on the otters: 5 articles in the last 2 days."}},
		{"a topic of a month", with(topic(5, 2, 0), in(day(2, 1), day(2, 28))), false,
			[]string{"Latest on otters: 5 articles from 2 outlets from February 2026."}},
		{"a topic of a day", with(topic(5, 1, 0), in(day(3, 6), day(3, 6))), false,
			[]string{"Latest on otters: 5 articles from Fri 6 Mar 2026."}},
		{"a topic, all at once", with(topic(2, 1, 14),
			func(a *retrieval.Asked) { a.FollowUp, a.Corrections = true, zelensky }), false,
			[]string{"asking: otters", "Showing Zelenskyy (you typed Zelensky).",
				"Latest on otters: 2 articles in the last 14 days."}},
		{"nearest to a month", with(topic(0, 0, 0), in(day(8, 1), day(8, 31))), true,
			[]string{"Nothing from August 2026. Nearest:"}},
		{"nearest to a month, with articles", with(topic(3, 1, 0), in(day(8, 1), day(8, 31))), true,
			[]string{"Nothing from August 2026. Nearest:"}},
		{"nearest to a day", with(topic(0, 0, 0), in(day(3, 6), day(3, 6))), true,
			[]string{"Nothing from Fri 6 Mar 2026. Nearest:"}},
		{"nearest to some days", with(topic(0, 0, 0), in(day(3, 2), day(3, 6))), true,
			[]string{"Nothing from Mon 2 Mar 2026 to Fri 6 Mar 2026. Nearest:"}},
		{"nearest to a year", with(topic(0, 0, 0), in(day(1, 1), day(12, 31))), true,
			[]string{"Nothing from 2026. Nearest:"}},
		{"nearest to a day and after", with(topic(0, 0, 0), in(day(3, 6), time.Time{})), true,
			[]string{"Nothing since Fri 6 Mar 2026. Nearest:"}},
		{"nearest, corrected", with(with(topic(0, 0, 0), in(day(8, 1), day(8, 31))),
			func(a *retrieval.Asked) { a.Corrections = zelensky }), true,
			[]string{"Showing Zelenskyy (you typed Zelensky).", "Nothing from August 2026. Nearest:"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := bot.Asked{Asked: tt.asked, Nearest: tt.nearest}
			if diff := cmp.Diff(tt.want, a.Lines()); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			note := ""
			if tt.nearest {
				note = tt.want[len(tt.want)-1]
			}
			if got := a.Note(); got != note {
				t.Errorf("note %q, want %q", got, note)
			}
		})
	}
}

// What a reader typed is shown short.
func TestAskedLinesAreShort(t *testing.T) {
	long := strings.Repeat("otter", 400)
	a := bot.Asked{Asked: retrieval.Asked{Kind: retrieval.Topic, Text: "otters", Topic: long, Articles: 1, Sources: 1,
		Corrections: []retrieval.Correction{{Typed: long, Taken: long}}}}
	for _, line := range a.Lines() {
		if len(line) > 500 {
			t.Errorf("a line of %d bytes: %.80s", len(line), line)
		}
	}
}

// replyJSON is what a reader of the JSON looks at.
type replyJSON struct {
	Query    string
	Answered bool
	Results  []struct{ Excerpt string }
	Note     string
	Asked    *struct {
		Kind, Topic, Typed, Taken, Since, Until string
		Articles, Sources                       int
		WindowDays                              int `json:"window_days"`
		Why                                     []string
	}
	Silence *struct {
		Reason   string
		Words    []string
		Articles int
		Nearest  []string
	}
	Summary *struct {
		Day   string
		Items []struct{ Kind string }
	}
	Day   *string // of a summary that stands alone
	Items []any
	Text  []string
}

func decoded(t *testing.T, r bot.Reply) (out replyJSON) {
	t.Helper()
	if err := json.Unmarshal(indented(t, r), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// The JSON says how the question was understood, in the words of the contract.
func TestAskedAsJSON(t *testing.T) {
	library := openLibrary(t, append(articles(), week()...)...)
	tests := []struct {
		question string
		answered bool
		kind     string
		check    func(replyJSON) string // what is wrong
	}{
		{"otters", true, "topic", func(r replyJSON) string {
			return wrong(r.Asked.Topic != "otters" || r.Asked.Articles != 2 || r.Asked.Sources != 1 || len(r.Results) == 0 ||
				r.Note != "")
		}},
		{"otters in August 2024", true, "topic", func(r replyJSON) string {
			return wrong(r.Note != "Nothing from August 2024. Nearest:" || r.Asked.Since != "2024-08-01" ||
				r.Asked.Until != "2024-08-31" || len(r.Results) == 0)
		}},
		{"How many oters did volunteers count?", true, "fact", func(r replyJSON) string {
			return wrong(r.Asked.Typed != "oters" || r.Asked.Taken != "otters" ||
				r.Query != "How many otters did volunteers count?")
		}},
		{"What did Odile Brandt say about the toll?", true, "speech",
			func(r replyJSON) string { return wrong(len(r.Results) == 0 || r.Asked.Topic != "") }},
		{"what happened on 6 January 2026?", true, "day", func(r replyJSON) string {
			return wrong(r.Summary == nil || r.Summary.Day != "2026-01-06" || len(r.Summary.Items) == 0 || r.Day != nil ||
				r.Items != nil ||
				r.Asked.Since != "2026-01-06" || r.Asked.Until != "2026-01-06")
		}},
		{"what happened on 6 January 2020?", false, "day", func(r replyJSON) string {
			return wrong(r.Silence == nil || r.Silence.Reason != "outside-dates" || len(r.Silence.Nearest) == 0 ||
				r.Summary == nil || r.Summary.Day != "2020-01-06")
		}},
		{"hi", true, "smalltalk", func(r replyJSON) string {
			return wrong(len(r.Results) != 0 || r.Silence != nil ||
				len(r.Text) != 1)
		}},
		{"latest on Rumpelstilz", false, "topic", func(r replyJSON) string {
			return wrong(r.Silence == nil || r.Silence.Reason != "unknown-word" ||
				!slices.Equal(r.Silence.Words, []string{"Rumpelstilz"}) || len(r.Results) != 0)
		}},
		{"How old is the aunt of Odile Brandt?", false, "fact", func(r replyJSON) string {
			return wrong(r.Silence == nil || r.Silence.Reason != "no-answer" || r.Silence.Articles < 2 ||
				len(r.Silence.Nearest) == 0)
		}},
		{"otters in the Tavel Post", false, "topic", func(r replyJSON) string {
			return wrong(r.Silence == nil || r.Silence.Reason != "outside-dates" || r.Silence.Articles != 2)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			reply := serve(library, "ask", "question", tt.question)
			got := decoded(t, reply)
			if got.Asked == nil || got.Asked.Kind != tt.kind || got.Answered != tt.answered {
				t.Fatalf("answered %v, asked %+v, want %v and a %s:\n%s", got.Answered, got.Asked, tt.answered, tt.kind,
					indented(t, reply))
			}
			if got.Asked.Why != nil {
				t.Errorf("gives reasons without --why: %q", got.Asked.Why)
			}
			if w := tt.check(got); w != "" {
				t.Errorf("%s:\n%s", w, indented(t, reply))
			}
		})
	}
}

func wrong(is bool) string {
	if is {
		return "the JSON is not as wanted"
	}
	return ""
}

// --why prints the reasons under an answer, and under a silence too.
func TestAskedWhy(t *testing.T) {
	library := openLibrary(t, articles()...)
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	for _, question := range []string{"otters", "latest on Rumpelstilz", "hi", "What did Odile Brandt say?",
		"the of and"} {
		reply := router.Serve(context.Background(),
			bot.Call{Command: "ask", Options: map[string]string{"question": question}, Now: asked, Why: true})
		a := blocks[bot.Asked](reply)
		if len(a) != 1 || !a[0].Why || len(a[0].Reasons) == 0 {
			t.Errorf("%q: asked %+v, want the reasons", question, a)
		}
		if got := decoded(t, reply); got.Asked == nil || len(got.Asked.Why) == 0 {
			t.Errorf("%q: the JSON has no reasons", question)
		}
	}
}

// A question that was completed is a follow-up in the JSON, whatever its own kind.
func TestAskedFollowUpAsJSON(t *testing.T) {
	library := openLibrary(t, articles()...)
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	reply := router.Serve(context.Background(),
		bot.Call{Command: "ask", Options: map[string]string{"question": "and in August 2024?"}, Now: asked,
			Before: []string{"otters"}})
	if got := decoded(t, reply); got.Asked == nil || got.Asked.Kind != "followup" || got.Query == "and in August 2024?" {
		t.Errorf("asked %+v of %q, want a follow-up that is completed", got.Asked, got.Query)
	}
}

// How the question was understood stands first, and an action that belonged to a block still does.
func TestAskedStandsFirst(t *testing.T) {
	library := openLibrary(t, append(articles(), week()...)...)
	for _, question := range []string{"otters", "When does the footbridge over the Sorrel open?",
		"What did Odile Brandt say?", "what happened on 6 January 2026?", "latest on Rumpelstilz", "hi"} {
		reply := serve(library, "ask", "question", question)
		if _, ok := reply.Blocks[0].(bot.Asked); !ok || len(blocks[bot.Asked](reply)) != 1 {
			t.Errorf("%q: the first block is a %T, want what was asked, once", question, reply.Blocks[0])
		}
		for _, a := range reply.Actions {
			if a.About < 0 || a.About > len(reply.Blocks) {
				t.Errorf("%q: %q belongs to block %d of %d", question, a.Label, a.About, len(reply.Blocks))
				continue
			}
			if a.About == 0 {
				continue
			}
			if _, ok := reply.Blocks[a.About-1].(bot.Asked); ok {
				t.Errorf("%q: %q belongs to what was asked", question, a.Label)
			}
		}
	}
}

// The answer to small talk is one line that names somebody in the articles.
func TestSmallTalkReply(t *testing.T) {
	for name, c := range map[string]struct {
		library *retrieval.Library
		want    string
	}{
		"with articles": {openLibrary(t, articles()...),
			"Ask me about the news: a topic, a question, or who said what, such as “What did Odile Brandt say?”"},
		"without articles": {openLibrary(t), "Ask me about the news: a topic, a question, or who said what."},
	} {
		for _, text := range []string{"hi", "thanks", "👍"} {
			reply := serve(c.library, "ask", "question", text)
			texts := blocks[bot.Text](reply)
			if reply.Outcome != bot.Answered || len(texts) != 1 || texts[0].Words != c.want {
				t.Errorf("%s, %q: outcome %d, %+v, want %q", name, text, reply.Outcome, texts, c.want)
			}
			if n := len(blocks[bot.Excerpt](reply)) + len(blocks[bot.Silence](reply)) +
				len(blocks[bot.Searched](reply)); n != 0 {
				t.Errorf("%s, %q: %d blocks of an answer", name, text, n)
			}
		}
	}
}

// A silence says which word, how many articles, or how many outside of what was asked for.
func TestSilenceWords(t *testing.T) {
	unknown := func(words ...string) retrieval.Silence {
		return retrieval.Silence{Reason: retrieval.UnknownWord, Words: words}
	}
	known := func(n int) retrieval.Silence {
		return retrieval.Silence{Reason: retrieval.NoAnswer, About: "Odile Brandt", Articles: n}
	}
	outside := func(n int) retrieval.Silence {
		return retrieval.Silence{Reason: retrieval.OutsideDates, About: "otters", Articles: n}
	}
	before := outside(1)
	before.Since = day(3, 6)
	tests := []struct {
		name    string
		silence bot.Silence
		want    string
	}{
		{"one word", bot.Silence{Silence: unknown("iPhone")}, "No article mentions “iPhone”."},
		{"two words", bot.Silence{Silence: unknown("Elon", "Musk")}, "No article mentions “Elon” or “Musk”."},
		{"three words", bot.Silence{Silence: unknown("a", "b", "c")}, "No article mentions “a”, “b” or “c”."},
		{"a name of one article", bot.Silence{Silence: known(1)},
			"1 article mentions Odile Brandt; it does not answer this."},
		{"a name of some articles", bot.Silence{Silence: known(24)},
			"24 articles mention Odile Brandt; none of them answers this."},
		{"one article outside the outlet", bot.Silence{Silence: outside(1), Source: "Tavel Post"},
			"1 article mentions otters, but not from “Tavel Post”."},
		{"articles outside the outlet", bot.Silence{Silence: outside(2), Source: "Tavel Post"},
			"2 articles mention otters, but none from “Tavel Post”."},
		{"articles outside the days", bot.Silence{Silence: outside(2), Days: true},
			"2 articles mention otters, but none of those days."},
		{"one article outside the days", bot.Silence{Silence: outside(1), Days: true},
			"1 article mentions otters, but not of those days."},
		{"one article before the days", bot.Silence{Silence: before},
			"1 article mentions otters, but not since Fri 6 Mar 2026."},
		{"no articles of the days", bot.Silence{Silence: outside(0), Days: true}, "There is no article of those days."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.silence.Words(); got != tt.want {
				t.Errorf("words %q, want %q", got, tt.want)
			}
		})
	}
}

// A topic that names an outlet without it says so in a whole sentence.
func TestSilenceOnATopicInANamedOutlet(t *testing.T) {
	reply := serve(openLibrary(t, articles()...), "ask", "question", "otters in the Tavel Post")
	silences := blocks[bot.Silence](reply)
	if len(silences) != 1 {
		t.Fatalf("blocks %v, want one silence", reply.Blocks)
	}
	if got := silences[0].Words(); strings.HasSuffix(got, "but not.") || strings.HasSuffix(got, "but none.") {
		t.Errorf("words %q, want what it is not from", got)
	}
}

// A run of days without a beginning reads as a sentence, too.
func TestNoteUpToADay(t *testing.T) {
	a := bot.Asked{Asked: retrieval.Asked{Kind: retrieval.Topic, Until: day(3, 6)}, Nearest: true}
	if got := a.Note(); strings.Contains(got, "from up to") {
		t.Errorf("note %q, want a sentence", got)
	}
}

// The newest articles that mention what was asked about are cited under a silence, with links.
func TestSilenceCitesTheNewest(t *testing.T) {
	library := openLibrary(t, append(articles(), week()...)...)
	silences := blocks[bot.Silence](serve(library, "ask", "question", "How old is the aunt of Odile Brandt?"))
	if len(silences) != 1 {
		t.Fatalf("%d silences, want 1", len(silences))
	}
	cited := silences[0].Citations()
	if len(cited) == 0 || len(cited) > 3 {
		t.Fatalf("%d citations, want 1 to 3", len(cited))
	}
	for _, c := range cited {
		if c.Address() == "" {
			t.Errorf("citation %s has no link", fmt.Sprint(c))
		}
	}
	for _, question := range []string{"latest on Rumpelstilz", "the of and"} {
		for _, s := range blocks[bot.Silence](serve(library, "ask", "question", question)) {
			if n := len(s.Citations()); n != 0 {
				t.Errorf("%q cites %d articles", question, n)
			}
		}
	}
}
