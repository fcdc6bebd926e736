package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Name is a name that was printed alone, taken apart.
type Name struct {
	Shown   string   // as printed, without what Key takes off
	Role    string   // as printed, when one stood before a full name
	Words   []string // folded: forename, middle names, surname
	Given   int      // how many of Words are the forename; 0 where there is none
	Family  int      // where the surname starts in Words
	Suffix  string   // "jr"
	Body    bool     // not the name of one person
	Acronym bool     // "NATO"
}

// Parse takes a printed name apart.
func Parse(printed string) Name { return Assemble(printed, Split(printed)) }

// Assemble is the name in words, which Split gave of printed.
func Assemble(printed string, words []Token) Name {
	words = Untitled(words)
	if len(words) == 0 {
		return Name{}
	}
	words, suffix, end := cutEnds(printed, words)
	acronym := len(words) == 1 && isAcronym(words[0].Span.Of(printed))
	role, words := CutRole(printed, words)
	words = Untitled(words)
	n := Name{Role: role, Words: Words(words), Suffix: suffix, Acronym: acronym}
	n.Shown = shown(printed, prose.Span{Start: words[0].Span.Start, End: end})
	n.Body = isBody(words) || strings.Contains(n.Shown, "&")
	n.Given, n.Family = givenAndFamily(words)
	return n
}

// Key is the words of n, and its suffix.
func (n Name) Key() string { return strings.TrimSpace(strings.Join(n.Words, " ") + " " + n.Suffix) }

// Middle is the middle names of n.
func (n Name) Middle() []string { return n.Words[n.Given:n.Family] }

// Surname leaves out the Arabic article, which papers print or not: "al-Assad", "Assad".
func (n Name) Surname() []string {
	s := n.Words[n.Family:]
	if len(s) > 1 && (s[0] == "al" || s[0] == "el") {
		return s[1:]
	}
	return s
}

// Ends are the forename, surname and suffix of a person's full name, in which names that
// may be one agree; "" for bodies and single names.
func (n Name) Ends() string {
	if n.Body || n.Given == 0 {
		return ""
	}
	return strings.Join(n.Words[:n.Given], " ") + "|" + strings.Join(n.Surname(), " ") + "|" + n.Suffix
}

// Untitled is words without "the" and styles before a name; the last word always stays.
func Untitled(words []Token) []Token {
	for len(words) > 1 && (words[0].Text == "the" || words[0].Is(Style)) {
		words = words[1:]
	}
	return words
}

// CutRole takes off a role that ends in a word such as "minister" before two words or
// more that can be a person's. Somebody without a name, who speaks for the one with the role
// perhaps, has none that comes off ("a spokesman for Prime Minister Rosa Vane").
func CutRole(printed string, words []Token) (role string, rest []Token) {
	n := roleEnd(words, Head, 2)
	if n == 0 || words[0].Is(Determiner) || speaksFor(words[:n]) {
		return "", words
	}
	return SpanOf(words[:n]).Of(printed), words[n:]
}

// speaksFor reports whether a role is of somebody beside one who has the next: "aide to
// President".
func speaksFor(role []Token) bool {
	for i := 1; i < len(role); i++ {
		if role[i].Is(Connector) && role[i-1].Is(Head|Kin) && role[i].Text != "of" && role[i].Text != "and" {
			return true
		}
	}
	return false
}

// roleEnd is how many of words are a role before a name: those up to the last of class that
// has at least as many words after it, which can be a person's.
func roleEnd(words []Token, class Class, least int) int {
	for i := len(words) - least - 1; i >= 0; i-- {
		if words[i].Is(class) && !isBody(words[i+1:]) {
			return i + 1
		}
	}
	return 0
}

// cutEnds is CutEnd until nothing more comes off: without the letters behind it, the last
// word loses its possessive ending, as in "Rosa Vane’s KC". end is the byte at which the name
// ends, its suffix in it.
func cutEnds(printed string, words []Token) (rest []Token, suffix string, end int) {
	for {
		rest, last := CutEnd(words)
		end = max(last.Span.End, rest[len(rest)-1].Span.End)
		if last.Text != "" || len(rest) == len(words) {
			return rest, last.Text, end
		}
		words = split(printed, prose.Span{Start: rest[0].Span.Start, End: end})
	}
}

// CutEnd takes "Jr" and its like, which is suffix, and letters such as "KC" off the end of a
// name, with the points before them.
func CutEnd(words []Token) (rest []Token, suffix Token) {
	for len(words) > 1 {
		w := words[len(words)-1]
		isSuffix := suffix.Text == "" && w.Is(Suffix)
		if !isSuffix && w.Kind != Point && !(len(words) > 2 && w.Is(PostNominal)) {
			break
		}
		if isSuffix {
			suffix = w
		}
		words = words[:len(words)-1]
	}
	return words, suffix
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
	words := Split(printed)
	return len(words) > 0 && isBody(words)
}

// isBody reports whether words cannot be the name of one person.
func isBody(words []Token) bool {
	last := words[len(words)-1]
	return len(words) > 6 || last.IsOffice() || slices.ContainsFunc(words, func(w Token) bool {
		return w.Is(Body|Connector) || startsInDigit(w)
	})
}

func startsInDigit(w Token) bool { return w.Text != "" && '0' <= w.Text[0] && w.Text[0] <= '9' }

// givenAndFamily is how many words the forename has and where the surname starts. Words
// that a hyphen joins stay together, and particles ("von der") go with the surname.
func givenAndFamily(words []Token) (given, family int) {
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

// isParticle reports whether words[i] belongs to a surname. "Al" and "Ben" are forenames
// where they come first with a capital and no hyphen.
func isParticle(words []Token, i int) bool {
	w := words[i]
	if i == 0 && w.Is(AlsoForename) && w.Upper && !words[1].Hyphen {
		return false
	}
	return w.Is(Particle)
}

// SameForename reports whether two folded forenames can be one: equal, or one an initial.
func SameForename(a, b string) bool {
	return a == b || (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// SameMiddle reports whether middle names agree: they are equal, or one side is the
// other's initials. "W." and "H. W." do not.
func SameMiddle(a, b []string) bool {
	return slices.Equal(a, b) || Initials(a) == strings.Join(b, "") || Initials(b) == strings.Join(a, "")
}

// Initials are the first letters of folded words.
func Initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		_, n := utf8.DecodeRuneInString(w)
		b.WriteString(w[:n])
	}
	return b.String()
}
