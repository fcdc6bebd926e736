package quote

import (
	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/transcript"
)

// readTurn links what the turn in frame i says to whom its label names. An answer is by whoever is
// interviewed, a question by nobody whom the text names.
func (x *extraction) readTurn(i int) {
	switch t := x.turns[x.frames[i].paragraph]; t.Kind {
	case transcript.Named:
		x.turn = x.linkTo(x.labelled(i, t.Name), byTurn, i)
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

// labelled returns the mention of the name at span in frame i.
func (x *extraction) labelled(i int, span prose.Span) mention {
	s := x.frames[i].sentence
	from := 0
	for from < len(s) && s[from].Span.Start < span.Start {
		from++
	}
	to := from
	for to < len(s) && s[to].Span.End <= span.End {
		to++
	}
	if from == to {
		return mention{}
	}
	return x.phrase(s, from, to)
}

// interviewee returns whoever answers in an interview: the only person named before its first turn, or
// the only one there after words such as "interview with".
func (x *extraction) interviewee() mention {
	var all, with answerers
	for _, f := range x.frames {
		if f.isTurn {
			break
		}
		for _, r := range f.runs {
			m := mention{span: r.In[r.From:r.To].Span(), person: x.persons.find(r)}
			all.add(m)
			if r.In.At(r.From-1).Text == "with" && r.In.At(r.From-2).In("interview", "conversation", "a") {
				with.add(m)
			}
		}
	}
	if all.several {
		return with.only()
	}
	return all.only()
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
