package engine

import (
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	bindex "github.com/blevesearch/bleve_index_api"
)

// keyState is the key of the state among the internal values.
const keyState = "quoth state"

// Batch collects documents to write and to delete.
type Batch struct {
	batch    *bindex.Batch
	analyzer *analyzer
}

func newBatch(a *analyzer) *Batch { return &Batch{bindex.NewBatch(), a} }

// Put writes a document in place of the one with its id, if there is one.
func (b *Batch) Put(id string, fields ...Field) {
	doc := document.NewDocument(id)
	for _, f := range fields {
		doc.AddField(f.document(b.analyzer))
	}
	b.batch.Update(doc)
}

// Delete deletes the document with an id.
func (b *Batch) Delete(id string) { b.batch.Delete(id) }

// SetState sets the state of the index, which is written with the batch.
func (b *Batch) SetState(state []byte) { b.batch.SetInternal([]byte(keyState), state) }

// Field is a field of a document.
type Field struct {
	name  string
	value []byte
	terms []string
	kind  fieldKind
}

type fieldKind int

const (
	textField fieldKind = iota
	termsField
	keywordField
	storedField
)

// Text returns a field with the terms of a text, as prose.Stemmer makes them.
func Text(name, text string) Field { return Field{name: name, value: []byte(text)} }

// Terms returns a field with the given terms, each once. It sorts them.
func Terms(name string, terms []string) Field {
	slices.Sort(terms)
	return Field{name: name, terms: slices.Compact(terms), kind: termsField}
}

// Keyword returns a field with one term, the whole value.
func Keyword(name, value string) Field {
	return Field{name: name, value: []byte(value), kind: keywordField}
}

// Stored returns a field that is kept and not searched.
func Stored(name string, value []byte) Field {
	return Field{name: name, value: value, kind: storedField}
}

// document returns the field as bleve wants it.
func (f Field) document(a *analyzer) document.Field {
	switch f.kind {
	case termsField:
		return document.NewTextFieldCustom(f.name, nil, nil, bindex.IndexField, list(f.terms))
	case keywordField:
		return document.NewTextFieldCustom(f.name, nil, f.value, bindex.IndexField, keyword{})
	case storedField:
		return document.NewTextFieldCustom(f.name, nil, f.value, bindex.StoreField, keyword{})
	}
	return document.NewTextFieldCustom(f.name, nil, f.value, bindex.IndexField, a)
}
