package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// Letters, statements and columns of readers' voices name a speaker without a verb: after the
// words ("“…” — Rosa Vane"), on a line of its own below them, or on one above ("From Rosa Vane:").

// signature returns the link to the name that a dash or brackets set off at token at of frame i, after m;
// it may be a frame of its own.
func (x *extraction) signature(m, i, at int) *link {
	s := x.frames[i].sentence
	if at == len(s) && i+1 < len(x.frames) && x.frames[i+1].paragraph == x.frames[i].paragraph {
		i, at, s = i+1, 0, x.frames[i+1].sentence
	}
	end := at
	for end < len(s) && s[end].Kind != names.Folded {
		end++
	}
	from := pastDash(s, at)
	if s.At(at).Text == "(" && s.At(end-1).Text == ")" {
		from, end = at+1, end-1
	}
	if inner := x.marked[m].Inner; from == at || isTitle(x.text, inner) && !endsSentence(inner.Of(x.text)) {
		return nil
	}
	return x.namedAlone(bySignature, i, from, end)
}

// lineBelow returns the link to the name that is the paragraph below m, which fills its own.
func (x *extraction) lineBelow(m int) *link {
	i := x.place[m] + 1
	if !x.isLine(i, x.paragraphOf(m)+1) || !x.fillsParagraph(m) {
		return nil
	}
	s := x.frames[i].sentence
	from := pastDash(s, 0)
	isBelow := from > 0 || x.signed[x.paragraphOf(m)-1] || !x.isLine(x.place[m]-1, x.paragraphOf(m)-1) ||
		x.namedAlone(byHeading, x.place[m]-1, 0, len(x.frames[x.place[m]-1].sentence)) == nil
	l := x.namedAlone(byHeading, i, from, len(s))
	if l == nil || !isBelow || from == 0 && !isPlainLine(s) {
		return nil
	}
	x.signed[x.paragraphOf(m)+1] = true
	return l
}

// heading returns the link to the name before a colon right before m, in its sentence or on the line above.
func (x *extraction) heading(m int) *link {
	i := x.place[m]
	s, end := x.tokenOf(m)
	end--
	if end < 0 && x.isLine(i-1, x.paragraphOf(m)-1) {
		i, s = i-1, x.frames[i-1].sentence
		end = len(s) - 1
	}
	for s.At(end).In("*", "_") {
		end--
	}
	if s.At(end).Text != ":" {
		return nil
	}
	from := 0
	for from < end && (s[from].Kind == names.Point || s[from].In("from")) {
		from++
	}
	return x.namedAlone(byHeading, i, from, end)
}

// isLine reports whether frame i is paragraph p.
func (x *extraction) isLine(i, p int) bool {
	is := func(i int) bool { return 0 <= i && i < len(x.frames) && x.frames[i].paragraph == p }
	return is(i) && !is(i-1) && !is(i+1)
}

// pastDash returns the token after the dash at token i, or i.
func pastDash(s sentence, i int) int {
	for s.At(i).In("—", "–", "-", "―", "−", "~") {
		i++
	}
	return i
}

// notSigned are the words of bylines, and of captions.
var notSigned = prose.Set(`above below centre center columnist correspondent editor left photo photographer picture
	pictured reporter right staff with writer`)

// isPlainLine reports whether s, a name alone, is neither a byline nor a caption.
func isPlainLine(s sentence) bool {
	return !slices.ContainsFunc(s, func(t token) bool { return notSigned[t.Text] })
}

// namedAlone returns a link to the speaker whom tokens [from, to) of frame i name, if they do nothing else.
func (x *extraction) namedAlone(r rule, i, from, to int) *link {
	s := x.frames[i].sentence
	for to > from && s[to-1].Kind == names.Point && !s[to-1].In(")") {
		to--
	}
	run, ok := names.Alone(s[from:to])
	if !ok {
		return nil
	}
	m := x.phrase(s, from, from+run.To)
	if m.person == nil && (m.name == "" || run.To-run.Name < 2) {
		return nil
	}
	l := x.linkTo(m, r, i)
	return &l
}
