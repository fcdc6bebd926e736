package byline

import (
	"slices"
	"strings"

	"quoth/retrieval/page/dateline"
)

// part is what stands between two separators of a by-line: a name, mostly.
type part struct {
	words []token
	join  string // what joins it to the part before: ", " or " and "
}

func (p part) text() string {
	texts := make([]string, len(p.words))
	for i, w := range p.words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

// ending says what the names of a by-line end at.
type ending int

const (
	atMark    ending = iota // the end of the text, a border, a date or an address
	lowerCase               // a word in the middle of a sentence, or a number after small letters
)

// splitter splits the tokens of a by-line into its parts.
type splitter struct {
	ts    []token
	parts []part
	now   part
	dated bool // the text began with a date, which goes on to the next mark
}

// split returns the parts up to the end of the names.
func split(ts []token) ([]part, ending) {
	s := splitter{ts: ts, now: part{join: ", "}}
	ended := atMark
	for i := 0; i < len(ts); i++ {
		if next, done, low := s.add(i); done {
			if low && len(s.parts) == 0 {
				ended = lowerCase
			}
			break
		} else {
			i = next
		}
	}
	s.close(", ")
	return s.parts, ended
}

// close ends the part.
func (s *splitter) close(join string) {
	if len(s.now.words) > 0 {
		s.parts = append(s.parts, s.now)
		s.now = part{}
	}
	if s.now.join = join; len(s.parts) == 0 {
		s.now.join = ""
	}
}

func (s *splitter) isEmpty() bool { return len(s.now.words) == 0 && len(s.parts) == 0 }

// add adds the token at i and returns the index of the last one used. It is done at the end of the
// names, and low if that is a word in small letters.
func (s *splitter) add(i int) (next int, done, low bool) {
	t := s.ts[i]
	switch {
	case s.dated && !t.isMark():
	case t.text == stop:
		s.dated = false
		return i, !s.isEmpty(), false
	case t.text == comma:
		s.close(", ")
	case t.isMark():
		s.dated = false
		return i, s.border(i), false
	case s.isConnector(i):
		s.close(" " + t.text + " ")
	case t.isAddress():
		if name, ok := withoutEmail(t.text); ok {
			s.now.words = append(s.now.words, token{name, strings.ToLower(name)})
		}
		return i, true, false
	case t.startsInDigit() || beginsDate(s.ts, i) && !s.isSurname(i):
		s.dated = s.isEmpty()
		return i, !s.dated, t.startsInDigit() && s.isSmall()
	case !s.isEmpty() && s.endsName(i):
		return i, true, !t.isCapital()
	case !t.isCapital() && !s.mayBeSmall(i):
		return i, true, true
	default:
		s.now.words = append(s.now.words, t)
	}
	return i, false, false
}

// isConnector reports whether the word at i joins two names. The Spanish "y" and its like, which are also inside
// names (Ortega y Gasset), do so between full names.
func (s *splitter) isConnector(i int) bool {
	if s.isEmpty() || connectors[s.ts[i].folded] || !letters[s.ts[i].text] {
		return !s.isEmpty() && connectors[s.ts[i].folded]
	}
	rest := slices.DeleteFunc(slices.Clone(s.ts[i+1:min(i+4, len(s.ts))]), func(t token) bool {
		return t.text == touching || t.text == apart
	})
	return len(s.now.words) != 1 && len(rest) > 1 && rest[0].isCapital() && rest[1].isCapital()
}

// isSurname reports whether the month at i is the second word of a name, because a date follows it.
func (s *splitter) isSurname(i int) bool {
	return len(s.now.words) == 1 && i+2 < len(s.ts) && s.ts[i+1].startsInDigit() && dateline.IsMonth(s.ts[i+2].folded)
}

// border closes the part at a border of elements, and reports whether the names end there: unless a
// separator follows, or the name has one word and its second stands alone in the next element.
func (s *splitter) border(i int) (done bool) {
	rest := s.ts[i+1:]
	for len(rest) > 0 && (rest[0].text == touching || rest[0].text == apart) {
		rest = rest[1:]
	}
	switch {
	case s.isEmpty(), len(rest) == 0:
		return false
	case rest[0].text == comma, connectors[rest[0].folded], letters[rest[0].text], len(s.now.words) == 0:
		return false
	}
	last := s.now.words[len(s.now.words)-1]
	if isSplitName := len(s.now.words) == 1 && !bodies[last.folded] && isOneName(rest); isSplitName {
		return false
	}
	return true
}

// isOneName reports whether the tokens begin with one word of a name that ends an element.
func isOneName(ts []token) bool {
	t := ts[0]
	isWord := !t.isMark() && t.isCapital() && !roles[t.folded] && !attributes[t.folded] && !bodies[t.folded] &&
		!t.isAddress() && !beginsDate(ts, 0)
	return isWord && (len(ts) == 1 || ts[1].isMark() || connectors[ts[1].folded])
}

// mayBeSmall reports whether a word in small letters may be part of a name: a particle, a word for a body,
// the second and last word, or a word of a name that has no capitals at all.
func (s *splitter) mayBeSmall(i int) bool {
	t := s.ts[i]
	if particles[t.folded] { // the last word of "Dune, Ann van"
		isLast := i+1 == len(s.ts) || s.ts[i+1].isMark()
		return !isLast || len(s.parts) == 1 && len(s.parts[0].words) == 1
	}
	if bodies[t.folded] { // "Staff and news service reports"
		return true
	}
	if isLast := i+1 == len(s.ts) || s.ts[i+1].isMark(); isLast && len(s.now.words) == 1 { // "Ann dune"
		return !sentence[t.folded]
	}
	return len(s.parts) == 0 && !sentence[t.folded] && (len(s.now.words) == 0 || s.isSmall())
}

// endsName reports whether the word at i stands between a name and an outlet or a place: "for", "Special to the".
func (s *splitter) endsName(i int) bool {
	t := s.ts[i]
	isSpecial := t.folded == "special" && i+1 < len(s.ts) && sentence[s.ts[i+1].folded]
	return outside[t.folded] || t.text == "The" || isSpecial
}

// isSmall reports whether no word has a capital.
func (s *splitter) isSmall() bool {
	return len(s.parts) == 0 && len(s.now.words) > 0 && !slices.ContainsFunc(s.now.words, token.isCapital)
}

// sentence holds small words that are in no name.
var sentence = set(`for in at on from of the a an who is are was were has have had that this it its as to about special
	says said reports writes or but not when where how why what which than into over after before during`)

// outside holds words before the name of an outlet or a place, even with a capital.
var outside = set("for in at from")

// beginsDate reports whether the words from i on begin a date, or what else follows a name.
func beginsDate(ts []token, i int) bool {
	t := ts[i]
	if dating[t.folded] {
		return true
	}
	if !dateline.IsMonth(t.folded) {
		return false
	}
	return i+1 < len(ts) && !ts[i+1].isMark() && ts[i+1].startsInDigit()
}
