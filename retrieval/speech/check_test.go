package speech

import (
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/search"
)

// weir returns what people say about a weir: two Marrs, one who is only called by her surname, one without a
// name, and nobody.
func weir() []*news.Article {
	return []*news.Article{
		news.New(news.Article{Key: "weir", Title: "The old weir", Published: newstest.Day(3),
			Text: "“We will not open the old weir before the eels have passed,” said harbour master Ottilie Marr.\n" +
				"“More bread and shelter,” said miller Edwin Tosk of what the valley needs.\n" +
				"The old weir was built by nine brothers in a wet summer."}),
		news.New(news.Article{Key: "eels", Title: "Eels", Published: newstest.Day(5),
			Text: "“The eels come back to this valley every spring,” said fisherman Basil Marr.\n" +
				"“Nobody asked the fishermen about the weir at all,” a spokesman for the guild said.\n" +
				"“The guild will pay for its own nets from now on.”"}),
		news.New(news.Article{Key: "nets", Title: "Nets", Published: newstest.Day(6),
			Text: "“Every net in the valley has a hole the size of a hat,” said Quarl.\nQuarl mends them at night."}),
	}
}

func TestCheckVerdicts(t *testing.T) {
	f := find(t, weir()...)
	const said = "We will not open the old weir before the eels have passed"
	const eels = "The eels come back to this valley every spring"
	for _, tt := range []struct {
		name    string
		claim   Claim
		want    Verdict
		speaker string // of the first result
	}{
		{"nobody is asked about", Claim{Words: said}, Verbatim, "Ottilie Marr"},
		{"the right person", Claim{Words: said, Speaker: "Ottilie Marr"}, Verbatim, "Ottilie Marr"},
		{"by the role", Claim{Words: said, Speaker: "the harbour master"}, Verbatim, "Ottilie Marr"},
		{"by a mistyped name", Claim{Words: said, Speaker: "Otilie Marr"}, Verbatim, "Ottilie Marr"},
		{"by a surname that two have", Claim{Words: eels, Speaker: "Marr"}, Verbatim, "Basil Marr"},
		{"by the full name of who is called by a surname", Claim{Words: "Every net in the valley has a hole",
			Speaker: "Ada Quarl"}, Verbatim, "Quarl"},
		{"an ellipsis", Claim{Words: "We will not open the old weir … the eels have passed", Speaker: "Ottilie Marr"},
			Cut, "Ottilie Marr"},
		{"an ellipsis over a negation", Claim{Words: "We will … open the old weir before the eels", Speaker: "Ottilie Marr"},
			Differs, "Ottilie Marr"},
		{"a word left out", Claim{Words: "We will open the old weir before the eels have passed", Speaker: "Ottilie Marr"},
			Differs, "Ottilie Marr"},
		{"mistyped", Claim{Words: "bread and sheltre", Speaker: "Tosk"}, Differs, "Edwin Tosk"},
		{"a person of the same surname", Claim{Words: eels, Speaker: "Ottilie Marr"}, OtherSpeaker, "Basil Marr"},
		{"another person", Claim{Words: said, Speaker: "Edwin Tosk"}, OtherSpeaker, "Ottilie Marr"},
		{"another person, mistyped", Claim{Words: "bread and sheltre", Speaker: "Basil Marr"}, OtherSpeaker, "Edwin Tosk"},
		{"an unknown person", Claim{Words: said, Speaker: "Zeno Lurk"}, OtherSpeaker, "Ottilie Marr"},
		{"the article's own words", Claim{Words: "The old weir was built by nine brothers"}, Verbatim, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := check(t, f, tt.claim)
			diff(t, "verdict", q.Verdict, tt.want)
			if q.Silence != nil || len(q.Results) == 0 {
				t.Fatalf("silence %+v and %d results, want results", q.Silence, len(q.Results))
			}
			diff(t, "speaker", q.Results[0].Speaker.Name, tt.speaker)
		})
	}
}

// A claim that is absent is never among the results. What comes near is told apart.
func TestCheckAbsent(t *testing.T) {
	f := find(t, weir()...)
	for _, tt := range []struct {
		name   string
		claim  Claim
		reason search.Reason
		near   []string // the speakers of what comes near
	}{
		{"words of nobody", Claim{Words: "The mill burns on Sunday and nobody minds"}, search.NoMatch, nil},
		{"words of nobody, a person", Claim{Words: "Fish is dear in this valley", Speaker: "Basil Marr"},
			search.NoMatch, []string{"Basil Marr"}},
		{"two people of a surname", Claim{Words: "Fish is dear on Sunday and nobody minds", Speaker: "Marr"},
			search.NoMatch, []string{"Basil Marr"}},
		{"an unknown person", Claim{Words: "The mill burns on Sunday and nobody minds", Speaker: "Zeno Lurk"},
			search.UnknownSpeaker, nil},
		{"the opposite of what another said", Claim{Words: "We will open the old weir before the eels have passed",
			Speaker: "Edwin Tosk"}, search.NoMatch, []string{"Edwin Tosk", "Ottilie Marr"}},
		{"the article's own words", Claim{Words: "The old weir was built by nine brothers", Speaker: "Ottilie Marr"},
			search.NoMatch, []string{"Ottilie Marr", ""}},
		{"a quotation without a speaker", Claim{Words: "The guild will pay for its own nets", Speaker: "Ottilie Marr"},
			search.NoMatch, []string{"Ottilie Marr", ""}},
		{"a quotation of somebody without a name", Claim{Words: "Nobody asked the fishermen about the weir at all",
			Speaker: "Ottilie Marr"}, search.NoMatch, []string{"Ottilie Marr", ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := check(t, f, tt.claim)
			if q.Silence == nil || len(q.Results) > 0 {
				t.Fatalf("silence %+v and results %q, want a silence", q.Silence, quoted(q))
			}
			diff(t, "verdict", q.Verdict, Absent)
			diff(t, "reason", q.Silence.Reason, tt.reason)
			var near []string
			for _, n := range q.Near {
				near = append(near, n.Speaker.Name)
			}
			diff(t, "near", near, tt.near)
		})
	}
}
