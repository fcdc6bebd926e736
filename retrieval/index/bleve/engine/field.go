package engine

import (
	"sync"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/prose"
)

// Field is a field of a document. It implements bleve's interface. To each term it gives the same count, 0 or 1, and
// the length of 1, which take the least room; see count.go.
type Field struct {
	name    string
	options bindex.FieldIndexingOptions
	value   []byte          // what is stored
	terms   func() []string // each once; nil: it is not searched

	count    int // of each term
	analyzed bindex.TokenFrequencies
}

// Rare says that most terms of the field are in a single document. bleve keeps those of count 1 without a list, and
// the lists of the others in more room than those of count 0.
func (f *Field) Rare() *Field {
	f.count = 1
	return f
}

// unmeasured is a field whose terms have no counts and no lengths that bleve need keep.
const unmeasured = bindex.IndexField | bindex.SkipFreqNorm

// Text returns a field with the terms of a text, as prose.Stemmer makes them, and their counts.
func Text(name, text string) *Field {
	return &Field{name: name, options: unmeasured, terms: func() []string { return termsOf(text) }}
}

// Terms returns a field with the given terms.
func Terms(name string, terms []string) *Field {
	return &Field{name: name, options: unmeasured, terms: func() []string { return terms }}
}

// Keyword returns a field with one term, the whole value.
func Keyword(name, value string) *Field { return Terms(name, []string{value}) }

// Stored returns a field that is kept and not searched.
func Stored(name string, value []byte) *Field {
	return &Field{name: name, options: bindex.StoreField, value: value}
}

// stemmers are used again and again: they remember words.
var stemmers = sync.Pool{New: func() any { return new(prose.Stemmer) }}

// termsOf returns the terms of a text with their counts.
func termsOf(text string) []string {
	stemmer := stemmers.Get().(*prose.Stemmer)
	defer stemmers.Put(stemmer)
	counts, length := make(map[string]int, len(text)/12+1), 0
	for words := prose.NewWords(text); words.Next(); {
		if term := stemmer.Term(words.Span().Of(text)); term != "" {
			counts[term]++
			length++
		}
	}
	return appendCounts(make([]string, 0, len(counts)*5/4+1), counts, length)
}

// Analyze makes the terms. bleve calls it in several goroutines at once, one for each document.
func (f *Field) Analyze() {
	terms := f.terms()
	f.analyzed = make(bindex.TokenFrequencies, len(terms))
	block := make([]bindex.TokenFreq, len(terms))
	for i, term := range terms {
		block[i].Term = []byte(term)
		block[i].SetFrequency(f.count)
		f.analyzed[term] = &block[i]
	}
}

// Name returns the name.
func (f *Field) Name() string { return f.name }

// ArrayPositions returns nothing: a field has one value.
func (f *Field) ArrayPositions() []uint64 { return nil }

// Options says whether the field is searched or stored.
func (f *Field) Options() bindex.FieldIndexingOptions { return f.options }

// Value returns what is stored.
func (f *Field) Value() []byte { return f.value }

// NumPlainTextBytes is for statistics that nobody reads.
func (f *Field) NumPlainTextBytes() uint64 { return uint64(len(f.value)) }

// Size is for a limit on memory that is not set.
func (f *Field) Size() int { return len(f.value) }

// EncodedFieldType says that the field is a text.
func (f *Field) EncodedFieldType() byte { return 't' }

// AnalyzedLength is 1; see Field.
func (f *Field) AnalyzedLength() int { return 1 }

// AnalyzedTokenFrequencies returns the terms.
func (f *Field) AnalyzedTokenFrequencies() bindex.TokenFrequencies { return f.analyzed }
