package retrieval

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/retrieval/archive"
	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

const (
	newestArticles  = 40 // how many articles are read for names in the news
	openingSentence = 3  // how many sentences of each
	longestName     = 3  // words
)

// NamesInNews returns at most n names from the first sentences of the newest articles of the query's
// outlet and days, those that most articles have first. A name is a run of capitalised words inside a
// sentence, so that a few of them may be something else.
func (l *Library) NamesInNews(ctx context.Context, query Query, n int) (out []string, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	articles := make(map[string]int)
	rows := c.view.Select(func(m archive.Meta) bool {
		return c.scope.Admits(m.Date, m.Source) && !query.isAhead(m.Date)
	})
	for _, row := range rows[:min(len(rows), newestArticles)] {
		a, err := c.view.Article(row.Serial)
		if store.IsGone(err) {
			continue
		}
		if err != nil || ctx.Err() != nil {
			return nil, cmp.Or(err, ctx.Err())
		}
		names := make(map[string]bool)
		for _, s := range a.Sentences()[:min(openingSentence, len(a.Sentences()))] {
			addNames(names, s.Of(a.Text))
		}
		for name := range names {
			articles[name]++
		}
	}
	out = slices.SortedFunc(maps.Keys(articles), func(a, b string) int {
		return cmp.Or(cmp.Compare(articles[b], articles[a]), strings.Compare(a, b))
	})
	return out[:min(n, len(out))], nil
}

// addNames adds the names in a sentence. Its first word has a capital letter in any case.
func addNames(names map[string]bool, sentence string) {
	name, end := "", 0
	w := prose.NewWords(sentence)
	for isFirst := true; w.Next(); isFirst = false {
		word := w.Span().Of(sentence)
		isPart := !isFirst && prose.Capitalized(word) && !isOfCalendar(word)
		if isPart && name != "" && w.Span().Start == end+1 && strings.Count(name, " ") < longestName-1 {
			name += " " + word
		} else {
			addName(names, name)
			if name = ""; isPart {
				name = word
			}
		}
		end = w.Span().End
	}
	addName(names, name)
}

// addName adds a name without a possessive ending, unless it is too short to be one.
func addName(names map[string]bool, name string) {
	if name = prose.Unpossessed(name); utf8.RuneCountInString(name) > 2 {
		names[name] = true
	}
}

// isOfCalendar reports whether a word is the name of a day of the week or of a month.
func isOfCalendar(word string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if word == d.String() {
			return true
		}
	}
	for m := time.January; m <= time.December; m++ {
		if word == m.String() {
			return true
		}
	}
	return false
}
