package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/page/dateline"
)

// unglue sets a mark where the texts of two elements run into each other, as in "ByAnn DuneStaff Writer"
// and "Ann Dune2 March 2026". Only a word that begins no name is cut off: "Ann McDune" and "DeWrit"
// stay whole.
func unglue(s string) string {
	var b strings.Builder
	from := 0
	for i, r := range s {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		isBorder := unicode.IsLower(before) && (unicode.IsUpper(r) || unicode.IsDigit(r))
		if isBorder && (beginsNumber(s[i:]) || beginsTail(s[i:]) || isGluedBy(s[from:i])) {
			b.WriteString(s[from:i] + touching)
			from = i
		}
	}
	return b.String() + s[from:]
}

// beginsNumber reports whether s begins with a number, as of a day or a time.
func beginsNumber(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		rest = strings.TrimPrefix(rest, end)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return len(rest) < len(s) && rest != "" && !unicode.IsLetter(r)
}

// isGluedBy reports whether a name follows "By" without a blank.
func isGluedBy(before string) bool {
	return before == "By" || strings.HasSuffix(before, " By") || strings.HasSuffix(before, " by")
}

// beginsTail reports whether s begins with a word that follows a name in a by-line: a role, a date or
// the name of a button.
func beginsTail(s string) bool {
	ws := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(ws) == 0 {
		return false
	}
	first, second := strings.ToLower(ws[0]), ""
	if len(ws) > 1 {
		second = strings.ToLower(ws[1])
	}
	switch {
	case roles[first], dating[first] && first != "on":
		return true
	case attributes[first]:
		return second == "" && bodies[first] || roles[second] || attributes[second]
	}
	return dateline.IsMonth(first) && second != "" && unicode.IsDigit(rune(second[0]))
}

// withoutEmail cuts an address of e-mail off the surname before it, as in "Duneann.dune@…", or a
// handle, as in "Dune@anndune". ok is false if there is none: the address must hold the surname again.
func withoutEmail(word string) (surname string, ok bool) {
	local, host, isEmail := strings.Cut(word, "@")
	if r, _ := utf8.DecodeRuneInString(local); !isEmail || !unicode.IsUpper(r) {
		return "", false
	}
	if !strings.Contains(host, ".") {
		return local, true
	}
	const minBytes = 3
	for end := len(local) - 1; end >= minBytes; end-- {
		name, rest := local[:end], strings.ToLower(local[end:])
		if utf8.ValidString(name) && strings.Contains(rest, strings.ToLower(name)) {
			return name, true
		}
	}
	return "", false
}
