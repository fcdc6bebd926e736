package retrieval

import (
	"strings"
	"testing"
)

// ferryTown is a fire on a ferry, told by two outlets, and what has nothing to do with it.
func ferryTown(t *testing.T) *Library {
	return bundled(t,
		report("fire", 10, "Gazette", "Ferry burns off Orrholm",
			"A fire on the Orrholm ferry killed four people on Friday and hurt eleven, the coastguard said.\n"+
				"The fire broke out in the engine room of the ferry, the Lesser Tern.\n"+
				"“We heard a bang and then the lights went,” said Mirel Tove, the ship’s cook. “I "+
				"ran for the boats,” she said.\n"+
				"The fire was caused by a leaking fuel pipe, the coastguard’s inspector, Osk "+
				"Brannig, said. “That pipe was older than I am,” he said."),
		report("halt", 12, "Courier", "Norvane Lines halts its ferries",
			"Norvane Lines took its three ferries out of service on Sunday because their fuel pipes "+
				"have to be looked at."),
		report("seals", 5, "Gazette", "Seals found dead off Morl",
			"Some 340 seals have died off Morl since October, the Sorrel Wildlife Trust said.\n"+
				"The trust blamed a virus that gulls carry.\nVets hope that the cold will end the outbreak."),
		report("mill", 6, "Courier", "Mill dies",
			"The mill died because nobody wanted its flour.\nThe miller has gone to sea."),
	)
}

func TestFollowUpsLeanOnTheAnswer(t *testing.T) {
	l := ferryTown(t)
	fire := "What happened in the Orrholm ferry fire?"
	tests := []struct {
		name   string
		before []string
		text   string
		asked  string // empty: text itself
		shown  string // in the first excerpt
	}{
		{"the reason, in the story that was shown", []string{"How many seals died off Morl?"}, "why?",
			"Why was it that seals died off Morl?", "blamed a virus"},
		{"the reason, behind two questions", []string{fire, "how many were hurt?"}, "why?",
			"Why were people hurt in the Orrholm ferry fire?", "leaking fuel pipe"},
		{"the man in the story", []string{fire}, "what did he say?", "what did Osk Brannig say?", "older than I am"},
		{"the woman in the story", []string{fire}, "what did she say?", "what did Mirel Tove say?",
			"ran for the boats"},
		{"after a question in between", []string{fire, "and how many were hurt?"}, "what did he say?",
			"what did Osk Brannig say?", "older than I am"},
		{"whose words were shown", []string{"What did Mirel Tove say?"}, "who said that?",
			"Who said “We heard a bang and then the lights went”?", "We heard a bang"},
		{"nothing leans on what leaned on nothing",
			[]string{"How many seals died off Morl?", "what does she think?"}, "how many survived?",
			"How many seals survived off Morl?", "seals"},
		{"thanks between", []string{fire, "thanks"}, "how many were hurt?",
			"how many were hurt in the Orrholm ferry fire?", "hurt eleven"},
		{"a question that stands alone", []string{fire}, "Why did the mill die?", "", "nobody wanted its flour"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := put(t, l, Query{Text: tt.text, Before: tt.before})
			want := tt.asked
			if want == "" {
				want = tt.text
			}
			if a.Asked.Text != want || a.Asked.FollowUp != (tt.asked != "") {
				t.Errorf("asked %q, follow-up %v, want %q", a.Asked.Text, a.Asked.FollowUp, want)
			}
			if got := shownOf(a); !strings.Contains(got, tt.shown) {
				t.Errorf("shows %q, want %q in it", got, tt.shown)
			}
		})
	}
}

// shownOf is all that an answer shows.
func shownOf(a Answer) string {
	var out []string
	for _, r := range a.Results {
		out = append(out, r.Excerpt.Text())
	}
	if a.Quotes != nil {
		for _, q := range a.Quotes.Results {
			out = append(out, q.Excerpt.Text())
		}
	}
	return strings.Join(out, "\n")
}

// Where the stories that were shown give no reason, all are asked.
func TestWhyIsAskedOfAllWhereTheStoryDoesNotTell(t *testing.T) {
	l := bundled(t,
		report("shut", 10, "Gazette", "Pier shut",
			"The pier of Orrholm was shut on Friday and a rope was put across it."),
		report("rust", 11, "Courier", "Rust", "Rust was found in its chains, which is the reason "+
			"that the pier of Orrholm was shut, the harbour master said."))
	a := put(t, l, Query{Text: "why?", Before: []string{"When was the pier of Orrholm shut?"}})
	if got := shownOf(a); !strings.Contains(got, "Rust was found") {
		t.Errorf("asked %q, shows %q, want the reason", a.Asked.Text, got)
	}
}

func TestMorePassesOverWhatWasShown(t *testing.T) {
	l := ferryTown(t)
	first := put(t, l, Query{Text: "latest on the ferry", Stories: 1})
	more := put(t, l, Query{Text: "more", Before: []string{"latest on the ferry"}, Stories: 1})
	last, err := l.Ask(t.Context(), Query{Text: "more", Before: []string{"latest on the ferry", "more"}, Stories: 1,
		Now: asked})
	if err != nil {
		t.Fatal(err)
	}
	if !more.Asked.More || len(more.Results) != 1 || shownOf(more) == shownOf(first) || len(last.Results) != 0 {
		t.Errorf("first %q, more %q, last %q", shownOf(first), shownOf(more), shownOf(last))
	}
}
