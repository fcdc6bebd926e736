package main

import (
	"strings"

	"quoth/retrieval/prose"
)

// claim holds words to ask about and the right answer.
type claim struct {
	kind     kind
	words    string
	question string // whether somebody said the words; empty: the words alone are asked about
	want     verdict
	quote    gold
	home     string          // the article of the quote
	printed  map[string]bool // the articles that print the quote
}

// claims returns all claims, by kind: of the quotes of the articles in the library (kept), and of those
// that are not in it (held).
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
		for _, p := range neighbours(a) {
			out = m.append(out, "joined", differs, bare(p[0].Text)+" "+bare(p[1].Text), p[0], a.ID)
		}
	}
	out = append(out, m.heldOut(held)...)
	return append(out, m.invented()...)
}

// append adds a claim, unless it has no words, or it should differ from what is printed and does not.
func (m *mutator) append(out []claim, k kind, want verdict, s string, q gold, home string) []claim {
	if s == "" || want == differs && (normal(s) == normal(q.Text) || len(m.kept.articlesWith(s)) > 0) {
		return out
	}
	where := m.kept.articlesWith(q.Text)
	if want == verbatim {
		where = m.kept.articlesWith(s)
	}
	where[home] = true
	return append(out, claim{kind: k, words: s, want: want, quote: q, home: home, printed: where})
}

// neighbours returns the neighbouring pieces of one utterance that have only a few words between them:
// “We sail,” she said, “on Monday.”
func neighbours(a article) [][2]gold {
	var out [][2]gold
	runes := []rune(a.Text)
	for i := 1; i < len(a.Quotes); i++ {
		p, q := a.Quotes[i-1], a.Quotes[i]
		if p.Group != q.Group || p.Type != "direct" || q.Type != "direct" || q.Start < p.End ||
			len(words(p.Text+" "+q.Text)) < minWords {
			continue
		}
		between := string(runes[p.End:q.Start])
		if n := len(words(between)); n > 0 && n <= 20 && !strings.ContainsAny(between, "\n“”\"") {
			out = append(out, [2]gold{p, q})
		}
	}
	return out
}

// heldQuote is the kind of the claims made of quotes that the library does not have.
const heldQuote kind = "quote not there"

// heldOut returns claims that the library does not print: quotes and sentences of articles that are
// not in it, unless articles in it print much of them.
func (m *mutator) heldOut(held []article) []claim {
	var out []claim
	for _, a := range held {
		for _, q := range a.marked() {
			if s := bare(q.Text); !m.kept.printsMost(s) {
				out = append(out, claim{kind: heldQuote, words: s, want: absent})
			}
		}
	}
	for _, a := range held {
		for _, span := range prose.Sentences(a.Text) {
			s := span.Of(a.Text)
			if n := len(words(s)); n >= minWords && n <= 40 && !m.kept.printsMost(s) && m.rng.IntN(4) == 0 {
				out = append(out, claim{kind: "sentence not there", words: s, want: absent})
			}
		}
	}
	return out
}

// invented returns claims that no article prints. They are made of the words of the quotes: of single words, or of
// pairs of words that follow each other in a quote.
func (m *mutator) invented() []claim {
	if len(m.vocabulary) == 0 {
		return nil
	}
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
			single[i] = m.anyWord()
		}
		chain := []string{m.anyWord()}
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
	if m.kept.printsMost(s) {
		return out
	}
	return append(out, claim{kind: k, words: s, want: absent})
}

// bare returns s without the quotation marks around it.
func bare(s string) string { return strings.Trim(s, " “”\"‘’'") }
