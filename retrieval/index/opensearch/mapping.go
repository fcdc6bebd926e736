package opensearch

import (
	"cmp"

	"quoth/retrieval/bm25"
)

// object is a JSON object.
type object = map[string]any

// The fields of documents; see document.
const (
	fieldKind    = "kind" // kindArticle or kindPassage
	fieldSerial  = "serial"
	fieldStart   = "start" // where the passage starts, in bytes; -1 for an article
	fieldEnd     = "end"
	fieldRound   = "round" // of the update that put it in
	fieldDay     = "day"   // of publication, as a number: 20260301
	fieldSource  = "source"
	fieldSpeaker = "speaker"
	fieldForm    = "form"
	fieldNames   = "names"
	fieldPairs   = "pairs"
	fieldText    = "text"   // the terms of a passage
	fieldBody    = "body"   // the terms of an article's text
	fieldTitle   = "title"  // the terms of its headline
	fieldOften   = "often"  // terms of the text that are there several times; see oftenTerms
	fieldRecord  = "record" // stored, not searched
	fieldState   = "state"  // of the one document with the id stateID
)

const (
	kindArticle = "a"
	kindPassage = "p"
)

// maxTerm is the length of the longest term that is indexed, in bytes. Lucene takes no longer ones.
const maxTerm = 8000

// mapping describes an index: its settings, and its fields. The scores of Lucene choose the candidates, which
// are then weighed exactly; see Index.Find.
func mapping(o Options, meta meta) object {
	similarity := func(p bm25.Params) object { return object{"type": "BM25", "k1": p.K1, "b": p.B} }
	terms := func(similarity string) object {
		return object{"type": "text", "analyzer": "terms", "similarity": similarity, "index_options": "freqs"}
	}
	keyword := object{"type": "keyword", "doc_values": false}
	listed := object{"type": "keyword"}
	return object{
		"settings": object{"index": object{
			"number_of_shards": cmp.Or(o.Shards, 1), "number_of_replicas": o.Replicas, "refresh_interval": "-1",
			"max_result_window": page,
			"similarity":        object{"words": similarity(bm25.Text), "headline": similarity(bm25.Title)},
			"analysis": object{
				"tokenizer": object{"blanks": object{"type": "whitespace", "max_token_length": maxTerm}},
				"analyzer":  object{"terms": object{"type": "custom", "tokenizer": "blanks"}},
			},
		}},
		"mappings": object{
			"dynamic": false, "_meta": meta,
			"_source": object{"excludes": []string{fieldNames, fieldPairs, fieldOften}},
			"properties": object{
				fieldKind: keyword, fieldSerial: object{"type": "long"}, fieldRound: object{"type": "long"},
				fieldStart: object{"type": "integer"}, fieldEnd: object{"type": "integer"},
				fieldDay: object{"type": "integer"}, fieldSource: keyword, fieldSpeaker: keyword,
				fieldForm: listed, fieldNames: keyword, fieldPairs: keyword, fieldOften: keyword,
				fieldText: terms("words"), fieldBody: terms("words"), fieldTitle: terms("headline"),
				fieldRecord: object{"type": "binary"}, fieldState: object{"type": "object", "enabled": false},
			},
		},
	}
}

// meta is kept in the mapping of an index, and says of what it is.
type meta struct {
	Schema  string `json:"schema"`
	Archive string `json:"archive"`
}
