package bleve

import (
	"context"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
)

// finder looks documents up in a snapshot.
type finder struct {
	*engine.Snapshot
	ctx    context.Context
	state  state
	scores *scores
}

// scores has a place for every document of a snapshot, by its number there.
type scores struct{ passage, body, title []float32 }

// reset sets all scores of n documents to 0.
func (s *scores) reset(n int) {
	for _, p := range []*[]float32{&s.passage, &s.body, &s.title} {
		if cap(*p) < n {
			*p = make([]float32, n)
			continue
		}
		*p = (*p)[:n]
		clear(*p)
	}
}

// each calls do for every document that has a term. The postings have frequencies if weighed is set.
func (f *finder) each(field, term string, weighed bool, do func(number int, p engine.Posting)) error {
	found, err := f.Find(field, term, weighed)
	if err != nil {
		return err
	}
	for {
		n, posting, err := found.Next()
		if err != nil || posting == nil {
			return err
		}
		do(n, posting)
	}
}

// article returns the article whose document, or whose passage, has a number.
func (f *finder) article(number int) (news.Serial, error) {
	serial, _, err := f.place(number)
	return serial, err
}

// place returns the article of the document with a number, and where in it the document starts; see
// parseID.
func (f *finder) place(number int) (s news.Serial, start int, err error) {
	id, err := f.ID(number)
	if err != nil {
		return 0, 0, err
	}
	return parseID(id)
}

// scoreTerm adds a term's BM25 to the scores of passages, texts and headlines.
func (f *finder) scoreTerm(t index.Term) (passageIDF, articleIDF float64, err error) {
	if passageIDF, err = f.score(fieldText, t, f.state.passages, f.scores.passage, bm25.Text); err != nil {
		return
	}
	if articleIDF, err = f.score(fieldBody, t, f.state.articles, f.scores.body, bm25.Text); err != nil {
		return
	}
	_, err = f.score(fieldTitle, t, f.state.articles, f.scores.title, bm25.Title)
	return
}

// score adds a term's BM25 to every document that has it in field, and returns its IDF. A document
// with a variant of the term counts as one with the term.
func (f *finder) score(field string, t index.Term, l index.Lengths, into []float32, p bm25.Params) (float64, error) {
	count := 0
	for _, v := range t.Variants {
		found, err := f.Find(field, v, false)
		if err != nil {
			return 0, err
		}
		count += found.Count
	}
	found, err := f.Find(field, t.Text, true)
	if err != nil {
		return 0, err
	}
	idf := bm25.IDF(found.Count+count, int(l.Documents))
	s := scoring{weight: t.Weight * idf, mean: l.Mean(), params: p, into: into}
	if err := s.add(f.ctx, found); err != nil {
		return 0, err
	}
	for _, v := range t.Variants {
		if found, err = f.Find(field, v, true); err != nil {
			return 0, err
		}
		if err := s.add(f.ctx, found); err != nil {
			return 0, err
		}
	}
	return idf, nil
}

// scoring says how the documents of a term are scored.
type scoring struct {
	weight, mean float64
	params       bm25.Params
	into         []float32
}

// add scores the documents of one list of postings.
func (s scoring) add(ctx context.Context, found *engine.Postings) error {
	for step := 0; ; step++ {
		if err := engine.Alive(ctx, step); err != nil {
			return err
		}
		n, posting, err := found.Next()
		if err != nil || posting == nil {
			return err
		}
		relative := 1.0
		if s.params.B > 0 {
			relative = length(posting.Norm()) / s.mean
		}
		s.into[n] += float32(s.weight * s.params.Saturate(float64(posting.Frequency()), relative))
	}
}

// length returns the length of a document, in terms, from its norm, which is one over the root of
// the length.
func length(norm float64) float64 {
	if norm <= 0 {
		return 1
	}
	return 1 / (norm * norm)
}
