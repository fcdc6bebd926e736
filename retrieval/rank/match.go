package rank

import (
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// matcher finds the terms of a question in running text. It stems only words that
// start like one of them, which spares it nearly all the work.
type matcher struct {
	terms   map[string]int
	first   [256]bool
	second  [256][256]bool
	stemmer prose.Stemmer
}

func newMatcher(q question.Question) *matcher {
	m := &matcher{terms: make(map[string]int, len(q.Terms))}
	for i, t := range q.Terms {
		m.terms[t.Text] = i
		m.first[t.Text[0]] = true
		if len(t.Text) > 1 {
			m.second[t.Text[0]][class(t.Text[1])] = true
			continue
		}
		for c := range m.second[t.Text[0]] { // a word of any second letter can have this stem: "AED"
			m.second[t.Text[0]][c] = true
		}
	}
	return m
}

// class makes one letter of y and i, which stemming can exchange.
func class(c byte) byte {
	if c == 'y' {
		return 'i'
	}
	return c
}

// term is the number of the question's term that word is a form of, or -1.
func (m *matcher) term(word string) int {
	if !m.possible(word) {
		return -1
	}
	if i, ok := m.terms[m.stemmer.Term(word)]; ok {
		return i
	}
	return -1
}

func (m *matcher) possible(word string) bool {
	c := lower(word[0])
	if c >= 0x80 {
		return true // folding can make any letter of it
	}
	if !m.first[c] {
		return false
	}
	if len(word) == 1 || c < 'a' || 'z' < c {
		return true
	}
	d := lower(word[1])
	return d < 'a' || 'z' < d || m.second[c][class(d)]
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// line is a sentence with the question's terms in it.
type line struct {
	passage.Sentence
	hits []hit
}

// hit is a term of the question in a sentence.
type hit struct {
	term int
	word int // how many words of the sentence stand before it
	span prose.Span
}

func (m *matcher) lines(text string, sentences []passage.Sentence) []line {
	out := make([]line, len(sentences))
	for i, s := range sentences {
		out[i] = line{s, m.hits(text, s.Span)}
	}
	return out
}

func (m *matcher) hits(text string, s prose.Span) []hit {
	var out []hit
	words := prose.NewWords(s.Of(text))
	for n := 0; words.Next(); n++ {
		w := words.Span()
		if t := m.term(text[s.Start+w.Start : s.Start+w.End]); t >= 0 {
			out = append(out, hit{t, n, prose.Span{Start: s.Start + w.Start, End: s.Start + w.End}})
		}
	}
	return out
}
