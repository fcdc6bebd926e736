package boilerplate

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// Article is what is read of an article to learn from it. The text is read with its offsets.
type Article struct {
	Source, Author, Title, Text string
}

// Known has the templates that are known to be boilerplate of an outlet. Its zero value has none.
type Known map[Template]bool

// Spans returns the spans of an article that belong to its page, in order: those that Find found, and the
// lines that are known of its outlet.
func (k Known) Spans(a Article, found []prose.Span) []prose.Span {
	if len(k) == 0 {
		return found
	}
	learnt := false
	all := slices.Clone(found)
	for _, l := range lines(a, found) {
		if k[l.template] || l.label != 0 && k[l.label] {
			all = append(all, l.Span)
			learnt = true
		}
	}
	if !learnt {
		return found
	}
	slices.SortFunc(all, func(a, b prose.Span) int { return a.Start - b.Start })
	if len(unmarked(prose.Paragraphs(a.Text), all)) == 0 {
		return found
	}
	return all
}

// When a line is learnt: enough different stories among the last articles of its outlet have it, and with
// them a share of these. The share is larger for a sentence that could be of a story. What is learnt once
// stays known, so that the same articles in the same order always teach the same.
const (
	recentArticles = 125
	enoughStories  = 5
	pageShare      = 25 // one in so many articles
	proseShare     = 5
)

// Outlet is what is learnt from the articles of one outlet.
type Outlet struct {
	Known  Known
	recent []seen // the last articles, oldest first
}

// seen is what is kept of an article.
type seen struct {
	serial    uint64
	story     sketch
	templates []Template
}

// Learn reads the next article of the outlet, for which Find returned some spans. It returns the serials of
// the earlier articles with a line that is known from now on.
func (o *Outlet) Learn(serial uint64, a Article, found []prose.Span) (earlier []uint64) {
	s := seen{serial: serial, story: sketchOf(a, found)}
	read := lines(a, found)
	for _, l := range read {
		for _, t := range []Template{l.template, l.label} {
			if t != 0 && !o.Known[t] && !slices.Contains(s.templates, t) {
				s.templates = append(s.templates, t)
			}
		}
	}
	if o.recent = append(o.recent, s); len(o.recent) > recentArticles {
		o.recent = slices.Delete(o.recent, 0, len(o.recent)-recentArticles)
	}
	for _, l := range read {
		for _, t := range []Template{l.template, l.label} {
			if t != 0 && !o.Known[t] && o.recurs(t) && !(t.isProse() && isOnTopic(a, l, found)) {
				earlier = append(earlier, o.know(t, serial)...)
			}
		}
	}
	slices.Sort(earlier)
	return slices.Compact(earlier)
}

// know adds a template to those that are known, and returns the earlier articles that have it.
func (o *Outlet) know(t Template, serial uint64) (earlier []uint64) {
	if o.Known == nil {
		o.Known = make(Known)
	}
	o.Known[t] = true
	for i := range o.recent {
		s := &o.recent[i]
		if at := slices.Index(s.templates, t); at >= 0 {
			s.templates = slices.Delete(s.templates, at, at+1)
			if s.serial != serial {
				earlier = append(earlier, s.serial)
			}
		}
	}
	return earlier
}

// recurs reports whether enough different stories of the last articles have a template.
func (o *Outlet) recurs(t Template) bool {
	var stories []sketch
	for i := range o.recent {
		s := &o.recent[i]
		if !slices.Contains(s.templates, t) {
			continue
		}
		if !slices.ContainsFunc(stories, s.story.copyOf) {
			stories = append(stories, s.story)
		}
	}
	share := pageShare
	if t.isProse() {
		share = proseShare
	}
	return len(stories) >= enoughStories && len(stories)*share >= len(o.recent)
}

// contentBytes is the length of the shortest word that counts as one with content.
const contentBytes = 4

// fewestContent is the number of words with content that a sentence must have to be told from a story's.
const fewestContent = 2

// isOnTopic reports whether a sentence speaks of what its article is about: more than a third of its words
// with content stand in the rest of it. "The trial continues." closes many reports, each of a trial.
func isOnTopic(a Article, l line, marked []prose.Span) bool {
	own := contentOf(l.Of(a.Text))
	for w := range contentOf(a.Source + " " + a.Author) {
		delete(own, w)
	}
	if len(own) < fewestContent {
		return true
	}
	rest := contentOf(a.Title)
	for _, p := range unmarked(prose.Paragraphs(a.Text), marked) {
		if p != l.Span {
			for w := range contentOf(p.Of(a.Text)) {
				rest[w] = true
			}
		}
	}
	shared := 0
	for w := range own {
		shared += one(rest[w])
	}
	return 3*shared > len(own)
}

// contentOf returns the words with content of a text, without the ending of a plural.
func contentOf(text string) map[string]bool {
	out := make(map[string]bool)
	for w := prose.NewWords(text); w.Next(); {
		if word := strings.TrimSuffix(prose.Fold(w.Span().Of(text)), "s"); len(word) >= contentBytes {
			out[word] = true
		}
	}
	return out
}
