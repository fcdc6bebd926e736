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

// Of several days the summary is of the last one that has news, and says so; a single day is that day.
func TestSummaryOfSeveralDays(t *testing.T) {
	library := openLibrary(t, week()...)
	for day, want := range map[string]string{
		"this week": "2026-01-06", "January 2026": "2026-01-06", "before 6 January": "2026-01-05",
		"since last year": "2026-01-06", "Monday": "2026-01-05", "2 days ago": "2026-01-05",
	} {
		headers := blocks[bot.SummaryHeader](summarised(t, library, "UTC", asked, map[string]string{"day": day}))
		if len(headers) != 1 || headers[0].Date.Format(time.DateOnly) != want {
			t.Errorf("day %q: headers %+v, want one of %s", day, headers, want)
			continue
		}
		isOfRange := headers[0].Remark != ""
		if isSingle := day == "Monday" || day == "2 days ago"; isOfRange == isSingle {
			t.Errorf("day %q: remark %q", day, headers[0].Remark)
		}
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
