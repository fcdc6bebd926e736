package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Name is the parts of a name that was printed alone.
type Name struct {
	Shown   string   // as printed, without titles, roles, letters such as "KC" and a possessive ending
	Role    string   // as printed, when one stood before a full name
	Words   []string // folded: forename, middle names, surname
	Given   int      // how many of Words are the forename; 0 where there is none
	Family  int      // where the surname starts in Words
	Suffix  string   // "jr"
	Body    bool     // not the name of one person
	Acronym bool     // "NATO"
}

// Parse reads a name that was printed alone.
func Parse(printed string) Name { return Assemble(printed, Split(printed)) }

// Assemble reads the name in words, which Split returned for printed.
func Assemble(printed string, words Sentence) Name {
	words = Untitled(words)
	if len(words) == 0 {
		return Name{}
	}
	words, suffix, end := cutEnds(printed, words)
	acronym := len(words) == 1 && isAcronym(words[0].Span.Of(printed))
	role, words := CutRole(printed, words)
	words = Untitled(words)
	n := Name{Role: role, Words: words.Words(), Suffix: suffix, Acronym: acronym}
	n.Shown = shown(printed, prose.Span{Start: words[0].Span.Start, End: end})
	n.Body = isBody(words) || strings.Contains(n.Shown, "&")
	n.Given, n.Family = givenAndFamily(words)
	return n
}

// Key returns the words of n and its suffix, with single blanks between them.
func (n Name) Key() string { return strings.TrimSpace(strings.Join(n.Words, " ") + " " + n.Suffix) }

// Middle returns the middle names of n.
func (n Name) Middle() []string { return n.Words[n.Given:n.Family] }

// Surname returns the words of the surname of n, without the Arabic article, which only some papers print ("al-Haddad",
// "Haddad").
func (n Name) Surname() []string {
	s := n.Words[n.Family:]
	if len(s) > 1 && (s[0] == "al" || s[0] == "el") {
		return s[1:]
	}
	return s
}

// Ends returns the forename, surname and suffix of a person's full name, in which all names of one person agree that
// are spelled alike. It is empty for bodies and single names.
func (n Name) Ends() string {
	if n.Body || n.Given == 0 {
		return ""
	}
	return strings.Join(n.Words[:n.Given], " ") + "|" + strings.Join(n.Surname(), " ") + "|" + n.Suffix
}

// Untitled returns words without "the" and styles such as "Sir" before a name. The last word
// always stays.
func Untitled(words Sentence) Sentence {
	for len(words) > 1 && (words[0].Text == "the" || words[0].Is(Style)) {
		words = words[1:]
	}
	return words
}

// CutRole splits words into a role that ends in a word such as "minister", and two words or more that can be a
// person's name. It cuts nothing if the words mean somebody who speaks for the holder of the role ("a spokesman for
// Prime Minister Rosa Vane").
func CutRole(printed string, words Sentence) (role string, rest Sentence) {
	n := roleEnd(words, Head, 2)
	isOfAnother := n > 1 && words[n-2].Is(Connector|BodyJoin) // "Office of Chief Medical Examiner"
	if n == 0 || isOfAnother || words[0].Is(Determiner) || speaksFor(words[:n]) {
		return "", words
	}
	return words[:n].Span().Of(printed), words[n:]
}

// speaksFor reports whether a role is that of somebody who serves the holder of another role ("aide to President").
func speaksFor(role Sentence) bool {
	for i := 1; i < len(role); i++ {
		if role[i].Is(Connector) && role[i-1].Is(Head|Kin) && !role[i].In("of", "and") {
			return true
		}
	}
	return false
}

// roleEnd returns how many of words are a role before a name. The role ends in a word of a class, and at least that
// many words follow it that can be a person's name.
func roleEnd(words Sentence, class Class, least int) int {
	for i := len(words) - least - 1; i >= 0; i-- {
		if words[i].Is(class) && !isBody(words[i+1:]) {
			return i + 1
		}
	}
	return 0
}

// cutEnds calls CutEnd until it cuts nothing more: a word that becomes the last one loses its possessive ending, and
// may be such an end itself ("Rosa Vane’s KC"). end is the byte after the name and its suffix.
func cutEnds(printed string, words Sentence) (rest Sentence, suffix string, end int) {
	for {
		rest, last := CutEnd(words)
		end = max(last.Span.End, rest[len(rest)-1].Span.End)
		if last.Text != "" || len(rest) == len(words) {
			return rest, last.Text, end
		}
		words = split(printed, prose.Span{Start: rest[0].Span.Start, End: end})
	}
}

// CutEnd cuts off the end of a name what is not part of it: a suffix such as "Jr", letters such as "KC", a heading in
// capitals that a page prints after the name ("Rosa Vane TIME"), and the points before them. Where there is no suffix,
// it returns a token of kind Outside.
func CutEnd(words Sentence) (rest Sentence, suffix *Token) {
	suffix = &outside
	for len(words) > 1 {
		w := &words[len(words)-1]
		isSuffix := suffix.Text == "" && w.Is(Suffix)
		if !isSuffix && w.Kind != Point && !(len(words) > 2 && (w.Is(PostNominal) || endsInHeading(words))) {
			break
		}
		if isSuffix {
			suffix = w
		}
		words = words[:len(words)-1]
	}
	return words, suffix
}

// endsInHeading reports whether the last of three words or more is in capitals, and the two before it are a
// name in small letters.
func endsInHeading(words Sentence) bool {
	n := len(words)
	ends := words[n-1].Capitals && !words[n-1].Is(Suffix)
	for _, w := range words[n-3 : n-1] {
		ends = ends && w.Kind == Word && !w.Capitals && !w.Is(Role|Title|Body|Place)
	}
	return ends
}

// shown returns the piece s of printed, with the last point of an initialism ("N.W.T.O.").
func shown(printed string, s prose.Span) string {
	piece := s.Of(printed)
	if strings.Contains(piece[strings.LastIndexByte(piece, ' ')+1:], ".") && strings.HasPrefix(printed[s.End:], ".") {
		return piece + "."
	}
	return piece
}

// isAcronym reports whether printed is two to five capitals, with or without points and blanks.
func isAcronym(printed string) bool {
	capitals := strings.NewReplacer(".", "", " ", "").Replace(printed)
	n := utf8.RuneCountInString(capitals)
	return 1 < n && n < 6 && strings.IndexFunc(capitals, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// IsBody reports whether a name cannot be that of one person.
func IsBody(printed string) bool {
	words := Split(printed)
	return len(words) > 0 && isBody(words)
}

// isBody is IsBody for the words of a name.
func isBody(words Sentence) bool {
	last := words[len(words)-1]
	return len(words) > 6 || last.IsOffice() || slices.ContainsFunc(words, func(w Token) bool {
		return w.Is(Body|Connector) || startsInDigit(&w)
	})
}

func startsInDigit(w *Token) bool { return w.Text != "" && '0' <= w.Text[0] && w.Text[0] <= '9' }

// givenAndFamily returns how many words the forename has and where the surname starts. It does not divide words that a
// hyphen joins. Particles ("von der") belong to the surname.
func givenAndFamily(words Sentence) (given, family int) {
	family = len(words) - 1
	for family > 0 && (words[family].Hyphen || isParticle(words, family-1)) {
		family--
	}
	if family == 0 {
		return 0, 0
	}
	for given = 1; given < family && words[given].Hyphen; given++ {
	}
	return given, family
}

// isParticle reports whether words[i] is a particle of a surname. "Al" and "Ben" are forenames if they come first, with
// a capital and without a hyphen.
func isParticle(words Sentence, i int) bool {
	w := words[i]
	if i == 0 && w.Is(AlsoForename) && w.Upper && !words[1].Hyphen {
		return false
	}
	return w.Is(Particle)
}

// SameForename reports whether two folded forenames can be the same: they are equal, or one is the initial of the
// other.
func SameForename(a, b string) bool {
	return a == b || (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// SameMiddle reports whether middle names agree: they are equal, or one side is the initials of
// the other. "W." and "H. W." do not agree.
func SameMiddle(a, b []string) bool {
	return slices.Equal(a, b) || Initials(a) == strings.Join(b, "") || Initials(b) == strings.Join(a, "")
}

// Initials returns the first letters of folded words.
func Initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		_, n := utf8.DecodeRuneInString(w)
		b.WriteString(w[:n])
	}
	return b.String()
}
