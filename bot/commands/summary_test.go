package commands_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/golden"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// at returns an hour of a day in January 2026, UTC.
func at(day, hour int) time.Time { return time.Date(2026, 1, day, hour, 0, 0, 0, time.UTC) }

// report returns an article of an outlet. Each paragraph is a line of its text.
func report(key, source, title string, published time.Time, paragraphs ...string) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Source: source, Title: title, Published: published,
		URL: "https://press.example/" + key, Text: strings.Join(paragraphs, "\n")})
}

// week returns an invented valley's news of two days: a toll that two outlets report on both, a
// strike that is over, a correction, and a day with one report.
func week() []*news.Article {
	return []*news.Article{
		report("toll-plan", "Tavel Post", "Council plans a toll on the Sorrel ford", at(5, 9),
			"The council of Tavel plans a toll of two crowns on the Sorrel ford from April, mayor Odile Brandt said on Monday.",
			"Millers who cross the ford every day have called a meeting for Tuesday."),
		report("strike-1", "Tavel Post", "Bakers’ strike empties the shelves of Tavel", at(5, 8),
			"Bakers in Tavel laid down their work on Monday over night shifts, and most shops had sold out of bread by noon."),
		report("strike-2", "Sorrel Valley Echo", "No bread as bakers strike in Tavel", at(5, 10),
			"Most shops in Tavel had no bread by noon on Monday because the bakers are on strike over night shifts."),
		report("toll-1", "Tavel Post", "Council votes for a toll on the Sorrel ford", at(6, 9),
			"The council of Tavel voted on Tuesday for a toll of two crowns on the Sorrel ford, which will be charged from "+
				"April.",
			"“The toll pays for the new railings of the bridge,” said mayor Odile Brandt."),
		report("toll-2", "Sorrel Valley Echo", "Toll on the Sorrel ford is agreed", at(6, 11),
			"A toll of two crowns on the Sorrel ford was agreed by the council of Tavel on Tuesday after four hours of debate.",
			"“A toll on the ford is a toll on the poor of this valley,” said miller Anselm Roux."),
		report("otters", "Sorrel Valley Echo", "Otters counted again along the river", at(6, 7),
			"Volunteers counted 31 otters between the weir and the old mill at the weekend, the highest number since counting "+
				"began."),
		report("correction", "Tavel Post", "Correction: the price of the railings", at(6, 8),
			"An earlier report gave the price of the railings as 4,000 crowns. They cost 40,000 crowns."),
	}
}

// summarised returns the reply to a call of summary, made at now in zone.
func summarised(t *testing.T, library *retrieval.Library, zone string, now time.Time,
	options map[string]string) bot.Reply {
	t.Helper()
	place, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(library)}), nil)
	return router.Serve(context.Background(), bot.Call{Command: "summary", Options: options, Zone: place, Now: now})
}

func TestSummaryOfADay(t *testing.T) {
	reply := summarised(t, openLibrary(t, week()...), "Europe/London", at(7, 8), map[string]string{"day": "yesterday"})
	digits := regexp.MustCompile(`(\.\d{4})\d+`) // the last ones are the processor's
	golden.Check(t, "summary.json", digits.ReplaceAll(indented(t, reply), []byte("$1")))
	if reply.Outcome != bot.Answered {
		t.Errorf("outcome = %d, want Answered", reply.Outcome)
	}
}

// Each block in its place, and a button for each story.
func TestSummaryLayout(t *testing.T) {
	reply := summarised(t, openLibrary(t, week()...), "UTC", at(7, 8), map[string]string{"day": "2026-01-06"})
	var got []string
	for _, b := range reply.Blocks {
		switch b := b.(type) {
		case bot.SummaryHeader:
			got = append(got, b.Title())
		case bot.Heading:
			got = append(got, b.Words)
		case bot.Story:
			got = append(got, fmt.Sprintf("%T of %s", b, b.Sentences[0].Article().Key))
		case bot.Quotation:
			got = append(got, b.Saying())
		case bot.Line:
			got = append(got, b.Citation().Headline)
		}
	}
	want := []string{
		"Tuesday 6 January 2026, UTC", "bot.Story of toll-1", "bot.Story of otters", "Who said what", "Odile Brandt, mayor",
		"Corrected", "Correction: the price of the railings", "Dropped since the day before",
		"No bread as bakers strike in Tavel",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	for _, a := range reply.Actions {
		if a.About == 0 {
			continue
		}
		first := reply.Blocks[a.About-1].(bot.Story).Sentences[0]
		if a.Kind != bot.Choose || a.Call.Command != "context" || a.Call.Options["receipt"] != first.Receipt().String() {
			t.Errorf("action %+v, want the context of %s", a, first.Receipt())
		}
	}
	if n := len(reply.Actions); n != 4 || offered(t, reply, "◀ 5 Jan").Kind != bot.Turn {
		t.Errorf("%d actions, want the contexts of 2 stories, the day before, and the sources", n)
	}
}

// Which day a call means that names none, or names it by a word.
func TestSummaryDay(t *testing.T) {
	early := report("dawn", "Tavel Post", "Ice on the weir", at(7, 5),
		"Ice closed the weir above Tavel on Wednesday before dawn, and the ferry of six stayed at its landing.")
	full := openLibrary(t, append(week(), early)...)
	old := openLibrary(t, week()...)
	for _, tt := range []struct {
		name    string
		library *retrieval.Library
		zone    string
		now     time.Time
		day     string
		want    string
	}{
		{"today, with as much news as most of yesterday", old, "UTC", at(6, 18), "", "2026-01-06"},
		{"yesterday, while today has hardly any", full, "UTC", at(7, 6), "", "2026-01-06"},
		{"the newest there is, long after", old, "UTC", at(30, 6), "", "2026-01-06"},
		{"nothing of the future", full, "UTC", at(6, 18), "", "2026-01-06"},
		{"yesterday at five past midnight in Auckland", full, "Pacific/Auckland", at(6, 11).Add(5 * time.Minute), "yesterday",
			"2026-01-06"},
		{"yesterday at five past midnight in New York", full, "America/New_York", at(7, 5).Add(5 * time.Minute), "yesterday",
			"2026-01-06"},
		{"yesterday at midnight UTC in New York", full, "America/New_York", at(8, 0), "yesterday", "2026-01-06"},
		{"today at midnight UTC in New York", full, "America/New_York", at(8, 0), "today", "2026-01-07"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply := summarised(t, tt.library, tt.zone, tt.now, map[string]string{"day": tt.day})
			headers := blocks[bot.SummaryHeader](reply)
			if len(headers) != 1 || headers[0].Date.Format(time.DateOnly) != tt.want {
				t.Fatalf("headers %+v, want one of %s", headers, tt.want)
			}
			if tt.day == "" && (tt.want != tt.now.Format(time.DateOnly)) != (headers[0].Remark != "") {
				t.Errorf("remark %q, want one only where it is not today's", headers[0].Remark)
			}
		})
	}
}

func TestSummaryIsSilent(t *testing.T) {
	undated := report("undated", "Tavel Post", "A bench on the quay", time.Time{},
		"A bench was put up on the quay of Tavel for those who wait for the ferry.")
	full := openLibrary(t, append(week(), undated)...)
	for _, tt := range []struct {
		name       string
		library    *retrieval.Library
		day, topic string
		want       string
		reason     retrieval.Reason
		nearest    []string
	}{
		{"no articles", openLibrary(t), "", "", "There are no articles. Ask again later: the people who run Quoth add them.",
			retrieval.NoArticles, nil},
		{"articles without dates", openLibrary(t, undated), "", "", "There is no article of Wednesday 7 January 2026 (UTC).",
			retrieval.OutsideDates, nil},
		{"an empty day between others", full, "2025-12-24", "", "There is no article of Wednesday 24 December 2025 (UTC).",
			retrieval.OutsideDates, []string{"Monday 5 January 2026: 3 articles"}},
		{"a day in the future", full, "2031-01-01", "", "Wednesday 1 January 2031 (UTC) has not come yet.",
			retrieval.OutsideDates, []string{"Tuesday 6 January 2026: 4 articles"}},
		{"no day of a month has news", full, "December 2025", "", "There is no article from December 2025.",
			retrieval.OutsideDates, []string{"Monday 5 January 2026: 3 articles"}},
		{"no day before a date", full, "before 2025", "", "There is no article up to Tue 31 Dec 2024.",
			retrieval.OutsideDates, []string{"Monday 5 January 2026: 3 articles"}},
		{"a week to come", full, "next week", "", "Sunday 18 January 2026 (UTC) has not come yet.",
			retrieval.OutsideDates, []string{"Tuesday 6 January 2026: 4 articles"}},
		{"nothing on the topic", full, "2026-01-06", "zeppelins",
			"None of the 4 articles of Tuesday 6 January 2026 (UTC) has “zeppelins”.", retrieval.NoMatch, nil},
		{"a topic without a word", full, "2026-01-06", "of the",
			"The topic has no word to look for: name a person, a place or a thing.", retrieval.StopWords, nil},
		{"no sentence to tell", openLibrary(t, report("short", "Tavel Post", "Late", at(6, 9), "The ferry is late.")),
			"2026-01-06", "",
			"No story of Tuesday 6 January 2026 (UTC) has a sentence that can be read alone.", retrieval.WeakMatch, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reply := summarised(t, tt.library, "UTC", asked, map[string]string{"day": tt.day, "topic": tt.topic})
			silences := blocks[bot.Silence](reply)
			if reply.Outcome != bot.Silent || len(silences) != 1 || len(blocks[bot.Story](reply)) != 0 {
				t.Fatalf("outcome %d, blocks %+v, want one silence", reply.Outcome, reply.Blocks)
			}
			got := silences[0]
			if got.Words() != tt.want || got.Reason != tt.reason || !cmp.Equal(got.Nearest, tt.nearest) {
				t.Errorf("%q (%s) near %q, want %q (%s) near %q", got.Words(), got.Reason, got.Nearest, tt.want, tt.reason,
					tt.nearest)
			}
		})
	}
	t.Run("as JSON", func(t *testing.T) {
		golden.Check(t, "summary-silence.json",
			indented(t, summarised(t, full, "UTC", asked, map[string]string{"day": "2031-01-01"})))
	})
}

// The summary of several days is of all of them that have come, and says so where it is of fewer.
func TestSummaryOfSeveralDays(t *testing.T) {
	library := openLibrary(t, week()...)
	const last = "A summary is of at most 7 days: this one ends with the last day that has news."
	for _, tt := range []struct {
		day, title, words, remark string
		turns                     []string
	}{
		{"this week", "Monday 5 to Wednesday 7 January 2026, UTC, so far", "7 articles from 2 outlets", "", nil},
		{"5 to 6 January 2026", "Monday 5 to Tuesday 6 January 2026, UTC", "7 articles from 2 outlets", "", nil},
		{"2026-01-06 to 2026-01-06", "Tuesday 6 January 2026, UTC", "4 articles from 2 outlets", "",
			[]string{"2026-01-05"}},
		{"6 to 7 January 2026", "Tuesday 6 to Wednesday 7 January 2026, UTC, so far", "4 articles from 2 outlets", "",
			[]string{"2026-01-04 to 2026-01-05"}},
		{"2 to 4 January 2026", "", "", "", []string{"2026-01-05"}},
		{"29 December 2025 to 5 January 2026", "Tuesday 30 December 2025 to Monday 5 January 2026, UTC",
			"3 articles from 2 outlets", last, []string{"2026-01-06 to 2026-01-12"}},
		{"before 6 January", "Tuesday 30 December 2025 to Monday 5 January 2026, UTC", "3 articles from 2 outlets", last,
			[]string{"2026-01-06 to 2026-01-12"}},
		{"since last year", "Wednesday 31 December 2025 to Tuesday 6 January 2026, UTC", "7 articles from 2 outlets", last,
			nil},
		{"January 2026", "Thursday 1 to Wednesday 7 January 2026, UTC, so far", "7 articles from 2 outlets", "", nil},
		{"Monday", "Monday 5 January 2026, UTC", "3 articles from 2 outlets", "", []string{"2026-01-06"}},
	} {
		reply := summarised(t, library, "UTC", asked, map[string]string{"day": tt.day})
		if headers := blocks[bot.SummaryHeader](reply); tt.title == "" {
			if reply.Outcome != bot.Silent {
				t.Errorf("%s: outcome %d, want Silent", tt.day, reply.Outcome)
			}
		} else if len(headers) != 1 || headers[0].Title() != tt.title || headers[0].Remark != tt.remark ||
			!strings.HasPrefix(headers[0].Words(), tt.words) {
			t.Errorf("%s: headers %+v, want %q with %q and %q", tt.day, headers, tt.title, tt.words, tt.remark)
		}
		if diff := cmp.Diff(tt.turns, turns(reply)); diff != "" {
			t.Errorf("%s: other days (-want +got):\n%s", tt.day, diff)
		}
	}
}

// turns returns the days to which the buttons of a summary go.
func turns(r bot.Reply) (out []string) {
	for _, a := range r.Actions {
		if day := a.Call.Options["day"]; a.Call.Command == "summary" && day != "" {
			out = append(out, day)
		}
	}
	return out
}

// A story of several days appears once, with the outlets of all of them; nothing of these days was dropped.
func TestSummaryOfAWeek(t *testing.T) {
	library := openLibrary(t, week()...)
	options := map[string]string{"day": "2026-01-05 to 2026-01-06"}
	reply := summarised(t, library, "Europe/London", at(7, 8), options)
	digits := regexp.MustCompile(`(\.\d{4})\d+`) // the last ones are the processor's
	golden.Check(t, "summary-week.json", digits.ReplaceAll(indented(t, reply), []byte("$1")))
	tolls := 0
	for _, s := range blocks[bot.Story](reply) {
		if strings.Contains(s.Sentences[0].Text(), "toll") {
			tolls++
		}
	}
	if tolls != 1 {
		t.Errorf("the toll is in %d stories, want 1", tolls)
	}
	options["topic"] = "zeppelins"
	silences := blocks[bot.Silence](summarised(t, library, "UTC", at(7, 8), options))
	const want = "None of the 7 articles of Monday 5 to Tuesday 6 January 2026 (UTC) has “zeppelins”."
	if len(silences) != 1 || silences[0].Words() != want {
		t.Errorf("silences %+v, want %q", silences, want)
	}
}

// A question for several days has the same summary as the command.
func TestSummaryOfAWeekAnswers(t *testing.T) {
	library := openLibrary(t, append(articles(), week()...)...)
	called := blocks[bot.Story](serve(library, "summary", "day", "this week"))
	answered := serve(library, "ask", "question", "what happened this week?")
	if got := blocks[bot.Story](answered); len(got) == 0 || len(got) != len(called) {
		t.Errorf("%d stories, want the %d of the command", len(got), len(called))
	}
	if h := blocks[bot.SummaryHeader](answered); len(h) != 1 || h[0].First.IsZero() {
		t.Errorf("headers %+v, want one of several days", h)
	}
}

func TestSummaryRefusesWhatIsNoDay(t *testing.T) {
	library := openLibrary(t, week()...)
	for _, day := range []string{"soon", "2026-02-30", "20260106", "ferry"} {
		refusal(t, summarised(t, library, "UTC", asked, map[string]string{"day": day}))
	}
}

func TestSummaryOfATopic(t *testing.T) {
	reply := summarised(t, openLibrary(t, week()...), "UTC", at(7, 8),
		map[string]string{"day": "2026-01-06", "topic": "otters"})
	stories := blocks[bot.Story](reply)
	if len(stories) != 1 || stories[0].Sentences[0].Article().Key != "otters" || reply.Query != "otters" {
		t.Errorf("stories %+v of %q, want the otters only", stories, reply.Query)
	}
}

// Five hundred copies of one text are one story.
func TestSummaryOfManyCopies(t *testing.T) {
	var copies []*news.Article
	for i := range 500 {
		copies = append(copies, report(fmt.Sprint("copy-", i), fmt.Sprintf("Paper %03d", i), "Toll on the ford is agreed",
			at(6, 9),
			"A toll of two crowns on the Sorrel ford was agreed by the council of Tavel on Tuesday after four hours of debate."))
	}
	reply := summarised(t, openLibrary(t, copies...), "UTC", at(7, 8), map[string]string{"day": "2026-01-06"})
	stories := blocks[bot.Story](reply)
	if len(stories) != 1 || len(stories[0].Sentences) != 1 {
		t.Fatalf("%d stories, want one of one sentence", len(stories))
	}
	const want = "500 outlets, 1 text; also in Paper 001, Paper 002, Paper 003, Paper 004 and 495 more"
	if got := stories[0].Coverage(); got != want {
		t.Errorf("coverage %q, want %q", got, want)
	}
}

// The parts of a score add up to it.
func TestSummaryWhyAddsUp(t *testing.T) {
	reply := summarised(t, openLibrary(t, week()...), "UTC", at(7, 8), map[string]string{"day": "2026-01-06"})
	var got struct {
		Items []struct {
			Kind string
			Why  *struct {
				Score float64
				Parts []struct{ Effect float64 }
			}
		}
	}
	if err := json.Unmarshal(indented(t, reply), &got); err != nil {
		t.Fatal(err)
	}
	for _, item := range got.Items {
		if (item.Why == nil) != (item.Kind == "quote") {
			t.Errorf("%s with why %v", item.Kind, item.Why)
			continue
		}
		if item.Why == nil {
			continue
		}
		sum := 0.0
		for _, p := range item.Why.Parts {
			sum += p.Effect
		}
		if math.Abs(sum-item.Why.Score) > 1e-9 {
			t.Errorf("the parts make %f, want %f", sum, item.Why.Score)
		}
	}
}

// The daily post says which sources fail, while the day is hardly over. A post about some outlets
// names no others.
func TestSummarise(t *testing.T) {
	feeds := &feedList{feeds: []bot.Feed{packet(),
		{Name: "Coast Wire", URL: "https://wire.example/feed", Failing: "there is nothing at this address", Failures: 3}}}
	services := commands.Services{Library: commands.Fixed(openLibrary(t, week()...)), Feeds: feeds}
	summarise := func(q retrieval.SummaryQuery) bot.Reply {
		q.Day = at(6, 0)
		reply, err := commands.Summarise(t.Context(), services, q)
		if err != nil {
			t.Fatal(err)
		}
		return reply
	}
	if m := blocks[bot.Missing](summarise(retrieval.SummaryQuery{Now: at(7, 8)})); len(m) != 1 ||
		m[0].Words() != "May be missing, because their feeds failed: Coast Wire." {
		t.Errorf("missing %+v, want the Coast Wire", m)
	}
	if m := blocks[bot.Missing](summarise(retrieval.SummaryQuery{Now: at(9, 8)})); len(m) != 0 {
		t.Errorf("missing %+v, want nothing of a day long over", m)
	}
	echo := summarise(retrieval.SummaryQuery{Now: at(7, 8), Sources: []string{"sorrel valley echo"}})
	if m := blocks[bot.Missing](echo); len(m) != 0 {
		t.Errorf("missing %+v, want nothing of outlets that were not asked for", m)
	}
	stories := blocks[bot.Story](echo)
	if len(stories) == 0 {
		t.Error("no stories of the Echo")
	}
	for _, s := range stories {
		for _, c := range s.Citations() {
			if c.Outlet != "Sorrel Valley Echo" {
				t.Errorf("a sentence of %s, want of the Echo only", c.Outlet)
			}
		}
	}
}

// A summary has no follow-up, whether it is called or asked for: its days and sources are buttons enough.
func TestSummariesHaveNoFollowUp(t *testing.T) {
	library := openLibrary(t, append(articles(), week()...)...)
	for name, reply := range map[string]bot.Reply{
		"called":    serve(library, "summary", "day", "2026-01-06", "topic", "toll"),
		"asked for": serve(library, "ask", "question", "what happened on 6 January 2026?"),
	} {
		if len(blocks[bot.SummaryHeader](reply)) != 1 {
			t.Errorf("%s: no summary", name)
		}
		for _, a := range reply.Actions {
			if a.Kind == bot.Continue {
				t.Errorf("%s: it offers %q", name, a.Label)
			}
		}
	}
}
