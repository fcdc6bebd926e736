package commands_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/golden"
	"quoth/retrieval/news"
	"quoth/retrieval/quote"
)

// ferrymen returns articles with two people who speak about a toll, one of them also in reported speech.
func ferrymen() []*news.Article {
	return append(articles(),
		news.New(news.Article{Key: "toll-1", Source: "Tavel Post", Title: "Toll for the ford",
			Published: time.Date(2026, 1, 6, 10, 0, 0, 0, time.UTC),
			Text: "“The toll pays for the new railings,” said mayor Odile Brandt.\nBrandt said that no crown of the toll " +
				"would go to the council.\n" +
				"“A toll on the ford is a toll on the poor,” said miller Anselm Roux."}),
	)
}

// Direct speech never stands under one heading with reported speech.
func TestSaidKeepsSpeechApart(t *testing.T) {
	reply := serve(openLibrary(t, ferrymen()...), "said", "speaker", "Odile Brandt")
	heading, kinds := "", map[string][]quote.Type{}
	for _, b := range reply.Blocks {
		switch b := b.(type) {
		case bot.Heading:
			heading = b.Words
		case bot.Quotation:
			kinds[heading] = append(kinds[heading], b.Type)
		}
	}
	if len(kinds["Direct quotes"]) == 0 || slices.Contains(kinds["Direct quotes"], quote.Indirect) {
		t.Errorf("under direct quotes stand %q", kinds["Direct quotes"])
	}
	if reported := kinds["Reported speech"]; len(reported) == 0 ||
		slices.ContainsFunc(reported, func(k quote.Type) bool { return k != quote.Indirect }) {
		t.Errorf("under reported speech stand %q", reported)
	}
	if s := blocks[bot.Speaker](reply); len(s) != 1 || s[0].Name != "Odile Brandt" || s[0].PrintedRoles() == "" {
		t.Errorf("speaker = %+v, want Odile Brandt with her role", s)
	}
}

func TestSpeechSilences(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	for _, tt := range []struct {
		command string
		options []string
		want    string
		nearest []string
	}{
		{"said", []string{"speaker", "Zebedee Quill"}, "Nobody called “Zebedee Quill” is quoted in these articles.", nil},
		{"said", []string{"speaker", "Roux", "about", "otters"}, "Nothing said by Roux about “otters” is in these articles.",
			nil},
		{"whosaid", []string{"words", "the bridge will open tomorrow morning"},
			"Not in these articles: nobody is quoted with these words.", nil},
		{"compare", []string{"speaker", "Roux", "other", "Zebedee Quill", "about", "toll"},
			"Nobody called “Zebedee Quill” is quoted in these articles.", nil},
		{"compare", []string{"speaker", "Roux", "other", "Brandt", "about", "otters"},
			"Nothing said by Anselm Roux and Odile Brandt about “otters” is in these articles.", nil},
	} {
		t.Run(tt.command, func(t *testing.T) {
			reply := serve(library, tt.command, tt.options...)
			silences := blocks[bot.Silence](reply)
			if reply.Outcome != bot.Silent || len(silences) != 1 || silences[0].Words() != tt.want ||
				!slices.Equal(silences[0].Nearest, tt.nearest) {
				t.Errorf("silence = %+v, want %q, nearest %q", silences, tt.want, tt.nearest)
			}
			if n := len(blocks[bot.Quotation](reply)); n > 0 {
				t.Errorf("%d quotations under a silence", n)
			}
		})
	}
}

// A mistyped speaker is read as a speaker in the articles, and the reply says so.
func TestSaidTakesAMistypedSpeaker(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	for _, tt := range []struct {
		command string
		options []string
	}{
		{"said", []string{"speaker", "Odille Brant"}},
		{"compare", []string{"speaker", "Odille Brant", "other", "Roux", "about", "toll"}},
	} {
		t.Run(tt.command, func(t *testing.T) {
			reply := serve(library, tt.command, tt.options...)
			if reply.Outcome != bot.Answered || len(blocks[bot.Quotation](reply)) == 0 {
				t.Fatalf("outcome %d without quotations, want those of Odile Brandt", reply.Outcome)
			}
			var notices []string
			for _, n := range blocks[bot.Notice](reply) {
				notices = append(notices, n.Words)
			}
			for _, want := range []string{"Showing Odile (you typed Odille).", "Showing Brandt (you typed Brant)."} {
				if !slices.Contains(notices, want) {
					t.Errorf("notices %q, want %q", notices, want)
				}
			}
		})
	}
}

func TestCompareShowsBothSides(t *testing.T) {
	reply := serve(openLibrary(t, ferrymen()...), "compare", "speaker", "Roux", "other", "Brandt", "about", "toll")
	var sides []string
	for _, s := range blocks[bot.Speaker](reply) {
		sides = append(sides, s.Name)
	}
	if !slices.Equal(sides, []string{"Anselm Roux", "Odile Brandt"}) {
		t.Errorf("sides = %q", sides)
	}
	golden.Check(t, "compare.json", indented(t, reply))
}

func TestCompareRefusesOneSpeakerTwice(t *testing.T) {
	reply := serve(openLibrary(t, ferrymen()...), "compare", "speaker", "Roux", "other", "Anselm Roux", "about", "toll")
	if got := refusal(t, reply).Message; got != "Both names mean Anselm Roux." {
		t.Errorf("refusal = %q", got)
	}
}

func TestWhoSaidAsJSON(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	golden.Check(t, "whosaid.json", indented(t, serve(library, "whosaid", "words", "the toll pays for the new railings")))
	golden.Check(t, "whosaid-differs.json",
		indented(t, serve(library, "whosaid", "words", "the toll pays for all new railings")))
	golden.Check(t, "said.json", indented(t, serve(library, "said", "speaker", "Brandt", "about", "toll")))
}

// Questions about spoken words are answered with quotations, whichever way they are put.
func TestAskAnswersWithQuotations(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	for question, speaker := range map[string]string{
		"Who said the toll pays for the new railings?": "Odile Brandt",
		"What did Brandt say about the toll?":          "Odile Brandt",
		"What did the mayor say about the railings?":   "Odile Brandt",
		"Did Roux back the toll?":                      "Anselm Roux",
		"quotes by Roux on the ford":                   "Anselm Roux",
		"Who said “a toll on the poor”?":               "Anselm Roux",
	} {
		quotations := blocks[bot.Quotation](serve(library, "ask", "question", question))
		if len(quotations) == 0 || quotations[0].Speaker.Name != speaker {
			t.Errorf("%s: %+v, want words of %s", question, quotations, speaker)
		}
	}
}

// What nobody said may stand in the articles all the same.
func TestAskFallsBackToTheArticles(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	for _, question := range []string{"Who said that volunteers counted 31 otters?",
		"What did Brandt say about Repairs costing 40,000 crowns?"} {
		reply := serve(library, "ask", "question", question)
		if len(blocks[bot.Quotation](reply))+len(blocks[bot.Excerpt](reply)) == 0 {
			t.Errorf("%s: nothing", question)
		}
	}
}

func TestSpeakersAreCompleted(t *testing.T) {
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(openLibrary(t, ferrymen()...))}), nil)
	got := router.Complete(t.Context(), bot.Call{Command: "said"}, "speaker", "bra")
	if !slices.Equal(got, bot.Suggest([]string{"Odile Brandt"})) {
		t.Errorf("completions = %q, want Odile Brandt", got)
	}
}

// A topic may be any name in the news; of those a speaker has spoken of come first.
func TestTopicsAreCompleted(t *testing.T) {
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(openLibrary(t, ferrymen()...))}), nil)
	values := func(command, option, typed string, options map[string]string) (out []string) {
		call := bot.Call{Command: command, Options: options, Now: asked}
		for _, s := range router.Complete(t.Context(), call, option, typed) {
			out = append(out, s.Value)
		}
		return out
	}
	all := values("summary", "topic", "", nil)
	if len(all) < 2 || slices.Contains(all, "Tavel Post") {
		t.Fatalf("names in the news = %q, want several, and no outlet", all)
	}
	for _, name := range all {
		if got := values("compare", "about", name, nil); len(got) == 0 || got[0] != name {
			t.Errorf("%q completes to %q", name, got)
		}
	}
	if got := values("said", "about", "brand", nil); !slices.Contains(got, "Odile Brandt") {
		t.Errorf("a speaker is no topic: %q", got)
	}
	for _, speaker := range []string{"Odile Brandt", "Nobody at All"} {
		of := values("said", "about", "", map[string]string{"speaker": speaker})
		if len(of) < len(all) {
			t.Errorf("with %s chosen: %q, want all of %q", speaker, of, all)
		}
	}
}

// offered returns the action of a reply whose label starts with some words.
func offered(t *testing.T, r bot.Reply, label string) bot.Action {
	t.Helper()
	i := slices.IndexFunc(r.Actions, func(a bot.Action) bool { return strings.HasPrefix(a.Label, label) })
	if i < 0 {
		t.Fatalf("no action %q among %+v", label, r.Actions)
	}
	return r.Actions[i]
}

// Each excerpt can be seen in its place and with its citation, and a question can follow.
func TestAskOffersMore(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	question := "How many otters were counted along the river?"
	reply := serve(library, "ask", "question", question)
	context := offered(t, reply, "Around: Otters counted again on the Sorrel")
	if context.Kind != bot.Choose || context.Detail != "Sorrel Valley Echo, 5 January 2026: Volunteers counted 31 otters along the river on Sunday." {
		t.Errorf("context = %+v", context)
	}
	around := serve(library, context.Call.Command, "receipt", context.Call.Options["receipt"])
	const want = "Volunteers counted 31 otters along the river on Sunday.\nIt was the highest number since counting began."
	if got := blocks[bot.Excerpt](around); len(got) != 1 || got[0].Excerpt.Text() != want {
		t.Errorf("context = %+v", got)
	}
	sources := offered(t, reply, "Sources")
	cited := serve(library, sources.Call.Command, "receipts", sources.Call.Options["receipts"])
	shown := blocks[bot.Excerpt](reply)
	got := blocks[bot.Cited](cited)
	if sources.Kind != bot.Show || len(got) != len(shown) || got[0].Receipt() != shown[0].Excerpt.Receipt() {
		t.Errorf("sources %+v = %+v, want the receipts of what is shown", sources, got)
	}
	if next := offered(t, reply, "Follow up"); next.Kind != bot.Continue || !slices.Equal(next.Call.Before, []string{question}) {
		t.Errorf("follow-up = %+v, want it after the question", next)
	}
}

func TestCitationsOfWhatIsGone(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	receipt := blocks[bot.Excerpt](serve(library, "ask", "question", "How many otters were counted along the river?"))[0].
		Excerpt.Receipt().String()
	got := serve(library, "citations", "receipts", "nonsense "+receipt+" 0000-0000-0000-0000")
	if len(blocks[bot.Cited](got)) != 1 || !strings.Contains(words(got), "2 cited articles can no longer be read") {
		t.Errorf("got %+v, want one citation, and that two are gone", got.Blocks)
	}
}

// Pages lead forward and back, and say how many there are where that is known.
func TestPages(t *testing.T) {
	library := openLibrary(t, ferrymen()...)
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	call := bot.Call{Command: "latest", Options: map[string]string{"count": "1"}, Now: asked}
	first := router.Serve(t.Context(), call)
	if first.Page != 0 || first.Pages != len(ferrymen()) || !first.More || !first.IsPaged() {
		t.Errorf("page %d of %d, more: %t", first.Page, first.Pages, first.More)
	}
	for _, a := range first.Actions {
		if a.Label == "Back" {
			t.Error("the first page leads back")
		}
	}
	second := router.Serve(t.Context(), offered(t, first, "Next").Call)
	if back := offered(t, second, "Back"); back.Call.Page != 0 || second.Page != 1 {
		t.Errorf("page %d leads back to %d", second.Page, back.Call.Page)
	}
	call.Page = first.Pages - 1
	last := router.Serve(t.Context(), call)
	if last.More || last.Pages != first.Pages {
		t.Errorf("page %d of %d, more: %t, want the last", last.Page, last.Pages, last.More)
	}
}

// brandts returns articles with a family: the mayor, who is quoted far more than her brother is.
func brandts() []*news.Article {
	out := ferrymen()
	for i := range 4 {
		out = append(out, news.New(news.Article{Key: news.Key("mayor" + strings.Repeat("i", i)), Source: "Tavel Post",
			Title: "Council", Published: time.Date(2026, 1, 7+i, 10, 0, 0, 0, time.UTC),
			Text: "“Item number " + strings.Repeat("i", i+1) + " is for the council,” said mayor Odile Brandt."}))
	}
	return append(out, news.New(news.Article{Key: "brother", Source: "Tavel Post", Title: "Pears",
		Published: time.Date(2026, 1, 7, 10, 0, 0, 0, time.UTC),
		Text:      "“My pears won the prize again,” said farmer Emil Brandt."}))
}

// Who shares the surname of the one who is quoted far more is offered beside the answer.
func TestSaidOffersTheOthersOfTheSurname(t *testing.T) {
	library := openLibrary(t, brandts()...)
	want := "May also be meant: Emil Brandt."
	for _, call := range [][]string{
		{"said", "speaker", "Brandt"},
		{"ask", "question", "What did Brandt say about the toll?"},
		{"compare", "speaker", "Brandt", "other", "Roux", "about", "toll"},
	} {
		reply := serve(library, call[0], call[1:]...)
		offered := slices.ContainsFunc(blocks[bot.Notice](reply), func(n bot.Notice) bool { return n.Words == want })
		if !offered || len(blocks[bot.Quotation](reply)) == 0 {
			t.Errorf("%v: %d quotations, notices %v; want %q", call, len(blocks[bot.Quotation](reply)),
				blocks[bot.Notice](reply), want)
		}
	}
}

// A question about one of several speakers that the topic does not distinguish is answered
// from the articles, if they answer it.
func TestAskAboutSeveralFallsBackToTheArticles(t *testing.T) {
	library := openLibrary(t, append(ferrymen(),
		news.New(news.Article{Key: "pears", Source: "Tavel Post", Title: "Pears",
			Published: time.Date(2026, 1, 7, 10, 0, 0, 0, time.UTC),
			Text:      "“My pears won the prize again,” said farmer Emil Brandt."}))...)
	reply := serve(library, "ask", "question", "What did Brandt say about otters counted along the river?")
	if len(blocks[bot.Excerpt](reply)) == 0 ||
		!slices.Contains(blocks[bot.Notice](reply), bot.Notice{Words: "May also be meant: Odile Brandt, Emil Brandt."}) {
		t.Errorf("blocks = %+v, want an excerpt, and both Brandts offered", reply.Blocks)
	}
}

// Where a role fits more than a few people, none of them is offered over an answer.
func TestAskOffersNoCrowd(t *testing.T) {
	all := ferrymen()
	for i, name := range []string{"Emil Roth", "Ada Klug", "Jan Mohr", "Lea Vogt", "Ole Brink"} {
		all = append(all, news.New(news.Article{Key: news.Key(name), Source: "Tavel Post", Title: "Pears",
			Published: time.Date(2026, 1, 7+i, 10, 0, 0, 0, time.UTC),
			Text:      "“The pears of number " + strings.Repeat("i", i+1) + " won the prize,” said mayor " + name + "."}))
	}
	reply := serve(openLibrary(t, all...), "ask", "question",
		"What did the mayor say about otters counted along the river?")
	if notices := blocks[bot.Notice](reply); len(blocks[bot.Excerpt](reply)) == 0 || len(notices) > 0 {
		t.Errorf("notices %v over %d excerpts, want none over some", notices, len(blocks[bot.Excerpt](reply)))
	}
}

// Words outside quotation marks are never called a part of a quotation.
func TestVerdictOfReportedSpeech(t *testing.T) {
	reply := serve(openLibrary(t, ferrymen()...), "whosaid", "words", "no crown of the toll would go")
	q := blocks[bot.Quotation](reply)
	if len(q) != 1 || q[0].Verdict() != "Verbatim, in reported speech" {
		t.Errorf("quotations = %+v, want one in reported speech", q)
	}
}

// Words near the topic do not answer what the articles do, and the next page goes on where
// the first one left off.
func TestAskPrefersTheArticlesToSpeechBesideTheTopic(t *testing.T) {
	library := openLibrary(t, append(ferrymen(),
		news.New(news.Article{Key: "wall", Source: "Tavel Post", Title: "Anger at the wall",
			Published: time.Date(2026, 1, 7, 10, 0, 0, 0, time.UTC),
			Text:      "Surveyor Lena Hask would not sleep under the old wall, a crowd heard.\n“I did not come here to talk about money,” said Lena Hask."}))...)
	reply := serve(library, "ask", "question", "Did Lena Hask say she would sleep under the old wall?")
	if got := blocks[bot.Excerpt](reply); len(got) == 0 || !strings.Contains(got[0].Excerpt.Text(), "would not sleep") {
		t.Errorf("blocks = %+v, want the sentence about sleeping", reply.Blocks)
	}
	for question, kind := range map[string]string{"What did Lena Hask say?": "all",
		"What did Lena Hask say on 7 January?": "of a day", "What did Lena Hask say about money?": "on a topic"} {
		if reply := serve(library, "ask", "question", question); len(blocks[bot.Quotation](reply)) == 0 {
			t.Errorf("%s (%s): %+v, want her words", question, kind, reply.Blocks)
		}
	}
}
