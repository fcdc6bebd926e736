package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Key is the folded name under which the index holds a speaker: equal for the printings
// of one name. Small letters, accents off, letters that have no accent to lose spelled in
// ASCII (ł, ø, đ, ı, ß, æ, þ); hyphens part words, apostrophes and points go; initials in
// a row make one word. "The", titles ("Sir"), letters after the name ("KC"), a possessive
// ending, and a role before a full name are off. It is empty when no letter is left.
//
//	Key("UK Prime Minister Keir Starmer’s") == "keir starmer"
//	Key("N.A.T.O.") == Key("NATO")
func Key(name string) string { return parse(name).key() }

// name is a printed name taken apart.
type name struct {
	shown   string   // as printed, without what Key takes off
	role    string   // as printed, when one stood before a full name
	words   []string // folded: forename, middle names, surname
	given   int      // how many of words are the forename; 0 where there is none
	family  int      // where the surname starts in words
	suffix  string   // "jr"
	body    bool     // not the name of one person
	acronym bool     // "NATO"
}

func (n name) key() string { return strings.TrimSpace(strings.Join(n.words, " ") + " " + n.suffix) }

func (n name) middle() []string { return n.words[n.given:n.family] }

// surname leaves out the Arabic article, which papers print or not: "al-Assad", "Assad".
func (n name) surname() []string {
	s := n.words[n.family:]
	if len(s) > 1 && (s[0] == "al" || s[0] == "el") {
		return s[1:]
	}
	return s
}

func parse(printed string) name { return assemble(printed, split(printed)) }

// assemble is the name in words of printed.
func assemble(printed string, words []word) name {
	words = untitled(words)
	if len(words) == 0 {
		return name{}
	}
	words, suffix, end := cutEnd(printed, words)
	acronym := len(words) == 1 && isAcronym(words[0].span.Of(printed))
	role, words := cutRole(printed, words)
	words = untitled(words)
	n := name{shown: shown(printed, prose.Span{Start: words[0].span.Start, End: end}), role: role, suffix: suffix, acronym: acronym}
	n.words = make([]string, len(words))
	for i, w := range words {
		n.words[i] = w.text
	}
	n.body = isBody(words) || strings.Contains(n.shown, "&")
	n.given, n.family = givenAndFamily(words)
	return n
}

// untitled is words without what stands before a name; the last word always stays.
func untitled(words []word) []word {
	for len(words) > 1 && (words[0].text == "the" || titles[words[0].text]) {
		words = words[1:]
	}
	return words
}

// cutRole takes off a role that ends in a word such as "minister" before two words or
// more that can be a person's.
func cutRole(printed string, words []word) (role string, rest []word) {
	for i := len(words) - 3; i >= 0; i-- {
		if isRoleHead(words[i].text) && !isBody(words[i+1:]) {
			return prose.Span{Start: words[0].span.Start, End: words[i].span.End}.Of(printed), words[i+1:]
		}
	}
	return "", words
}

func isRoleHead(word string) bool { return offices[word] || ranks[word] }

// cutEnd is cutSuffix until nothing more comes off: without the letters behind it, the last
// word loses its possessive ending, as in "Rosa Vane’s KC".
func cutEnd(printed string, words []word) (rest []word, suffix string, end int) {
	for {
		rest, suffix, end = cutSuffix(words)
		if suffix != "" || len(rest) == len(words) {
			return rest, suffix, end
		}
		words = splitIn(printed, prose.Span{Start: rest[0].span.Start, End: end})
	}
}

// cutSuffix takes "Jr" and its like, and letters such as "KC", off the end of a name. end
// is the byte at which the name ends, its suffix in it.
func cutSuffix(words []word) (rest []word, suffix string, end int) {
	for len(words) > 1 {
		w := words[len(words)-1]
		isSuffix := suffix == "" && suffixes[w.text]
		if !isSuffix && !(len(words) > 2 && postNominals[w.text]) {
			break
		}
		if isSuffix {
			suffix, end = w.text, w.span.End
		}
		words = words[:len(words)-1]
	}
	return words, suffix, max(end, words[len(words)-1].span.End)
}

// shown is the piece s of printed, with the last point of an initialism.
func shown(printed string, s prose.Span) string {
	piece := s.Of(printed)
	if strings.Contains(piece[strings.LastIndexByte(piece, ' ')+1:], ".") && strings.HasPrefix(printed[s.End:], ".") {
		return piece + "."
	}
	return piece
}

// isAcronym reports whether printed is 2 to 5 capitals, points and blanks aside.
func isAcronym(printed string) bool {
	capitals := strings.NewReplacer(".", "", " ", "").Replace(printed)
	n := utf8.RuneCountInString(capitals)
	return 1 < n && n < 6 && strings.IndexFunc(capitals, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// IsBody reports whether a name cannot be that of one person.
func IsBody(printed string) bool {
	words := split(printed)
	return len(words) > 0 && isBody(words)
}

// isBody reports whether words cannot be the name of one person.
func isBody(words []word) bool {
	return len(words) > 6 || offices[words[len(words)-1].text] || slices.ContainsFunc(words, func(w word) bool {
		return bodyWords[w.text] || connectors[w.text] || unicode.IsDigit(rune(w.text[0]))
	})
}

// givenAndFamily is how many words the forename has and where the surname starts. Words
// that a hyphen joins stay together, and particles ("von der") go with the surname.
func givenAndFamily(words []word) (given, family int) {
	family = len(words) - 1
	for family > 0 && (words[family].hyphen || isParticle(words, family-1)) {
		family--
	}
	if family == 0 {
		return 0, 0
	}
	for given = 1; given < family && words[given].hyphen; given++ {
	}
	return given, family
}

// isParticle reports whether words[i] belongs to a surname. "Al" and "Ben" are forenames
// where they come first with a capital and no hyphen.
func isParticle(words []word, i int) bool {
	w := words[i]
	if i == 0 && forenameParticles[w.text] && !w.small && !words[1].hyphen {
		return false
	}
	return particles[w.text]
}
