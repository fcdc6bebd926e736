package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// kind is what was done to a quote.
type kind string

// verdict is what an asker says of a claim.
type verdict string

const (
	verbatim verdict = "verbatim"
	differs  verdict = "differs"
	absent   verdict = "absent"
)

// claim is words to ask about and what is true of them.
type claim struct {
	kind    kind
	words   string
	want    verdict
	quote   gold
	home    string          // the article it was made from
	printed map[string]bool // the articles that print the quote
}

// mutator makes claims.
type mutator struct {
	rng        *rand.Rand
	kept       *printed
	vocabulary []string // words of quotes, as often as they stand
}

// mutation makes words of a quote's, or "" where it cannot.
type mutation struct {
	kind kind
	want verdict
	make func(m *mutator, s string) string
}

func mutations() []mutation {
	return []mutation{
		{"kept", verbatim, func(_ *mutator, s string) string { return s }},
		{"case", verbatim, func(m *mutator, s string) string {
			return []func(string) string{strings.ToUpper, strings.ToLower}[m.rng.IntN(2)](s)
		}},
		{"marks", verbatim, (*mutator).marks},
		{"punctuation", verbatim, (*mutator).punctuation},
		{"trimmed", verbatim, (*mutator).trimmed},
		{"middle sentence", verbatim, (*mutator).middle},
		{"word changed", differs, (*mutator).changed},
		{"word dropped", differs, (*mutator).dropped},
		{"word added", differs, (*mutator).added},
		{"negated", differs, (*mutator).negated},
		{"tense", differs, (*mutator).tense},
		{"number", differs, (*mutator).plural},
		{"typing error", differs, (*mutator).mistyped},
		{"misremembered", differs, (*mutator).misremembered},
		{"among others", differs, (*mutator).surrounded},
	}
}

// claims are all claims of the sets, by kind.
func (m *mutator) claims(kept, held []article) []claim {
	for _, a := range kept {
		for _, q := range a.marked() {
			m.vocabulary = append(m.vocabulary, strings.Fields(bare(q.Text))...)
		}
	}
	var out []claim
	for _, mu := range mutations() {
		for _, a := range kept {
			for _, q := range a.marked() {
				out = m.append(out, mu.kind, mu.want, mu.make(m, bare(q.Text)), q, a.ID)
			}
		}
	}
	for _, a := range kept {
		for _, p := range joints(a) {
			out = m.append(out, "joined", differs, bare(p[0].Text)+" "+bare(p[1].Text), p[0], a.ID)
		}
	}
	out = append(out, m.elsewhere(held)...)
	return append(out, m.invented(kept)...)
}

// append adds a claim unless there are no words for it, or they happen to be printed that
// must not be.
func (m *mutator) append(out []claim, k kind, want verdict, s string, q gold, home string) []claim {
	if s == "" || want == differs && (normal(s) == normal(q.Text) || len(m.kept.in(s)) > 0) {
		return out
	}
	where := m.kept.in(q.Text)
	if want == verbatim {
		where = m.kept.in(s)
	}
	where[home] = true
	return append(out, claim{k, s, want, q, home, where})
}

// bare is s without the marks around it.
func bare(s string) string { return strings.Trim(s, " “”\"‘’'") }

// joints are the neighbouring pieces of one utterance, parted by a few words outside the
// marks.
func joints(a article) [][2]gold {
	var out [][2]gold
	runes := []rune(a.Text)
	for i := 1; i < len(a.Quotes); i++ {
		p, q := a.Quotes[i-1], a.Quotes[i]
		if p.Group != q.Group || p.Type != "direct" || q.Type != "direct" || q.Start < p.End || len(words(p.Text+" "+q.Text)) < fewestWords {
			continue
		}
		between := string(runes[p.End:q.Start])
		if n := len(words(between)); n > 0 && n <= 20 && !strings.ContainsAny(between, "\n“”\"") {
			out = append(out, [2]gold{p, q})
		}
	}
	return out
}

// elsewhere are claims of articles that are held out: their quotes and their sentences,
// unless the kept ones print much of them.
func (m *mutator) elsewhere(held []article) []claim {
	var out []claim
	for _, a := range held {
		for _, q := range a.marked() {
			if s := bare(q.Text); !m.kept.most(s) {
				out = append(out, claim{kind: "quote not there", words: s, want: absent})
			}
		}
	}
	for _, a := range held {
		for _, span := range prose.Sentences(a.Text) {
			s := span.Of(a.Text)
			if n := len(words(s)); n >= fewestWords && n <= 40 && !m.kept.most(s) && m.rng.IntN(4) == 0 {
				out = append(out, claim{kind: "sentence not there", words: s, want: absent})
			}
		}
	}
	return out
}

// invented are claims made of the quotes' own words, one by one or two by two, that stand
// nowhere.
func (m *mutator) invented(kept []article) []claim {
	var out []claim
	next := make(map[string][]string)
	for i, w := range m.vocabulary[1:] {
		before := m.vocabulary[i]
		next[before] = append(next[before], w)
	}
	for range 1500 {
		n := 6 + m.rng.IntN(20)
		single := make([]string, n)
		for i := range single {
			single[i] = m.any()
		}
		chain := []string{m.any()}
		for len(chain) < n {
			after := next[chain[len(chain)-1]]
			if len(after) == 0 {
				after = m.vocabulary
			}
			chain = append(chain, after[m.rng.IntN(len(after))])
		}
		out = m.appendInvented(out, "invented of words", single)
		out = m.appendInvented(out, "invented of pairs", chain)
	}
	return out
}

func (m *mutator) appendInvented(out []claim, k kind, ws []string) []claim {
	s := strings.Join(ws, " ")
	if m.kept.most(s) {
		return out
	}
	return append(out, claim{kind: k, words: s, want: absent})
}

func (m *mutator) any() string { return m.vocabulary[m.rng.IntN(len(m.vocabulary))] }

// replaced is s with the word at a random place for which f gives another.
func (m *mutator) replaced(s string, f func(word string) string) string {
	places := letters.FindAllStringIndex(s, -1)
	m.rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	for _, p := range places {
		w := s[p[0]:p[1]]
		if other := f(w); other != "" && other != w {
			return strings.Join(strings.Fields(s[:p[0]]+other+s[p[1]:]), " ")
		}
	}
	return ""
}

var letters = regexp.MustCompile(`\pL+(?:['’]\pL+)*`)

// inSentences are the sentences of s.
func inSentences(s string) []string {
	var out []string
	for _, span := range prose.Sentences(s) {
		out = append(out, span.Of(s))
	}
	return slices.Clip(out)
}
