package commands_test

import (
	"maps"
	"slices"
	"testing"

	"quoth/bot"
	"quoth/bot/commands"
)

// offeredCall returns the call of the action with a label.
func offeredCall(t *testing.T, r bot.Reply, label string) bot.Call {
	t.Helper()
	i := slices.IndexFunc(r.Actions, func(a bot.Action) bool { return a.Label == label })
	if i < 0 {
		t.Fatalf("no %s among %+v", label, r.Actions)
	}
	c := r.Actions[i].Call
	c.Options = maps.Clone(c.Options)
	c.Now = asked
	return c
}

// Each "more" typed into Follow up shows the page after the one that offers it, and so does Next.
func TestFollowUpTurnsThePages(t *testing.T) {
	const spoken = "What did Odile Vance say about the pier?"
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(manyReports(t))}), nil)
	first := router.Serve(t.Context(), ask(spoken))
	second := router.Serve(t.Context(), offeredCall(t, first, "Next"))
	follow := func(r bot.Reply, question string) bot.Reply {
		return router.Serve(t.Context(), offeredCall(t, r, "Follow up").Set("question", question))
	}
	more := follow(first, "more")
	last := follow(more, "show more")
	tests := []struct {
		name string
		got  bot.Reply
		want []string
		page int
	}{
		{"more", more, receiptsOf(second), 1},
		{"more after Next", follow(second, "more"), receiptsOf(last), 2},
		{"Next after more", router.Serve(t.Context(), offeredCall(t, more, "Next")), receiptsOf(last), 2},
		{"Back after more", router.Serve(t.Context(), offeredCall(t, more, "Back")), receiptsOf(first), 0},
		{"another question", follow(more, spoken), receiptsOf(first), 0},
	}
	if slices.Equal(receiptsOf(last), receiptsOf(more)) {
		t.Error("more after more shows the same page")
	}
	for _, tt := range tests {
		if got := receiptsOf(tt.got); !slices.Equal(got, tt.want) || tt.got.Page != tt.page || tt.got.Pages != first.Pages {
			t.Errorf("%s: %v on page %d of %d, want %v on page %d of %d",
				tt.name, got, tt.got.Page, tt.got.Pages, tt.want, tt.page, first.Pages)
		}
	}
	all := follow(last, "more")
	if len(receiptsOf(all)) > 0 || offeredCall(t, all, "Back").Page != 2 {
		t.Errorf("behind the last page: %+v, want a way back", all)
	}
}

// A follow-up keeps the outlet and the days of the call before, unless it names a time.
func TestFollowUpKeepsTheDays(t *testing.T) {
	router := bot.NewRouter(commands.Table(commands.Services{Library: commands.Fixed(manyReports(t))}), nil)
	c := ask("latest on the pier").Set("since", "2026-01-05").Set("until", "2026-01-06")
	further := offeredCall(t, router.Serve(t.Context(), c), "Follow up")
	for question, dated := range map[string]bool{"and about planks?": true, "and on 1 January 2026?": false} {
		searched := blocks[bot.Searched](router.Serve(t.Context(), further.Set("question", question)))
		if len(searched) != 1 || (searched[0].Articles == 2) != dated {
			t.Errorf("%s: searched %+v, in the days of before: %v", question, searched, dated)
		}
	}
}

// A summary that answers a question keeps what the question restricts it to when the day is turned.
func TestSummaryAnswerKeepsItsOutlet(t *testing.T) {
	reply := serve(openLibrary(t, articles()...), "ask", "question", "summary of 5 January 2026",
		"source", "Tavel Post")
	turns := 0
	for _, a := range reply.Actions {
		if a.Call.Command != "summary" {
			continue
		}
		if turns++; a.Call.Options["sources"] != "Tavel Post" {
			t.Errorf("%s: options %v, want the outlet", a.Label, a.Call.Options)
		}
	}
	if turns == 0 {
		t.Error("no other day offered")
	}
}
