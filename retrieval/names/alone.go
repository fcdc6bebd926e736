package names

// Alone returns the run of a name that stands alone in s, perhaps with a role before it ("Alderman Rosa Vane") and an
// age, a role or a place after it ("Rosa Vane, 54, of Ellery"). It reports false if s says more than that, or if a
// preposition stands before the name ("By Rosa Vane").
func Alone(s Sentence) (Run, bool) {
	i := roleBeforeName(s)
	if i < 0 {
		return Run{}, false
	}
	r := RunAt(s, i)
	rest := s[r.To:]
	return r, r.Named() && !s[r.From].Is(Preposition) && !s[r.To-1].Possessive && (len(rest) == 0 || isAside(rest))
}

// roleBeforeName returns the first token of s with a capital if nothing but a role comes before it
// ("the mayor, Rosa Vane"), else -1.
func roleBeforeName(s Sentence) int {
	for i, t := range s {
		role := s.At(i - 1)
		if role.Text == "," {
			role = s.At(i - 2)
		}
		switch {
		case t.Upper && (i == 0 || role.Is(Role)):
			return i
		case t.Upper, i > LongestRole, t.Kind != Word && !(t.Text == "," && s.At(i-1).Is(Role)), holdsVerb(s[i : i+1]):
			return -1
		}
	}
	return -1
}

// longestAlone is how many tokens may follow a name that stands alone.
const longestAlone = 20

// isAside reports whether s, which follows a name, is no more than an age, a role, a seat, a place, or a clause that
// opens with "who".
func isAside(s Sentence) bool {
	opens := s[0].In(",", "(") || s[0].Is(OfficeJoin)
	return opens && len(s) > 1 && len(s) <= longestAlone && (!holdsVerb(s) || s[1].Text == "who")
}
