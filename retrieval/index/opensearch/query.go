package opensearch

import (
	"quoth/retrieval/index"
	"quoth/retrieval/prose"
)

// filtered returns a query for the documents that fit all of some queries. It gives no scores.
func filtered(queries ...object) object { return object{"bool": object{"filter": queries}} }

// anyOf returns a query for the documents that fit one of some queries.
func anyOf(queries ...object) object { return object{"bool": object{"should": queries}} }

// has returns a query for the documents that have a term.
func has(field, term string) object { return object{"term": object{field: object{"value": term}}} }

// hasAny returns a query for the documents that have one of some terms.
func hasAny[T any](field string, terms []T) object { return object{"terms": object{field: terms}} }

// hasAll returns queries for the documents that have each of some terms.
func hasAll(field string, terms []string) []object {
	var out []object
	for _, t := range terms {
		out = append(out, has(field, t))
	}
	return out
}

// forms returns a term and its variants.
func forms(t index.Term) []string { return append([]string{t.Text}, t.Variants...) }

// allForms returns some terms and their variants.
func allForms(terms []index.Term) []string {
	var out []string
	for _, t := range terms {
		out = append(out, forms(t)...)
	}
	return out
}

// hasTerms returns queries for the documents that have each of some terms, or a variant of it.
func hasTerms(field string, terms []index.Term) []object {
	var out []object
	for _, t := range terms {
		out = append(out, hasAny(field, forms(t)))
	}
	return out
}

// boosted returns a query that scores the documents that have a term.
func boosted(field, term string, boost float64) object {
	return object{"term": object{field: object{"value": term, "boost": boost}}}
}

// constant returns a query that gives the documents that have a term a score.
func constant(field, term string, score float64) object {
	return object{"constant_score": object{"filter": has(field, term), "boost": score}}
}

// allowed returns the queries of a filter.
func allowed(f index.Filter) []object {
	var out []object
	if len(f.Sources) > 0 {
		folded := make([]string, len(f.Sources))
		for i, s := range f.Sources {
			folded[i] = prose.Fold(s)
		}
		out = append(out, hasAny(fieldSource, folded))
	}
	if len(f.Speakers) > 0 {
		out = append(out, hasAny(fieldSpeaker, f.Speakers))
	}
	days := object{}
	if !f.Since.IsZero() {
		days["gte"] = dayNumber(f.Since)
	}
	if !f.Until.IsZero() {
		days["lte"] = dayNumber(f.Until)
	}
	if len(days) > 0 {
		out = append(out, object{"range": object{fieldDay: days}})
	}
	return out
}
