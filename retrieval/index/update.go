package index

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// The fields. Passages have text and pairs, articles have body, title, names, form and record;
// both have the others.
const (
	fieldText    = "text"
	fieldBody    = "body"
	fieldTitle   = "title"
	fieldNames   = "names"   // words that are printed with a capital, folded and not stemmed
	fieldPairs   = "pairs"   // of words that follow each other in what is said
	fieldSpeaker = "speaker" // keys of those who speak
	fieldForm    = "form"    // see Form
	fieldRecord  = "record"  // stored, not searched
	fieldDay     = "day"     // of publication, "20060102" in UTC
	fieldSource  = "source"  // folded
	fieldID      = "_id"     // of every document, by bleve
)

// Document is an article to index, with its passages and what is said in it.
type Document struct {
	Serial   news.Serial
	Article  *news.Article
	Passages []prose.Span
	Quotes   []Quote  // in order of place
	Names    []string // the words that it prints as names; see Term.Name
	Record   []byte   // kept as it is; see Index.Record
}

// Quote is something said in an article.
type Quote struct {
	Span    prose.Span
	Speaker string   // the key by which the speaker is looked up; empty: not known
	Form    Form     // how the article names the speaker
	Pairs   []string // the pairs of words that follow each other in it
}

// Batch is a step of the index: what goes, what comes, and the serial of the archive
// that it has seen when both are done.
type Batch struct {
	Drop []news.Serial
	Put  []Document
	Upto news.Serial
}

// Update applies a batch, all of it or nothing; it is on the disk when Update returns. After
// an error, ErrFull as an example, the index answers as before; the next Update starts from
// what is on the disk. The error is ErrStale when the index must be rebuilt.
func (x *Index) Update(b Batch) error {
	x.update.Lock()
	defer x.update.Unlock()
	if err := x.resume(); err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	next := x.state
	batch := bindex.NewBatch()
	err := x.read(func(r bindex.IndexReader) error {
		parts, err := segmentsOf(r)
		if err != nil {
			return err
		}
		for _, s := range b.Drop {
			if err := drop(batch, parts, s, &next); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	for _, d := range b.Put {
		x.put(batch, d, &next)
	}
	next.cursor = max(next.cursor, b.Upto)
	batch.SetInternal(keyState, next.bytes())
	if err := x.engine.write(batch); err != nil {
		x.halt()
		return fmt.Errorf("update index: %w", err)
	}
	return x.publish(next)
}

func (x *Index) put(batch *bindex.Batch, d Document, st *state) {
	text := d.Article.Text
	st.articles.documents++
	own := append(keywords(d.Quotes), listed(fieldNames, d.Names))
	own = append(own, document.NewTextFieldCustom(fieldRecord, nil, d.Record, bindex.StoreField, keyword{}))
	st.articles.terms += uint64(x.add(batch, articleID(d.Serial), d, own, field{fieldBody, text}, field{fieldTitle, d.Article.Title}))
	for _, p := range d.Passages {
		st.passages.documents++
		st.passages.terms += uint64(x.add(batch, passageID(d.Serial, p), d, spoken(d.Quotes, p), field{fieldText, p.Of(text)}))
	}
}

// keywords are the fields of an article that tell who speaks in it.
func keywords(quotes []Quote) []document.Field {
	var speakers, forms []string
	for _, q := range quotes {
		if q.Speaker != "" {
			speakers, forms = append(speakers, q.Speaker), append(forms, q.Form.term())
		}
	}
	return []document.Field{listed(fieldSpeaker, speakers), listed(fieldForm, forms)}
}

// spoken are the fields of a passage that tell who says what in it. A quote belongs to
// the passage in which it starts.
func spoken(quotes []Quote, passage prose.Span) []document.Field {
	var speakers, pairs []string
	first, _ := slices.BinarySearchFunc(quotes, passage.Start, func(q Quote, at int) int { return q.Span.Start - at })
	for _, q := range quotes[first:] {
		if q.Span.Start >= passage.End {
			break
		}
		pairs = append(pairs, q.Pairs...)
		if q.Speaker != "" {
			speakers = append(speakers, q.Speaker)
		}
	}
	return []document.Field{listed(fieldSpeaker, speakers), listed(fieldPairs, pairs)}
}

// listed is a field with the given terms, each once.
func listed(name string, values []string) document.Field {
	slices.Sort(values)
	return document.NewTextFieldCustom(name, nil, nil, bindex.IndexField, list(slices.Compact(values)))
}

type field struct{ name, text string }

// meanTermBytes turns bytes of text into an estimate of its terms: on English news a
// term stands for about ten bytes, function words and blanks included.
const meanTermBytes = 10

// add puts a document into the batch and returns the estimated length of its first field in terms.
func (x *Index) add(batch *bindex.Batch, id string, d Document, keywords []document.Field, fields ...field) int {
	doc := document.NewDocument(id)
	for _, f := range keywords {
		doc.AddField(f)
	}
	for _, f := range fields {
		doc.AddField(document.NewTextFieldCustom(f.name, nil, []byte(f.text), bindex.IndexField, x.analyzer))
	}
	doc.AddField(document.NewTextFieldCustom(fieldDay, nil, []byte(day(d.Article)), bindex.IndexField, keyword{}))
	doc.AddField(document.NewTextFieldCustom(fieldSource, nil, []byte(prose.Fold(d.Article.Source)), bindex.IndexField, keyword{}))
	batch.Update(doc)
	return len(fields[0].text) / meanTermBytes
}

// day is the day that a filter looks at, in UTC.
func day(a *news.Article) string {
	date, _ := a.Date()
	return date.UTC().Format(dayLayout)
}

const dayLayout = "20060102"

// drop removes all documents of a serial. It reckons them as long as the mean, so that
// the mean lengths stay true enough without reading the text again.
func drop(batch *bindex.Batch, parts *segments, s news.Serial, st *state) error {
	dropped := make(map[string]bool)
	for e, err := range parts.terms(context.Background(), fieldID, []byte(articleID(s)), []byte(articleID(s+1))) {
		switch {
		case err != nil:
			return err
		case dropped[e.term]:
			continue
		}
		dropped[e.term] = true
		batch.Delete(e.term)
		if len(e.term) == articleIDLen {
			st.articles.shrink()
		} else {
			st.passages.shrink()
		}
	}
	return nil
}

func (l *lengths) shrink() {
	if l.documents > 0 {
		l.terms -= min(l.terms, uint64(l.mean()))
		l.documents--
	}
}

// An article's document is named by its serial, a passage's by serial, start and end:
// sorted, each article is followed by its passages.
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

// serialOf is whose document an id names: an article's is its serial, and a passage's has
// its span behind that.
func serialOf(id string) (news.Serial, error) {
	if n := len(id); n != articleIDLen && n != passageIDLen {
		return 0, fmt.Errorf("%w: a document's id has %d bytes", ErrStale, n)
	}
	return news.Serial(binary.BigEndian.Uint64([]byte(id))), nil
}
