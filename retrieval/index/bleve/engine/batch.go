package engine

import (
	"github.com/blevesearch/bleve/v2/document"
	bindex "github.com/blevesearch/bleve_index_api"
)

// keyState is the key of the state among the internal values.
const keyState = "quoth state"

// Batch collects documents to write and to delete.
type Batch struct{ batch *bindex.Batch }

func newBatch() *Batch { return &Batch{bindex.NewBatch()} }

// Put writes a document in place of the one with its id, if there is one.
func (b *Batch) Put(id string, fields ...*Field) {
	doc := document.NewDocument(id)
	for _, f := range fields {
		doc.AddField(f)
	}
	b.batch.Update(doc)
}

// Delete deletes the document with an id.
func (b *Batch) Delete(id string) { b.batch.Delete(id) }

// SetState sets the state of the index, which is written with the batch.
func (b *Batch) SetState(state []byte) { b.batch.SetInternal([]byte(keyState), state) }
