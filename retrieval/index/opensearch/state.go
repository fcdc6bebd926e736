package opensearch

import (
	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/lucene"
	"quoth/retrieval/news"
)

// stateID is the id of the document that holds the state of an index.
const stateID = "state"

// state is kept in the index itself: how far it has read the archive, what readers see, and the lengths that
// BM25 needs. An update puts its documents in with the number of its round, and then writes the state. So
// readers see an update whole or not at all.
type state struct {
	Cursor   news.Serial   `json:"cursor"`
	Round    uint64        `json:"round"` // readers see no document of a later round
	Articles index.Lengths `json:"articles"`
	Passages index.Lengths `json:"passages"`
	// Dropped are revisions that the last update dropped: readers see none of their documents that are of an earlier
	// round. They are deleted after the state is written.
	Dropped []news.Serial `json:"dropped,omitempty"`
}

// hidden returns queries for what readers do not see.
func (s state) hidden() []object {
	out := []object{{"range": object{lucene.FieldRound: object{"gt": s.Round}}}}
	if len(s.Dropped) > 0 {
		earlier := object{"range": object{lucene.FieldRound: object{"lt": s.Round}}}
		out = append(out, lucene.Filtered(lucene.HasAny(lucene.FieldSerial, s.Dropped), earlier))
	}
	return out
}

// drop counts the documents of a revision no more. It takes them to be as long as the mean, so that the mean
// lengths stay true enough without reading the text again.
func (s *state) drop(kinds []string) {
	for _, kind := range kinds {
		if kind == lucene.KindArticle {
			s.Articles.Shrink()
		} else {
			s.Passages.Shrink()
		}
	}
}

// put counts an article and its passages.
func (s *state) put(d index.Document) {
	s.Articles.Grow(d.Body())
	for _, p := range d.Passages {
		s.Passages.Grow(d.Words(p))
	}
}

// next returns the state of the next round, before anything is dropped or put in.
func (s state) next(upto news.Serial) state {
	s.Round++
	s.Cursor, s.Dropped = max(s.Cursor, upto), nil
	return s
}
