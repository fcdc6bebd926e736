package retrieval

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/question"
)

// complete completes a question that leans on those asked before it. The result is text itself
// when it stands alone.
func (l *Library) complete(ctx context.Context, query Query, text string) string {
	if len(query.Before) == 0 {
		return text
	}
	completed := query.Before[0]
	for _, next := range append(slices.Clone(query.Before[1:]), text) {
		before := completed
		completed = question.FollowUp(before, next, query.Now, func() []string { return l.namesIn(ctx, before, query) })
	}
	return completed
}

// namesIn returns the names in the sentence that answers a question: whom "he" means next.
func (l *Library) namesIn(ctx context.Context, text string, query Query) []string {
	answer, err := l.Ask(ctx, Query{Text: text, Now: query.Now, Zone: query.Zone, Stories: 1})
	if err == nil && answer.Quotes != nil && len(answer.Quotes.Results) > 0 {
		return []string{answer.Quotes.Results[0].Speaker.Name}
	}
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
