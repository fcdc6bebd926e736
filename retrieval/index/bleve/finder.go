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
	scored []bool // the documents that are scored; nil: all
}

// scores has a place for every document of a snapshot, by its number there.
type scores struct {
	passage, body, title []float32
	mentions             mentions
}

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

// each calls do for every document that has a term.
func (f *finder) each(field, term string, do func(number int)) error {
	found, err := f.Find(field, term)
	if err != nil {
		return err
	}
	for run, err := range found.Runs(f.ctx) {
		if err != nil {
			return err
		}
		for _, doc := range run.Docs {
			do(run.Offset + int(doc))
		}
	}
	return nil
}

// article returns the article whose document, or whose passage, has a number.
func (f *finder) article(number int) (news.Serial, error) {
	p, err := f.Place(number)
	return news.Serial(p.Whole), err
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
		found, err := f.Find(field, v)
		if err != nil {
			return 0, err
		}
		count += found.Count
	}
	found, err := f.Find(field, t.Text)
	if err != nil {
		return 0, err
	}
	idf := bm25.IDF(found.Count+count, int(l.Documents))
	s := scoring{weight: t.Weight * idf, mean: l.Mean(), params: p, into: into, only: f.scored}
	if err := s.add(f.ctx, found); err != nil {
		return 0, err
	}
	for _, v := range t.Variants {
		if found, err = f.Find(field, v); err != nil {
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
	only         []bool       // the documents that are scored; nil: all
	once         [512]float32 // the scores of documents that have the term once, by their length; 0: not known yet
}

// add scores the documents of one list of postings.
func (s *scoring) add(ctx context.Context, found *engine.Postings) error {
	runs := found.Measured
	switch {
	case s.params == presence:
		runs = found.Runs
	case s.params.B == 0:
		runs = found.Counted
	}
	for run, err := range runs(ctx) {
		if err != nil {
			return err
		}
		s.addRun(run)
	}
	return nil
}

func (s *scoring) addRun(run engine.Run) {
	into := s.into[run.Offset:]
	var only []bool
	if s.only != nil {
		only = s.only[run.Offset:]
	}
	times, length := uint32(1), uint32(0)
	for i, doc := range run.Docs {
		if only != nil && !only[doc] {
			continue
		}
		if run.Times != nil {
			times = run.Times[i]
		}
		if run.Lengths != nil {
			length = run.Lengths[doc]
		}
		into[doc] += s.of(times, length)
	}
}

// of returns the score of a document that has the term so many times.
func (s *scoring) of(times, length uint32) float32 {
	if times > 1 || int(length) >= len(s.once) {
		return s.score(times, length)
	}
	if s.once[length] == 0 {
		s.once[length] = s.score(times, length)
	}
	return s.once[length]
}

func (s *scoring) score(times, length uint32) float32 {
	relative := 1.0
	if s.params.B > 0 {
		relative = float64(length) / s.mean
	}
	return float32(s.weight * s.params.Saturate(float64(times), relative))
}
