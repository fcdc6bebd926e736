package names

// Alone returns the run that s consists of: a name, with a role before it ("Alderman Rosa Vane") and
// perhaps an age, a role or a place after it ("Rosa Vane, 54, of Ellery"). It reports false for words that are
// more than that, and for a name after a preposition ("By Rosa Vane").
func Alone(s Sentence) (Run, bool) {
	i := 0
	for i < len(s) && !s[i].Upper {
		if s[i].Kind != Word || holdsVerb(s[i:i+1]) || i > LongestRole {
			return Run{}, false
		}
		i++
	}
	if i == len(s) || i > 0 && !s[i-1].Is(Role) {
		return Run{}, false
	}
	r := RunAt(s, i)
	rest := s[r.To:]
	return r, r.Named() && !s[r.From].Is(Preposition) && !s[r.To-1].Possessive && (len(rest) == 0 || isAside(rest))
}

// longestAlone is how many tokens may follow a name that stands alone.
const longestAlone = 20

// isAside reports whether s, which follows a name, is no more than its age, role, seat or place.
func isAside(s Sentence) bool {
	opens := s[0].In(",", "(") || s[0].Is(OfficeJoin)
	return opens && len(s) > 1 && len(s) <= longestAlone && !holdsVerb(s)
}
