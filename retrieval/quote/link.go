package quote

import (
	"slices"

	"quoth/retrieval/names"
)

// readFrame links the marked pieces of frame i to the cues in it, and adds its reported clauses. A
// piece inside a clause belongs to that clause's cue, whatever other cues the clause holds: their
// speakers are quoted at second hand.
func (x *extraction) readFrame(i int) {
	if x.frames[i].isTurn {
		x.readTurn(i)
		return
	}
	s := x.frames[i].sentence
	cues := x.cuesIn(s)
	links := x.linksOf(cues, i)
	if m := x.closedBy(i, cues); m >= 0 {
		x.links[m] = links[0]
		x.links[m].rule = byCueAfter
		return
	}
	clauses := x.clausesIn(s, cues)
	for at, t := range s {
		if t.Kind == names.Folded {
			x.links[t.Piece] = x.linkOf(i, at, cues, links, clauses)
		}
	}
	for _, c := range clauses {
		c.link = links[c.cue]
		x.clauses = append(x.clauses, c)
	}
}

// linksOf returns the links to the sources of the cues of frame i, and notes who speaks there.
func (x *extraction) linksOf(cues []cue, i int) []link {
	links := make([]link, len(cues))
	for n, c := range cues {
		links[n] = x.linkTo(c.source, byCueBefore, i)
		links[n].cue, links[n].at, links[n].order = c.span, c.at, c.order
		x.noteSpeaker(links[n], i)
	}
	if n := slices.IndexFunc(cues, func(c cue) bool { return c.source.found() }); n >= 0 {
		x.announced[i] = links[n]
	}
	return links
}

// linkOf returns the link of the marked piece at token at of frame i: to the name that signs it, to the source
// of its cue, or to the name before its colon. It is the zero link where there is none of them.
func (x *extraction) linkOf(i, at int, cues []cue, links []link, clauses []clause) link {
	s := x.frames[i].sentence
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
	if m := x.frameSubject(x.frames[i].sentence, at+1); m.found() {
		return x.linkTo(m, byColon, i)
	}
	return link{}
}

// closedBy returns the marked piece at the end of the frame before i if frame i does nothing but say whose
// it is ("“The pier is closed.” Rosa Vane said."), else -1.
func (x *extraction) closedBy(i int, cues []cue) int {
	if i == 0 || len(cues) != 1 || x.frames[i-1].paragraph != x.frames[i].paragraph {
		return -1
	}
	c, s, last := cues[0], x.frames[i].sentence, x.frames[i-1].sentence
	says := s[c.at].Is(clauseVerb) || outcries[s[c.at].Text]
	isAll := c.order == before && c.source.found() && c.from == 0 && isManner(s[c.end:])
	t := last[len(last)-1]
	if !says || !isAll || holds(s, names.Folded) || t.Kind != names.Folded || x.links[t.Piece].rule != byNothing {
		return -1
	}
	return t.Piece
}

// isManner reports whether s, after a cue, says at most how or where somebody spoke ("called back from the
// pier").
func isManner(s sentence) bool {
	t := s.At(0)
	return !holds(s, names.Word) || len(s) < longestHearer && !slices.ContainsFunc(s, isVerbForm) &&
		(t.Is(names.Preposition) || t.In("back", "out"))
}

// linkTo returns a link of its own group to the source m in frame i.
func (x *extraction) linkTo(m mention, r rule, i int) link {
	x.group++
	p := m.person
	if m.pronoun != "" {
		p = x.resolve(m.pronoun, m.span.Start, i)
	}
	return link{source: m, person: p, rule: r, group: x.group, frame: i, at: len(x.frames[i].sentence)}
}

// noteSpeaker notes that the source of l speaks in frame i.
func (x *extraction) noteSpeaker(l link, i int) {
	f, m := x.frames[i], nameMention{at: l.source.span.Start, frame: i, paragraph: x.frames[i].paragraph}
	if m.person = l.person; m.person != nil {
		m.sex = m.person.sex
	} else if l.source.name != "" {
		x.spoke = nil
		return
	} else if p, sex, ok := x.somebody(f.sentence[l.source.from:l.source.to]); ok {
		m.person, m.sex = p, sex
	} else {
		return
	}
	x.spoke = &m
}

// announcing returns the cue that stands right before the marked piece at token at, with a comma or a colon
// between them ("Vane shouted, “…”"), or -1.
func announcing(s sentence, at int, cues []cue) int {
	if !s.At(at-1).In(",", ":") {
		return -1
	}
	return slices.IndexFunc(cues, func(c cue) bool {
		return c.end == at-1 && c.order == before && c.source.found() && !s[c.at].Ends("ing")
	})
}

// cueOf returns the cue to which the marked piece at token at belongs, or -1.
func (x *extraction) cueOf(s sentence, at int, cues []cue, clauses []clause) (int, rule) {
	if n := announcing(s, at, cues); n >= 0 {
		return n, byCueBefore
	}
	if n := x.cueAfter(s, at, cues); n >= 0 {
		return n, byCueAfter
	}
	for _, c := range clauses {
		if c.from <= at && at < c.to {
			return c.cue, byCueBefore
		}
	}
	for n, c := range slices.Backward(cues) {
		if c.at < at && c.source.found() {
			return n, byCueBefore
		}
	}
	return -1, byNothing
}
