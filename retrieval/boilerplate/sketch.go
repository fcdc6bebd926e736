package boilerplate

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// A sketch is what is kept of a story, to tell it from others.
type sketch struct {
	// words has one byte for each of eight orders of all runs of three words: of the run that is first in it.
	// The share of equal bytes in two of them is about the share of the runs that the stories have in common
	// (Broder, On the resemblance and containment of documents, 1997).
	words uint64
	// numbers has a bit for each number of the story.
	numbers uint64
}

// How many of eight bytes the sketches of copies share. From likelyBytes on, two stories may also be two
// fillings of one template, whose numbers differ.
const (
	copyBytes   = 7
	likelyBytes = 5
)

// copyOf reports whether two stories are copies, as far as their sketches tell.
func (s sketch) copyOf(t sketch) bool {
	same := 0
	for x, i := s.words^t.words, 0; i < 8; i, x = i+1, x>>8 {
		same += one(x&0xff == 0)
	}
	fewer := min(bits.OnesCount64(s.numbers), bits.OnesCount64(t.numbers))
	return same >= copyBytes || same >= likelyBytes && 5*bits.OnesCount64(s.numbers&t.numbers) >= 3*fewer
}

// sketched is how many paragraphs of a story are sketched, and sketchedWords how many words such a paragraph
// has at least.
const (
	sketched      = 2
	sketchedWords = 8
)

// sketchOf returns the sketch of an article's headline and first paragraphs.
func sketchOf(a Article, marked []prose.Span) sketch {
	s := newSketcher()
	s.add(a.Title)
	left := sketched
	for _, p := range unmarked(prose.Paragraphs(a.Text), marked) {
		if left == 0 {
			break
		}
		if line := p.Of(a.Text); strings.Count(line, " ")+1 >= sketchedWords {
			s.add(line)
			left--
		}
	}
	return s.sketch()
}

// sketcher makes a sketch.
type sketcher struct {
	least   [8]uint64 // the first hash of each order
	last    [2]uint64 // of the words before
	numbers uint64
}

func newSketcher() *sketcher {
	s := new(sketcher)
	for i := range s.least {
		s.least[i] = ^uint64(0)
	}
	return s
}

// add adds the words of a line.
func (s *sketcher) add(line string) {
	for w := prose.NewWords(line); w.Next(); {
		word := w.Span().Of(line)
		h := hash(hashStart, prose.Fold(word))
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(first) {
			s.numbers |= 1 << (h >> 58)
		}
		run := (s.last[0]*prime+s.last[1])*prime + h
		s.last[0], s.last[1] = s.last[1], h
		for i := range s.least {
			run = (run ^ run>>32) * prime
			s.least[i] = min(s.least[i], run)
		}
	}
}

func (s *sketcher) sketch() sketch {
	out := sketch{numbers: s.numbers}
	for _, h := range s.least {
		out.words = out.words<<8 | h>>16&0xff
	}
	return out
}

const prime = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio

// hashStart is the hash of no bytes.
const hashStart = 14695981039346656037

// hash goes on with a hash, which is FNV-1a with 64 bits.
func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
