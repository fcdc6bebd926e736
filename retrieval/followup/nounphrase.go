package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// phrase is a noun phrase of a question, and where it stands.
type phrase struct {
	prose.Span
	article bool   // it starts with an article or another determiner
	name    bool   // it holds a word with a capital
	nouns   bool   // it holds a word without one
	lead    string // the preposition before it in its common spelling, or ""
	leadAt  int    // the byte where that preposition stands
}

// nounPhrases returns the noun phrases of a question in order, without those that name a time. It
// returns none for a text that is too long.
func nounPhrases(text string) []phrase {
	r := phraseReader{typed: read(text), times: input.TimeSpans(text)}
	if r.IsLong() {
		return nil
	}
	for i := range r.Words {
		r.read(i)
	}
	r.end()
	return r.out
}

// phraseReader collects noun phrases word by word.
type phraseReader struct {
	typed
	times []prose.Span
	out   []phrase
	open  []int  // the words of the phrase that is being read
	lead  string // the preposition before that phrase, or ""; see phrase
	at    int    // the byte where that preposition stands
	acts  bool   // "did" or its like stands before that phrase, so that a verb follows
}

// read reads word i.
func (r *phraseReader) read(i int) {
	w := r.Words[i].Norm
	opens := i == 0 && r.Words[i].Capital && !r.Flat && !input.ClauseWord.Has(w)
	name := (r.IsName(i) || opens) && !input.Asking.Has(w)
	switch {
	case slices.ContainsFunc(r.times, r.Words[i].Span.Overlaps):
		r.end()
		r.lead = ""
	case w == "of" && len(r.open) > 0 && i+1 < len(r.Words):
		r.open = append(r.open, i)
	case name:
		r.add(i)
	case input.Determiner.Has(w) && !input.Asking.Has(w) || w == "the" || w == "a" || w == "an":
		if last := len(r.open) - 1; last < 0 || r.Words[r.open[last]].Norm != "of" {
			r.end()
		}
		r.open = append(r.open, i)
	case places[w] || input.Preposition.Has(w):
		r.end()
		r.lead, r.at, r.acts = w, r.Words[i].Span.Start, false
	case r.isOutside(i):
		r.acts = r.acts && !input.Asking.Has(w) && !isPastForm(w) // the past form is the verb that follows
		r.end()
		r.lead, r.acts = "", r.acts || doing[w]
	default:
		r.add(i)
	}
}

// isOutside reports whether word i belongs to no noun phrase.
func (r *phraseReader) isOutside(i int) bool {
	w := r.Words[i].Norm
	return input.Asking.Has(strings.TrimSuffix(w, "'s")) || input.ClauseWord.Has(w) ||
		adverbs[w] || strings.Contains(w, " ") ||
		input.Faint.Has(w) && len(r.open) == 0 || r.isDegree(i) || r.isPast(i) || r.Is(i-1, "who")
}

// add adds word i to the phrase that is being read, or starts one behind a mark.
func (r *phraseReader) add(i int) {
	if len(r.open) > 0 && strings.ContainsAny(r.Gap(i), ",;:?!.") {
		r.end()
	}
	r.open = append(r.open, i)
}

// isDegree reports whether "how" or "so" asks for the degree of word i: "how high".
func (r *phraseReader) isDegree(i int) bool { return r.Is(i-1, "how", "so") && !r.IsName(i) }

// isPast reports whether word i is a verb in the past tense or in "-ing" rather than one that
// belongs to a noun: "the injured skipper".
func (r *phraseReader) isPast(i int) bool {
	w := r.Words[i]
	isDoing := len(w.Norm) > 5 && strings.HasSuffix(w.Norm, "ing") && !w.Capital && len(r.open) > 0
	return (isPastForm(w.Norm) || isDoing) && !(len(r.open) > 0 && input.Determiner.Has(r.Words[i-1].Norm))
}

// end ends the phrase that is being read. If a verb must follow it, the phrase is split there.
func (r *phraseReader) end() {
	words := r.open
	r.open = nil
	if r.acts && len(words) > 0 {
		r.acts = false
		verb := r.verbIn(words)
		r.put(words[:verb])
		words = words[min(verb+1, len(words)):]
	}
	r.put(words)
}

// put adds a phrase of some words, if any are left without "of" and determiners at their end.
func (r *phraseReader) put(words []int) {
	for len(words) > 0 && (r.Words[words[len(words)-1]].Norm == "of" ||
		input.Determiner.Has(r.Words[words[len(words)-1]].Norm)) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return
	}
	words = r.withoutHead(words)
	p := phrase{lead: r.lead, leadAt: r.at}
	p.Start, p.End = r.Words[words[0]].Span.Start, r.Words[words[len(words)-1]].Span.End
	p.End -= len(p.Of(r.Raw)) - len(prose.Unpossessed(p.Of(r.Raw)))
	p.article = input.Determiner.Has(r.Words[words[0]].Norm)
	for _, k := range words {
		isName := r.Words[k].Capital && !r.Flat
		p.name = p.name || isName
		p.nouns = p.nouns || !isName && !input.Determiner.Has(r.Words[k].Norm) && r.Words[k].Norm != "of"
	}
	r.out, r.lead = append(r.out, p), ""
}

// withoutHead returns words without a noun for what their thing has: without "the score of".
func (r *phraseReader) withoutHead(words []int) []int {
	for k, i := range words {
		if r.Words[i].Norm == "of" && k > 0 && k+1 < len(words) && relational[r.Words[words[k-1]].Norm] {
			return words[k+1:]
		}
	}
	return words
}

// verbIn returns where among words behind "did" the verb stands: behind a name, or last. It returns
// len(words) if there is none.
func (r *phraseReader) verbIn(words []int) int {
	isName := func(k int) bool { return r.Words[words[k]].Capital && !r.Flat }
	last := len(words) - 1
	if !input.Determiner.Has(r.Words[words[0]].Norm) {
		for k := 1; k <= last; k++ {
			if isName(k-1) && !isName(k) {
				return k
			}
		}
	}
	least := 1 // before a verb
	if input.Determiner.Has(r.Words[words[0]].Norm) {
		least = 2
	}
	if last < least || isName(last) {
		return len(words)
	}
	return last
}
