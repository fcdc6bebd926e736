package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// put puts a question and checks what holds of every answer, of whatever kind: it has what its
// kind has or a silence, and the excerpts are the articles' own words.
func put(t testing.TB, l *Library, q Query) Answer {
	t.Helper()
	if q.Now.IsZero() {
		q.Now = asked
	}
	a, err := l.Ask(t.Context(), q)
	if err != nil {
		t.Fatalf("ask %.60q: %v", q.Text, err)
	}
	answered := len(a.Results) > 0 || a.Quotes != nil && len(a.Quotes.Results) > 0 ||
		a.Summary != nil && a.Summary.Lead != nil
	switch {
	case a.Asked.Kind == SmallTalk && (answered || a.Silence != nil):
		t.Errorf("ask %.60q: small talk with results or silence: %+v", q.Text, a)
	case a.Asked.Kind != SmallTalk && answered == (a.Silence != nil):
		t.Errorf("ask %.60q: answered %v, and silence %+v", q.Text, answered, a.Silence)
	case len(a.Asked.Reasons) == 0:
		t.Errorf("ask %.60q: nothing tells how it was decided", q.Text)
	}
	for _, r := range a.Results {
		checkResult(t, r)
	}
	return a
}

// report is an article of an outlet and a day of March 2026.
func report(key string, d int, outlet, title, text string) *news.Article {
	return news.New(news.Article{
		Key: news.Key(key), Title: title, Source: outlet, Published: newstest.Day(d), Text: text,
	})
}

// keysOf are the articles of an answer's results.
func keysOf(a Answer) []string {
	var out []string
	for _, r := range a.Results {
		out = append(out, string(r.Excerpt.Article().Key))
	}
	return out
}

// reasonOf is the reason of a silence, or empty.
func reasonOf(a Answer) Reason {
	if a.Silence == nil {
		return ""
	}
	return a.Silence.Reason
}

// harbourTown has the ferry and its town, with names that are often misspelt.
func harbourTown() []*news.Article {
	return append(newstest.Town(),
		report("wrack", 16, "Gazette", "Tanglewrack to build kelp plant",
			"Tanglewrack will build a kelp plant at Marlhaven by autumn.\n"+
				"“We sell weeds and are proud of them,” said Anneke Straw, who runs Tanglewrack. "+
				"The oyster growers of Marlhaven object to the ropes."),
		report("minister", 15, "The Quenby Packet", "Minister Zelenskyy visits Quenby",
			"Rivers Minister Volda Zelenskyy visited Quenby on Sunday.\n"+
				"“The river must have its room,” Zelenskyy told the council. She left by the evening train."),
		report("judge", 14, "Gazette", "Judge to lead flood inquiry",
			"Konrad Heyle, a retired judge, will lead the flood inquiry at Quenby.\nHe opens the hearings in April."),
	)
}

// Ask reads the kind of a question from its words or, where these leave it open, from the articles.
func TestAskedKinds(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for name, c := range map[string]struct {
		text  string
		kind  Kind
		topic string
	}{
		"one word":                       {"Tanglewrack", Topic, "Tanglewrack"},
		"a word in small letters":        {"tanglewrack", Topic, "tanglewrack"},
		"two words":                      {"kelp plant", Topic, "kelp plant"},
		"with a mark":                    {"Tanglewrack?", Topic, "Tanglewrack"},
		"latest on":                      {"latest on the ferry", Topic, "ferry"},
		"news behind it":                 {"Tanglewrack news", Topic, "Tanglewrack"},
		"what happened to":               {"what happened to the ferry?", Topic, "ferry"},
		"why in the news":                {"why is Tanglewrack in the news?", Topic, "Tanglewrack"},
		"three words of a headline":      {"Tanglewrack kelp plant", Topic, "Tanglewrack kelp plant"},
		"three words of two articles":    {"ferry kelp honey", Fact, ""},
		"a question":                     {"When will the ferry sail again?", Fact, ""},
		"a question without a mark":      {"when will the ferry sail again", Fact, ""},
		"a sentence of many words":       {"penalties saved by keeper Jo Tamm in the final", Fact, ""},
		"who said some words":            {"Who said we have replaced both engines?", Speech, ""},
		"what somebody said":             {"What did Ada Orme say?", Speech, ""},
		"what somebody said about a th.": {"What did Zelenskyy say about the river?", Speech, ""},
		"the news of a day":              {"what happened yesterday?", Day, ""},
		"the news":                       {"news", Day, ""},
		"news from a weekday":            {"news from Tuesday", Day, ""},
		"a greeting":                     {"hi", SmallTalk, ""},
		"thanks":                         {"thanks!", SmallTalk, ""},
		"an emoji":                       {"👍", SmallTalk, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := put(t, l, Query{Text: c.text})
			if a.Asked.Kind != c.kind || a.Asked.Topic != c.topic {
				t.Errorf("kind %s, topic %q, want %s, %q; reasons: %q",
					a.Asked.Kind, a.Asked.Topic, c.kind, c.topic, a.Asked.Reasons)
			}
			if a.Asked.FollowUp {
				t.Error("leans on a question before, and there is none")
			}
		})
	}
}

// A question that leans on the one before has that one's kind, and says what is asked.
func TestAskedFollowUp(t *testing.T) {
	l := bundled(t, harbourTown()...)
	a := put(t, l, Query{Text: "and in February?", Before: []string{"latest on the ferry"}})
	if !a.Asked.FollowUp || a.Asked.Kind != Topic || a.Asked.Topic != "ferry" || first(a) != "ferry" || !a.Nearest {
		t.Errorf("asked %+v, answered by %q, nearest %v, want the ferry nearest to February",
			a.Asked, first(a), a.Nearest)
	}
	a = put(t, l, Query{Text: "When will it open again?", Before: []string{"Why does the reading room close?"}})
	if !a.Asked.FollowUp || a.Asked.Kind != Fact {
		t.Errorf("asked %+v, want a question that leans on the one before", a.Asked)
	}
	a = put(t, l, Query{Text: "Tanglewrack", Before: []string{"latest on the ferry"}})
	if first(a) != "wrack" {
		t.Errorf("a topic that stands alone is answered by %q", first(a))
	}
}

// A topic that is asked after another one takes its place.
func TestAskedFollowUpWithAnotherTopic(t *testing.T) {
	a := put(t, bundled(t, harbourTown()...), Query{Text: "and Tanglewrack?", Before: []string{"latest on the ferry"}})
	if a.Asked.Kind != Topic || first(a) != "wrack" {
		t.Errorf("asked %+v, answered by %q, want the topic Tanglewrack", a.Asked, first(a))
	}
}

// Small talk has no results, whatever the archive has, and is no silence.
func TestSmallTalk(t *testing.T) {
	greeting := report("hi", 12, "Gazette", "Hi", "Hi and thanks. Hello, hello.")
	for _, l := range []*Library{bundled(t, append(harbourTown(), greeting)...), bundled(t)} {
		for _, text := range []string{"hi", "Hello", "thanks", "thank you!", "lol", "ok", "👍", "🦦🦦", "❤️"} {
			if a := put(t, l, Query{Text: text}); a.Asked.Kind != SmallTalk {
				t.Errorf("%q is %s, want small talk", text, a.Asked.Kind)
			}
		}
	}
}

// An archive without articles says so for every question, and not that a word is unknown.
func TestAskedOfAnEmptyArchive(t *testing.T) {
	l := bundled(t)
	for _, text := range []string{"ferry", "latest on the ferry", "When will the ferry sail?",
		"What did Ada Orme say?", "what happened yesterday?", "the of and"} {
		if got := reasonOf(put(t, l, Query{Text: text})); got != NoArticles {
			t.Errorf("%q: reason %q, want %q", text, got, NoArticles)
		}
	}
}

// An address stands for the words in it.
func TestAskedAddress(t *testing.T) {
	l := bundled(t, harbourTown()...)
	a := put(t, l, Query{Text: "https://gazette.example/2026/03/16/tanglewrack-kelp-plant"})
	if a.Asked.Text != "tanglewrack kelp plant" || first(a) != "wrack" {
		t.Errorf("asked %q and answered by %q, want the words of the address", a.Asked.Text, first(a))
	}
	for _, text := range []string{"https://gazette.example/", "https://gazette.example/2026/03/16/", "http://"} {
		put(t, l, Query{Text: text}) // an answer or a silence
	}
}

// A text of many words is a question and no topic; nothing is slow or an error.
func TestAskedTwoHundredWords(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for name, text := range map[string]string{
		"words of the articles": strings.Repeat("the ferry will sail again from Quenby on Monday said Orme ", 18),
		"unknown names":         uniqueWords(200),
		"misspelt words":        strings.Repeat("tanglewrak ferrry zelenski Marlhavn ", 50),
	} {
		a := put(t, l, Query{Text: strings.TrimSpace(text)})
		if a.Asked.Kind == Topic {
			t.Errorf("%s: %d words are a topic", name, len(strings.Fields(text)))
		}
	}
}

// Words that are both names and common words are topics where the articles have the names.
func TestTopicsThatLookLikeOtherWords(t *testing.T) {
	l := bundled(t, append(harbourTown(),
		report("may", 19, "Gazette", "May resigns as mayor",
			"Mayor Theresa May resigned on Thursday.\nMay said that she had done what she could."),
		report("pole", 18, "Gazette", "Pole wins ski race",
			"A Pole won the ski race at Quenby.\nThe Pole had trained on grass."))...)
	for text, want := range map[string]news.Key{
		"May": "may", "Pole": "pole", "Theresa May": "may", "latest on May": "may", "the Pole": "pole",
	} {
		if a := put(t, l, Query{Text: text}); first(a) != want || a.Asked.Kind != Topic {
			t.Errorf("%q is %s, answered by %q (silence %+v), want a topic and %q",
				text, a.Asked.Kind, first(a), a.Silence, want)
		}
	}
}

// Questions about speech are understood with misspelt names and words.
func TestSpeechByMisspeltQuestion(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for name, c := range map[string]struct{ text, taken, want string }{
		"a name":                    {"What did Zelensky say?", "Zelenskyy", "“The river must have its room,”"},
		"a name, about something":   {"What did Zelensky say about the river?", "Zelenskyy", "“The river must have its room,”"},
		"a name in small letters":   {"what did zelensky say", "Zelenskyy", "“The river must have its room,”"},
		"a word of what was said":   {"Who said we have replaced both enginse?", "", "“We have replaced both engines,”"},
		"a given name":              {"What did Anneka Straw say?", "Anneke", "“We sell weeds and are proud of them,”"},
		"nothing is misspelt in it": {"What did Ada Orme say?", "", "“We have replaced both engines,”"},
	} {
		t.Run(name, func(t *testing.T) {
			a := put(t, l, Query{Text: c.text})
			if a.Quotes == nil || !slices.Contains(quoted(*a.Quotes), c.want) || a.Asked.Kind != Speech {
				t.Fatalf("kind %s, quotes %+v, want %s", a.Asked.Kind, a.Quotes, c.want)
			}
			if a.Checked != nil && a.Checked.Verdict != Differs {
				t.Errorf("verdict %s on words that are mistyped", a.Checked.Verdict)
			}
			if got := a.Asked.Taken(); got != c.taken {
				t.Errorf("taken %q for %q, want %q", got, a.Asked.Typed(), c.taken)
			}
		})
	}
}

// The news of a day are its summary; where no day is named, the newest that has its news in.
func TestDayQuestions(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for text, c := range map[string]struct {
		pick   DayPick
		silent bool
	}{
		"what happened on 18 March 2026?": {DayPick{Day: midnight(18)}, false},
		"news from Wednesday":             {DayPick{Day: midnight(18)}, false},
		"what happened yesterday?":        {DayPick{Day: midnight(19)}, true}, // what was only fetched then has no day
		"what happened on 12 March 2026?": {DayPick{Day: midnight(12)}, true},
		"what happened today?":            {DayPick{Day: midnight(20)}, true},
		"news":                            {DayPick{Day: midnight(18), Newest: true}, false},
		"what's the news?":                {DayPick{Day: midnight(18), Newest: true}, false},
		"what happened last week?":        {DayPick{Day: midnight(15), First: midnight(9), Length: 7}, false},
	} {
		t.Run(text, func(t *testing.T) {
			a := put(t, l, Query{Text: text})
			if a.Asked.Kind != Day || a.Summary == nil {
				t.Fatalf("kind %s, silence %+v, want a day", a.Asked.Kind, a.Silence)
			}
			diff(t, "how the day was picked", a.Summary.Pick, c.pick)
			first, q := cmp.Or(c.pick.First, c.pick.Day), a.Summary.Query
			if a.Asked.Since != first || a.Asked.Until != c.pick.Day || q.First != c.pick.First || q.Day != c.pick.Day {
				t.Errorf("asked from %v to %v, summary from %v to %v, want %v to %v",
					a.Asked.Since, a.Asked.Until, q.First, q.Day, first, c.pick.Day)
			}
			if (a.Silence != nil) != c.silent || c.silent && a.Silence.Reason != OutsideDates {
				t.Errorf("silence %+v, want silent %v", a.Silence, c.silent)
			}
		})
	}
}

// A month without news is told as that month, and not as its last day.
func TestDaysWithoutNews(t *testing.T) {
	a := put(t, bundled(t, harbourTown()...), Query{Text: "what happened in February 2026?"})
	want := &Silence{Reason: OutsideDates, Since: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC),
		Until: time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC)}
	diff(t, "silence", a.Silence, want)
	if a.Asked.Kind != Day || a.Summary != nil {
		t.Errorf("kind %s, summary %v, want a day and no summary", a.Asked.Kind, a.Summary)
	}
}

func midnight(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }

// A day's news can be asked of an outlet, by name or by filter.
func TestDayOfAnOutlet(t *testing.T) {
	wall := report("wall", 18, "Gazette", "Wall painted",
		"The harbour wall was painted white on Wednesday.\nIt took nine painters.")
	l := bundled(t, append(harbourTown(), wall)...)
	for name, q := range map[string]Query{
		"a filter": {Text: "what happened on 18 March 2026?", Sources: []string{"Gazette"}},
		"by name":  {Text: "news from the Gazette on 18 March 2026"},
	} {
		a := put(t, l, q)
		if a.Summary == nil || a.Summary.Lead == nil {
			t.Errorf("%s: %s, silence %+v, want a summary", name, a.Asked.Kind, a.Silence)
			continue
		}
		for _, e := range a.Summary.Lead.Sentences {
			if got := e.Article().Key; got != "wall" {
				t.Errorf("%s: the lead is of %q, want the Gazette's", name, got)
			}
		}
	}
}
