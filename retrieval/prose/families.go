package prose

import (
	_ "embed"
	"strings"
)

//go:embed families.txt
var familyLines string

// member is a word of a family, or the beginning of several.
type member struct {
	word   string
	begins bool
	term   string // of its family
}

// families holds the words of families.txt whose term is not their stem, by the stem of Snowball's rules.
var families = func() map[string][]member {
	byStem := make(map[string][]member)
	for line := range strings.Lines(familyLines) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		kept, others, _ := strings.Cut(line, "|")
		stem := snowball(strings.Fields(kept)[0])
		for family := range strings.SplitSeq(others, "|") {
			byStem[stem] = append(byStem[stem], membersOf(family)...)
		}
	}
	return byStem
}()

// membersOf reads a family: words, with "-" behind one that stands for all words it begins. The
// first is their term.
func membersOf(family string) (out []member) {
	for w := range strings.FieldsSeq(family) {
		word, begins := strings.CutSuffix(w, "-")
		m := member{word: word, begins: begins, term: word}
		if len(out) > 0 {
			m.term = out[0].term
		}
		out = append(out, m)
	}
	return out
}

// familyTerm returns the term of a folded word with a stem: its family's term, or else the stem.
func familyTerm(word, stem string) string {
	term, longest := stem, 0
	for _, m := range families[stem] {
		if len(m.word) > longest && (word == m.word || m.begins && strings.HasPrefix(word, m.word)) {
			term, longest = m.term, len(m.word)
		}
	}
	return term
}

// stem returns the stem of a folded word, or its family's term if other words share the stem.
func stem(w string) string { return familyTerm(w, snowball(w)) }
