package lucene

import (
	"quoth/retrieval/bm25"
)

// Object is a JSON object.
type Object = map[string]any

// The fields of documents; see Document.
const (
	FieldKind    = "kind" // KindArticle or KindPassage
	FieldSerial  = "serial"
	FieldStart   = "start" // where the passage starts, in bytes; -1 for an article
	FieldEnd     = "end"
	FieldRound   = "round" // of the update that put it in
	FieldDay     = "day"   // of publication, as a number: 20260301
	FieldSource  = "source"
	FieldSpeaker = "speaker"
	FieldForm    = "form"
	FieldNames   = "names"
	FieldPairs   = "pairs"
	FieldText    = "text"   // the terms of a passage
	FieldBody    = "body"   // the terms of an article's text
	FieldTitle   = "title"  // the terms of its headline
	FieldOften   = "often"  // terms of the text that are there several times; see oftenTerms
	FieldRecord  = "record" // stored, not searched
	FieldState   = "state"  // of the one document that says how far the index is
)

// The kinds of documents.
const (
	KindArticle = "a"
	KindPassage = "p"
)

// maxTerm is the length of the longest term that is indexed, in bytes. Lucene takes no longer ones.
const maxTerm = 8000

// Mapping describes an index: its settings, and its fields. The scores of Lucene choose the candidates, which
// are then weighed exactly; see opensearch.Index.Find.
func Mapping(shards, replicas int, meta Meta) Object {
	similarity := func(p bm25.Params) Object { return Object{"type": "BM25", "k1": p.K1, "b": p.B} }
	terms := func(similarity string) Object {
		return Object{"type": "text", "analyzer": "terms", "similarity": similarity, "index_options": "freqs"}
	}
	keyword := Object{"type": "keyword", "doc_values": false}
	listed := Object{"type": "keyword"}
	return Object{
		"settings": Object{"index": Object{
			"number_of_shards": max(shards, 1), "number_of_replicas": replicas, "refresh_interval": "-1",
			"max_result_window": Page,
			"similarity":        Object{"words": similarity(bm25.Text), "headline": similarity(bm25.Title)},
			"analysis": Object{
				"tokenizer": Object{"blanks": Object{"type": "whitespace", "max_token_length": maxTerm}},
				"analyzer":  Object{"terms": Object{"type": "custom", "tokenizer": "blanks"}},
			},
		}},
		"mappings": Object{
			"dynamic": false, "_meta": meta,
			"_source": Object{"excludes": []string{FieldNames, FieldPairs, FieldOften}},
			"properties": Object{
				FieldKind: keyword, FieldSerial: Object{"type": "long"}, FieldRound: Object{"type": "long"},
				FieldStart: Object{"type": "integer"}, FieldEnd: Object{"type": "integer"},
				FieldDay: Object{"type": "integer"}, FieldSource: keyword, FieldSpeaker: keyword,
				FieldForm: listed, FieldNames: keyword, FieldPairs: keyword, FieldOften: keyword,
				FieldText: terms("words"), FieldBody: terms("words"), FieldTitle: terms("headline"),
				FieldRecord: Object{"type": "binary"}, FieldState: Object{"type": "object", "enabled": false},
			},
		},
	}
}

// Meta is kept in the mapping of an index, and says of what it is.
type Meta struct {
	Schema  string `json:"schema"`
	Archive string `json:"archive"`
}
