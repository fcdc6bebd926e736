// Package story finds the articles that report one story: near-copies of one wire text, cut,
// re-headed or lightly edited, and reports of the same event in other words. It is pure.
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

// MaxText is the part of an article that is read to find its story, in bytes: twice as much as the
// longest reports have.
const MaxText = 64 << 10

// Story is an event with the articles that report it.
type Story struct {
	Wordings []Wording // independent of one another, the most central first
	mean     Vector
}

// Articles returns all articles of s, wording by wording.
func (s Story) Articles() []*news.Article {
	var out []*news.Article
	for _, w := range s.Wordings {
		out = append(out, w.Articles...)
	}
	return out
}

// Outlets returns the names of the outlets that have s, sorted, without the empty name.
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

// Vector returns the mean of the vectors of s's wordings, with length 1.
func (s Story) Vector() Vector { return s.mean }

// Alike returns how alike two stories of one Corpus are, from 0 to 1. Two sides of one event score
// less than the articles of each side do among themselves.
func (s Story) Alike(t Story) float64 { return s.mean.Dot(t.mean) }

// IsOther reports whether the most central texts of two stories tell different events in one form of words, however
// alike they are.
func (s Story) IsOther(t Story) bool { return s.Wordings[0].text.IsOther(t.Wordings[0].text) }

// IsApart reports whether the most central texts of two stories share none of the names at their beginnings.
func (s Story) IsApart(t Story) bool {
	return s.Wordings[0].text.event().isApart(t.Wordings[0].text.event())
}

// Voices returns how many outlets have s in words of their own: copies of one text count once, whoever prints them.
func (s Story) Voices() int {
	seen := make(map[string]bool)
	for _, w := range s.Wordings {
		for _, a := range w.Articles {
			if !seen[a.Source] {
				seen[a.Source] = true
				break
			}
		}
	}
	return len(seen)
}

// Key returns the key of s's most central article, for ordering.
func (s Story) Key() news.Key { return s.Wordings[0].Articles[0].Key }
