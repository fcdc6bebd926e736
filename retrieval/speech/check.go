package speech

import (
	"context"
	"slices"

	"quoth/retrieval/search"
	"quoth/retrieval/wording"
)

// Claim is what is checked: that somebody said some words.
type Claim struct {
	Words   string
	Speaker string // "": nobody in particular
}

// Verdict says what the articles have of a Claim.
type Verdict string

// The verdicts, as in the JSON of a reply.
const (
	Verbatim     Verdict = "verbatim"      // word for word
	Cut          Verdict = "cut"           // word for word except for what an ellipsis leaves out
	Differs      Verdict = "differs"       // nearly
	OtherSpeaker Verdict = "other-speaker" // somebody else than the Speaker of the Claim said so
	Absent       Verdict = "absent"        // not as words of the Speaker, nor of anybody
)

// Check finds out whether the words of a claim were said by its speaker, or by anybody. The Results have the
// words; each has a Match, and they are all of one verdict. If the claim is absent there is a Silence, and
// Near has what comes near. The Text of q is that of the words. If there is nothing to check, or nothing to
// check it in, there is a Silence without a verdict.
func (f Finder) Check(ctx context.Context, c Claim, q Query) (Quotes, error) {
	s := f.newClaimSearch(c, q)
	_, err := s.run(ctx)
	return s.out, err
}

// newClaimSearch returns the work on one claim.
func (f Finder) newClaimSearch(c Claim, q Query) *claimSearch {
	return &claimSearch{
		Finder: f, query: q, wording: wording.Read(c.Words), terms: search.Terms(q.Question),
		out: Quotes{Searched: q.Searched, Claim: c},
	}
}

// run sets the verdict on the claim, and returns all places that have its words.
func (s *claimSearch) run(ctx context.Context) ([]utterance, error) {
	switch {
	case s.view.Len() == 0:
		s.out = s.out.silent(search.NoArticles)
		return nil, nil
	case len(s.wording.Words()) < 2 && len(s.terms) == 0:
		s.out = s.out.silent(search.StopWords)
		return nil, nil
	case s.query.Searched.Articles == 0:
		s.out = s.out.silent(search.OutsideDates)
		return nil, nil
	}
	if err := s.resolveClaimant(ctx); err != nil {
		return nil, err
	}
	all, err := s.find(ctx)
	if err == nil {
		err = s.decide(ctx, all)
	}
	return all, err
}

// decide sets the verdict on a claim and what shows it, from all places that have its words.
func (s *claimSearch) decide(ctx context.Context, all []utterance) error {
	own, others, unnamed := s.split(all)
	switch {
	case slices.ContainsFunc(own, utterance.isWhole):
		return s.show(ctx, own, "")
	case slices.ContainsFunc(others, utterance.isWhole):
		s.out.Near = firstOf(own)
		return s.show(ctx, others, OtherSpeaker)
	case len(own) > 0:
		return s.show(ctx, own, "")
	case slices.ContainsFunc(unnamed, utterance.isWhole):
		s.out.Near = firstOf(unnamed)
		return s.absent(ctx)
	case slices.ContainsFunc(others, utterance.saysTheSame):
		return s.show(ctx, slices.DeleteFunc(others, func(u utterance) bool { return !u.saysTheSame() }), OtherSpeaker)
	}
	s.out.Near = firstOf(append(others, unnamed...))
	return s.absent(ctx)
}

// show makes places that have the words the results, with a verdict or, if it is empty, that of the words.
func (s *claimSearch) show(ctx context.Context, all []utterance, v Verdict) error {
	results, err := merge(ctx, bestMatches(all), isSurer)
	if err != nil {
		return err
	}
	if s.out.Verdict = v; v == "" {
		s.out.Verdict = results[0].Match.verdict()
	}
	from := min(s.query.Page*s.query.Results, len(results))
	to := min(from+s.query.Results, len(results))
	s.out.Results, s.out.More = results[from:to], to < len(results)
	s.out.Pages = (len(results) + s.query.Results - 1) / max(s.query.Results, 1)
	return nil
}

// absent says that the claim is not in the articles, and looks for what comes near.
func (s *claimSearch) absent(ctx context.Context) (err error) {
	s.out.Verdict = Absent
	s.out.Silence = &search.Silence{Reason: search.NoMatch}
	switch {
	case s.isUnknown():
		s.out.Silence = &search.Silence{Reason: search.UnknownSpeaker, Nearest: s.near}
	case len(s.people) == 0 && len(s.terms) == 0:
		s.out.Silence.Reason = search.StopWords // only the quotes were searched
		s.out.Verdict = ""
	case len(s.people) == 0:
		s.out.Silence.Nearest, err = s.headlines(ctx)
	default:
		near, ok, err := s.nearest(ctx)
		if ok {
			s.out.Near = slices.Insert(s.out.Near, 0, near)
		}
		return err
	}
	return err
}

// firstOf returns the best of some places, if there are any.
func firstOf(all []utterance) []Quotation {
	if len(all) == 0 {
		return nil
	}
	return []Quotation{bestMatches(all)[0].Quotation}
}
