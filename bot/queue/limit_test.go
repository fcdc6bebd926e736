package queue

import (
	"context"
	"testing"
	"testing/synctest"

	"quoth/bot"
	"quoth/retrieval"
)

// While as many searches run and wait as may, a search is told that Quoth is busy, and everything else is answered.
func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		running := 0
		search := bot.Command{Name: "search", Articles: true, Run: func(context.Context, bot.Call) (bot.Reply, error) {
			running++
			<-release
			return bot.Reply{}, nil
		}}
		search.Options = []bot.Option{{Name: "words", Complete: func(context.Context, bot.Call, string) ([]bot.Suggestion, error) {
			<-release
			return bot.Suggest([]string{"words"}), nil
		}}}
		help := bot.Command{Name: "help", Run: func(context.Context, bot.Call) (bot.Reply, error) {
			return bot.Reply{Query: "helped"}, nil
		}}
		one := Options{AtOnce: 1, Waiting: 1}
		router := bot.NewRouter(Limit([]bot.Command{search, help}, New(one), New(one)), nil)
		for range 2 {
			go router.Serve(t.Context(), bot.Call{Command: "search"})
			go router.Complete(t.Context(), bot.Call{Command: "search"}, "words", "w")
		}
		synctest.Wait()
		reply := router.Serve(t.Context(), bot.Call{Command: "search"})
		silence, _ := reply.Blocks[0].(bot.Silence)
		if reply.Outcome != bot.Failed || silence.Reason != retrieval.Busy || running != 1 {
			t.Errorf("outcome %d, reason %q, %d running, want busy beside 1 that runs", reply.Outcome, silence.Reason, running)
		}
		if got, want := silence.Words(), "Quoth is busy. Try again in a minute."; got != want {
			t.Errorf("words %q, want %q", got, want)
		}
		if got := router.Complete(t.Context(), bot.Call{Command: "search"}, "words", "w"); len(got) != 0 {
			t.Errorf("suggestions %v, want none", got)
		}
		if got := router.Serve(t.Context(), bot.Call{Command: "help"}); got.Query != "helped" {
			t.Errorf("help answers %+v, want its reply", got)
		}
		close(release)
	})
}
