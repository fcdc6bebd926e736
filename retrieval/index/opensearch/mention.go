package opensearch

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/lucene"
	"quoth/retrieval/news"
)

// Mentions returns the articles that mention all of the terms together, by serial.
func (x *Index) Mentions(ctx context.Context, terms []index.Term, f index.Filter) (out []index.Mention, err error) {
	if len(terms) == 0 {
		return nil, nil
	}
	err = x.read(ctx, "find mentions", func(r *reader) (err error) {
		out, err = r.mentions(terms, f)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// mentions lists the headlines and the passages that have all terms, and the articles that have them anywhere: with
// how often, and only those that print the names.
func (r *reader) mentions(terms []index.Term, f index.Filter) ([]index.Mention, error) {
	filter := lucene.Allowed(f)
	inTitle, inBody := lucene.HasTerms(lucene.FieldTitle, terms), lucene.HasTerms(lucene.FieldBody, terms)
	anywhere := lucene.AnyOf(lucene.Filtered(inTitle...), lucene.Filtered(inBody...))
	article := append(slices.Clone(filter), lucene.IsArticle(), anywhere)
	article = append(article, printed(terms)...)
	listings := []lucene.Search{
		lucene.Listing(lucene.Filtered(append(slices.Clone(filter), inTitle...)...)),
		lucene.Listing(lucene.Filtered(append(slices.Clone(filter), lucene.HasTerms(lucene.FieldText, terms)...)...)),
	}
	for _, t := range counted(terms) {
		listings = append(listings, howOften(t, article))
	}
	found, err := r.listAll(listings)
	if err != nil {
		return nil, err
	}
	bySerial := make(map[news.Serial]*index.Mention)
	for _, h := range found[0] {
		mentionOf(bySerial, h).Title = true
	}
	for _, h := range found[1] {
		_, start := h.Place()
		m := mentionOf(bySerial, h)
		m.Lead = m.Lead || start == 0
	}
	countOften(bySerial, found[2:])
	var out []index.Mention
	for _, m := range bySerial {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b index.Mention) int { return cmp.Compare(a.Serial, b.Serial) })
	return out, nil
}

// printed returns queries for the articles that print each term that is a name, and has no variant, as one.
func printed(terms []index.Term) []object {
	var out []object
	for _, t := range terms {
		if t.Name != "" && len(t.Variants) == 0 {
			out = append(out, lucene.Has(lucene.FieldNames, t.Name))
		}
	}
	return out
}

// counted returns the terms that index.Mention.Often counts. A text that has named somebody goes on with the last
// name.
func counted(terms []index.Term) []index.Term {
	if last := terms[len(terms)-1]; last.Name != "" {
		return []index.Term{last}
	}
	return terms
}

// howOften returns a listing of articles whose scores are how often they have a term.
func howOften(t index.Term, articles []object) lucene.Search {
	var should []object
	for _, form := range lucene.Forms(t) {
		should = append(should, lucene.Constant(lucene.FieldBody, form, 1))
		for n := 2; n <= index.MaxOften; n++ {
			should = append(should, lucene.Constant(lucene.FieldOften, lucene.OftenTerm(form, n), 1))
		}
	}
	s := lucene.Listing(object{"bool": object{"filter": articles, "should": should, "minimum_should_match": 0}})
	s.TrackScores = true
	return s
}

// mentionOf returns the mention of the article of a hit, a new one where there is none yet.
func mentionOf(bySerial map[news.Serial]*index.Mention, h lucene.Hit) *index.Mention {
	serial, _ := h.Place()
	m := bySerial[serial]
	if m == nil {
		m = &index.Mention{Serial: serial}
		bySerial[serial] = m
	}
	return m
}

// countOften sets index.Mention.Often to the lowest of the listings of the terms, and deletes the mentions that no
// listing has.
func countOften(bySerial map[news.Serial]*index.Mention, listings [][]lucene.Hit) {
	isListed := make(map[news.Serial]bool)
	for i, hits := range listings {
		for _, h := range hits {
			serial, _ := h.Place()
			if m := bySerial[serial]; m != nil && (i == 0 || int(h.Score) < m.Often) {
				m.Often = int(h.Score)
			}
			isListed[serial] = true
		}
	}
	maps.DeleteFunc(bySerial, func(s news.Serial, _ *index.Mention) bool { return !isListed[s] })
}
