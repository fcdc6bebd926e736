package speech

import (
	"context"
	"strings"

	"quoth/retrieval/news"
)

// copyWords is how many words two utterances must share to be copies. Fewer words may be said by many people.
const copyWords = 4

// isCopyOf reports whether one of two utterances has all words of the other, and they may be the same
// speaker's.
func (u utterance) isCopyOf(v utterance) bool {
	if u.key != v.key && u.key != "" && v.key != "" {
		return false
	}
	long, short := u, v
	if len(long.folded) < len(short.folded) {
		long, short = short, long
	}
	return short.words() >= copyWords && strings.Contains(long.folded, short.folded)
}

// merge returns the best quotation of each group of copies, in the order of the first of each group. The
// others of the group become its Copies.
func merge(ctx context.Context, all []utterance, better func(a, b utterance) bool) ([]Quotation, error) {
	var groups [][]utterance
	for _, u := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		groups = addToGroup(groups, u)
	}
	out := make([]Quotation, len(groups))
	for i, g := range groups {
		best := 0
		for j := range g {
			if better(g[j], g[best]) {
				best = j
			}
		}
		out[i] = g[best].Quotation
		out[i].Copies = copiesOf(g, best)
	}
	return out, nil
}

// addToGroup adds an utterance to the first group that has copies of it, or as a new group.
func addToGroup(groups [][]utterance, u utterance) [][]utterance {
	for i, g := range groups {
		if u.isCopyOf(g[0]) {
			groups[i] = append(g, u)
			return groups
		}
	}
	return append(groups, []utterance{u})
}

// copiesOf returns the other articles that print the words of the best utterance of a group.
func copiesOf(group []utterance, best int) []Copy {
	var out []Copy
	seen := map[*news.Article]bool{group[best].article.Article: true}
	for _, u := range group {
		a := u.article.Article
		if seen[a] {
			continue
		}
		seen[a] = true
		out = append(out, Copy{a, len(u.folded) < len(group[best].folded)})
	}
	return out
}
