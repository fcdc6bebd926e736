package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/quote/syntax"
	"quoth/retrieval/transcript"
)

// readTurn links what the turn in frame i says to the person named by its label. An answer is by whoever is
// interviewed, and a question by nobody whom the text names.
func (x *extraction) readTurn(i int) {
	switch t := x.Turns[x.Frames[i].Paragraph]; t.Kind {
	case transcript.Named, transcript.Role:
		x.turn = x.linkTo(x.labelled(i, t), byTurn, i)
		x.noteSpeaker(x.turn, i)
	case transcript.Question:
		x.turn = x.linkTo(syntax.Mention{}, byTurn, i)
	case transcript.Answer:
		x.turn = x.linkTo(x.interviewee(), byInterview, i)
	case transcript.Continued:
		x.turn.rule = byOpenQuote
	}
	for _, t := range x.Frames[i].Sentence {
		if t.Kind == names.Folded {
			x.links[t.Piece] = x.turn
		}
	}
}

// labelled returns the mention in the label of turn t in frame i.
func (x *extraction) labelled(i int, t transcript.Turn) syntax.Mention {
	s := x.Frames[i].Sentence
	from := slices.IndexFunc(s, func(w syntax.Token) bool { return w.Span.Start >= t.Name.Start })
	to := from
	for to >= 0 && to < len(s) && s[to].Span.End <= t.Name.End {
		to++
	}
	if from == to {
		return syntax.Mention{}
	}
	m := x.Phrase(s, from, to)
	if m.Person == nil && to == from+1 {
		m.Person = x.Persons.WithInitials(s[from].Text)
	}
	switch {
	case t.Kind == transcript.Role:
		m.Name = ""
	case !m.Known():
		m.Name = m.Span.Of(x.Text)
	}
	return m
}

// interviewee returns whoever answers in an interview: the only person before its first turn who is named after words
// such as "interview with", or else the only one who is named there. If there are several, it returns the only one of
// whom the text gives the sex or a role, since the others may be no people.
func (x *extraction) interviewee() syntax.Mention {
	var all, known, with answerers
	for _, f := range x.Frames {
		if f.IsTurn {
			break
		}
		for _, r := range f.Runs {
			m := syntax.Mention{Span: r.In[r.From:r.To].Span(), Person: x.Persons.Find(r)}
			all.add(m)
			if m.Person != nil && (m.Person.Sex != 0 || m.Person.Role != "") {
				known.add(m)
			}
			if r.In.At(r.From-1).Text == "with" && r.In.At(r.From-2).In("interview", "conversation", "a") {
				with.add(m)
			}
		}
	}
	for _, a := range []answerers{with, all, known} {
		if m := a.only(); m.Found() {
			return m
		}
	}
	return syntax.Mention{}
}

// answerers are the persons who may be the one who answers.
type answerers struct {
	first   syntax.Mention
	several bool
}

// add adds the person whom m names, if there is one.
func (a *answerers) add(m syntax.Mention) {
	switch {
	case m.Person == nil:
	case a.first.Person == nil:
		a.first = m
	default:
		a.several = a.several || a.first.Person != m.Person
	}
}

// only returns the mention of the person if there is one alone.
func (a *answerers) only() syntax.Mention {
	if a.several {
		return syntax.Mention{}
	}
	return a.first
}
