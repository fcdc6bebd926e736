package main

import (
	"iter"
	"strings"
)

// printed finds out which words are printed in some texts.
type printed struct {
	ids   []string
	texts []string
	runs  map[string]bool // sequences of shortRun and of longRun words
}

const (
	shortRun = 4 // words in a row that two texts rarely share by chance
	longRun  = 8 // words in a row that count as a quote
)

func newPrinted(articles []article) *printed {
	p := &printed{runs: make(map[string]bool)}
	for _, a := range articles {
		p.ids = append(p.ids, a.ID)
		p.texts = append(p.texts, normal(a.Text))
		for _, n := range []int{shortRun, longRun} {
			for r := range runsOf(a.Text, n) {
				p.runs[r] = true
			}
		}
	}
	return p
}

// runsOf yields each sequence of n words in s.
func runsOf(s string, n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		ws := words(s)
		for i := 0; i+n <= len(ws); i++ {
			if !yield(strings.Join(ws[i:i+n], " ")) {
				return
			}
		}
	}
}

// articlesWith returns the articles that print s word for word.
func (p *printed) articlesWith(s string) map[string]bool {
	n, out := normal(s), make(map[string]bool)
	for i, t := range p.texts {
		if strings.Contains(t, n) {
			out[p.ids[i]] = true
		}
	}
	return out
}

// printsMost reports whether much of s is printed: a long sequence of its words, or most of the short
// ones.
func (p *printed) printsMost(s string) bool {
	for r := range runsOf(s, longRun) {
		if p.runs[r] {
			return true
		}
	}
	n, hits := 0, 0
	for r := range runsOf(s, shortRun) {
		n++
		if p.runs[r] {
			hits++
		}
	}
	return 2*hits > n
}
