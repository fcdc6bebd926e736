package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// kind is the way in which a claim was made, as the table names it.
type kind string

// verdict is the answer to the question whether a claim is printed.
type verdict string

const (
	verbatim verdict = "verbatim"
	cut      verdict = "cut"
	differs  verdict = "differs"
	absent   verdict = "absent"

	otherSpeaker verdict = "other-speaker"
)

// mutator makes claims of quotes.
type mutator struct {
	rng        *rand.Rand
	kept       *printed
	vocabulary []string // all words of the quotes in order, so that frequent ones are drawn often
}

// mutation changes the words of a quote, or returns "" if it cannot change them.
type mutation struct {
	kind kind
	want verdict
	make func(m *mutator, s string) string
}

// mutations returns all mutations, in the order of the table.
func mutations() []mutation {
	return []mutation{
		{"kept", verbatim, func(_ *mutator, s string) string { return s }},
		{"case", verbatim, func(m *mutator, s string) string {
			return []func(string) string{strings.ToUpper, strings.ToLower}[m.rng.IntN(2)](s)
		}},
		{"marks", verbatim, (*mutator).marks},
		{"punctuation", verbatim, (*mutator).punctuation},
		{"trimmed", verbatim, (*mutator).trimmed},
		{"middle sentence", verbatim, (*mutator).middle},
		{"word changed", differs, (*mutator).changed},
		{"word dropped", differs, (*mutator).dropped},
		{"word added", differs, (*mutator).added},
		{"negated", differs, (*mutator).negated},
		{"tense", differs, (*mutator).tense},
		{"number", differs, (*mutator).plural},
		{"typing error", differs, (*mutator).mistyped},
		{"misremembered", differs, (*mutator).misremembered},
		{"among others", differs, (*mutator).surrounded},
		{"ellipsis", cut, (*mutator).elided},
		{"ellipsis over a negation", differs, (*mutator).elidedNegation},
		{"a few words, one mistyped", differs, (*mutator).mistypedFew},
	}
}

// anyWord returns a random word of the quotes.
func (m *mutator) anyWord() string { return m.vocabulary[m.rng.IntN(len(m.vocabulary))] }

// replaceWord returns s with one random word replaced by what f returns for it, or "" if f returns
// nothing new for any word.
func (m *mutator) replaceWord(s string, f func(word string) string) string {
	places := letters.FindAllStringIndex(s, -1)
	m.rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	for _, p := range places {
		w := s[p[0]:p[1]]
		if other := f(w); other != "" && other != w {
			return strings.Join(strings.Fields(s[:p[0]]+other+s[p[1]:]), " ")
		}
	}
	return ""
}

var letters = regexp.MustCompile(`\pL+(?:['’]\pL+)*`)

// sentences returns the sentences of s.
func sentences(s string) []string {
	var out []string
	for _, span := range prose.Sentences(s) {
		out = append(out, span.Of(s))
	}
	return out
}

// marks changes the quotation marks around the words, and the marks and apostrophes in them.
func (m *mutator) marks(s string) string {
	curly := strings.ContainsAny(s, "“”‘’")
	s = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
	if !curly {
		s = strings.ReplaceAll(s, "'", "’")
	}
	around := [][2]string{{`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"“‘", "’”"}}[m.rng.IntN(5)]
	return around[0] + s + around[1]
}

// punctuation removes or changes the marks between words.
func (m *mutator) punctuation(s string) string {
	ws := strings.Fields(s)
	for i, w := range ws {
		end := strings.TrimRight(w, ",.;:!?—–-…")
		if strings.Contains(end, ".") || end == "" {
			continue
		}
		ws[i] = end + []string{"", "", ",", ".", " —", "!"}[m.rng.IntN(6)*min(1, len(w)-len(end))]
	}
	return strings.NewReplacer("—", " - ", "–", "-").Replace(strings.Join(ws, " "))
}

// trimmed removes words at both ends.
func (m *mutator) trimmed(s string) string {
	ws := strings.Fields(s)
	spare := len(ws) - minWords
	if spare < 1 {
		return ""
	}
	cut := 1 + m.rng.IntN(spare)
	from := m.rng.IntN(cut + 1)
	return strings.Join(ws[from:len(ws)-cut+from], " ")
}

// middle returns a sentence from the middle.
func (m *mutator) middle(s string) string {
	parts := sentences(s)
	if len(parts) < 3 {
		return ""
	}
	if mid := parts[1+m.rng.IntN(len(parts)-2)]; len(words(mid)) >= 4 {
		return mid
	}
	return ""
}

// changed replaces a word by another.
func (m *mutator) changed(s string) string {
	return m.replaceWord(s, func(string) string { return strings.Trim(m.anyWord(), ",.;:!?—–-…[]()“”\"") })
}

// dropped removes a word. It does not change a quote with an ellipsis, which may stand for that word.
func (m *mutator) dropped(s string) string {
	if hasEllipsis(s) {
		return ""
	}
	return m.replaceWord(s, func(string) string { return " " })
}

// added inserts a word.
func (m *mutator) added(s string) string {
	return m.replaceWord(s, func(w string) string { return w + " " + strings.Trim(m.anyWord(), ",.;:!?—–-…[]()“”\"") })
}

// negated adds a negation or removes it.
func (m *mutator) negated(s string) string {
	return m.replaceWord(s, func(w string) string {
		low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
		if positive := contractions[low]; positive != "" {
			return positive
		}
		switch low {
		case "is", "are", "was", "were", "will", "would", "can", "could", "should", "do", "does", "did", "has",
			"must", "may":
			return w + " not"
		case "not", "never":
			return " "
		}
		return ""
	})
}

// contractions holds some contractions with a negation, and what each is without it.
var contractions = map[string]string{
	"don't": "do", "doesn't": "does", "didn't": "did", "won't": "will", "isn't": "is", "aren't": "are",
}

// tenses holds pairs of a present and a past tense.
var tenses = strings.Fields(`is was are were has had have had will would can could do did does did go went say said
	get got make made take took come came see saw know knew think thought give gave find found tell told
	want wanted need needed try tried work worked believe believed look looked talk talked call called support supported
	win won run ran`)

// tense changes the tense of a verb.
func (m *mutator) tense(s string) string {
	return m.replaceWord(s, func(w string) string {
		for i := 0; i+1 < len(tenses); i += 2 {
			switch strings.ToLower(w) {
			case tenses[i]:
				return tenses[i+1]
			case tenses[i+1]:
				return tenses[i]
			}
		}
		return ""
	})
}

// plural removes or adds the final s of a word.
func (m *mutator) plural(s string) string {
	return m.replaceWord(s, func(w string) string {
		switch {
		case utf8.RuneCountInString(w) < 4 || strings.ContainsAny(w, "'’") || strings.HasSuffix(w, "ss"):
			return ""
		case strings.HasSuffix(w, "s"):
			return strings.TrimSuffix(w, "s")
		}
		return w + "s"
	})
}

// mistyped drops, doubles, swaps or replaces a letter.
func (m *mutator) mistyped(s string) string {
	return m.replaceWord(s, func(w string) string {
		r := []rune(w)
		if len(r) < 4 {
			return ""
		}
		i := 1 + m.rng.IntN(len(r)-2)
		head, tail := string(r[:i]), string(r[i+1:])
		switch m.rng.IntN(4) {
		case 0:
			return head + tail
		case 1:
			return head + string(r[i]) + string(r[i]) + tail
		case 2:
			return string(r[:i-1]) + string(r[i]) + string(r[i-1]) + tail
		}
		return head + string(rune('a'+m.rng.IntN(26))) + tail
	})
}

// mistypedFew takes three to five words in a row, two of them longer than most, and mistypes one.
func (m *mutator) mistypedFew(s string) string {
	ws := strings.Fields(s)
	for range 20 {
		n := 3 + m.rng.IntN(3)
		from := m.rng.IntN(max(len(ws)-n, 0) + 1)
		some := ws[from:min(from+n, len(ws))]
		if long := slices.DeleteFunc(slices.Clone(some), func(w string) bool { return len(w) < 5 }); len(long) >= 2 {
			return m.mistyped(strings.Join(some, " "))
		}
	}
	return ""
}

// misremembered makes one change for every seven words, and at least two.
func (m *mutator) misremembered(s string) string {
	n := len(words(s)) / 7
	for range n {
		edits := []func(string) string{m.changed, m.dropped, m.tense, m.plural}
		if t := edits[m.rng.IntN(len(edits))](s); t != "" {
			s = t
		}
	}
	if n < 2 {
		return ""
	}
	return s
}

// surrounded adds an invented sentence before the words and one after them.
func (m *mutator) surrounded(s string) string {
	if len(words(s)) < 10 {
		return ""
	}
	invent := func() string {
		ws := make([]string, 8+m.rng.IntN(8))
		for i := range ws {
			ws[i] = strings.ToLower(strings.Trim(m.anyWord(), ",.;:!?—–-…[]()“”\""))
		}
		return "So " + strings.Join(ws, " ") + "."
	}
	return invent() + " " + strings.TrimRight(s, ",.;:!?—–-") + ". " + invent()
}
