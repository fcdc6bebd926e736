package rank

import (
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// found is the term of the question that a word is a form of, or a synonym of.
type found struct {
	term    int // its number; -1 for none
	synonym bool
}

// matcher finds the terms of a question and their synonyms in running text. It stems only words
// that start like one of them, which spares it nearly all the work.
type matcher struct {
	terms   map[string]found
	both    map[string]int // by text: the second term that it is a variant of
	first   [256]bool
	second  [256]letters // the letters that follow each of these
	stemmer *prose.Stemmer
}

// newMatcher returns a matcher of the question's terms. It stems with s.
func newMatcher(q question.Question, s *prose.Stemmer) *matcher {
	m := &matcher{terms: make(map[string]found, len(q.Terms)), stemmer: s}
	for i, t := range q.Terms {
		m.add(t.Text, found{term: i})
	}
	for i, t := range q.Terms {
		if t.Form != "" {
			m.add(t.Form, found{term: i})
		}
		for _, v := range t.Variants {
			m.addVariant(v, i)
		}
	}
	for i, t := range q.Terms {
		for _, s := range t.Synonyms {
			m.add(s, found{i, true})
		}
	}
	return m
}

// add makes the matcher look for text, unless it does so already: a word that is asked for
// itself is no synonym, and a synonym of two words stands for the first.
func (m *matcher) add(text string, f found) {
	if _, ok := m.terms[text]; ok {
		return
	}
	m.terms[text] = f
	m.expect(text)
	for _, form := range prose.IrregularForms(text) {
		m.expect(form)
	}
}

// addVariant makes the matcher look for a variant of a term. Two terms may share one: "tik tok"
// and "tiktok".
func (m *matcher) addVariant(variant string, term int) {
	if f, ok := m.terms[variant]; ok && f.term != term {
		if m.both == nil {
			m.both = make(map[string]int)
		}
		m.both[variant] = term
	}
	m.add(variant, found{term: term})
}

// expect lets through the words that start like word.
func (m *matcher) expect(word string) {
	m.first[word[0]] = true
	if len(word) > 1 {
		m.second[word[0]] |= letter(word[1])
		return
	}
	m.second[word[0]] = ^letters(0) // a word of any second letter can have this stem: "AED"
}

// letters is a set of the letters from a to z.
type letters uint32

// letter returns the set of c alone, or the empty one when c is no such letter. It takes y for i,
// since stemming can exchange them.
func letter(c byte) letters {
	switch {
	case c == 'y':
		c = 'i'
	case c < 'a' || 'z' < c:
		return 0
	}
	return 1 << (c - 'a')
}

// find returns the term that word is a form of.
func (m *matcher) find(word string) found {
	if m.possible(word) {
		if f, ok := m.terms[m.stemmer.Term(word)]; ok {
			return f
		}
	}
	return found{term: -1}
}

// asked reports whether word is a form of a term of the question, and no synonym.
func (m *matcher) asked(word string) bool {
	f := m.find(word)
	return f.term >= 0 && !f.synonym
}

// possible reports whether word can be a form of something that is looked for, by its start.
func (m *matcher) possible(word string) bool {
	c := lower(word[0])
	if c >= 0x80 {
		return true // folding can turn it into any letter
	}
	if !m.first[c] {
		return false
	}
	if len(word) == 1 || c < 'a' || 'z' < c {
		return true
	}
	d := letter(lower(word[1]))
	return d == 0 || m.second[c]&d != 0
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
	found
	word int // how many words of the sentence stand before it
	span prose.Span
}

// lines returns the sentences of a text with the terms in each.
func (m *matcher) lines(text string, sentences []passage.Sentence) []line {
	out := make([]line, len(sentences))
	for i, s := range sentences {
		out[i] = line{s, m.hits(text, s.Span)}
	}
	return out
}

// hits returns the terms in the part s of a text, in order.
func (m *matcher) hits(text string, s prose.Span) []hit {
	var out []hit
	words := prose.NewWords(s.Of(text))
	for n := 0; words.Next(); n++ {
		w := words.Span()
		word := prose.Span{Start: s.Start + w.Start, End: s.Start + w.End}
		f := m.find(word.Of(text))
		if f.term < 0 {
			continue
		}
		out = append(out, hit{f, n, word})
		if m.both == nil {
			continue
		}
		if other, ok := m.both[m.stemmer.Term(word.Of(text))]; ok {
			out = append(out, hit{found{term: other}, n, word})
		}
	}
	return out
}

// worth returns 1 for the term itself, and less for a synonym.
func (f found) worth(synonym float64) float64 {
	if f.synonym {
		return synonym
	}
	return 1
}
