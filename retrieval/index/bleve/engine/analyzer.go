package engine

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"

	"quoth/retrieval/prose"
)

// analyzer turns text into the terms of prose.Stemmer, which questions and the ranking use too.
type analyzer struct{ stemmers sync.Pool }

func newAnalyzer() *analyzer {
	return &analyzer{sync.Pool{New: func() any { return new(prose.Stemmer) }}}
}

// Analyze implements bleve's interface. Positions count terms; function words leave no gap.
func (a *analyzer) Analyze(input []byte) analysis.TokenStream {
	stemmer := a.stemmers.Get().(*prose.Stemmer)
	defer a.stemmers.Put(stemmer)
	text := string(input)
	var (
		tokens  = make([]analysis.Token, 0, len(text)/8+1)
		words   = prose.NewWords(text)
		backing []byte
	)
	for words.Next() {
		span := words.Span()
		term := stemmer.Term(span.Of(text))
		if term == "" {
			continue
		}
		start := len(backing)
		backing = append(backing, term...)
		tokens = append(tokens, analysis.Token{Term: backing[start:len(backing):len(backing)], Start: span.Start,
			End: span.End, Position: len(tokens) + 1, Type: analysis.AlphaNumeric})
	}
	stream := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		stream[i] = &tokens[i]
	}
	return stream
}

// keyword makes one term of the whole input.
type keyword struct{}

func (keyword) Analyze(input []byte) analysis.TokenStream {
	return analysis.TokenStream{{Term: input, End: len(input), Position: 1, Type: analysis.AlphaNumeric}}
}

// list is an analyzer that returns its own terms, whatever the input is.
type list []string

func (l list) Analyze([]byte) analysis.TokenStream {
	stream := make(analysis.TokenStream, len(l))
	for i, term := range l {
		stream[i] = &analysis.Token{Term: []byte(term), Position: i + 1, Type: analysis.AlphaNumeric}
	}
	return stream
}
