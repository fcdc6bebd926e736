package speech

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/people"
	"quoth/retrieval/quote"
)

// claimant is whom a claim names as the speaker.
type claimant struct {
	name   string           // "": nobody in particular
	people []*people.Person // the people who may be meant; nil: nobody of that name speaks
	keys   []string         // of all of them; see people.Key
	// doubtful is the key of a surname that they share with others. A speaker who is printed with that surname alone
	// may be one of them.
	doubtful string
	near     []string // names near one that nobody has
}

// isUnknown reports whether the claim names somebody who is never quoted.
func (c claimant) isUnknown() bool { return c.name != "" && len(c.people) == 0 }

// resolveClaimant finds the people whom the claim may mean, all of those who share a surname or an office, and
// corrects the spelling of a name that nobody has.
func (s *claimSearch) resolveClaimant(ctx context.Context) (err error) {
	if s.name = s.out.Claim.Speaker; s.name == "" {
		return nil
	}
	found, err := s.findClaimant(ctx)
	if err != nil {
		return err
	}
	s.people, s.near = slices.Concat(found.People, found.Others), found.Near
	for _, p := range s.people {
		s.keys = append(s.keys, p.Keys()...)
	}
	s.addBare(found)
	if len(s.people) == 1 {
		speaker := speakerOf(s.people[0])
		s.out.Speaker = &speaker
		return s.resolveSurname(ctx)
	}
	s.out.Others = namesOf(s.people)
	return nil
}

// findClaimant returns the people who have the name or nearly that name, or else the one who is only known by its
// surname.
func (s *claimSearch) findClaimant(ctx context.Context) (found people.Found, err error) {
	if s.name, s.out.Corrections, err = s.spellSpeaker(ctx, s.name); err != nil {
		return found, err
	}
	found, err = s.view.FindSpeakers(ctx, s.name)
	surname := surnameOf(s.name)
	if err != nil || len(found.People) > 0 || surname == "" {
		return found, err
	}
	bare, err := s.view.FindSpeakers(ctx, surname)
	if len(bare.People) == 1 && len(bare.Others) == 0 && slices.Contains(bare.People[0].Keys(), surname) {
		found = bare
	}
	return found, err
}

// resolveSurname adds the surname alone to the keys if nobody else has it. Otherwise it sets the surname as doubtful.
func (s *claimSearch) resolveSurname(ctx context.Context) error {
	surname := surnameOf(s.people[0].Name)
	if surname == "" {
		return nil
	}
	found, err := s.view.FindSpeakers(ctx, surname)
	if err != nil {
		return err
	}
	if len(found.People) == 1 && len(found.Others) == 0 && slices.Contains(s.keys, found.People[0].Keys()[0]) {
		s.addBare(found)
		return nil
	}
	s.doubtful, err = s.view.SpeakerKey(ctx, surname)
	return err
}

// addBare adds the keys of the speaker who is printed with the surname of the claimant alone.
func (s *claimSearch) addBare(found people.Found) {
	if found.Bare != nil {
		s.keys = append(s.keys, found.Bare.Keys()...)
	}
}

// surnameOf returns the key of a person's surname; "" for a body and for a name of one word.
func surnameOf(name string) string {
	n := names.Parse(name)
	if n.Body || n.Given == 0 || len(n.Surname()) == 0 {
		return ""
	}
	return names.Name{Words: n.Surname()}.Key()
}

// split divides places into those with words of the claimant, of somebody else, and of no certain speaker. If the claim
// names nobody, all are the claimant's.
func (c claimant) split(all []utterance) (own, others, unnamed []utterance) {
	if c.name == "" {
		return all, nil, nil
	}
	for _, u := range all {
		switch {
		case u.IsNamed() && slices.Contains(c.keys, u.key):
			own = append(own, u)
		case !u.IsNamed() || u.key == c.doubtful:
			unnamed = append(unnamed, u)
		default:
			others = append(others, u)
		}
	}
	return own, others, unnamed
}

// IsNamed reports whether the speaker is certain and has a name.
func (s Said) IsNamed() bool {
	return s.Speaker.Name != "" && s.How != quote.Unattributed && !s.IsUncertain()
}

// IsTold reports whether the speaker is certain, by name or in other words ("the company"). A pronoun that could not be
// resolved is no certain speaker.
func (s Said) IsTold() bool {
	isPronoun := s.How == quote.Pronoun && s.Speaker.Name == ""
	return s.How != quote.Unattributed && !s.IsUncertain() && !isPronoun
}

// IsUncertain reports whether there is a speaker who may not be the right one.
func (s Said) IsUncertain() bool { return s.How == quote.Uncertain }

// nearest returns the claimant's quotation with the most words of the claim or, of equal ones, the newest. It reports
// false if there is none.
func (s *claimSearch) nearest(ctx context.Context) (Quotation, bool, error) {
	speaking, err := s.view.Speaking(ctx, s.keys)
	if err != nil {
		return Quotation{}, false, err
	}
	by := speakerSearch{Finder: s.Finder, query: s.query, keys: s.keys, serials: speaking}
	by.query.Page, by.query.Question.Days = 0, nil
	serials, err := by.candidates(ctx)
	if err == nil && len(serials) == 0 {
		by.query.Question.Terms = nil
		serials, err = by.candidates(ctx)
	}
	if err != nil {
		return Quotation{}, false, err
	}
	all, err := by.utterances(ctx, serials[:min(newestArticles, len(serials))])
	if err != nil || len(all) == 0 {
		return Quotation{}, false, err
	}
	best := slices.MaxFunc(all, func(a, b utterance) int {
		return cmp.Or(cmp.Compare(a.Score, b.Score), a.date().Compare(b.date()))
	})
	return best.Quotation, true, nil
}
