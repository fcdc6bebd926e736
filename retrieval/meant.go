package retrieval

import (
	"slices"

	"quoth/retrieval/people"
)

// names takes the one speaker who is meant, or the several whom the topic may tell apart.
// Else it puts the silence that says who may be.
func (s *speech) names(found people.Found) bool {
	switch {
	case len(found.People) == 0:
		s.out.Silence = &Silence{Reason: UnknownSpeaker, Nearest: found.Near}
		return false
	case len(found.People) == 1:
		s.keys = found.Keys()
		s.takes(found.People[0], found.Others)
		if found.Bare != nil {
			s.out.Speaker.Forms = append(slices.Clone(s.out.Speaker.Forms), found.Bare.Forms...)
		}
		return true
	case s.about():
		s.may = found.People
		for _, p := range found.People {
			s.keys = append(s.keys, p.Keys()...)
		}
		return true
	}
	s.offers(found.People)
	return false
}

func (s *speech) takes(p *people.Person, others []*people.Person) {
	speaker := speakerOf(p)
	s.out.Speaker, s.out.Others = &speaker, namesOf(others)
}

func (s *speech) offers(several []*people.Person) {
	s.out.Silence = &Silence{Reason: UnknownSpeaker, Several: true, Nearest: namesOf(several)}
}

func namesOf(persons []*people.Person) []string {
	var names []string
	for _, p := range persons {
		names = append(names, p.Name)
	}
	return names
}

// byTopic takes the only one of several speakers who speaks on the topic. It reports false,
// and offers them, when none or more than one does.
func (s *speech) byTopic(all []utterance) bool {
	var others []*people.Person
	var only *people.Person
	for _, p := range s.may {
		speaks := slices.ContainsFunc(all, func(u utterance) bool { return slices.Contains(p.Keys(), u.key) })
		if !speaks {
			others = append(others, p)
			continue
		}
		if only != nil {
			only = nil
			break
		}
		only = p
	}
	if only == nil {
		s.offers(s.may)
		return false
	}
	s.takes(only, others)
	return true
}
