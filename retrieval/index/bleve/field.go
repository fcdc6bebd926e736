package bleve

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// The fields. Passages have text and pairs, articles have body, title, names, form, record, day and source; both
// have speaker. A passage is of the day and the outlet of its article.
const (
	fieldText    = "text"
	fieldBody    = "body" // what stands between the passages; the engine adds their text, see engine.Options.Sums
	fieldTitle   = "title"
	fieldNames   = "names"   // words that are printed with a capital, folded and not stemmed
	fieldPairs   = "pairs"   // pairs of words that follow each other in what is said; see pairTerm
	fieldSpeaker = "speaker" // keys of those who speak
	fieldForm    = "form"    // see Form
	fieldRecord  = "record"  // stored, not searched
	fieldDay     = "day"     // of publication, in dayLayout and UTC
	fieldSource  = "source"  // folded
	fieldID      = "_id"     // of every document; the engine adds it
)

const dayLayout = "20060102"

// pairBits is how many bits of a pair's hash are its term. Nearly every pair is rare: with a term of its own for each,
// pairs took more room and time than all other terms together. With few bits many pairs share a term, and a passage of
// an archive of a million has a given term by chance once in some hundred times. All pairs of a claim it has only if it
// holds the claim, and what is found is compared word by word.
const pairBits = 14

// pairTerms returns the terms of pairs of words.
func pairTerms(pairs []string) []string {
	out := make([]string, len(pairs))
	for i, p := range pairs {
		out[i] = pairTerm(p)
	}
	return out
}

// pairTerm returns the term of a pair of words.
func pairTerm(pair string) string {
	h := fnv.New32a()
	h.Write([]byte(pair))
	sum := h.Sum32()
	sum = (sum ^ sum>>pairBits) & (1<<pairBits - 1)
	return string([]byte{byte(sum >> 8), byte(sum)})
}

// The id of an article's document is its serial; that of a passage's is the serial, its start and
// its end. So ids sort each article before its passages.
const (
	articleIDLen = 8
	passageIDLen = 16
)

func articleID(s news.Serial) string {
	return string(binary.BigEndian.AppendUint64(nil, uint64(s)))
}

func passageID(s news.Serial, p prose.Span) string {
	b := binary.BigEndian.AppendUint64(nil, uint64(s))
	b = binary.BigEndian.AppendUint32(b, uint32(p.Start))
	return string(binary.BigEndian.AppendUint32(b, uint32(p.End)))
}

// wholeArticle is the start of a document that is no passage.
const wholeArticle = -1

// placeOf returns the serial of a document's article, and where in its text the document starts, in bytes:
// wholeArticle for the article's own document.
func placeOf(id []byte) (p engine.Place, err error) {
	switch len(id) {
	case articleIDLen:
		p.Start = wholeArticle
	case passageIDLen:
		p.Start = int32(binary.BigEndian.Uint32(id[articleIDLen:]))
	default:
		return p, fmt.Errorf("%w: a document's id has %d bytes", index.ErrStale, len(id))
	}
	p.Whole = binary.BigEndian.Uint64(id)
	return p, nil
}
