package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation says what may follow the point of an abbreviation in one sentence.
type abbreviation int

const (
	notAbbreviation abbreviation = iota
	beforeAny                    // goes on whatever follows: vs., e.g.
	beforeName                   // a title, printed with a capital: Gen., Mrs.
	beforeNumber                 // goes on before a figure: No. 10
	mayEnd                       // may end a sentence too: Inc., Jan., U.S.
	orWord                       // as mayEnd, but an English word as well unless printed with a capital: Sat., Mass.
)

// continues reports whether the point after head is only that of an abbreviation, so
// that the sentence goes on over the blanks and marks of gap with next, which starts
// with a letter or digit.
func continues(head, gap, next string) bool {
	capitals := inCapitals(next)
	switch kindOf(lastToken(head), capitals) {
	case beforeAny, beforeName:
		return true
	case beforeNumber:
		return isDigit(next[0])
	case mayEnd:
		if strings.ContainsAny(gap, "-–—−") {
			return true // a dateline: "RENO, Nev. — The"
		}
		return !opens(next, capitals) && !(strings.ContainsAny(gap, "“\"") && isSpeech(next))
	}
	return false
}

// isSpeech reports whether s, which stands after an opening quotation mark, is more
// than a name in quotation marks ("J. “Red” Hale"): then it closes with punctuation, or
// not soon.
func isSpeech(s string) bool {
	i := strings.IndexAny(s, "”\"")
	return i < 0 || strings.ContainsAny(s[max(i-1, 0):i], ",.?!")
}

// lastToken returns the run of letters, digits, apostrophes and points that s ends with.
func lastToken(s string) string {
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if r != '.' && r != '\'' && r != '’' && wordRune(s[i-n:]) == 0 {
			break
		}
		i -= n
	}
	return strings.TrimLeft(s[i:], "'.")
}

// kindOf returns the kind of a token with its inner points but without the last one. Capitals
// says that the text goes on in capitals, as old newswire does: then the case of the token says
// nothing. Otherwise a word in capitals ("the VA.") is a name.
func kindOf(token string, capitals bool) abbreviation {
	if isInitial(token) {
		return mayEnd
	}
	kind := listed(strings.ToLower(token))
	upper, lower := strings.ToUpper(token) == token, startsLower(token)
	switch {
	case kind == beforeNumber || kind == beforeAny:
		return kind
	case kind == orWord && capitals:
		return beforeNumber
	case kind == notAbbreviation && isInitialism(token):
		return mayEnd
	case upper && !capitals, lower && (kind == beforeName || kind == orWord):
		return notAbbreviation
	case kind == orWord:
		return mayEnd
	}
	return kind
}

// isInitial reports whether token is one capital letter.
func isInitial(token string) bool {
	r, n := utf8.DecodeRuneInString(token)
	return n == len(token) && unicode.IsUpper(r)
}

// isInitialism reports whether token is single letters with points between them.
func isInitialism(token string) bool {
	for i := 0; i < len(token); i++ {
		if (token[i] == '.') != (i%2 == 1) || i%2 == 0 && (isDigit(token[i]) || !isASCIIWord(token[i])) {
			return false
		}
	}
	return len(token) > 1
}

// inCapitals reports whether the first word of two letters or more in s is in
// capitals.
func inCapitals(s string) bool {
	run, upper := 0, true
	for _, r := range s {
		if unicode.IsLetter(r) {
			run, upper = run+1, upper && unicode.IsUpper(r)
		} else if run < 2 {
			run, upper = 0, true
		} else {
			break
		}
	}
	return run > 1 && upper
}

// opens reports whether the first word of s is one that starts a sentence far more
// often than it stands with a capital inside one.
func opens(s string, capitals bool) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	word := strings.ToLower(s[:end])
	switch rest := s[end:]; {
	case strings.HasPrefix(rest, "-"), strings.HasPrefix(rest, ".") && listed(word) != beforeName:
		return false // "U.S. All-Star", "U.S. A. Brown"
	case capitals:
		return isSubject(word)
	}
	return isSubject(word) || isOpener(word)
}

// isSubject reports whether a word hardly ever follows an abbreviation inside a sentence, so that
// it opens one even where every letter is a capital.
func isSubject(word string) bool {
	switch word {
	case "the", "he", "she", "it", "they", "we", "but", "this", "these", "there", "however", "meanwhile":
		return true
	}
	return false
}

// isOpener reports whether a word with a capital mostly opens a sentence.
func isOpener(word string) bool {
	switch word {
	case "a", "an", "that", "those", "his", "her", "its", "their", "our", "my", "your", "i", "you", "one", "some",
		"many", "most", "several", "few", "all", "both", "each", "every", "another", "others", "no", "not", "nobody",
		"nothing", "and", "or", "nor", "so", "yet", "if", "as", "at", "in", "on", "by", "to", "of", "for", "from",
		"with", "without", "after", "before", "during", "since", "until", "when", "while", "where", "what", "who",
		"why", "how", "which", "because", "although", "though", "despite", "unlike", "according", "also", "then",
		"now", "here", "still", "once", "later", "earlier", "only", "even", "just", "mr", "mrs", "ms", "dr",
		"police", "officials", "critics", "people":
		return true
	}
	return false
}

// listed returns the kind of a word in lower case. The list holds abbreviations that British and
// American newspapers print, with AP's for states, months and ranks.
func listed(word string) abbreviation {
	switch word {
	case "vs", "v", "cf", "viz", "i.e", "e.g", "approx", "incl", "excl":
		return beforeAny
	case "mr", "mrs", "ms", "mx", "messrs", "mme", "mlle", "dr", "prof", "hon", "rt", "sen", "sens", "rep", "reps",
		"gov", "govs", "pres", "amb", "ald", "atty", "asst", "dep", "rev", "fr", "msgr", "mgr", "ven",
		"gen", "lt", "col", "maj", "capt", "cpl", "sgt", "sgts", "pvt", "pte", "pfc", "spc", "ens", "adm", "cmdr",
		"cdr", "brig", "supt", "insp", "det", "const":
		return beforeName
	case "no", "nos", "p", "pp", "fig", "figs", "vol", "vols", "ch", "chap", "sect", "para", "pt", "ext", "tel",
		"c", "ca", "b", "d", "est", "pop", "feat", "hwy", "rte", "apt":
		return beforeNumber
	case "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"mon", "tue", "tues", "thu", "thur", "thurs", "fri",
		"inc", "corp", "co", "cos", "ltd", "bros", "assn", "assoc", "dept", "univ", "intl", "natl", "govt", "gov't",
		"gov’t", "st", "sts", "ste", "mt", "mts", "ft", "ave", "blvd", "rd", "pkwy", "sq", "hts",
		"jr", "sr", "esq", "ph.d", "m.sc", "b.sc", "etc", "al", "ret",
		"ala", "ariz", "calif", "colo", "conn", "fla", "ga", "kan", "kans", "ky", "md", "mich", "minn", "mo", "mont",
		"neb", "nebr", "nev", "okla", "penn", "tenn", "tex", "va", "vt", "wis", "wyo":
		return mayEnd
	case "mar", "wed", "sat", "sun", "ark", "del", "ill", "ind", "la", "mass", "miss", "ore", "pa", "wash":
		return orWord
	}
	return notAbbreviation
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
