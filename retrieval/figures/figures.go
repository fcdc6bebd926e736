// Package figures finds the numbers that articles print of counted things, and says which of them count the same
// thing. It is pure.
//
//	a := figures.Read(gazette.Title, gazette.Text, prose.Sentences(gazette.Text))
//	b := figures.Read(courier.Title, courier.Text, prose.Sentences(courier.Text))
//	if a[0].SameThing(b[0]) && !a[0].Agrees(b[0]) {
//		fmt.Println("outlets differ")
//	}
//
// It would rather find nothing than take two things for one: a number whose thing, or what befell it, is not clear
// is not found.
package figures

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// tooFar is how many times as many as another number one is that counts something else: mostly it is the whole, and the
// other a part of it.
const tooFar = 3

// headSentences is how many sentences of an article say, with its headline, where its story is.
const headSentences = 2

// Count is a number of things, with what they did or what befell them.
type Count struct {
	Span     prose.Span // of the number as printed, with "at least" and with the noun; in bytes of the text
	IsFormer bool       // the text says that it held before: "up from 3,150"

	estimate
	noun   string          // the term of what is counted; "people" if only "12 killed" is printed
	which  []string        // the terms that say which of them: "elderly"
	role   string          // what they did or what befell them
	places [][]string      // the words of each place that the clause names
	days   map[string]bool // weekdays and months in the sentence
	about  map[string]bool // terms of the sentence besides the noun, the role and who said it
	head   map[string]bool // folded words of the headline and of the first sentences
	own    map[string]bool // those of the count's sentence
}

// Read returns the counts in some sentences of a text, in order.
func Read(title, text string, sentences []prose.Span) []Count {
	r := reader{text: text, head: make(map[string]bool)}
	r.addHead(title)
	if n := min(headSentences, len(sentences)); n > 0 {
		line := strings.LastIndexByte(text[:sentences[0].Start], '\n') + 1 // where a dateline stands
		r.addHead(text[line:sentences[n-1].End])
	}
	var out []Count
	for _, s := range sentences {
		out = append(out, r.counts(s)...)
	}
	return out
}

// SameThing reports whether two counts of two articles count the same thing. Both have the same noun, of the same
// kind; the same happened to both; their sentences share one more word at least, since with less "12 people were
// killed" fits any two events; neither names a place or a
// day that the other has not; and the numbers are not too far apart.
func (c Count) SameThing(d Count) bool {
	return c.noun == d.noun && c.role == d.role && slices.Equal(c.which, d.which) &&
		shares(c.about, d.about) && (len(c.days) == 0 || len(d.days) == 0 || shares(c.days, d.days)) &&
		d.knows(c.places) && c.knows(d.places) && max(c.low, d.low) < tooFar*min(c.high, d.high)
}

// Agrees reports whether both numbers can be right, if they count the same thing.
func (c Count) Agrees(d Count) bool { return c.meets(d.estimate) }

// Width returns how inexact the number is: the range of what it can mean, as a share of its greatest value.
func (c Count) Width() float64 { return (c.high - c.low) / c.high }

// Kind returns what is counted and what befell it, to compare with that of other counts of the article.
func (c Count) Kind() string { return c.noun + " " + c.role }

// Harmed returns how many at least died, were hurt or are missing, or how many people left their homes or are trapped,
// if that is what c counts; else 0.
func (c Count) Harmed() float64 {
	if harms[c.role] || c.noun == people && endangers[c.role] {
		return c.low
	}
	return 0
}

// MayHaveHarmed reports whether a text has a word of harm. That takes far less time than to read its counts.
func MayHaveHarmed(text string) bool {
	folded := prose.Fold(text)
	return slices.ContainsFunc(harmStems, func(s string) bool { return strings.Contains(folded, s) })
}

// IsPartOf reports whether d, of the same article, counts more of what c counts: then c is a part of it, or it held
// before.
func (c Count) IsPartOf(d Count) bool { return c.Kind() == d.Kind() && c.high < d.low }

// knows reports whether the sentence of c or the head of its article has a word of each place.
func (c Count) knows(places [][]string) bool {
	isUnknown := func(place []string) bool {
		return !slices.ContainsFunc(place, func(w string) bool { return c.head[w] || c.own[w] })
	}
	return !slices.ContainsFunc(places, isUnknown)
}

func shares(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// reader reads the counts of one article.
type reader struct {
	text    string
	stemmer prose.Stemmer
	head    map[string]bool
}

func (r *reader) addHead(s string) {
	for w := prose.NewWords(s); w.Next(); {
		r.head[prose.Unpossessed(prose.Fold(w.Span().Of(s)))] = true
	}
}

// counts returns the counts of a sentence.
func (r *reader) counts(span prose.Span) []Count {
	s := r.sentence(span)
	if s.isOfOtherTimes() {
		return nil
	}
	var out []Count
	for i := 0; i < len(s); {
		n, ok := s.number(i)
		if !ok {
			i++
			continue
		}
		if c, ok := s.count(n); ok {
			c.head = r.head
			out = append(out, c)
		} else if s.isRisen(n) && len(out) > 0 {
			c = out[len(out)-1]
			c.IsFormer, c.estimate, c.Span = true, n.estimate(), s.span(n.start, n.end) // "19 people, up from 14"
			out = append(out, c)
		}
		i = n.end
	}
	return out
}

// count returns the count whose number is n.
func (s sentence) count(n number) (c Count, ok bool) {
	if n.isPart(s) {
		return c, false
	}
	t, ok := s.thing(n)
	if !ok {
		return c, false
	}
	if t.role == "" {
		t.role = s.role(n, &t)
	}
	if t.role == "" {
		return c, false
	}
	slices.Sort(t.which)
	return Count{
		Span: s.span(n.start, t.end), IsFormer: n.isFormer(s),
		estimate: n.estimate(), noun: t.noun, which: t.which, role: t.role,
		places: s.places(n), days: s.days(), about: s.about(t), own: s.words(),
	}, true
}

// about returns the terms of the sentence besides those of a thing and its role, figures, days, and words about who
// says it and how it is counted.
func (s sentence) about(t thing) map[string]bool {
	out := make(map[string]bool)
	role := strings.FieldsFunc(t.role, func(r rune) bool { return r == ' ' || r == '+' })
	for _, w := range s {
		isOwn := nounOf(w) == t.noun || slices.Contains(role, roleOf(w))
		if w.term != "" && !isOwn && !w.isFigure() && !dayNames[w.word] && !telling[w.word] {
			out[w.term] = true
		}
	}
	return out
}

func (s sentence) words() map[string]bool {
	out := make(map[string]bool)
	for _, w := range s {
		out[w.word] = true
	}
	return out
}

func (s sentence) days() map[string]bool {
	out := make(map[string]bool)
	for _, w := range s {
		if dayNames[w.word] && prose.Capitalized(w.raw) {
			out[w.word] = true
		}
	}
	return out
}

// places returns the words of the names behind a preposition of place before a number, and behind it in its clause.
func (s sentence) places(n number) [][]string {
	var out [][]string
	_, end := s.clause(n.start)
	for i := 0; i < end; i++ {
		if !placePrepositions[s[i].word] {
			continue
		}
		for name, next := s.name(i + 1); len(name) > 0; name, next = s.name(next + 1) {
			out = append(out, name)
			if s.at(next).word != "and" { // "in Quill and Dunmarsh"
				break
			}
		}
	}
	return out
}

// name returns the folded words of the name that starts at token i, behind an article, and where it ends. Words such
// as "the area" stand for the name of a place, and "the Brack dam" may be "the dam" elsewhere.
func (s sentence) name(i int) (words []string, end int) {
	isThe := s.at(i).word == "the"
	if isThe {
		if i++; localWords[s.at(i).word] && !s[i].owns {
			return []string{s[i].word}, i + 1
		}
	}
	for ; prose.Capitalized(s.at(i).raw) && !dayNames[s[i].word]; i++ {
		words = append(words, s[i].word)
	}
	if noun := s.at(i); isThe && len(words) > 0 && noun.term != "" && !auxiliaries[noun.word] && !modals[noun.word] {
		words = append(words, noun.word)
	}
	return words, i
}
