package rank

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/intent"
	"quoth/retrieval/match"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// "Who is Odile Farrant married to?" finds every article about Odile Farrant, and a passage that
// holds her name twice holds most of the question. Whether it is answered shows in what is asked
// beside the name: if no article that has the name has that near it, none answers.

// The lines near a name: a quotation stands before the name of who said it, and what is said about
// somebody follows the name, as "she". An article whose lines name somebody often is about them
// from end to end.
const (
	linesBefore = 1
	linesAfter  = 2
	aboutLines  = 4 // so many lines with the name make an article that is about it
)

// A question that has more terms than these beside a name is about more than the name. In a question
// without capitals the names are known less well.
const (
	mostBeside            = 3
	mostBesideWithoutCaps = 2
)

// lackingShare is the share of what is asked beside a name that may be missing near it.
const lackingShare = 0.5

// nameQuestion is a question read as one about a name that a page has.
type nameQuestion struct {
	name match.Terms // two or more that follow each other in the question
	rest match.Terms // what is asked about it, without names
}

// lacksAnswerNearName reports whether the question asks something about a name that no page with
// the name has near it.
func (r *Ranker) lacksAnswerNearName() bool {
	if len(r.question.Sources) > 0 || r.asksTooMuch() || r.asksForAccount() ||
		!intent.Asks(r.question.Text) || isAllUpper(r.question.Text) {
		return false
	}
	var asked nameQuestion // as the first page with the name has it
	var others []*page
	for _, p := range r.pages {
		b, ok := r.nameQuestion(p)
		switch {
		case !ok:
			others = append(others, p)
		case b.rest == 0 || r.answersNear(p, b):
			return false
		case asked.name == 0:
			asked = b
		}
	}
	return asked.name != 0 && !slices.ContainsFunc(others, func(p *page) bool {
		// It may print a word of the name small too: "the queen" beside "Queen Elizabeth".
		return p.held()&asked.name == asked.name && r.answersNear(p, asked)
	})
}

func isAllUpper(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }

// nameQuestion reads the question as one about a name that the page has. It returns ok false when
// it is none, or asks too much beside the name.
func (q *query) nameQuestion(p *page) (b nameQuestion, ok bool) {
	proper, most := q.namesOn(p), mostBeside
	if q.capitals == 0 {
		most = mostBesideWithoutCaps
	}
	b.name = q.longestRun(proper & p.held())
	if b.name.Count() < 2 {
		return b, false
	}
	b.rest = q.plainTerms() &^ proper
	return b, b.rest.Count() <= most
}

// plainTerms returns the terms whose absence says something, names among them.
func (q *query) plainTerms() (t match.Terms) {
	for i, term := range q.question.Terms {
		if term.Weight == 1 && !question.Passing(term.Text) && !isYear(term.Text) {
			t |= 1 << i
		}
	}
	return t
}

// asksTooMuch reports whether a question typed with capitals asks too much beside its names on any
// page. Its first word may be a name.
func (q *query) asksTooMuch() bool {
	return q.capitals != 0 && (q.plainTerms()&^q.capitals&^1).Count() > mostBeside
}

// longestRun returns the heaviest run of terms of t that follow each other in the question.
func (q *query) longestRun(t match.Terms) (best match.Terms) {
	var run match.Terms
	for i := range q.idf {
		if !t.Has(i) {
			run = 0
			continue
		}
		if run |= 1 << i; q.weigh(run) > q.weigh(best) && run&(run-1) != 0 {
			best = run
		}
	}
	return best
}

// asksForAccount reports whether the question asks for somebody's account: a name after "according
// to" says whose, and not what it is about.
func (q *query) asksForAccount() bool {
	return slices.ContainsFunc(q.question.Terms, func(t question.Term) bool { return t.Text == "according" })
}

// namesOn returns the terms that are names: those with a capital in the question or, in one without
// any and for its first word, those that the page prints with a capital.
func (q *query) namesOn(p *page) match.Terms {
	if q.capitals.Has(0) {
		return q.capitals
	}
	upper := p.printedAsNames()
	if q.capitals != 0 {
		return q.capitals | upper&1
	}
	return upper
}

// printedAsNames returns the terms that the page always prints with a capital.
func (p *page) printedAsNames() match.Terms {
	var upper, small, opening match.Terms
	for _, l := range p.lines {
		for _, h := range l.hits {
			switch {
			case h.Synonym:
			case !prose.Capitalized(h.Span.Of(p.Article.Text)):
				small |= 1 << h.Term
			case h.Word == 0:
				opening |= 1 << h.Term
			default:
				upper |= 1 << h.Term
			}
		}
	}
	upper &^= small
	return upper | opening&^small&(upper<<1|upper>>1) // "Odile" opens a sentence, beside "Farrant"
}

// answersNear reports whether a page has near the name what is asked about it, or enough of it;
// where a number is asked for, also a number of what is counted.
func (q *query) answersNear(p *page, b nameQuestion) bool {
	near := q.linesNear(p, b.name)
	var held match.Terms
	measured := false
	for i, ok := range near {
		if ok {
			held |= p.sets[i]
			measured = measured || p.measured[i] && q.measuresName(p, i, b.name)
		}
	}
	if q.asksMeasure() && q.question.Kind == question.Number && !measured {
		return false
	}
	var missing match.Terms
	for i, t := range q.question.Terms {
		if b.rest.Has(i) && !held.Has(i) && !held.HasSynonym(i) && !(measured && question.Measuring(t.Text)) {
			missing |= 1 << i
		}
	}
	return q.weigh(missing) < lackingShare*q.weigh(b.rest)
}

// linesNear reports of each line whether it is near one that holds a term of the name.
func (q *query) linesNear(p *page, name match.Terms) []bool {
	near := make([]bool, len(p.lines))
	count := 0
	for i := range p.lines {
		if p.sets[i]&name == 0 || q.isNamesake(p, i, name) {
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

// isNamesake reports whether all that line i has of a name belongs to another one that ends alike:
// "Marek Farrant" is not Odile Farrant.
func (q *query) isNamesake(p *page, i int, name match.Terms) bool {
	text := p.Article.Text
	for _, h := range p.lines[i].hits {
		if !name.Has(h.Term) || h.Synonym {
			continue
		}
		before := lastWord(text[p.lines[i].Start:h.Span.Start])
		if h.Term == name.First() || !q.startsOtherName(before, name) {
			return false
		}
	}
	return true
}

// startsOtherName reports whether a word before a name makes it the name of somebody else.
func (q *query) startsOtherName(word string, name match.Terms) bool {
	if !prose.Capitalized(word) || honorifics[strings.TrimSuffix(prose.Fold(word), ".")] ||
		q.matcher.Stem(word) == "" {
		return false
	}
	f := q.matcher.Find(word)
	return f.Term < 0 || !name.Has(f.Term)
}

// honorifics stand before a name and are no part of it.
var honorifics = prose.Set(`mr mrs ms miss dr sir lady lord president minister secretary senator governor mayor judge
	justice captain commander general professor king queen prince princess pope chancellor chairman chairwoman coach
	officer prosecutor`)

// lastWord returns the word right before the end of s, where only a space stands between.
func lastWord(s string) string {
	s, spaced := strings.CutSuffix(s, " ")
	if !spaced {
		return ""
	}
	return s[strings.LastIndexAny(s, " \n\u00a0—(“\"")+1:]
}

// measuresName reports whether a measure in line i can belong to the name. An age between commas belongs
// to the name before it.
func (q *query) measuresName(p *page, i int, name match.Terms) bool {
	if !q.counts("aged") {
		return true
	}
	text := p.lines[i].Of(p.Article.Text)
	for w := prose.NewWords(text); w.Next(); {
		before := text[:w.Span().Start]
		if !q.isMarked(text, w.Span()) || !unicode.IsDigit(rune(text[w.Span().Start])) {
			continue
		}
		bearer, comma := strings.CutSuffix(before, ", ")
		if !comma || !q.endsInOtherName(bearer, name) {
			return true
		}
	}
	return false
}

// endsInOtherName reports whether the name that ends s is not the one asked about.
func (q *query) endsInOtherName(s string, name match.Terms) bool {
	for s += " "; ; {
		word := lastWord(s)
		if !prose.Capitalized(word) {
			return false
		}
		if q.startsOtherName(word, name) {
			return true
		}
		s = strings.TrimSuffix(s, word+" ")
	}
}
