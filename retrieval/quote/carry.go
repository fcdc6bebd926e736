package quote

import (
	"strings"
	"unicode"

	"quoth/retrieval/names"
	"quoth/retrieval/quote/syntax"
)

// A carryRule finds the speaker of a marked piece that has no cue in its own frame.
type carryRule struct {
	rule    rule
	name    string
	example string // by the rule, Rosa Vane says one of its marked pieces
	find    func(x *extraction, m int) *link
}

// carryRules are tried in order, and the first that finds a link decides.
var carryRules = []carryRule{
	{byHeading, "a heading", "From Rosa Vane:\n“The pier is closed.”", (*extraction).heading},
	{byHeading, "a name above", "Tom Ash\n“It rained.”\nRosa Vane\n“The pier is closed.”", (*extraction).lineAbove},
	{byHeading, "a name below", "“The pier is closed.”\nRosa Vane, harbour master", (*extraction).lineBelow},
	{byAnnouncement, "announced", "Rosa Vane agreed. “The pier is closed.”", (*extraction).announcement},
	{byParagraph, "the piece before", "“It rained,” Rosa Vane said. “The pier is closed.”",
		func(x *extraction, m int) *link { return x.neighbour(m, m-1, 0, x.standsAlone(m)) }},
	{byParagraph, "the start of the next sentence",
		"“It rained,” Rosa Vane said. “The pier is closed for good” and so on.",
		func(x *extraction, m int) *link { return x.neighbour(m, m-1, 0, x.opensNext(m)) }},
	{byCueLater, "the piece after", "“It rained.” “The pier is closed,” Rosa Vane said.",
		func(x *extraction, m int) *link {
			after := x.neighbour(m, m+1, 0, x.standsAlone(m))
			if after == nil || after.rule != byCueAfter || x.asks(m) && !x.asks(m+1) {
				return nil
			}
			return after
		}},
	{byOpenQuote, "a quotation of several paragraphs",
		"“It rained,” Rosa Vane said. “It blew.\n“The pier is closed.”",
		func(x *extraction, m int) *link { return x.neighbour(m, m-1, 1, m > 0 && x.Marked[m-1].Open) }},
	{byWholeParagraph, "a paragraph of marked words",
		"“It rained,” Rosa Vane said.\n“The pier is closed for good.”",
		func(x *extraction, m int) *link {
			return x.neighbour(m, m-1, 1, x.fillsParagraph(m) && !x.isTurn(m-1) && !x.isAnswered(m-1, m))
		}},
}

// isTurn reports whether piece m is a turn of a transcript, which ends with its paragraph.
func (x *extraction) isTurn(m int) bool { return m >= 0 && x.Frames[x.Place[m]].IsTurn }

// isAnswered reports whether piece n may answer what somebody asks in piece m ("“Will it last?” a reporter
// asked."). A question that is said, and not asked, needs no answer.
func (x *extraction) isAnswered(m, n int) bool {
	return m >= 0 && x.asks(m) && !x.asks(n) && strings.HasPrefix(x.links[m].cue.Of(x.Text), "ask")
}

// asks reports whether piece m ends in a question.
func (x *extraction) asks(m int) bool { return syntax.EndsIn(x.Marked[m].Inner.Of(x.Text), "?") }

// carry links the marked pieces that have no cue in their own frame to the speaker of a neighbour.
func (x *extraction) carry() {
	for m := range x.Marked {
		if x.links[m].rule != byNothing || !x.isSpeech(m) {
			continue
		}
		for _, r := range carryRules {
			if l := r.find(x, m); l != nil {
				x.links[m] = *l
				x.links[m].rule = r.rule
				break
			}
		}
	}
	x.carryBack()
}

// carryBack links the pieces of a quotation of several paragraphs to the speaker of the last of them.
func (x *extraction) carryBack() {
	for m := len(x.Marked) - 2; m >= 0; m-- {
		if l := x.links[m+1]; x.links[m].rule == byNothing && l.rule != byNothing && x.goesOn(m) {
			l.rule = byOpenQuote
			x.links[m] = l
		}
	}
}

// goesOn reports whether the next paragraph continues the quotation of m, and opens with the same mark.
func (x *extraction) goesOn(m int) bool {
	return x.Marked[m].Open && x.Text[x.Marked[m].Outer.Start:x.Marked[m].Inner.Start] ==
		x.Text[x.Marked[m+1].Outer.Start:x.Marked[m+1].Inner.Start]
}

// neighbour returns the link of marked piece n. It returns nil if n has none, if n is not that many paragraphs before
// m, or if ok is false.
func (x *extraction) neighbour(m, n, paragraphs int, ok bool) *link {
	if !ok || n < 0 || n >= len(x.links) || x.links[n].rule == byNothing ||
		x.paragraphOf(m)-x.paragraphOf(n) != paragraphs {
		return nil
	}
	return &x.links[n]
}

// announcement returns the link of the frame before m if that frame says whose words m are and has no marked words of
// its own: "Vane agreed. “…”", or a paragraph that ends "Vane replied:".
func (x *extraction) announcement(m int) *link {
	i := x.Place[m] - 1
	if i < 0 || x.announced[i] == nil || !x.standsAlone(m) {
		return nil
	}
	s := x.Frames[i].Sentence
	announces := !syntax.Holds(s, names.Folded)
	if x.Frames[i].Paragraph != x.paragraphOf(m) {
		announces = s[len(s)-1].Text == ":"
	}
	if !announces {
		return nil
	}
	return x.announced[i]
}

// opensNext reports whether m opens the sentence after that of the piece before, and has enough words to be speech.
func (x *extraction) opensNext(m int) bool {
	_, at := x.tokenOf(m)
	return m > 0 && at == 0 && x.Place[m] == x.Place[m-1]+1 &&
		countFields(x.Marked[m].Inner.Of(x.Text), longEnough) == longEnough
}

func (x *extraction) paragraphOf(m int) int { return x.Frames[x.Place[m]].Paragraph }

// mostAround is how many bytes of marks and blanks stand around a piece that is its whole paragraph.
const mostAround = 16

// fillsParagraph reports whether m is its whole paragraph, but for marks.
func (x *extraction) fillsParagraph(m int) bool {
	p, outer := x.Paragraphs[x.paragraphOf(m)], x.Marked[m].Outer
	return p.Len()-outer.Len() <= mostAround &&
		strings.IndexFunc(x.Text[p.Start:outer.Start]+x.Text[outer.End:p.End], unicode.IsLetter) < 0
}
