package lucene

import (
	"quoth/retrieval/index"
	"quoth/retrieval/prose"
)

// Filtered returns a query for the documents that fit all of some queries. It gives no scores.
func Filtered(queries ...Object) Object { return Object{"bool": Object{"filter": queries}} }

// AnyOf returns a query for the documents that fit one of some queries.
func AnyOf(queries ...Object) Object { return Object{"bool": Object{"should": queries}} }

// Has returns a query for the documents that have a term.
func Has(field, term string) Object { return Object{"term": Object{field: Object{"value": term}}} }

// IsArticle returns a query for the documents of whole articles.
func IsArticle() Object { return Has(FieldKind, KindArticle) }

// IsPassage returns a query for the documents of passages.
func IsPassage() Object { return Has(FieldKind, KindPassage) }

// HasAny returns a query for the documents that have one of some terms.
func HasAny[T any](field string, terms []T) Object { return Object{"terms": Object{field: terms}} }

// HasAll returns queries for the documents that have each of some terms.
func HasAll(field string, terms []string) []Object {
	var out []Object
	for _, t := range terms {
		out = append(out, Has(field, t))
	}
	return out
}

// Forms returns a term and its variants.
func Forms(t index.Term) []string { return append([]string{t.Text}, t.Variants...) }

// AllForms returns some terms and their variants.
func AllForms(terms []index.Term) []string {
	var out []string
	for _, t := range terms {
		out = append(out, Forms(t)...)
	}
	return out
}

// HasTerms returns queries for the documents that have each of some terms, or a variant of it.
func HasTerms(field string, terms []index.Term) []Object {
	var out []Object
	for _, t := range terms {
		out = append(out, HasAny(field, Forms(t)))
	}
	return out
}

// Boosted returns a query that scores the documents that have a term.
func Boosted(field, term string, boost float64) Object {
	return Object{"term": Object{field: Object{"value": term, "boost": boost}}}
}

// Constant returns a query that gives the documents that have a term a score.
func Constant(field, term string, score float64) Object {
	return Object{"constant_score": Object{"filter": Has(field, term), "boost": score}}
}

// Allowed returns the queries of a filter.
func Allowed(f index.Filter) []Object {
	var out []Object
	if len(f.Sources) > 0 {
		folded := make([]string, len(f.Sources))
		for i, s := range f.Sources {
			folded[i] = prose.Fold(s)
		}
		out = append(out, HasAny(FieldSource, folded))
	}
	if len(f.Speakers) > 0 {
		out = append(out, HasAny(FieldSpeaker, f.Speakers))
	}
	days := Object{}
	if !f.Since.IsZero() {
		days["gte"] = DayNumber(f.Since)
	}
	if !f.Until.IsZero() {
		days["lte"] = DayNumber(f.Until)
	}
	if len(days) > 0 {
		out = append(out, Object{"range": Object{FieldDay: days}})
	}
	return out
}
