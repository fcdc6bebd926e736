package digest

import (
	"cmp"
	"slices"

	"quoth/retrieval/figures"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Difference is two numbers that outlets print of the same thing, for the same day. They cannot both be right. Each
// is shown as every outlet that has it prints it, one excerpt for an outlet: "4,300 people". The number that more
// outlets have is the first.
type Difference [2][]news.Excerpt

// figure is a count in an article of a story.
type figure struct {
	figures.Count
	article *news.Article
	text    int // of the story's wordings
	place   int // of the first count of its kind among the counts of its article
}

// differs returns a number on which the outlets that have a story differ, if there is one.
func (e *edition) differs(r *ranked) *Difference {
	if r.Voices() < 2 {
		return nil
	}
	all := e.figures(r)
	var best [2][]figure
	for i, x := range all {
		for _, y := range all[i+1:] {
			if !e.contradict(x, y) || isExplained(all, x, y) || isExplained(all, y, x) {
				continue
			}
			pair := [2][]figure{printing(all, x, y), printing(all, y, x)}
			if compare(pair, best) > 0 {
				best = pair
			}
		}
	}
	if best[0] == nil {
		return nil
	}
	if len(best[1]) > len(best[0]) {
		best[0], best[1] = best[1], best[0]
	}
	return &Difference{cut(best[0]), cut(best[1])}
}

// compare compares two pairs. The better one has more outlets; else it is of what is printed nearer to the tops of
// articles; else its numbers are the more exact.
func compare(a, b [2][]figure) int {
	outlets := func(p [2][]figure) int { return len(p[0]) + len(p[1]) }
	if more := cmp.Compare(outlets(a), outlets(b)); more != 0 {
		return more
	}
	width := func(p [2][]figure) float64 { return p[0][0].Width() + p[1][0].Width() }
	place := func(p [2][]figure) int { return p[0][0].place + p[1][0].place }
	return cmp.Or(cmp.Compare(place(b), place(a)), cmp.Compare(width(b), width(a)))
}

// figures returns the counts near the tops of the articles of a story, in the order of its texts.
func (e *edition) figures(r *ranked) []figure {
	var out []figure
	for text, w := range r.Wordings[:min(textsRead, len(r.Wordings))] {
		for _, a := range w.Articles[:min(copiesRead, len(w.Articles))] {
			if a.Source == "" {
				continue
			}
			out = append(out, e.figuresOf(a, text)...)
		}
	}
	return out
}

// figuresOf returns the counts near the top of an article, of one of a story's texts.
func (e *edition) figuresOf(a *news.Article, text int) []figure {
	var top []prose.Span
	for _, s := range e.topOf(a, placesRead) {
		top = append(top, s.Span)
	}
	var out []figure
	first := make(map[string]int)
	for i, c := range figures.Read(a.Title, a.Text, top) {
		if _, ok := first[c.Kind()]; !ok {
			first[c.Kind()] = i
		}
		out = append(out, figure{c, a, text, first[c.Kind()]})
	}
	return out
}

// contradict reports whether two outlets print, in words of their own and on one day, numbers of the same thing that
// cannot both be right.
func (e *edition) contradict(x, y figure) bool {
	return x.text != y.text && x.article.Source != y.article.Source && !x.IsFormer && !y.IsFormer &&
		x.SameThing(y.Count) && !x.Agrees(y.Count) &&
		news.Day(x.article.Published, e.day.Zone).Equal(news.Day(y.article.Published, e.day.Zone))
}

// isExplained reports whether what the outlet of x prints besides x explains the other number, y: its article has a
// greater number, of which x is a part, or it also prints one that agrees with y.
func isExplained(all []figure, x, y figure) bool {
	isWhole := func(f figure) bool { return f.article == x.article && x.IsPartOf(f.Count) }
	return slices.ContainsFunc(all, isWhole) || agreesElsewhere(all, x, y)
}

// agreesElsewhere reports whether the outlet of x also prints a number that agrees with y: it has both, such as the
// one of the morning and the one of the evening.
func agreesElsewhere(all []figure, x, y figure) bool {
	return slices.ContainsFunc(all, func(f figure) bool {
		isOfThing := f.SameThing(y.Count) || f.SameThing(x.Count)
		return f.article.Source == x.article.Source && f.Agrees(y.Count) && isOfThing
	})
}

// printing returns the first count of each outlet that prints x, or a number that agrees with it and not with y.
func printing(all []figure, x, y figure) []figure {
	out := []figure{x}
	has := map[string]bool{x.article.Source: true, y.article.Source: true}
	for _, f := range all {
		if !has[f.article.Source] && !f.IsFormer && f.SameThing(x.Count) && f.Agrees(x.Count) &&
			!f.Agrees(y.Count) && !agreesElsewhere(all, f, y) {
			has[f.article.Source] = true
			out = append(out, f)
		}
	}
	return out
}

// cut returns the excerpts of counts.
func cut(all []figure) []news.Excerpt {
	var out []news.Excerpt
	for _, f := range all {
		if x, err := f.article.Excerpt(f.Span); err == nil {
			out = append(out, x)
		}
	}
	return out
}
