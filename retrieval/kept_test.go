package retrieval

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// councilDays are days on which a council decided something, oldest first.
var councilDays = []string{"2017-10-31", "2024-03-03", "2024-08-14", "2025-03-25", "2026-02-14", "2026-03-11",
	"2026-03-16", "2026-03-17", "2026-03-18"}

// council has an article for each of councilDays, whose key is its date, and two dozen of other towns.
func council() []*news.Article {
	bought := []string{"crane", "ferry", "beacon", "slipway", "dredger", "tugboat", "lighthouse", "net loft",
		"ice plant"}
	then := []string{
		"Boatmen had asked for it since the gales of autumn, when three of them were washed over the wall.",
		"Two members left before anybody was counted, and came back with pasties for the clerk.",
		"It will stand at the end of the old mole, where herons sleep in summer.",
		"Divers have to raise the barge Lucinda first, which went down with a load of slates.",
		"Pupils of Mill Row painted the posters that hung behind the chair all evening.",
		"Nine letters against it were read out by lamplight, some of them in verse.",
		"A brewer gives half of the money, on condition that it is painted in his colours.",
		"Gulls nesting there are moved by a warden, who is paid by the basket.",
		"Rain came through the roof and soaked the minutes, so that nobody could sign them.",
	}
	var out []*news.Article
	for i, date := range councilDays {
		text := fmt.Sprintf("The harbour council decided to pay for a new %s. %s\n\n"+
			"“We need a %s,” said Ada Orme, the treasurer, after the vote.", bought[i], then[i], bought[i])
		out = append(out, dated(date, date, "Harbour council buys a "+bought[i], text))
	}
	for i := range 24 {
		date := time.Date(2025, 6, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		out = append(out, dated(fmt.Sprint("other", i), date, fmt.Sprint("Orchard prize ", i),
			"Growers of the upper valley showed their pears and were praised for them."))
	}
	return out
}

func dated(key, date, title, text string) *news.Article {
	published, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return news.New(news.Article{Key: news.Key(key), Title: title, Source: "Courier",
		Published: published.Add(9 * time.Hour), Text: text})
}

// A question is asked on Friday, 20 March 2026. What it names as its time is kept; where it has nothing, the
// nearest come under a note.
func TestNamedTimes(t *testing.T) {
	l := bundled(t, council()...)
	for _, c := range []struct {
		name, text string
		want       []string // the first results
		only       bool     // there are no others
		nearest    bool
	}{
		{"a month of a year", "What did the harbour council decide in August 2024?", []string{"2024-08-14"}, true,
			false},
		{"a year", "What did the harbour council decide in 2017?", []string{"2017-10-31"}, true, false},
		{"a range whose year stands once", "What did the harbour council decide from January to April 2024?",
			[]string{"2024-03-03"}, true, false},
		{"a weekday, and the days after it", "What did the harbour council decide on Monday?",
			[]string{"2026-03-16", "2026-03-17", "2026-03-18"}, true, false},
		{"a weekday of last week", "What did the harbour council decide on Wednesday of last week?",
			[]string{"2026-03-11"}, true, false},
		{"two times", "What did the harbour council decide in March and August 2024?",
			[]string{"2024-08-14", "2024-03-03"}, true, false},
		{"last month", "what did the harbour council decide last month", []string{"2026-02-14"}, true, false},
		{"a time before words of it", "In 2017, what did the harbour council decide?", []string{"2017-10-31"}, true,
			false},
		{"a year apart from its month", "what did the harbour council decide in august in 2024",
			[]string{"2024-08-14"}, true, false},
		{"the day after another", "What did the harbour council decide the day after 13 August 2024?",
			[]string{"2024-08-14"}, true, false},
		{"a time that tells which report", "What did the harbour council decide on Monday about the vote of 2024?",
			[]string{"2026-03-16"}, false, false},
		{"what was by a year", "What had the harbour council decided by 2018?", []string{"2017-10-31"}, true, false},
		{"a month to come", "What will the harbour council decide in June?", nil, false, false},
		{"nothing in a month", "What did the harbour council decide in July 2024?", []string{"2024-08-14"}, false,
			true},
		{"nothing in a year", "What did the harbour council decide in 2020?", nil, false, true},
		{"a date that comes again soon", "What did the harbour council decide on 25 March?", []string{"2025-03-25"},
			true, false},
		{"a date that may be meant to come", "What does the harbour council decide on 2 April?", nil, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := put(t, l, Query{Text: c.text})
			got := keysOf(a)
			if a.Silence != nil || len(got) < len(c.want) || c.only && len(got) != len(c.want) ||
				a.Nearest != c.nearest {
				t.Fatalf("results %v, nearest %v, silence %+v; want %v, nearest %v", got, a.Nearest, a.Silence,
					c.want, c.nearest)
			}
			if first := got[:len(c.want)]; !slices.Equal(sorted(first), sorted(c.want)) || c.name != "two times" &&
				!slices.Equal(first, c.want) {
				t.Errorf("results %v, want %v first", got, c.want)
			}
		})
	}
}

// Soft times, and those of what was before, keep nothing out: the newest come first.
func TestSoftTimes(t *testing.T) {
	l := bundled(t, council()...)
	for _, text := range []string{"What did the harbour council decide this week?",
		"What did the harbour council decide today?",
		"After the vote in 2017, what did the harbour council decide?",
		"what will the harbour council decide on Saturday"} {
		a := put(t, l, Query{Text: text})
		if got := keysOf(a); len(got) == 0 || got[0] < "2026-03-16" || a.Nearest {
			t.Errorf("%s: results %v, nearest %v, silence %+v, want this week's first", text, got, a.Nearest, a.Silence)
		}
	}
}

func sorted(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

// A day that no calendar has is told as such, and a time that no article is of as well where nothing answers.
func TestTimesWithoutArticles(t *testing.T) {
	l := bundled(t, council()...)
	a := put(t, l, Query{Text: "What did the harbour council decide on 30 February?"})
	if a.Silence == nil || a.Silence.Reason != OutsideDates || a.Silence.Impossible != "30 February" {
		t.Errorf("30 February: %+v, want it told as impossible", a.Silence)
	}
	a = put(t, l, Query{Text: "What did the harbour council decide on 25 March 2026?"})
	if a.Silence == nil || a.Silence.Reason != OutsideDates || a.Silence.Since.IsZero() {
		t.Errorf("what was, on a day to come: %+v, want outside-dates with its days", a.Silence)
	}
	a = put(t, l, Query{Text: "wombat june"})
	if a.Silence == nil || !slices.Equal(a.Silence.Words, []string{"wombat"}) {
		t.Errorf("an unknown word beside a month: %+v, want only that word named", a.Silence)
	}
	a = put(t, l, Query{Text: "Which zeppelin landed in May 2020?"})
	if a.Silence == nil || len(a.Results) > 0 {
		t.Errorf("a word that nothing has, in a month without articles: %+v", a)
	}
	a = put(t, l, Query{Text: "What prize did the harbour get for its pears in May 2020?"})
	if a.Silence == nil || a.Silence.Reason != OutsideDates || a.Silence.Since.IsZero() {
		t.Errorf("what nothing answers, in a month without articles: %+v, want outside-dates with its days", a.Silence)
	}
}

// What somebody said is asked of a time in all the ways that other questions are.
func TestSpeechOfATime(t *testing.T) {
	l := bundled(t, council()...)
	for text, c := range map[string]struct {
		want    string
		nearest bool
	}{
		"What did Ada Orme say in August 2024?":             {"2024-08-14", false},
		"In August 2024, what did Ada Orme say?":            {"2024-08-14", false},
		"what did ada orme say about the ferry in 2024":     {"2024-03-03", false},
		"What did Ada Orme say in July 2024?":               {"2024-08-14", true},
		"What did Ada Orme say about the crane last month?": {"2017-10-31", true},
		"What did Ada Orme say?":                            {"2026-03-18", false},
	} {
		a := put(t, l, Query{Text: text})
		if a.Quotes == nil || len(a.Quotes.Results) == 0 || a.Nearest != c.nearest {
			t.Errorf("%s: quotes %+v, nearest %v, silence %+v, want nearest %v", text, a.Quotes, a.Nearest,
				a.Silence, c.nearest)
			continue
		}
		if got := string(a.Quotes.Results[0].Excerpt.Article().Key); got != c.want {
			t.Errorf("%s: first of %s, want %s", text, got, c.want)
		}
	}
}

// A note on two times does not speak of the days between them.
func TestTimesApart(t *testing.T) {
	l := bundled(t, council()...)
	a := put(t, l, Query{Text: "What did the harbour council decide in May 2024 and in January 2025?"})
	if !a.Nearest || !a.Asked.Apart {
		t.Errorf("two months: nearest %v, asked %+v, want the nearest, and that the months lie apart", a.Nearest,
			a.Asked)
	}
	a = put(t, l, Query{Text: "What did the harbour council decide in May and June 2024?"})
	if !a.Nearest || a.Asked.Apart {
		t.Errorf("two months in a row: nearest %v, asked %+v, want the nearest of one run", a.Nearest, a.Asked)
	}
}

// A year alone is the news of that year or, where it is printed and no article is of it, a title.
func TestYearAlone(t *testing.T) {
	l := bundled(t, append(council(), dated("novel", "2026-01-09", "School drops 1984",
		"The school took 1984 off its list of books.\n\nParents wrote letters."))...)
	if a := put(t, l, Query{Text: "2017"}); a.Asked.Kind != Day || a.Summary == nil {
		t.Errorf("2017: kind %v, silence %+v, want the news of 2017", a.Asked.Kind, a.Silence)
	}
	if a := put(t, l, Query{Text: "news from 2017"}); a.Summary == nil || a.Asked.Until.Year() != 2017 {
		t.Errorf("news from 2017: %+v, silence %+v, want a day of 2017", a.Asked, a.Silence)
	}
	if got := keysOf(put(t, l, Query{Text: "1984"})); !slices.Equal(got, []string{"novel"}) {
		t.Errorf("1984: results %v, want the novel", got)
	}
}

// What the articles report of a speaker in words that are no quotation is of its time as well.
func TestReportedWordsOfATime(t *testing.T) {
	quoted := dated("quoted", "2025-05-05", "Pilot on tides",
		"“The tide is late,” said Perrin Gault, a pilot. Gulls watched.")
	told := dated("told", "2024-08-15", "Pilots glad",
		"Perrin Gault of the pilots said patience had paid.\n\nGulls watched.")
	l := bundled(t, append(council(), quoted, told)...)
	a := put(t, l, Query{Text: "What did Perrin Gault say in August 2024?"})
	if got := keysOf(a); a.Nearest || !slices.Equal(got, []string{"told"}) {
		t.Errorf("results %v, quotes %+v, nearest %v, silence %+v, want what is told of August 2024", got, a.Quotes,
			a.Nearest, a.Silence)
	}
}
