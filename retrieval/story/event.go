package story

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Many events of a day are told in one form of words: matches, deaths, profits, warnings. The names in it, and then
// the numbers, decide whether two articles tell one event: copies of one text keep the names, and a form of words has
// others in their places.

const (
	eventWords = 60   // how many words of a text say what it is about, besides the headline
	sameForm   = 0.45 // the part of the shorter of two openings that both have in one order: they have one form of words
	slotWords  = 4    // a place of a form of words has no more of them
)

// event is what an article says about its event in its headline and its first words.
type event struct {
	openings [2][]word // the words of the headline, and those of the text
	names    [][]uint64
	guessed  bool // names are a word that opens headline and text
	numbers  map[uint64]bool
	words    map[uint64]use // of headline and text
}

// use says how an article writes a word.
type use uint8

const (
	small   use = 1 << iota // without a capital, somewhere
	capital                 // with a capital
	inside                  // with a capital inside a sentence
)

// word is a word of an opening.
type word struct {
	hash    uint64 // of the folded word
	name    bool
	acronym bool // it is in capitals: "UK"
	opens   bool // it opens a sentence, with a capital, and may be a name
}

// readEvent reads the event of an article. It reads no more than MaxText.
func readEvent(a *news.Article) *event {
	text := news.Head(a.Text, MaxText)
	e := &event{numbers: map[uint64]bool{}, words: make(map[uint64]use, len(text)/16)}
	e.readWords(text, true)
	e.readWords(a.Title, !isTitleCase(a.Title))
	(&openingReader{event: e, opening: &e.openings[0], left: math.MaxInt}).read(a.Title)
	o := &openingReader{event: e, opening: &e.openings[1], left: eventWords}
	for p := range Body(text) {
		if o.read(p.Of(text)); o.left == 0 {
			break
		}
	}
	if len(e.names) == 0 {
		e.guessNames()
	}
	return e
}

// guessNames takes a word that opens both headline and text, and has a capital wherever it stands, for a name: "Quenby
// recorded 34 degrees". It is for articles without other names.
func (e *event) guessNames() {
	a, b := e.openings[0], e.openings[1]
	if len(a) == 0 || len(b) == 0 || a[0].hash != b[0].hash || !a[0].opens || e.words[a[0].hash]&small != 0 {
		return
	}
	a[0].name, b[0].name, e.guessed = true, true, true
	e.addName([]uint64{a[0].hash})
}

// readWords reads all words of a text, in which a capital inside a sentence may mean nothing.
func (e *event) readWords(text string, meant bool) {
	opens := true
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span().Of(text)
		how := small
		if isCapital(s) {
			how = capital
			if meant && !opens {
				how |= inside
			}
		}
		e.words[hash(prose.Fold(s))] |= how
		opens = opensSentence(text[w.Span().End:])
	}
}

// openingReader reads the first words of a text, with their names.
type openingReader struct {
	*event
	opening *[]word
	left    int // how many words are still read

	run   []uint64 // the name that is being read
	first int      // the place of a word with a capital that opens a sentence, if it stands before run; else -1
}

// read reads a paragraph.
func (o *openingReader) read(text string) {
	end, opens := 0, true
	o.first = -1
	for w := prose.NewWords(text); o.left > 0 && w.Next(); o.left-- {
		s := w.Span().Of(text)
		if text[end:w.Span().Start] != " " {
			o.endName()
		}
		o.readWord(s, prose.Fold(s), opens)
		end, opens = w.Span().End, opensSentence(text[w.Span().End:])
	}
	o.endName()
}

// readWord reads a word, which may open a sentence.
func (o *openingReader) readWord(s, folded string, opens bool) {
	h := hash(folded)
	mayBeName := isCapital(s) && len(folded) > 1 && !notNames[folded]
	isName := mayBeName && o.words[h]&inside != 0
	switch {
	case isName:
		o.run = append(o.run, h)
	case mayBeName && opens:
		o.endName()
		o.first = len(*o.opening)
	default:
		o.endName()
	}
	if c, _ := utf8.DecodeRuneInString(folded); unicode.IsDigit(c) {
		o.numbers[h] = true
	}
	*o.opening = append(*o.opening, word{h, isName, len(s) <= 4 && strings.ToUpper(s) == s,
		mayBeName && opens})
}

// endName ends a name. The first word of a sentence belongs to a name of one more word: "Gorse Bank".
func (o *openingReader) endName() {
	if len(o.run) == 1 && o.first >= 0 {
		(*o.opening)[o.first].name = true
		o.run = []uint64{(*o.opening)[o.first].hash, o.run[0]}
	}
	if len(o.run) > 0 {
		o.addName(o.run)
	}
	o.run, o.first = nil, -1
}

// addName adds a name, unless it is a part of one that is there.
func (e *event) addName(name []uint64) {
	for i, other := range e.names {
		switch {
		case isPart(name, other):
			return
		case isPart(other, name):
			e.names[i] = name
			return
		}
	}
	e.names = append(e.names, name)
}

func isPart(words, of []uint64) bool {
	return !slices.ContainsFunc(words, func(w uint64) bool { return !slices.Contains(of, w) })
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isTitleCase reports whether most of the longer words of a headline have a capital, so that one says nothing.
func isTitleCase(title string) bool {
	long, capitals := 0, 0
	for w := prose.NewWords(title); w.Next(); {
		if s := w.Span().Of(title); len(s) > 3 {
			long++
			if isCapital(s) {
				capitals++
			}
		}
	}
	return 5*capitals >= 3*long && long > 2
}

// notNames are words with a capital that name nobody, folded: forms of address, and the calendar.
var notNames = prose.Set(`a an the i he she it we they this that these those his her its our my your in on at for from
	to of by with as and but or if no not mr mrs ms miss dr sir dame lord lady monday tuesday wednesday thursday friday
	saturday sunday january february march april may june july august september october november december mon tue wed
	thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec one two three four five six seven eight nine ten
	eleven twelve dozens hundreds thousands`)

// isOther reports whether two articles tell different events in one form of words: in some place, each has a name that
// the other has not, and they share no more names than each has of its own. The numbers count as a name, and so does
// such a place in the headline besides one in the text.
func (e *event) isOther(f *event) bool {
	own, shared := e.compare(f)
	otherOwn, otherShared := f.compare(e)
	own, shared = min(own, otherOwn), max(shared, otherShared)
	if own+1 < shared || (e.guessed || f.guessed) && !e.hasOtherNumbers(f) {
		return false
	}
	places := e.otherNames(f)
	return places > 0 && own+places-1 >= shared
}

// isApart reports whether two articles share none of the names that are at their beginning, in whatever words.
func (e *event) isApart(f *event) bool {
	own, shared := e.compareNames(f)
	otherOwn, otherShared := f.compareNames(e)
	return min(own, otherOwn) > 0 && shared+otherShared == 0 && !e.guessed && !f.guessed
}

// compare counts the names of e that f does not have, and those that both have.
func (e *event) compare(f *event) (own, shared int) {
	own, shared = e.compareNames(f)
	switch {
	case len(e.numbers) == 0 || len(f.numbers) == 0:
	case e.hasOtherNumbers(f):
		own++
	default:
		shared++
	}
	return own, shared
}

// hasOtherNumbers reports whether the numbers of two articles differ.
func (e *event) hasOtherNumbers(f *event) bool {
	return containment(e.numbers, f.numbers) < sharedNumber
}

func (e *event) compareNames(f *event) (own, shared int) {
	for _, name := range e.names {
		if f.has(name) {
			shared++
		} else {
			own++
		}
	}
	return own, shared
}

// has reports whether an article has a name: all of its words, and the last with a capital.
func (e *event) has(name []uint64) bool {
	return e.words[name[len(name)-1]]&capital != 0 && !slices.ContainsFunc(name, func(w uint64) bool { return e.words[w] == 0 })
}

// otherNames counts the openings, of headline and text, that have one form of words with different names in one of its
// places.
func (e *event) otherNames(f *event) (n int) {
	for i := range e.openings {
		if e.hasOtherName(f, i) {
			n++
		}
	}
	return n
}

// hasOtherName reports whether two openings have one form of words, with different names in one of its places.
func (e *event) hasOtherName(f *event, n int) bool {
	a, b := e.openings[n], f.openings[n]
	least := int(math.Ceil(sameForm * float64(min(len(a), len(b)))))
	if countIn(a, f) < least {
		return false
	}
	matches := align(a, b)
	if len(matches) < least {
		return false
	}
	from := [2]int{}
	for _, m := range append(matches, [2]int{len(a), len(b)}) {
		x, y := a[from[0]:m[0]], b[from[1]:m[1]]
		if max(len(x), len(y)) <= slotWords && areOther(ownNames(x, f), ownNames(y, e)) {
			return true
		}
		from = [2]int{m[0] + 1, m[1] + 1}
	}
	return false
}

// countIn counts the words that an article has too.
func countIn(words []word, other *event) (n int) {
	for _, w := range words {
		if other.words[w.hash] != 0 {
			n++
		}
	}
	return n
}

// ownNames returns those of some words that are names, and that an article does not have.
func ownNames(words []word, other *event) (out []word) {
	for _, w := range words {
		if w.name && other.words[w.hash] == 0 {
			out = append(out, w)
		}
	}
	return out
}

// areOther reports whether names are those of different things. "UK" may be "Britain".
func areOther(a, b []word) bool {
	isLong := func(w word) bool { return !w.acronym }
	return len(a) > 0 && len(b) > 0 && slices.ContainsFunc(a, isLong) == slices.ContainsFunc(b, isLong)
}

// align returns the places of the longest sequence of words that two openings have in one order.
func align(a, b []word) (matches [][2]int) {
	longest := make([][]int, len(a)+1)
	cells := make([]int, (len(a)+1)*(len(b)+1))
	for i := range longest {
		longest[i] = cells[i*(len(b)+1):][:len(b)+1]
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].hash == b[j].hash {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash == b[j].hash:
			matches = append(matches, [2]int{i, j})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return matches
}
