package question

import (
	"cmp"
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// MaxTerms bounds the work that one question can cause. Words beyond it are ignored.
const MaxTerms = 32

// Parse reads text. It never fails: a text without a word to look for has no Terms.
func Parse(text string, known Known) Question {
	q := Question{Text: strings.TrimSpace(text)}
	var outlets []prose.Span
	for _, o := range input.OutletsIn(q.Text, known.Sources) {
		q.Sources, outlets = append(q.Sources, o.Name), append(outlets, o.Spans...)
	}
	folded, empty := input.FoldedWords(q.Text), chatter(q.Text)
	core := folded
	if len(empty) > 0 {
		core = input.FoldedWords(input.Without(q.Text, empty))
	}
	q.Kind = kindOf(core)
	if !known.Now.IsZero() {
		q.Aside = q.readTimes(known)
	}
	if asksMoreThan(outlets, q.Text, folded) {
		q.Aside = append(q.Aside, outlets...)
	}
	var stemmer prose.Stemmer
	for _, u := range unitsOf(core) {
		q.Units = append(q.Units, stemmer.Term(u))
	}
	r := termReader{text: q.Text, folded: folded, aside: q.Aside, empty: empty, stemmer: &stemmer,
		upper: input.IsUpper(q.Text)}
	q.Terms = r.read()
	return q
}

// termReader reads the terms of one text.
type termReader struct {
	text    string
	folded  []string     // the words of text
	aside   []prose.Span // words in it weigh little
	empty   []prose.Span // words in it weigh nothing
	stemmer *prose.Stemmer
	upper   bool // text is all capitals
}

func (r *termReader) read() (out []Term) {
	seen := make(map[string]int)
	words := prose.NewWords(r.text)
	for i := 0; words.Next() && len(out) < MaxTerms; i++ {
		t := r.term(i, words.Span())
		if t.Text == "" || t.Weight == 0 || slices.ContainsFunc(r.empty, t.Span.Overlaps) {
			continue
		}
		if k, ok := seen[t.Text]; ok {
			out[k].Weight, out[k].Form = max(out[k].Weight, t.Weight), cmp.Or(out[k].Form, t.Form)
			continue
		}
		seen[t.Text] = len(out)
		out = append(out, t)
	}
	return out
}

// term reads word i, which stands at s.
func (r *termReader) term(i int, s prose.Span) Term {
	word := s.Of(r.text)
	isCapital := prose.Capitalized(word)
	t := Term{Text: r.stemmer.Term(word), Weight: weight(word, r.folded, i), Name: !r.upper && i > 0 && isCapital,
		Span: s}
	if t.Text == "us" && t.Weight > 0 && (i == 0 || !isCapital) {
		t.Text = r.stemmer.Term("US")
	}
	if slices.ContainsFunc(r.aside, s.Overlaps) {
		t.Weight, t.Name = min(t.Weight, asideWeight), false
	} else if !t.Name {
		t.Synonyms = synonyms[t.Text]
	}
	if form := dimensions[r.folded[i]]; form != "" && i > 0 && r.folded[i-1] == "how" {
		t.Form = r.stemmer.Term(form)
	}
	return t
}

// minBesideOutlet is how many words besides an outlet's name show that the outlet itself is not what
// is asked about.
const minBesideOutlet = 4

// asksMoreThan reports whether text, whose words are folded, asks about more than the outlets that it
// names. Else it asks about an outlet: "Who bought the Gazette?"
func asksMoreThan(outlets []prose.Span, text string, folded []string) bool {
	beside, words := 0, prose.NewWords(text)
	for i := 0; words.Next(); i++ {
		if w := words.Span(); weight(w.Of(text), folded, i) == 1 && !slices.ContainsFunc(outlets, w.Overlaps) {
			beside++
		}
	}
	return beside >= minBesideOutlet
}
