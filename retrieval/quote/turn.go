package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/transcript"
)

// readTurn links what the turn in frame i says to whom its label names. An answer is by whoever is
// interviewed, a question by nobody whom the text names.
func (x *extraction) readTurn(i int) {
	switch t := x.turns[x.frames[i].paragraph]; t.Kind {
	case transcript.Named, transcript.Role:
		x.turn = x.linkTo(x.labelled(i, t), byTurn, i)
		x.noteSpeaker(x.turn, i)
	case transcript.Question:
		x.turn = x.linkTo(mention{}, byTurn, i)
	case transcript.Answer:
		x.turn = x.linkTo(x.interviewee(), byInterview, i)
	case transcript.Continued:
		x.turn.rule = byOpenQuote
	}
	for _, t := range x.frames[i].sentence {
		if t.Kind == names.Folded {
			x.links[t.Piece] = x.turn
		}
	}
}

// labelled returns the mention in the label of turn t in frame i.
func (x *extraction) labelled(i int, t transcript.Turn) mention {
	s := x.frames[i].sentence
	from := slices.IndexFunc(s, func(w token) bool { return w.Span.Start >= t.Name.Start })
	to := from
	for to >= 0 && to < len(s) && s[to].Span.End <= t.Name.End {
		to++
	}
	if from == to {
		return mention{}
	}
	m := x.phrase(s, from, to)
	if m.person == nil && to == from+1 {
		m.person = x.persons.withInitials(s[from].Text)
	}
	switch {
	case t.Kind == transcript.Role:
		m.name = ""
	case !m.known():
		m.name = m.span.Of(x.text)
	}
	return m
}

// withInitials returns the only person with such initials ("mq"), or nil.
func (p *persons) withInitials(initials string) (found *person) {
	for _, q := range p.all {
		if len(q.words) > 1 && names.Initials(q.words) == initials {
			if found != nil {
				return nil
			}
			found = q
		}
	}
	return found
}

// interviewee returns whoever answers in an interview: the only person named before its first turn, or the
// only one there after words such as "interview with". What the text says nothing of may be no person.
func (x *extraction) interviewee() mention {
	var all, known, with answerers
	for _, f := range x.frames {
		if f.isTurn {
			break
		}
		for _, r := range f.runs {
			m := mention{span: r.In[r.From:r.To].Span(), person: x.persons.find(r)}
			all.add(m)
			if m.person != nil && (m.person.sex != 0 || m.person.role != "") {
				known.add(m)
			}
			if r.In.At(r.From-1).Text == "with" && r.In.At(r.From-2).In("interview", "conversation", "a") {
				with.add(m)
			}
		}
	}
	for _, a := range []answerers{with, all, known} {
		if m := a.only(); m.found() {
			return m
		}
	}
	return mention{}
}

// answerers are the persons who may be the one who answers.
type answerers struct {
	first   mention
	several bool
}

// add adds whom m names.
func (a *answerers) add(m mention) {
	switch {
	case m.person == nil:
	case a.first.person == nil:
		a.first = m
	default:
		a.several = a.several || a.first.person != m.person
	}
}

// only returns the mention of the person if there is one alone.
func (a *answerers) only() mention {
	if a.several {
		return mention{}
	}
	return a.first
}
