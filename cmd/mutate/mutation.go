package main

import (
	"strings"
	"unicode/utf8"
)

// marks prints other quotation marks and apostrophes, around the words and in them.
func (m *mutator) marks(s string) string {
	curly := strings.ContainsAny(s, "“”‘’")
	s = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
	if !curly {
		s = strings.ReplaceAll(s, "'", "’")
	}
	around := [][2]string{{`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"“‘", "’”"}}[m.rng.IntN(5)]
	return around[0] + s + around[1]
}

// punctuation leaves out or changes what stands between words.
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

func (m *mutator) trimmed(s string) string {
	ws := strings.Fields(s)
	spare := len(ws) - fewestWords
	if spare < 1 {
		return ""
	}
	cut := 1 + m.rng.IntN(spare)
	from := m.rng.IntN(cut + 1)
	return strings.Join(ws[from:len(ws)-cut+from], " ")
}

func (m *mutator) middle(s string) string {
	parts := inSentences(s)
	if len(parts) < 3 {
		return ""
	}
	if mid := parts[1+m.rng.IntN(len(parts)-2)]; len(words(mid)) >= 4 {
		return mid
	}
	return ""
}

func (m *mutator) changed(s string) string {
	return m.replaced(s, func(string) string { return strings.Trim(m.any(), ",.;:!?—–-…[]()“”\"") })
}

// dropped leaves a quote with an ellipsis alone: a word less there may be what it stands for.
func (m *mutator) dropped(s string) string {
	if strings.Contains(s, "...") || strings.Contains(s, "…") || strings.Contains(s, ". .") {
		return ""
	}
	return m.replaced(s, func(string) string { return " " })
}

func (m *mutator) added(s string) string {
	return m.replaced(s, func(w string) string { return w + " " + strings.Trim(m.any(), ",.;:!?—–-…[]()“”\"") })
}

// negated turns a verb round.
func (m *mutator) negated(s string) string {
	return m.replaced(s, func(w string) string {
		switch low := strings.ToLower(w); low {
		case "is", "are", "was", "were", "will", "would", "can", "could", "should", "do", "does", "did", "has", "must", "may":
			return w + " not"
		case "not", "never":
			return " "
		case "don't", "don’t", "won't", "won’t", "isn't", "isn’t", "didn't", "didn’t":
			return low[:2]
		}
		return ""
	})
}

// tenses are pairs of a present and a past.
var tenses = strings.Fields(`is was are were has had have had will would can could do did does did go went say said get got
	make made take took come came see saw know knew think thought give gave find found tell told want wanted need needed
	try tried work worked believe believed look looked talk talked call called support supported win won run ran`)

func (m *mutator) tense(s string) string {
	return m.replaced(s, func(w string) string {
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

// plural takes a final s off a word or puts one on.
func (m *mutator) plural(s string) string {
	return m.replaced(s, func(w string) string {
		switch {
		case utf8.RuneCountInString(w) < 4 || strings.ContainsAny(w, "'’") || strings.HasSuffix(w, "ss"):
			return ""
		case strings.HasSuffix(w, "s"):
			return strings.TrimSuffix(w, "s")
		}
		return w + "s"
	})
}

// mistyped leaves out, doubles, swaps or hits a wrong letter.
func (m *mutator) mistyped(s string) string {
	return m.replaced(s, func(w string) string {
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

// misremembered makes an edit for every seven words, two at least.
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

// surrounded puts made-up sentences before and after.
func (m *mutator) surrounded(s string) string {
	if len(words(s)) < 10 {
		return ""
	}
	made := func() string {
		ws := make([]string, 8+m.rng.IntN(8))
		for i := range ws {
			ws[i] = strings.ToLower(strings.Trim(m.any(), ",.;:!?—–-…[]()“”\""))
		}
		return "So " + strings.Join(ws, " ") + "."
	}
	return made() + " " + strings.TrimRight(s, ",.;:!?—–-") + ". " + made()
}
