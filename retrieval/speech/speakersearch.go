package speech

import (
	"context"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
)

// speakerSearch is the work on one call of BySpeaker.
type speakerSearch struct {
	Finder
	query   Query
	keys    []string         // of the speaker; see people.Key; nil: anybody
	serials []news.Serial    // of the current articles that quote the speaker; nil: anybody
	several []*people.Person // those who may be meant, until the topic decides; keys holds all of their keys
	name    string           // of the speaker, as it was asked for
	idf     []float64        // of the query's terms in passages; nil without a topic
	out     Quotes
}

// dateWeight is the greatest weight of words that are no topic, such as those of a date.
const dateWeight = 0.5

// hasTopic reports whether the query says what the speech is about.
func (s *speakerSearch) hasTopic() bool {
	return slices.ContainsFunc(s.query.Question.Terms, func(t question.Term) bool { return t.Weight > dateWeight })
}

// resolveSpeaker sets the keys of the speaker that a name means. If there are several and the query has a
// topic, it sets the keys of all, for resolveByTopic to decide. Else it sets the Silence that names those who
// may be meant, and reports false.
func (s *speakerSearch) resolveSpeaker(ctx context.Context, name string) (bool, error) {
	found, err := s.view.FindSpeakers(ctx, name)
	if err != nil {
		return false, err
	}
	s.name = name
	switch {
	case len(found.People) == 0:
		s.out.Silence = &search.Silence{Reason: search.UnknownSpeaker, Nearest: found.Near}
		return false, nil
	case len(found.People) == 1:
		if err := s.setSpeaker(ctx, found.People[0], found.Keys(), found.Others); err != nil {
			return false, err
		}
		if found.Bare != nil {
			s.out.Speaker.Forms = append(slices.Clone(s.out.Speaker.Forms), found.Bare.Forms...)
		}
		return true, nil
	case s.hasTopic():
		s.several = found.People
		for _, p := range found.People {
			s.keys = append(s.keys, p.Keys()...)
		}
		return true, nil
	}
	s.offer(found.People)
	return false, nil
}

// resolveByTopic sets the speaker to the only one of several whose utterances are on the topic. If there
// is none, or more than one, it sets the Silence that offers them all, and reports false.
func (s *speakerSearch) resolveByTopic(ctx context.Context, all []utterance) (bool, error) {
	var speaking, others []*people.Person
	for _, p := range s.several {
		if slices.ContainsFunc(all, func(u utterance) bool { return slices.Contains(p.Keys(), u.key) }) {
			speaking = append(speaking, p)
		} else {
			others = append(others, p)
		}
	}
	if len(speaking) != 1 {
		s.offer(s.several)
		return false, nil
	}
	return true, s.setSpeaker(ctx, speaking[0], speaking[0].Keys(), others)
}

// setSpeaker sets the speaker to p, who is known by keys, and counts the current articles that quote p.
func (s *speakerSearch) setSpeaker(
	ctx context.Context, p *people.Person, keys []string, others []*people.Person,
) error {
	serials, err := s.view.Speaking(ctx, keys)
	if err != nil {
		return err
	}
	s.serials = slices.DeleteFunc(serials, func(n news.Serial) bool {
		_, isCurrent := s.view.Meta(n)
		return !isCurrent
	})
	speaker := speakerOf(p)
	speaker.Articles = len(s.serials)
	s.keys, s.out.Speaker, s.out.Others = keys, &speaker, namesOf(others)
	return nil
}

// offer sets the Silence that offers several people. It leaves out the one whose whole name was asked for, since asking
// for it again would lead to the same Silence.
func (s *speakerSearch) offer(several []*people.Person) {
	key := people.Key(s.name)
	others := slices.DeleteFunc(slices.Clone(several), func(p *people.Person) bool {
		return slices.Contains(p.Keys(), key)
	})
	s.out.Silence = &search.Silence{Reason: search.UnknownSpeaker, Several: true, Nearest: namesOf(others)}
}

func namesOf(persons []*people.Person) (names []string) {
	for _, p := range persons {
		names = append(names, p.Name)
	}
	return names
}
