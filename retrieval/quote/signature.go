package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/syntax"
)

// Letters, statements and columns of readers' voices name a speaker without a verb: after the
// words ("“…” — Rosa Vane"), on a line of its own below them, or on one above ("From Rosa Vane:").

// signature returns the link to the name at token at of frame i, right after m. A dash or brackets set the name off,
// or it ends the paragraph. It may be the frame after i.
func (x *extraction) signature(m, i, at int) *link {
	if at == len(x.Frames[i].Sentence) && i+1 < len(x.Frames) && x.Frames[i+1].Paragraph == x.Frames[i].Paragraph {
		i, at = i+1, 0
	}
	s := x.Frames[i].Sentence
	from, end := signed(s, at)
	inner := x.Marked[m].Inner.Of(x.Text)
	if from == at && !x.endsParagraph(i, at, end) ||
		!syntax.EndsSentence(inner) && (from == at || isTitle(x.Text, x.Marked[m].Inner)) {
		return nil
	}
	n := slices.IndexFunc(s[from:end], func(t syntax.Token) bool { return t.Is(names.Preposition) })
	if n > 0 && from > at && !slices.ContainsFunc(s[from:end], syntax.IsVerbForm) {
		if l := x.namedAlone(bySignature, i, from, from+n); l != nil {
			return l // "Rosa Vane in the Courier"
		}
	}
	return x.namedAlone(bySignature, i, from, end)
}

// signed returns the tokens after a dash, or between the brackets, at token at, up to the next marked piece.
func signed(s syntax.Sentence, at int) (from, end int) {
	for end = at; end < len(s) && s[end].Kind != names.Folded; end++ {
	}
	if s.At(at).In("(", "[") && s.At(end-1).In(")", "]") {
		return at + 1, end - 1
	}
	return pastDash(s, at), end
}

// endsParagraph reports whether tokens [from, to) of frame i end its paragraph, and no cue is among them, as
// in a headline.
func (x *extraction) endsParagraph(i, from, to int) bool {
	s := x.Frames[i].Sentence
	isLast := i+1 == len(x.Frames) || x.Frames[i+1].Paragraph != x.Frames[i].Paragraph
	return isLast && to == len(s) && !hasClass(s[from:to], syntax.CueVerb)
}

// lineBelow returns the link to the name that is the paragraph below m, if m fills its own paragraph. If no dash opens
// the line of the name and somebody else spoke in the paragraph above m, the line may be a caption, and the link is
// empty.
func (x *extraction) lineBelow(m int) *link {
	p := x.paragraphOf(m)
	l, dash := x.nameLine(p + 1)
	if l == nil || !x.fillsParagraph(m) || !dash && !x.signed[p-1] && x.isNameLine(p-1) {
		return nil
	}
	x.signed[p+1] = true
	if above := x.neighbour(m, m-1, 1, !dash); above != nil && above.person != l.person {
		return &link{}
	}
	return l
}

// lineAbove returns the link to the name that is the paragraph above m, in a column of names each with words below.
func (x *extraction) lineAbove(m int) *link {
	p := x.paragraphOf(m)
	if !x.fillsParagraph(m) || x.signed[p-1] || !x.isNameLine(p+1) && !x.isNameLine(p-3) {
		return nil
	}
	l, _ := x.nameLine(p - 1)
	return l
}

func (x *extraction) isNameLine(p int) bool {
	l, _ := x.nameLine(p)
	return l != nil
}

// nameLine returns the link to the name that is all of paragraph p, and whether a dash opens it. Without a dash, a
// byline or a caption is no such name.
func (x *extraction) nameLine(p int) (l *link, dash bool) {
	i, ok := slices.BinarySearchFunc(x.Frames, p, func(f syntax.Frame, p int) int { return f.Paragraph - p })
	if !ok || i+1 < len(x.Frames) && x.Frames[i+1].Paragraph == p {
		return nil, false
	}
	s := x.Frames[i].Sentence
	from := pastDash(s, 0)
	if from == 0 && slices.ContainsFunc(s, func(t syntax.Token) bool { return notSigned[t.Text] }) {
		return nil, false
	}
	return x.namedAlone(byHeading, i, from, len(s)), from > 0
}

// notSigned are the words of bylines, and of captions.
var notSigned = prose.Set(`above at below centre center columnist correspondent editor left photo photographer picture
	pictured reporter right staff who with writer`)

// heading returns the link to the name before a colon in the paragraph above m.
func (x *extraction) heading(m int) *link {
	i := x.Place[m] - 1
	if _, at := x.tokenOf(m); at > 0 || i < 0 || x.Frames[i].Paragraph != x.paragraphOf(m)-1 {
		return nil
	}
	return x.headingAt(byHeading, i, len(x.Frames[i].Sentence)-1)
}

// headingAt returns the link to the name before the colon at token end of frame i, if it heads what follows.
func (x *extraction) headingAt(r rule, i, end int) *link {
	s := x.Frames[i].Sentence
	if s.At(end).Text != ":" {
		return nil
	}
	if at := slices.IndexFunc(s[:end], func(t syntax.Token) bool { return utterances[t.Text] }); at >= 0 {
		if s[at+1].In("from", "by") {
			return x.namedAlone(r, i, at+2, end) // "A statement from Rosa Vane:"
		}
		return x.ownerOf(r, i, at)
	}
	if about := slices.IndexFunc(s[:end], func(t syntax.Token) bool { return t.In("on", "about") }); about > 0 {
		end = about // "Rosa Vane on the pier:"
	}
	from := 0
	for from < end && (s[from].Kind == names.Point || s[from].Text == "from") {
		from++
	}
	return x.namedAlone(r, i, from, end)
}

// ownerOf returns the link to the person who owns token at of frame i ("Rosa Vane’s full statement").
func (x *extraction) ownerOf(r rule, i, at int) *link {
	for _, run := range x.Frames[i].Runs {
		if p := x.Persons.Find(run); p != nil && run.In[run.To-1].Possessive && run.To <= at && at-run.To < 3 {
			span := run.In[run.From:run.To].Span()
			span.End = span.Start + len(prose.Unpossessed(span.Of(x.Text)))
			l := x.linkTo(syntax.Mention{From: run.From, To: run.To, Span: span, Person: p}, r, i)
			return &l
		}
	}
	return nil
}

// utterances are the nouns for what somebody says or writes.
var utterances = prose.Set("answer comment comments letter message note remarks reply response speech statement words")

// pastDash returns the token after the dash at token i, or i.
func pastDash(s syntax.Sentence, i int) int {
	for s.At(i).In("—", "–", "-", "―", "−", "~", ">") {
		i++
	}
	return i
}

// namedAlone returns a link to the speaker whom tokens [from, to) of frame i name, or nil if they say more than that.
func (x *extraction) namedAlone(r rule, i, from, to int) *link {
	s := x.Frames[i].Sentence
	for to > from && s[to-1].Kind == names.Point && s[to-1].Text != ")" {
		to--
	}
	run, ok := names.Alone(s[from:to])
	if !ok {
		return nil
	}
	m := x.Phrase(s, from+run.From, from+run.To)
	if m.Person == nil && (m.Name == "" || run.To-run.Name < 2) {
		return nil
	}
	l := x.linkTo(m, r, i)
	return &l
}
