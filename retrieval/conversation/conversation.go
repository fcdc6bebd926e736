// Package conversation completes a question that refers to the questions asked before it: "why?", "and
// Trump?", "what else did she say?". The reply to the question before shows what a question refers to.
//
//	c := conversation.Conversation{Before: []string{"Who leads the flood inquiry?"}, Now: now, Reply: ask}
//	done := c.Complete("When did he retire?")
//	fmt.Println(done.Text) // When did Konrad Heyle retire?
package conversation

import (
	"slices"
	"time"

	"quoth/retrieval/followup"
	"quoth/retrieval/intent"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
)

// Conversation is what was asked before a question.
type Conversation struct {
	Before []string // the questions, completed or not, the oldest first
	Now    time.Time
	// Reply returns the reply to an earlier question. It is called only if a later question may refer to
	// that reply.
	Reply func(question string) Reply
	// IsSpeaker reports whether somebody of a name speaks in the articles.
	IsSpeaker func(name string) bool
}

// Completed is a question that is complete without those asked before it.
type Completed struct {
	Text  string
	Pages int             // the number of pages of the same question that were asked for before
	Story []*news.Article // those of the last reply, if the question asks about them; else nil
}

// Complete completes a question. The Text of one that stands alone stays as it is.
func (c Conversation) Complete(text string) Completed {
	out := Completed{Text: text}
	if len(c.Before) == 0 {
		return out
	}
	out.Text = c.Before[0]
	var before *antecedent
	for i, next := range append(slices.Clone(c.Before[1:]), text) {
		before = newAntecedent(out.Text, c.Reply, before)
		done := followup.Complete(out.Text, next, followup.Context{
			Now: c.Now, Answer: before.answer, Suits: before.suits, Speaks: c.IsSpeaker,
		})
		isLast := i+1 == len(c.Before)
		if !isLast && done.Text == next && c.isEmpty(next) {
			continue
		}
		out = out.followedBy(done, before)
	}
	return out
}

// isEmpty reports whether no later question can refer to this one: it is small talk, or refers itself to
// something that was not found.
func (c Conversation) isEmpty(text string) bool {
	return intent.Read(text, question.Known{}).Intent == intent.SmallTalk || !followup.StandsAlone(text, c.Now)
}

// followedBy returns a completed question that comes after c.
func (c Completed) followedBy(next followup.Completed, before *antecedent) Completed {
	if next.More {
		c.Pages++
		return c
	}
	c = Completed{Text: next.Text}
	if next.Story {
		c.Story = before.reply().Articles
	}
	return c
}
