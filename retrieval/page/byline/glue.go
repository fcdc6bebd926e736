package byline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/page/dateline"
	"quoth/retrieval/prose"
)

// unglue sets a mark where the texts of two elements run into each other, as in "ByAnn DuneStaff Writer"
// and "Ann Dune2 March 2026". Only a word that begins no name is cut off: "Ann McDune" and "DeWrit"
// stay whole.
func unglue(s string) string {
	s = gluedAnd.ReplaceAllString(s, "$1 and $2")
	var b strings.Builder
	from := 0
	for i, r := range s {
		if before, _ := utf8.DecodeLastRuneInString(s[:i]); isBorder(before, r, s[:i], s[i:]) {
			b.WriteString(s[from:i] + touching)
			from = i
		}
	}
	return b.String() + s[from:]
}

// isBorder reports whether an element begins with rest, whose first character is next.
func isBorder(last, next rune, before, rest string) bool {
	switch {
	case unicode.IsLower(last) && unicode.IsUpper(next):
		return beginsTail(rest) || beginsBody(before, rest) || isGluedBy(before)
	case unicode.IsLower(last) && unicode.IsDigit(next):
		return beginsNumber(rest)
	case unicode.IsUpper(last) && unicode.IsUpper(next):
		return beginsRoleInCapitals(before, rest) || isByInCapitals(before, rest)
	}
	return false
}

// gluedAnd matches "Ann DuneandBen Tarn" where the names run into the word between them.
var gluedAnd = regexp.MustCompile(`(\p{Ll})and(\p{Lu}\p{Ll})`)

// beginsBody reports whether the name of an outlet begins with rest, after a name without a blank: one in capitals,
// one with "The" and one with a word of bodies. "McDUNE" and "DeFell Press" are names.
func beginsBody(before, rest string) bool {
	start := before[strings.LastIndexAny(before, " \t\n")+1:]
	if prefixes[strings.ToLower(start)] {
		return false
	}
	const minCapitals, maxWords = 3, 3
	ws := strings.Fields(rest)
	capitals := strings.IndexFunc(ws[0], func(r rune) bool { return !unicode.IsUpper(r) })
	isBody := func(w string) bool { return bodies[strings.ToLower(strings.Trim(w, ",.|"))] }
	return capitals >= minCapitals || capitals < 0 && len(ws[0]) >= minCapitals || ws[0] == "The" ||
		slices.ContainsFunc(ws[:min(len(ws), maxWords)], isBody)
}

// beginsRoleInCapitals reports whether the role in "ANN DUNEREPORTER" or "ANN DUNESTAFF WRITER" begins with rest.
func beginsRoleInCapitals(before, rest string) bool {
	const minName, minRole = 3, 5
	start := before[strings.LastIndexAny(before, " \t\n")+1:]
	isWord := len(start) >= minName && strings.ToUpper(start) == start && !strings.ContainsAny(start, ".-'’")
	if !isWord || len(rest) < minRole {
		return false
	}
	ws := strings.Fields(strings.ToLower(rest))
	if len(ws) == 0 || len(ws[0]) < minRole || strings.ToUpper(rest[:minRole]) != rest[:minRole] {
		return false
	}
	return roles[ws[0]] || attributes[ws[0]] && len(ws) > 1 && roles[ws[1]]
}

// isByInCapitals reports whether a forename follows the "BY" that begins a by-line, as in "BYANN DUNE".
func isByInCapitals(before, rest string) bool {
	if before != "BY" || rest[0] == ' ' {
		return false
	}
	word, _, _ := strings.Cut(rest, " ")
	return names.IsForename(prose.Fold(word)) && !names.IsForename(prose.Fold(before+word))
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

var gluedBys = []string{touching + "By", " By", " by"}

// isGluedBy reports whether a name follows "By" without a blank.
func isGluedBy(before string) bool {
	isLast := func(by string) bool { return strings.HasSuffix(before, by) }
	return before == "By" || slices.ContainsFunc(gluedBys, isLast)
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
		return second == "" && bodies[first] || roles[second] || attributes[second] || sentence[second]
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
