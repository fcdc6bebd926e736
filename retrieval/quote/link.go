package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/quote/syntax"
)

// readFrame links the marked pieces of frame i to the cues in it, and adds its reported clauses. A piece inside a
// clause belongs to the cue of the clause, even if the clause holds other cues: their speakers are quoted at second
// hand.
func (x *extraction) readFrame(i int) {
	if x.Frames[i].IsTurn {
		x.readTurn(i)
		return
	}
	s := x.Frames[i].Sentence
	cues := x.CuesIn(s)
	links := x.linksOf(cues, i)
	if m := x.closedBy(i, cues); m >= 0 {
		x.links[m] = links[0]
		x.links[m].rule = byCueAfter
		return
	}
	clauses := x.ClausesIn(s, cues)
	for at, t := range s {
		if t.Kind == names.Folded {
			x.links[t.Piece] = x.linkOf(i, at, cues, links, clauses)
		}
	}
	for _, c := range clauses {
		x.clauses = append(x.clauses, reported{c, links[c.Cue]})
	}
}

// linksOf returns the links to the sources of the cues of frame i, and notes who speaks there.
func (x *extraction) linksOf(cues []syntax.Cue, i int) []link {
	links := make([]link, len(cues))
	for n, c := range cues {
		links[n] = x.linkTo(c.Source, byCueBefore, i)
		links[n].cue, links[n].at, links[n].order = c.Span, c.At, c.Order
		x.noteSpeaker(links[n], i)
	}
	if n := slices.IndexFunc(cues, func(c syntax.Cue) bool { return c.Source.Found() }); n >= 0 {
		x.announced[i] = &links[n]
	}
	return links
}

// linkOf returns the link of the marked piece at token at of frame i: to the name that signs it, to the source of its
// cue, or to the name before its colon. It returns the zero link if there is none of these.
func (x *extraction) linkOf(i, at int, cues []syntax.Cue, links []link, clauses []syntax.Clause) link {
	s := x.Frames[i].Sentence
	if l := x.signature(s[at].Piece, i, at+1); l != nil {
		return *l
	}
	if n, r := x.cueOf(s, at, cues, clauses); n >= 0 {
		l := links[n]
		l.rule = r
		return l
	}
	if at > 1 && s[at-1].Text == ":" {
		return x.beforeColon(i, at-1)
	}
	return link{}
}

// beforeColon returns the link to the name that the colon at token at of frame i follows, or to the subject
// of the frame.
func (x *extraction) beforeColon(i, at int) link {
	if l := x.headingAt(bySignature, i, at); l != nil {
		return *l
	}
	if m := x.FrameSubject(x.Frames[i].Sentence, at+1); m.Found() {
		return x.linkTo(m, byColon, i)
	}
	return link{}
}

// closedBy returns the marked piece at the end of the frame before i if frame i only says whose words it is
// ("“The pier is closed.” Rosa Vane said."), else -1.
func (x *extraction) closedBy(i int, cues []syntax.Cue) int {
	if i == 0 || len(cues) != 1 || x.Frames[i-1].Paragraph != x.Frames[i].Paragraph {
		return -1
	}
	c, s, last := cues[0], x.Frames[i].Sentence, x.Frames[i-1].Sentence
	isAll := c.Order == syntax.Before && c.Source.Found() && c.From == 0 && isManner(s[c.End:])
	t := last[len(last)-1]
	says := isAll && syntax.StandsForSaid(s[c.At]) && !syntax.Holds(s, names.Folded)
	if says && t.Kind == names.Folded && x.links[t.Piece].rule == byNothing {
		return t.Piece
	}
	return -1
}

// isManner reports whether s, after a cue, says at most how or where somebody spoke ("called back from the
// pier").
func isManner(s syntax.Sentence) bool {
	t := s.At(0)
	opens := t.Is(names.Preposition) || t.In("back", "out")
	return !syntax.Holds(s, names.Word) ||
		opens && len(s) < syntax.LongestHearer && !slices.ContainsFunc(s, syntax.IsVerbForm)
}

// linkTo returns a link, in a new group, to the source m in frame i.
func (x *extraction) linkTo(m syntax.Mention, r rule, i int) link {
	x.group++
	p := m.Person
	if m.Pronoun != "" {
		p = x.resolve(m.Pronoun, m.Span.Start, i)
	}
	return link{source: m, person: p, rule: r, group: x.group, frame: i, at: len(x.Frames[i].Sentence)}
}

// noteSpeaker notes that the source of l speaks in frame i.
func (x *extraction) noteSpeaker(l link, i int) {
	f, m := x.Frames[i], nameMention{at: l.source.Span.Start, frame: i, paragraph: x.Frames[i].Paragraph}
	if m.person = l.person; m.person != nil {
		m.sex = m.person.Sex
	} else if l.source.Name != "" {
		x.spoke = nil
		return
	} else if p, sex, ok := x.Somebody(f.Sentence[l.source.From:l.source.To]); ok {
		m.person, m.sex = p, sex
	} else {
		return
	}
	x.spoke = &m
}

// announcing returns the cue that stands right before the marked piece at token at, with a comma or a colon
// between them ("Vane shouted, “…”"), or -1.
func announcing(s syntax.Sentence, at int, cues []syntax.Cue) int {
	if !s.At(at-1).In(",", ":") {
		return -1
	}
	return slices.IndexFunc(cues, func(c syntax.Cue) bool {
		return c.End == at-1 && c.Order == syntax.Before && c.Source.Found() && !s[c.At].Ends("ing")
	})
}

// cueOf returns the cue to which the marked piece at token at belongs, or -1.
func (x *extraction) cueOf(s syntax.Sentence, at int, cues []syntax.Cue, clauses []syntax.Clause) (int, rule) {
	if n := announcing(s, at, cues); n >= 0 {
		return n, byCueBefore
	}
	if n := x.CueAfter(s, at, cues); n >= 0 {
		return n, byCueAfter
	}
	for _, c := range clauses {
		if c.From <= at && at < c.To {
			return c.Cue, byCueBefore
		}
	}
	for n, c := range slices.Backward(cues) {
		if c.At < at && c.Source.Found() {
			return n, byCueBefore
		}
	}
	return -1, byNothing
}
