package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// readFrame links the marked pieces of frame i to the cues in it and keeps its reported
// clauses. A piece inside a clause belongs to that clause's cue, whatever other cues the
// clause holds: who is told of in it speaks at second hand.
func (x *extraction) readFrame(i int) {
	f := x.frames[i]
	cues := x.cuesIn(f.tokens)
	links := make([]link, len(cues))
	for n, c := range cues {
		x.group++
		links[n] = link{source: c.source, cue: c.span, how: Named, rule: byCueBefore, group: x.group, person: x.identify(c.source, i), cued: true}
		if p := links[n].person; p >= 0 {
			x.spoke = &said{c.source.span.Start, f.paragraph, p, x.people.all[p].sex}
		} else if c.source.name != "" {
			x.spoke = nil
		} else if p, s, ok := x.somebody(tokensOf(f.tokens, c.source.span)); ok {
			x.spoke = &said{c.source.span.Start, f.paragraph, p, s}
		}
	}
	if n := slices.IndexFunc(links, func(l link) bool { return l.source.found() }); n >= 0 {
		x.told[i] = links[n]
	}
	clauses := x.clausesIn(f.tokens, cues)
	for at, t := range f.tokens {
		if t.Kind != names.Folded {
			continue
		}
		if n, r := x.cueOf(f.tokens, at, cues, clauses); n >= 0 {
			l := links[n]
			l.rule = r
			x.links[t.Piece] = l
		} else if at > 1 && f.tokens[at-1].Text == ":" {
			x.links[t.Piece] = x.colonLink(f.tokens, at, i)
		}
	}
	for _, c := range clauses {
		x.keepClause(f.tokens, c, cues[c.cue], links[c.cue])
	}
}

// colonLink ties marked words after a colon to the subject of the frame.
func (x *extraction) colonLink(tokens []token, at, i int) link {
	m := x.frameSubject(tokens, at)
	if !m.found() {
		return link{}
	}
	x.group++
	return link{source: m, how: Named, rule: byColon, group: x.group, person: x.identify(m, i), cued: true}
}

// identify is the person of a source, pronouns resolved, or -1. It notes who spoke.
func (x *extraction) identify(m mention, frame int) int {
	if m.pronoun != "" {
		return x.resolve(m.pronoun, m.span.Start, frame)
	}
	return m.person
}

// cueOf is the cue that the marked piece at token at belongs to, or -1.
func (x *extraction) cueOf(tokens []token, at int, cues []cue, clauses []clause) (int, rule) {
	if n := x.cueAfter(tokens, at, cues); n >= 0 {
		return n, byCueAfter
	}
	for _, c := range clauses {
		if c.from <= at && at < c.to {
			return c.cue, byCueBefore
		}
	}
	for n := len(cues) - 1; n >= 0; n-- {
		if cues[n].at < at && cues[n].source.found() {
			return n, byCueBefore
		}
	}
	for n := range cues {
		if cues[n].at > at && cues[n].order == opening {
			return n, byCueAfter
		}
	}
	return -1, byNothing
}

// cueAfter is the cue whose clause follows the marked piece at token at: `,” she said`,
// `,” said Vane`.
func (x *extraction) cueAfter(tokens []token, at int, cues []cue) int {
	next := at + 1
	for next < len(tokens) && tokens[next].Kind == names.Point && tokens[next].Text != ":" &&
		tokens[next].Text != ";" && tokens[next].Text != "." {
		next++
	}
	if next == at+1 && !endsOpen(x.marked[tokens[at].Piece].inner.Of(x.text)) {
		return -1
	}
	for n, c := range cues {
		if c.at > at && (c.order == before && c.from <= next+1 && c.from > at || c.order == inverted && c.at <= next+2) {
			return n
		}
	}
	return -1
}

// endsOpen reports whether marked words end in a way that lets the sentence go on.
func endsOpen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "'’\" "))
	return strings.ContainsRune(",?!—–-…", r)
}

// carry gives the pieces that no cue in their own frame names the speaker of a
// neighbour: of the piece before in the paragraph, of the quotation left open in the
// paragraph before, or of the cue that follows.
func (x *extraction) carry() {
	for m := range x.marked {
		if x.links[m].cued || !x.isSpeech(m) {
			continue
		}
		f := x.frames[x.place[m]]
		switch prev, next := m-1, m+1; {
		case x.announced(m):
			x.links[m] = x.told[x.place[m]-1]
			x.links[m].rule, x.links[m].how, x.links[m].cued = byAnnouncement, Carried, false
		case prev >= 0 && x.paragraphOf(prev) == f.paragraph && x.links[prev].rule != byNothing && x.standsAlone(m):
			x.copyLink(m, prev, byParagraph)
		case next < len(x.marked) && x.paragraphOf(next) == f.paragraph && x.links[next].cued && x.links[next].rule == byCueAfter && x.standsAlone(m):
			x.copyLink(m, next, byCueLater)
		case prev >= 0 && x.paragraphOf(prev) == f.paragraph-1 && x.marked[prev].open && x.links[prev].rule != byNothing:
			x.copyLink(m, prev, byOpenQuote)
		case prev >= 0 && x.paragraphOf(prev) == f.paragraph-1 && x.links[prev].rule != byNothing && x.fillsParagraph(m):
			x.copyLink(m, prev, byWholeParagraph)
		}
	}
}

// announced reports whether the frame before m says whose words m are, and holds none
// itself: "Vane agreed. “…”", or a paragraph that ends "Vane replied:".
func (x *extraction) announced(m int) bool {
	i := x.place[m] - 1
	if i < 0 || !x.told[i].source.found() || !x.standsAlone(m) {
		return false
	}
	tokens := x.frames[i].tokens
	if x.frames[i].paragraph != x.paragraphOf(m) {
		return tokens[len(tokens)-1].Text == ":" && x.frames[i].paragraph == x.paragraphOf(m)-1
	}
	return !holds(tokens, names.Folded)
}

func (x *extraction) copyLink(to, from int, r rule) {
	x.links[to] = x.links[from]
	x.links[to].rule, x.links[to].how, x.links[to].cued = r, Carried, false
}

func (x *extraction) paragraphOf(m int) int { return x.frames[x.place[m]].paragraph }

// standsAlone reports whether m is its whole frame, words like "Then," aside.
func (x *extraction) standsAlone(m int) bool {
	for _, t := range x.frames[x.place[m]].tokens {
		if t.Kind == names.Word && !t.Is(leadIn) && !t.Is(names.Auxiliary) && t.Text != "indeed" {
			return false
		}
	}
	return true
}

// fillsParagraph reports whether m is its whole paragraph.
func (x *extraction) fillsParagraph(m int) bool {
	p := x.paragraphs[x.paragraphOf(m)]
	return x.marked[m].outer.Len() >= p.Len()-2
}

// words counts the words of s.
func words(s string) int {
	n := 0
	for w := prose.NewWords(s); w.Next(); {
		n++
	}
	return n
}
