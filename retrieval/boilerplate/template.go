package boilerplate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// Template is the hash of a line in which every number is the same, and every name but a first word. Lines
// that differ in nothing else have one template: "Published by Ines Quill, 3 March". The lowest bit is set
// for a sentence that could be of a story; see line.
type Template uint64

const proseBit Template = 1

func (t Template) isProse() bool { return t&proseBit != 0 }

// line is a line of an article that could be boilerplate of its outlet.
type line struct {
	prose.Span
	template Template
	// label is the template of what stands before its colon, or 0: "Read this next: …".
	label Template
}

// Which lines of an article are looked at. Outlets put their boilerplate above and below a story; between
// its paragraphs they put links and headings, which end no sentence.
const (
	topLines    = 3
	bottomLines = 6
	middleLines = 12 // of those between
	longestLine = 60 // words
	headingOf   = 3  // words that a line between has at least
	fewestFixed = 2  // words of a line that are no names
)

// lines returns the lines of a text that could be boilerplate of its outlet, without what is known to be
// boilerplate by its wording.
func lines(a Article, marked []prose.Span) []line {
	rest := unmarked(prose.Paragraphs(a.Text), marked)
	var out []line
	between := 0
	for i, p := range rest {
		isEdge := i < topLines || i >= len(rest)-bottomLines
		if !isEdge && (between == middleLines || prose.EndsSentence(p.Of(a.Text))) {
			continue
		}
		l, words, ok := readLine(a, p)
		if !ok || !isEdge && words < headingOf {
			continue
		}
		between += one(!isEdge)
		out = append(out, l)
	}
	return out
}

// unmarked returns the paragraphs that are no part of some spans, which come in order.
func unmarked(paragraphs, marked []prose.Span) []prose.Span {
	return slices.DeleteFunc(paragraphs, func(p prose.Span) bool {
		for len(marked) > 0 && marked[0].End <= p.Start {
			marked = marked[1:]
		}
		return len(marked) > 0 && marked[0].Overlaps(p)
	})
}

// readLine reads a line for its templates. It reports false for a line that quotes or reports what somebody
// says, or that is too long or too short to be told from others.
func readLine(a Article, p prose.Span) (l line, words int, ok bool) {
	const longest = 8 * longestLine // bytes
	s := p.Of(a.Text)
	if len(s) > longest || strings.ContainsAny(s, "“”\"") {
		return line{}, 0, false
	}
	t := templateReader{outlet: a.Source}
	colon := labelEnd(s)
	label := Template(0)
	for w := prose.NewWords(s); w.Next(); words++ {
		if colon > 0 && w.Span().Start > colon && label == 0 {
			label = t.template(false)
		}
		t.add(s, w.Span(), words)
	}
	if t.reports || words > longestLine || t.fixed < fewestFixed {
		return line{}, 0, false
	}
	isProse := prose.EndsSentence(s) && !t.addresses
	return line{p, t.template(isProse), label}, words, true
}

// labelEnd returns where the colon of a line's label stands, or 0. A label has two to five words, and one
// behind the first is no name: a name before a colon is a speaker.
func labelEnd(s string) int {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || colon > 40 || colon+2 >= len(s) {
		return 0
	}
	fields := strings.Fields(s[:colon])
	if len(fields) < 2 || len(fields) > 5 || strings.ToUpper(s[:colon]) == s[:colon] {
		return 0
	}
	for _, f := range fields[1:] {
		if first, _ := utf8.DecodeRuneInString(f); unicode.IsLower(first) && len(f) > 2 {
			return colon
		}
	}
	return 0
}

// templateReader reads the words of a line.
type templateReader struct {
	outlet    string
	hash      uint64
	fixed     int // words that are the same in every line of the template
	inName    bool
	addresses bool // it speaks to the reader, or of the outlet
	reports   bool // it has a verb of speech
}

// add reads the next word, the number of which is n.
func (t *templateReader) add(line string, span prose.Span, n int) {
	word := span.Of(line)
	folded := prose.Fold(word)
	first, _ := utf8.DecodeRuneInString(word)
	isOutlet := len(word) > 3 && unicode.IsUpper(first) && strings.Contains(t.outlet, word)
	t.addresses = t.addresses || toReader[folded] || isOutlet
	t.reports = t.reports || speech[folded]
	switch {
	case unicode.IsDigit(first) || stampWords[folded] && !unicode.IsLower(first):
		t.inName = false
		t.mix("#")
	case n > 0 && unicode.IsUpper(first) && !strings.Contains(t.outlet, word):
		if !t.inName {
			t.mix("@")
		}
		t.inName = true
	default:
		t.inName = false
		t.fixed++
		t.mix(folded)
	}
}

// mix adds a word to the hash.
func (t *templateReader) mix(word string) {
	if t.hash == 0 {
		t.hash = hashStart
	}
	t.hash = hash(hash(t.hash, word), " ")
}

func (t *templateReader) template(isProse bool) Template {
	h := Template(t.hash) &^ proseBit
	if isProse {
		h |= proseBit
	}
	return h
}

// toReader are the words by which a line speaks to its reader, or of those who make the page.
var toReader = prose.Set(`you your yours our ours us we here click subscribe newsletter website copyright app email
	twitter facebook instagram bluesky whatsapp podcast reporter correspondent columnist editor journalist`)

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
