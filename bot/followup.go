package bot

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/question"
)

// resolve completes a question that leans on those asked before it. The result is the
// question itself when it stands alone.
func (h handlers) resolve(ctx context.Context, r askRequest) string {
	if len(r.Call.Before) == 0 {
		return r.Question
	}
	resolved := r.Call.Before[0]
	for _, next := range append(r.Call.Before[1:len(r.Call.Before):len(r.Call.Before)], r.Question) {
		before := resolved
		resolved = question.FollowUp(before, next, r.Call.Now, func() []string { return h.answered(ctx, before, r.Call) })
	}
	return resolved
}

// answered are the names in the sentence that answers a question: whom "he" means next.
func (h handlers) answered(ctx context.Context, text string, c Call) []string {
	answer, err := h.library.Ask(ctx, retrieval.Query{Text: text, Now: c.Now, Zone: c.Zone, Stories: 1})
	if err != nil || len(answer.Results) == 0 {
		return nil // the question is then asked as it stands
	}
	first := answer.Results[0]
	names := question.Names(first.Sentence.Of(first.Excerpt.Article().Text))
	full := func(name string) bool { return strings.Contains(name, " ") }
	slices.SortStableFunc(names, func(a, b string) int { // a lone capital may only open the sentence
		switch {
		case full(a) && !full(b):
			return -1
		case full(b) && !full(a):
			return 1
		}
		return 0
	})
	return names
}
