package bot

import (
	"maps"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/followup"
	"quoth/retrieval/intent"
	"quoth/retrieval/question"
)

// Conversation is what one person asked one after another, so that a question may lean on those
// before it. The zero Conversation has just begun. It is for one goroutine.
//
//	call, err := talk.Next(call) // "and in December?" knows what was asked before
//	reply := router.Serve(ctx, call)
type Conversation struct {
	before []string // from a question that stands alone on, the oldest first
	last   Call     // "more" is more of it; without a Command there is none
	pages  int      // how many more pages of it were asked for
}

// remembered is how many questions a conversation goes back to the one that stands alone.
const remembered = 12

// longest is how long a question is that others may lean on, in bytes; no command takes longer ones.
const longest = 2000

// Next returns a call with what was asked before it, and remembers it. "More" calls what was called last,
// for its next page; the error is a *Refusal where nothing was.
func (t *Conversation) Next(c Call) (Call, error) {
	asked := strings.TrimSpace(c.Options["question"])
	switch {
	case c.Command == "ask" && followup.IsMore(asked):
		return t.more(c)
	case c.Command == "ask" && intent.Read(asked, question.Known{}).Intent == intent.SmallTalk:
		return c, nil
	case c.Command == "ask":
		c.Before = slices.Clone(t.before)
		t.remember(asked, c.Now)
	case asksArticles[c.Command]:
		t.remember(asQuestion(c), c.Now)
	default:
		return c, nil
	}
	t.last, t.pages = c, 0
	return c, nil
}

// asksArticles are the other commands that "more" may follow.
var asksArticles = map[string]bool{
	"said": true, "whosaid": true, "compare": true, "summary": true, "latest": true, "sources": true,
}

func (t *Conversation) more(c Call) (Call, error) {
	if t.last.Command == "" {
		return c, &Refusal{Message: "Nothing was asked yet that there could be more of.", Hint: "Ask a question first."}
	}
	next := t.last
	next.Now, next.Zone = c.Now, c.Zone
	t.pages++
	next.Page = t.pages
	if next.Command == "ask" { // it says itself that it is more of the question before
		next.Options = maps.Clone(next.Options)
		next.Options["question"] = c.Options["question"]
		next.Before = slices.Clone(t.before)
		next.Page--
	}
	return next, nil
}

// remember adds a question to those that the next one may lean on. A question that stands alone
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

// asQuestion is a call of another command as a question that others can lean on; empty where there is none.
func asQuestion(c Call) string {
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
