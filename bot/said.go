package bot

import (
	"context"
	"strings"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/quote"
)

type saidRequest struct {
	Call    Call
	Speaker string    `option:"speaker,required" help:"a person or a body that the articles quote" max:"200"`
	About   string    `option:"about" help:"what it is about" max:"500"`
	Since   time.Time `option:"since" help:"first day: 2026-01-06, today or yesterday"`
	Until   time.Time `option:"until" help:"last day: 2026-01-06, today or yesterday"`
	Source  string    `option:"source" help:"only this outlet" max:"100"`
}

func (h handlers) said() Command {
	c := Bind("said", "What somebody said: direct quotes apart from reported speech, newest first", h.runSaid)
	return c.Completing("speaker", h.completeSpeaker).Completing("source", h.completeSource)
}

func (h handlers) runSaid(ctx context.Context, r saidRequest) (Reply, error) {
	if err := inOrder(r.Since, r.Until); err != nil {
		return Reply{}, err
	}
	quotes, err := h.library.Said(ctx, r.Speaker, retrieval.Query{
		Text: r.About, Now: r.Call.Now, Zone: r.Call.Zone, Source: r.Source, Since: r.Since, Until: r.Until, Skip: r.Call.Page,
	})
	if err != nil {
		return Reply{}, err
	}
	if r.Call.Page > 0 && quotes.Silence == nil && len(quotes.Results) == 0 {
		return h.atEnd(), nil
	}
	reply := h.speech(quotes, Silence{Speaker: r.Speaker, About: r.About, Source: r.Source, Days: !r.Since.IsZero() || !r.Until.IsZero()})
	reply = reply.under(showing(quotes)...)
	reply.Query = strings.TrimSpace(r.Speaker + " " + r.About)
	return reply.withContext().withMore(r.Call, quotes.More), nil
}

// inOrder refuses days of which the last is before the first.
func inOrder(since, until time.Time) error {
	if until.IsZero() || !until.Before(since) {
		return nil
	}
	return &Refusal{Message: "The last day is before the first.", Hint: "Swap since and until."}
}

// speech lays out quotations, or the silence in their place. What asked says about the call
// goes into the silence.
func (h handlers) speech(q retrieval.Quotes, asked Silence) Reply {
	rest := h.searched(q.Searched)
	if q.Silence != nil {
		asked.Silence, asked.Pending = *q.Silence, q.Searched.Pending
		blocks := []Block{asked}
		if q.Speaker != nil {
			blocks = append(blocks, Notice{spokeIn(*q.Speaker)})
		}
		return h.silent(append(blocks, rest...)...)
	}
	return h.reply(append(quotations(q), rest...)...)
}

// spokeIn tells how much there is of a speaker.
func spokeIn(s retrieval.Speaker) string {
	return s.Name + " is quoted in " + Count(s.Articles, "article") + "."
}

// searched are the blocks that tell what a question was put to.
func (h handlers) searched(s retrieval.Searched) []Block {
	rest := []Block{Searched{s}}
	if s.Pending > 0 && s.FullSince.IsZero() {
		rest = append(rest, Notice{Count(s.Pending, "stored article") + " still being indexed: ask again later for what they say."})
	}
	return rest
}

// quotations are the speaker, and under headings what was said: direct speech never stands
// under one heading with reported speech.
func quotations(q retrieval.Quotes) []Block {
	var blocks []Block
	if q.Speaker != nil {
		blocks = append(blocks, Speaker{*q.Speaker})
	}
	if len(q.Others) > 0 {
		blocks = append(blocks, Notice{mayMean(q.Others)})
	}
	heading := ""
	for _, r := range q.Results {
		next := "Direct quotes"
		if r.Type == quote.Indirect {
			next = "Reported speech"
		}
		if next != heading {
			blocks, heading = append(blocks, Heading{next}), next
		}
		blocks = append(blocks, Quotation{r})
	}
	return blocks
}

// withMore offers the next page, where there is one.
func (r Reply) withMore(c Call, more bool) Reply {
	if more {
		c.Page++
		r.Actions = append(r.Actions, Action{Label: "More", Call: c})
	}
	return r
}

// maxSuggestions is Discord's limit.
const maxSuggestions = 25

func (h handlers) completeSpeaker(ctx context.Context, _ Call, typed string) ([]string, error) {
	speakers, err := h.library.Speakers(ctx, typed, maxSuggestions)
	var names []string
	for _, s := range speakers {
		names = append(names, s.Name)
	}
	return names, err
}
