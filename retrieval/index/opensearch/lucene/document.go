package lucene

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Document is a document of the cluster: an article or one of its passages.
type Document struct {
	Kind    string      `json:"kind"`
	Serial  news.Serial `json:"serial"`
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Round   uint64      `json:"round"`
	Day     int         `json:"day"`
	Source  string      `json:"source"`
	Speaker []string    `json:"speaker,omitempty"`

	Pairs []string `json:"pairs,omitempty"`
	Text  string   `json:"text,omitempty"`

	Form   []string `json:"form,omitempty"`
	Names  []string `json:"names,omitempty"`
	Body   string   `json:"body,omitempty"`
	Title  string   `json:"title,omitempty"`
	Often  []string `json:"often,omitempty"`
	Record []byte   `json:"record,omitempty"`
}

// WholeArticle is the start of a document that is no passage.
const WholeArticle = -1

// ID returns the document's id. A serial that is put in again gets another one, so that the old document stays
// until the new one can be seen.
func (d Document) ID() string {
	if d.Kind == KindArticle {
		return fmt.Sprintf("%d.%d", d.Serial, d.Round)
	}
	return fmt.Sprintf("%d.%d.%d-%d", d.Serial, d.Round, d.Start, d.End)
}

// Documents returns an article and its passages.
func Documents(d index.Document, round uint64, stemmer *prose.Stemmer) []Document {
	base := Document{Serial: d.Serial, Round: round, Day: DayNumber(d.Day()), Source: prose.Fold(d.Article.Source)}
	whole, body := base, terms(stemmer, d.Body())
	whole.Kind, whole.Start, whole.End = KindArticle, WholeArticle, WholeArticle
	whole.Body, whole.Title = strings.Join(body, " "), strings.Join(terms(stemmer, d.Article.Title), " ")
	whole.Often, whole.Names, whole.Record = oftenTerms(body), d.Names, d.Record
	whole.Speaker, whole.Form = d.Speakers()
	out := []Document{whole}
	for _, p := range d.Passages {
		part := base
		part.Kind, part.Start, part.End = KindPassage, p.Start, p.End
		part.Text = strings.Join(terms(stemmer, d.Words(p)), " ")
		part.Speaker, part.Pairs = d.Spoken(p)
		out = append(out, part)
	}
	return out
}

// terms returns the terms of a text, in order.
func terms(stemmer *prose.Stemmer, text string) []string {
	var out []string
	for words := prose.NewWords(text); words.Next(); {
		if t := stemmer.Term(words.Span().Of(text)); t != "" && len(t) <= maxTerm {
			out = append(out, t)
		}
	}
	return out
}

// oftenTerms returns each term that is there twice or more with each of these numbers, up to index.MaxOften: so
// many constant scores count how often an article has a term.
func oftenTerms(terms []string) []string {
	var out []string
	seen := make(map[string]int)
	for _, t := range terms {
		if seen[t]++; seen[t] > 1 && seen[t] <= index.MaxOften {
			out = append(out, OftenTerm(t, seen[t]))
		}
	}
	slices.Sort(out)
	return out
}

// OftenTerm stands for a term that is there n times or more. No term has a blank.
func OftenTerm(term string, n int) string { return term + " " + strconv.Itoa(n) }

// DayNumber returns a day of UTC as a number that sorts.
func DayNumber(t time.Time) int {
	y, m, d := t.UTC().Date()
	return (y*100+int(m))*100 + d
}

// DayOf returns the day of a number.
func DayOf(n int) time.Time {
	return time.Date(n/10000, time.Month(n/100%100), n%100, 0, 0, 0, 0, time.UTC)
}
