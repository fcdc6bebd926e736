package rank

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// "Who is Odile Farrant married to?" finds every article about Odile Farrant, and a passage that
// holds her name twice holds most of the question. Whether it is answered shows in what is
// asked beside the name: if no article that has the name has that near it, none tells it.

// The lines near a name: a quotation stands before the name of who said it, and what is told
// of somebody follows the name, as "she". An article whose lines name somebody often is about
// them from end to end.
const (
	linesBefore = 1
	linesAfter  = 2
	aboutLines  = 4 // so many lines with the name make an article that is about it
)

// A question that asks more beside a name is about more than the name. In one that is typed
// without capitals the names are known less well.
const (
	mostBeside        = 3
	mostBesideUntyped = 2
)

// lackingShare is the share of what is asked beside a name that may be missing near it.
const lackingShare = 0.5

// beside tells what a question asks about a name on one page.
type beside struct {
	name terms // two or more that follow each other in the question
	rest terms // what is asked of it, without names
}

// tellsNothing reports whether a question asks about a name what no page that has the name
// tells near it.
func (r *Ranker) tellsNothing() bool {
	if len(r.question.Sources) > 0 || r.asksMore() || r.attributed() || !intent.Asks(r.question.Text) || allUpper(r.question.Text) {
		return false
	}
	var asked beside // as the first page with the name has it
	var others []*page
	for _, p := range r.pages {
		b, ok := r.besides(p)
		switch {
		case !ok:
			others = append(others, p)
		case b.rest == 0 || r.tells(p, b):
			return false
		case asked.name == 0:
			asked = b
		}
	}
	return asked.name != 0 && !slices.ContainsFunc(others, func(p *page) bool {
		// It may print a word of the name small too: "the queen" beside "Queen Elizabeth".
		return p.held()&asked.name == asked.name && r.tells(p, asked)
	})
}

func allUpper(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }

// besides reads the question as one about a name that the page has; ok is false when it is none
// or asks too much beside the name.
func (r *Ranker) besides(p *page) (b beside, ok bool) {
	proper, most := r.properOn(p), mostBeside
	if r.flagged == 0 {
		most = mostBesideUntyped
	}
	b.name = r.longestRun(proper & p.held())
	if bits.OnesCount64(uint64(b.name)) < 2 {
		return b, false
	}
	b.rest = r.plain() &^ proper
	return b, bits.OnesCount64(uint64(b.rest)) <= most
}

// held is the set of terms that the page's text holds itself.
func (p *page) held() (t terms) {
	for _, s := range p.sets {
		t |= s & own
	}
	return t
}

// plain is the set of terms whose absence says something, names among them.
func (r *Ranker) plain() (t terms) {
	for i, term := range r.question.Terms {
		if term.Weight == 1 && !question.Passing(term.Text) && !isYear(term.Text) {
			t |= 1 << i
		}
	}
	return t
}

// asksMore reports whether a question typed with capitals asks too much beside its names on
// any page. Its first word may be a name.
func (r *Ranker) asksMore() bool {
	return r.flagged != 0 && bits.OnesCount64(uint64(r.plain()&^r.flagged&^1)) > mostBeside
}

// longestRun is the heaviest run of terms of t that follow each other in the question.
func (r *Ranker) longestRun(t terms) (best terms) {
	var run terms
	for i := range r.idf {
		if t>>i&1 == 0 {
			run = 0
			continue
		}
		if run |= 1 << i; r.weigh(run) > r.weigh(best) && run&(run-1) != 0 {
			best = run
		}
	}
	return best
}

// attributed reports whether the question asks for somebody's account: a name after "according
// to" says whose, and not what it is about.
func (r *Ranker) attributed() bool {
	return slices.ContainsFunc(r.question.Terms, func(t question.Term) bool { return t.Text == "according" })
}

// properOn is the set of terms that are names: those with a capital in the question or, in one
// without any and for its first word, those that the page prints with a capital.
func (r *Ranker) properOn(p *page) terms {
	if r.flagged != 0 && r.flagged&1 != 0 {
		return r.flagged
	}
	var upper, small, opening terms
	for _, l := range p.lines {
		for _, h := range l.hits {
			switch {
			case h.synonym:
			case !prose.Capitalized(h.span.Of(p.Article.Text)):
				small |= 1 << h.term
			case h.word == 0:
				opening |= 1 << h.term
			default:
				upper |= 1 << h.term
			}
		}
	}
	upper &^= small
	upper |= opening &^ small & (upper<<1 | upper>>1) // "Odile" opens a sentence, beside "Farrant"
	if r.flagged != 0 {
		return r.flagged | upper&1
	}
	return upper
}

// tells reports whether a page has near the name what is asked of it, or enough of it; where
// a number is asked for, also one of what is counted.
func (r *Ranker) tells(p *page, b beside) bool {
	near := p.near(r, b.name)
	var held terms
	measured := false
	for i, ok := range near {
		if ok {
			held |= p.sets[i]
			measured = measured || p.measured[i] && r.measureOf(p, i, b.name)
		}
	}
	if r.measures() && r.question.Kind == question.Number && !measured {
		return false
	}
	var missing terms
	for i, t := range r.question.Terms {
		if b.rest>>i&1 == 1 && held>>i&1 == 0 && held>>(half+i)&1 == 0 && !(measured && question.Measuring(t.Text)) {
			missing |= 1 << i
		}
	}
	return r.weigh(missing) < lackingShare*r.weigh(b.rest)
}

// near marks the lines near those that hold a term of the name.
func (p *page) near(r *Ranker, name terms) []bool {
	near := make([]bool, len(p.lines))
	count := 0
	for i := range p.lines {
		if p.sets[i]&name == 0 || p.namesake(r, i, name) {
			continue
		}
		count++
		for j := max(0, i-linesBefore); j < min(len(near), i+linesAfter+1); j++ {
			near[j] = true
		}
	}
	for i := range near {
		near[i] = near[i] || count >= aboutLines
	}
	return near
}

// namesake reports whether all that line i has of a name belongs to another one that ends like
// it: "Marek Farrant" is not Odile Farrant.
func (p *page) namesake(r *Ranker, i int, name terms) bool {
	first := bits.TrailingZeros64(uint64(name))
	text := p.Article.Text
	for _, h := range p.lines[i].hits {
		if name>>h.term&1 == 0 || h.synonym {
			continue
		}
		if h.term == first || !r.foreign(lastWord(text[p.lines[i].Start:h.span.Start]), name) {
			return false
		}
	}
	return true
}

// foreign reports whether a word before a name makes it another one's.
func (r *Ranker) foreign(word string, name terms) bool {
	if !prose.Capitalized(word) || titles[strings.TrimSuffix(prose.Fold(word), ".")] || r.matcher.stemmer.Term(word) == "" {
		return false
	}
	f := r.matcher.find(word)
	return f.term < 0 || name>>f.term&1 == 0
}

// titles stand before a name and are no part of it.
var titles = words(`mr mrs ms miss dr sir lady lord president minister secretary senator governor mayor judge justice captain
	commander general professor king queen prince princess pope chancellor chairman chairwoman coach officer prosecutor`)

// lastWord is the word right before the end of s, where only a space stands between.
func lastWord(s string) string {
	s, spaced := strings.CutSuffix(s, " ")
	if !spaced {
		return ""
	}
	return s[strings.LastIndexAny(s, " \n\u00a0—(“\"")+1:]
}

// measureOf reports whether a measure in line i can be that of the name. An age between commas is
// that of who stands before it.
func (r *Ranker) measureOf(p *page, i int, name terms) bool {
	if !r.counts("aged") {
		return true
	}
	text := p.lines[i].Of(p.Article.Text)
	for w := prose.NewWords(text); w.Next(); {
		before := text[:w.Span().Start]
		if !r.marked(text, w.Span()) || !unicode.IsDigit(rune(text[w.Span().Start])) {
			continue
		}
		bearer, comma := strings.CutSuffix(before, ", ")
		if !comma || !r.anothers(bearer, name) {
			return true
		}
	}
	return false
}

// anothers reports whether the name that ends s is not the one asked about.
func (r *Ranker) anothers(s string, name terms) bool {
	for s += " "; ; {
		word := lastWord(s)
		if !prose.Capitalized(word) {
			return false
		}
		if r.foreign(word, name) {
			return true
		}
		s = strings.TrimSuffix(s, word+" ")
	}
}

// pastYear reports whether the question names a past year that neither the best passage's
// article nor its date has: that of a cup, say. A year that only says when is kept apart from it.
func (r *Ranker) pastYear(best Passage) bool {
	if best.page == nil || r.now.IsZero() || len(r.question.Sources) > 0 || best.Features.InTime == 1 {
		return false
	}
	held := best.page.held() | best.page.title
	for i, t := range r.question.Terms {
		if t.Weight == 1 && isYear(t.Text) && t.Text != best.Article.Published.Format("2006") &&
			t.Text < r.now.Format("2006") && held>>i&1 == 0 {
			return true
		}
	}
	return false
}
