package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"unicode"
)

// article is a line of the input.
type article struct {
	ID     string
	Source string
	Date   string
	Title  string
	Text   string
	Quotes []gold
}

// gold is a piece of a quote as people marked it. The pieces of one utterance have the same Group.
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

// load reads the articles of a gzipped file.
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

// split returns three of four articles for the library, and the others.
func split(all []article) (kept, held []article) {
	for i, a := range all {
		if i%4 == 3 {
			held = append(held, a)
		} else {
			kept = append(kept, a)
		}
	}
	return kept, held
}

// minWords is the least length of a quote.
const minWords = 6

// marked returns the quotes of a that are in quotation marks and long enough.
func (a article) marked() []gold {
	var out []gold
	for _, q := range a.Quotes {
		if q.Type == "direct" && !q.InTitle && len(words(q.Text)) >= minWords && a.hasWholeWords(q) {
			out = append(out, q)
		}
	}
	return out
}

// hasWholeWords reports whether q begins and ends between two words, which some in the input do not.
func (a article) hasWholeWords(q gold) bool {
	runes := []rune(" " + a.Text + " ")
	return !unicode.IsLetter(runes[q.Start]) && !unicode.IsLetter(runes[q.End+1])
}
