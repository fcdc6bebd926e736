package prose

import "strings"

// A figure with a unit is two words, "£13|m", so that it meets "13 million" and "13 kg"
// meets "13kg". So is a figure with a longer word, "30|day", which is as often printed with a
// hyphen. Short names stay whole: "5G", "49ers".

// figureEnd returns the end of the figure at the start of w if a separate word follows it, or else the end
// of w. All of w is letters, digits, points and commas.
func figureEnd(w string) int {
	if !isDigit(w[0]) {
		return len(w)
	}
	end := strings.IndexFunc(w, func(r rune) bool { return r != '.' && r != ',' && (r < '0' || '9' < r) })
	if end > 0 && (figureUnits[w[end:]] || isWordy(w[end:])) {
		return end
	}
	return len(w)
}

// isWordy reports whether s, behind a figure, starts like a word that could stand alone.
func isWordy(s string) bool {
	letters := 0
	for letters < len(s) && asciiWord[s[letters]] == asciiLetter {
		letters++
	}
	return letters > 2 && !strings.EqualFold(s[:letters], "ers") // "49ers"
}

// figureUnits are units that are printed right behind a figure. An M or a B may be
// somebody's initial and would have another meaning alone, so that "13M" stays whole.
var figureUnits = Set(`m mn mln bn tn trn km kg cm mm mg ml ft lb lbs oz mph kph kmh am pm AM PM kw mw gw mb gb tb`)

// unitTerms are the terms of abbreviated numbers. Only small letters have them: "M" is an initial.
var unitTerms = map[string]string{"m": "million", "mn": "million", "mln": "million", "bn": "billion",
	"tn": "trillion", "trn": "trillion"}

// ordinals are the terms of the ordinals that are printed in both ways.
var ordinals = map[string]string{"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth",
	"6th": "sixth", "7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth"}

// figureTerm returns the term of a bare word that starts with a digit: "20000" for "20k", and the
// figure for "13M" and the plural "747s". A decade, "1990s", is not its first year.
func figureTerm(w string) string {
	if t, ok := ordinals[w]; ok {
		return stem(t)
	}
	figure := w[:len(w)-1]
	if figure == "" || strings.Trim(figure, "0123456789.") != "" {
		return w
	}
	switch w[len(w)-1] {
	case 'k':
		return thousands(figure)
	case 'm', 'b', 't':
		return figure
	case 's':
		if !strings.HasSuffix(figure, "0") {
			return figure
		}
	}
	return w
}

// thousands returns a thousand times figure: "1500" for "1.5".
func thousands(figure string) string {
	whole, part, _ := strings.Cut(figure, ".")
	if len(part) > 3 {
		return figure + "k"
	}
	return whole + part + "000"[len(part):]
}
