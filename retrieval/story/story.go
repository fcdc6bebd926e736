// Package story tells when articles tell one story: near-copies of one wire text, cut,
// re-headed or lightly edited, and the same event in other words. It is pure.
//
//	if story.Read(wire).CopyOf(story.Read(paper)) {
//		fmt.Println("one text, two outlets")
//	}
//	for _, s := range story.NewCorpus(articles).Group(articles) {
//		fmt.Println(len(s.Wordings), "texts in", s.Outlets())
//	}
package story

import (
	"slices"

	"quoth/retrieval/news"
)

// MaxText is how much of an article is read to tell its story, in bytes: twice as much as the
// longest reports have.
const MaxText = 64 << 10

// Story is what articles tell of one event.
type Story struct {
	Wordings []Wording // independent of one another, the most central first
	middle   Vector
}

// Articles are all of the story's, wording by wording.
func (s Story) Articles() []*news.Article {
	var out []*news.Article
	for _, w := range s.Wordings {
		out = append(out, w.Articles...)
	}
	return out
}

// Outlets are the names of those that have the story, sorted, without the empty name.
func (s Story) Outlets() []string {
	var out []string
	for _, a := range s.Articles() {
		if a.Source != "" {
			out = append(out, a.Source)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Vector is the middle of the story's wordings.
func (s Story) Vector() Vector { return s.middle }

// Alike is how alike the middles of two stories of one Corpus are, from 0 to 1. Two
// sides of one event score less than the parts of each do among themselves.
func (s Story) Alike(t Story) float64 { return s.middle.Dot(t.middle) }

// Key is that of the story's most central article: a name for ordering.
func (s Story) Key() news.Key { return s.Wordings[0].Articles[0].Key }
