// Package match finds the terms of a question in running text: in other forms, as variants, and as
// synonyms. It is pure.
//
//	m := match.New(q, new(prose.Stemmer))
//	for _, h := range m.Hits(text, prose.Span{End: len(text)}) {
//		fmt.Println(q.Terms[h.Term].Text, h.Span.Of(text))
//	}
package match

import (
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// Found is the term of the question that a word is a form of, or a synonym of.
type Found struct {
	Term    int // its number; -1 for none
	Synonym bool
}

// Worth returns 1 for the term itself, and less for a synonym.
func (f Found) Worth(synonym float64) float64 {
	if f.Synonym {
		return synonym
	}
	return 1
}

// Hit is a term of the question in a sentence.
type Hit struct {
	Found
	Word int // how many words of the sentence stand before it
	Span prose.Span
}

// Matcher finds the terms of a question and their synonyms in running text. It stems only words
// that start like one of them, which spares it nearly all the work.
type Matcher struct {
	terms   map[string]Found
	both    map[string]int // by text: the second term that it is a variant of
	first   [256]bool
	second  [256]letters // the letters that follow each of these
	stemmer *prose.Stemmer
}

// New returns a Matcher of the question's terms. It stems with s.
func New(q question.Question, s *prose.Stemmer) *Matcher {
	m := &Matcher{terms: make(map[string]Found, len(q.Terms)), stemmer: s}
	for i, t := range q.Terms {
		m.add(t.Text, Found{Term: i})
	}
	for i, t := range q.Terms {
		if t.Form != "" {
			m.add(t.Form, Found{Term: i})
		}
		for _, v := range t.Variants {
			m.addVariant(v, i)
		}
	}
	for i, t := range q.Terms {
		for _, s := range t.Synonyms {
			m.add(s, Found{i, true})
		}
	}
	return m
}

// Find returns the term that word is a form of.
func (m *Matcher) Find(word string) Found {
	if m.possible(word) {
		if f, ok := m.terms[m.stemmer.Term(word)]; ok {
			return f
		}
	}
	return Found{Term: -1}
}

// Asked reports whether word is a form of a term of the question, and no synonym.
func (m *Matcher) Asked(word string) bool {
	f := m.Find(word)
	return f.Term >= 0 && !f.Synonym
}

// Hits returns the terms in the part s of a text, in order.
func (m *Matcher) Hits(text string, s prose.Span) []Hit {
	var out []Hit
	words := prose.NewWords(s.Of(text))
	for n := 0; words.Next(); n++ {
		w := words.Span()
		word := prose.Span{Start: s.Start + w.Start, End: s.Start + w.End}
		f := m.Find(word.Of(text))
		if f.Term < 0 {
			continue
		}
		out = append(out, Hit{f, n, word})
		if m.both == nil {
			continue
		}
		if other, ok := m.both[m.stemmer.Term(word.Of(text))]; ok {
			out = append(out, Hit{Found{Term: other}, n, word})
		}
	}
	return out
}

// Stem returns the stem of a word, as the question's terms are stemmed.
func (m *Matcher) Stem(word string) string { return m.stemmer.Term(word) }

// HasTerm reports whether a stem is a term of the question, and no synonym.
func (m *Matcher) HasTerm(stem string) bool {
	f, ok := m.terms[stem]
	return ok && !f.Synonym
}

// add makes the Matcher look for text, unless it does so already: a word that is asked for
// itself is no synonym, and a synonym of two words stands for the first.
func (m *Matcher) add(text string, f Found) {
	if _, ok := m.terms[text]; ok {
		return
	}
	m.terms[text] = f
	m.expect(text)
	for _, form := range prose.IrregularForms(text) {
		m.expect(form)
	}
}

// addVariant makes the Matcher look for a variant of a term. Two terms may share one: "tik tok"
// and "tiktok".
func (m *Matcher) addVariant(variant string, term int) {
	if f, ok := m.terms[variant]; ok && f.Term != term {
		if m.both == nil {
			m.both = make(map[string]int)
		}
		m.both[variant] = term
	}
	m.add(variant, Found{Term: term})
}

// expect lets through the words that start like word.
func (m *Matcher) expect(word string) {
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

// possible reports whether word can be a form of something that is looked for, by its start.
func (m *Matcher) possible(word string) bool {
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
