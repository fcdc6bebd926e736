package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"regexp"
	"strings"
	"unicode"
)

// article is a line of the set.
type article struct {
	ID     string
	Source string
	Date   string
	Title  string
	Text   string
	Quotes []gold
}

// gold is a piece of a quote that people marked; pieces of one utterance share Group.
type gold struct {
	Start, End  int // in code points
	Text        string
	Type        string
	Group       string
	SpeakerName string `json:"speaker_name"`
	SpeakerText string `json:"speaker_text"`
	SpeakerKind string `json:"speaker_kind"`
	InTitle     bool   `json:"in_title"`
}

func load(name string) ([]article, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var out []article
	for d := json.NewDecoder(z); d.More(); {
		var a article
		if err := d.Decode(&a); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// part holds one article in four out.
func part(all []article) (kept, held []article) {
	for i, a := range all {
		if i%4 == 3 {
			held = append(held, a)
		} else {
			kept = append(kept, a)
		}
	}
	return kept, held
}

// fewestWords is how long a quote is at least.
const fewestWords = 6

// marked are the quotes of a that stand between quotation marks and are long enough.
func (a article) marked() []gold {
	var out []gold
	for _, q := range a.Quotes {
		if q.Type == "direct" && !q.InTitle && len(words(q.Text)) >= fewestWords && a.whole(q) {
			out = append(out, q)
		}
	}
	return out
}

// whole tells whether q starts and ends between two words: some of the set's do not.
func (a article) whole(q gold) bool {
	runes := []rune(" " + a.Text + " ")
	return !unicode.IsLetter(runes[q.Start]) && !unicode.IsLetter(runes[q.End+1])
}

// The judge's own idea of a word, so that it does not share the mistakes of what it judges.
var wordRE = regexp.MustCompile(`[$£€]?[\p{L}\p{N}]+(?:'\p{L}+|[.,]\p{N}+)*%?`)

func words(s string) []string {
	s = strings.NewReplacer("’", "'", "‘", "'", "U.S.", "US", "a.m.", "am", "p.m.", "pm", "D.C.", "DC").Replace(s)
	return wordRE.FindAllString(strings.ToLower(s), -1)
}

func normal(s string) string { return " " + strings.Join(words(s), " ") + " " }

// printed are texts to look words up in.
type printed struct {
	ids   []string
	texts []string
	runs  map[string]bool // of shortRun and of longRun words
}

const (
	shortRun = 4 // words in a row that two texts seldom share by chance
	longRun  = 8 // words in a row that one calls a quote
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

// runsOf yields every run of n words of s.
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

// in are the articles that print s word for word.
func (p *printed) in(s string) map[string]bool {
	n, out := normal(s), make(map[string]bool)
	for i, t := range p.texts {
		if strings.Contains(t, n) {
			out[p.ids[i]] = true
		}
	}
	return out
}

// most tells whether so much of s is printed that it is no claim that stands nowhere: a
// long run of its words, or most of its short ones.
func (p *printed) most(s string) bool {
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
