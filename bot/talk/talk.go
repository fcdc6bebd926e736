// Package talk remembers what somebody has asked, so that a question can refer to those before it.
//
//	var t talk.Conversation
//	call, err := t.Next(call) // "and in December?" knows what was asked before
//	reply := router.Serve(ctx, call)
package talk

import (
	"maps"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/retrieval/followup"
	"quoth/retrieval/intent"
	"quoth/retrieval/question"
)

// Conversation remembers what one person has asked, so that a question can refer to those before
// it. The zero Conversation has just begun. It is not safe for concurrent use.
type Conversation struct {
	before []string // the questions since one that stands alone, the oldest first
	last   bot.Call // the call that "more" continues; without a Command there is none
	pages  int      // how many more pages of it were asked for
}

// remembered is how many questions a Conversation keeps; the first of them stands alone.
const remembered = 12

// longest is the length of a question that others may refer to, in bytes. No command takes a
// longer one.
const longest = 2000

// Next returns a call with the questions before it, and remembers it. The question "more" becomes
// the last call again, for its next page; where there was none, the error is a *bot.Refusal.
func (t *Conversation) Next(c bot.Call) (bot.Call, error) {
	asked := strings.TrimSpace(c.Options["question"])
	switch {
	case c.Command == "ask" && followup.IsMore(asked):
		return t.more(c)
	case c.Command == "ask" && intent.Read(asked, question.Known{}).Intent == intent.SmallTalk:
		return c, nil
	case c.Command == "ask":
		c.Before = t.before
		if IsDated(c) && followup.StandsAlone(asked, c.Now) {
			c.Before = nil // the days are its own
		}
		c.Before = slices.Clone(c.Before)
		t.remember(asked, c.Now)
	case canContinue[c.Command]:
		t.remember(asQuestion(c), c.Now)
	default:
		return c, nil
	}
	t.last, t.pages = c, 0
	return c, nil
}

// UpTo returns the questions to which the next one may refer after c. There are none where c is no
// question that others can refer to.
func UpTo(c bot.Call) []string {
	t := Conversation{before: slices.DeleteFunc(slices.Clone(c.Before), followup.IsMore)}
	t.Next(c) // "more" without a question before is refused, and changes nothing
	return t.before
}

// Plain returns a call for "more" as the call of the question before it, for the same page. It returns any other call
// as it is.
func Plain(c bot.Call) bot.Call {
	if c.Command != "ask" || !followup.IsMore(c.Options["question"]) {
		return c
	}
	last, pages := len(c.Before)-1, 1
	for ; last >= 0 && followup.IsMore(c.Before[last]); last-- {
		pages++
	}
	if last < 0 {
		return c
	}
	out := c.Set("question", c.Before[last])
	out.Before, out.Page = slices.Clone(c.Before[:last]), c.Page+pages
	return out
}

// canContinue are the commands other than ask that "more" may follow.
var canContinue = map[string]bool{
	"said": true, "whosaid": true, "compare": true, "summary": true, "latest": true, "sources": true,
}

// more returns the last call, for its next page.
func (t *Conversation) more(c bot.Call) (bot.Call, error) {
	if t.last.Command == "" {
		return c, &bot.Refusal{
			Message: "There is no earlier answer to show more of.",
			Hint:    "Ask a question first.",
		}
	}
	next := t.last
	next.Now, next.Zone = c.Now, c.Zone
	t.pages++
	next.Page = t.pages
	if next.Command == "ask" { // the word "more" itself asks for the first further page
		next.Options = maps.Clone(next.Options)
		next.Options["question"] = c.Options["question"]
		next.Before = slices.Clone(t.before)
		next.Page--
	}
	return next, nil
}

// remember adds a question to those that the next one may refer to. A question that stands alone
// starts a new conversation.
func (t *Conversation) remember(asked string, now time.Time) {
	switch {
	case asked == "" || len(asked) > longest:
		return
	case len(t.before) == 0 || followup.StandsAlone(asked, now):
		t.before = []string{asked}
		return
	case len(t.before) == remembered:
		t.before = slices.Delete(t.before, 1, 2)
	}
	t.before = append(t.before, asked)
}

// asQuestion returns a call of another command as a question that others can refer to. It is empty
// where there is no such question.
func asQuestion(c bot.Call) string {
	about := c.Options["about"]
	switch {
	case c.Command == "said" && about != "":
		return "What did " + c.Options["speaker"] + " say about " + about + "?"
	case c.Command == "said" && c.Options["speaker"] != "":
		return "What did " + c.Options["speaker"] + " say?"
	case c.Command == "compare" && about != "":
		return "What was said about " + about + "?"
	case c.Command == "whosaid" && c.Options["words"] != "":
		return "Who said “" + c.Options["words"] + "”?"
	case c.Command == "summary" && c.Options["topic"] != "":
		return "latest on " + c.Options["topic"]
	}
	return ""
}

// IsDated reports whether a call has the days to search as options.
func IsDated(c bot.Call) bool { return c.Options["since"] != "" || c.Options["until"] != "" }
