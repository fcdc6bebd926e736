package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// phrase is a noun phrase of a question.
type phrase struct {
	prose.Span
	article bool   // it starts with an article or another determiner
	name    bool   // it holds a word with a capital
	nouns   bool   // it holds a word without one
	lead    string // the preposition before it
}

// nounPhrases lists the noun phrases of a question, in order. Times are left out.
func nounPhrases(text string) []phrase {
	r := phraseReader{typed: read(text), times: input.TimeSpans(text)}
	if r.IsLong() {
		return nil
	}
	for i := range r.Words {
		r.read(i)
	}
	r.end(len(r.Words))
	return r.out
}

// phraseReader collects noun phrases word by word.
type phraseReader struct {
	typed
	times []prose.Span
	out   []phrase
	open  []int  // the words of the phrase that is read
	lead  string // the preposition before it
	acts  bool   // "did" and its like stand before it, so that a verb follows
}

func (r *phraseReader) read(i int) {
	w := r.Words[i].Norm
	name := r.IsName(i) && !input.Asking.Has(w) || i == 0 && r.Words[i].Capital && !r.Flat && !input.Asking.Has(w) && !input.ClauseWord.Has(w)
	switch {
	case slices.ContainsFunc(r.times, r.Words[i].Span.Overlaps):
		r.end(i)
		r.lead = ""
	case w == "of" && len(r.open) > 0 && i+1 < len(r.Words):
		r.open = append(r.open, i)
	case name:
		r.add(i)
	case input.Determiner.Has(w) && !input.Asking.Has(w) || w == "the" || w == "a" || w == "an":
		if last := len(r.open) - 1; last < 0 || r.Words[r.open[last]].Norm != "of" {
			r.end(i)
		}
		r.open = append(r.open, i)
	case places[w] || input.Preposition.Has(w):
		r.end(i)
		r.lead, r.acts = w, false
	case r.isOutside(i):
		r.acts = r.acts && !input.Asking.Has(w) && !isPastForm(w) // which is the verb that follows
		r.end(i)
		r.lead, r.acts = "", r.acts || doing[w]
	default:
		r.add(i)
	}
}

// isOutside reports whether the word at i belongs to no noun phrase.
func (r *phraseReader) isOutside(i int) bool {
	w := r.Words[i].Norm
	return input.Asking.Has(strings.TrimSuffix(w, "'s")) || input.ClauseWord.Has(w) || adverbs[w] || strings.Contains(w, " ") ||
		input.Faint.Has(w) && len(r.open) == 0 || r.isDegree(i) || r.isPast(i) || r.Is(i-1, "who")
}

func (r *phraseReader) add(i int) {
	if len(r.open) > 0 && strings.ContainsAny(r.Gap(i), ",;:?!.") {
		r.end(i)
	}
	r.open = append(r.open, i)
}

// isDegree reports whether the word at i says of what "how" asks the degree: "how high".
func (r *phraseReader) isDegree(i int) bool { return r.Is(i-1, "how", "so") && !r.IsName(i) }

// isPast reports whether the word at i is a verb in the past or one in "-ing", and not one that a noun follows: "the
// injured skipper".
func (r *phraseReader) isPast(i int) bool {
	w := r.Words[i]
	isDoing := len(w.Norm) > 5 && strings.HasSuffix(w.Norm, "ing") && !w.Capital && len(r.open) > 0
	return (isPastForm(w.Norm) || isDoing) && !(len(r.open) > 0 && input.Determiner.Has(r.Words[i-1].Norm))
}

// isPastForm reports whether a word is a verb in the past, or one of those with which a short question is asked.
func isPastForm(w string) bool {
	isRegular := len(w) > 3 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && !input.EndsInEd.Has(w)
	return isRegular || input.PastVerb.Has(w) || verbs[w]
}

// end ends the phrase that is read before the word at i.
func (r *phraseReader) end(i int) {
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

// put adds a phrase of some words, if they are one.
func (r *phraseReader) put(words []int) {
	for len(words) > 0 && (r.Words[words[len(words)-1]].Norm == "of" ||
		input.Determiner.Has(r.Words[words[len(words)-1]].Norm)) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return
	}
	words = r.withoutHead(words)
	p := phrase{lead: r.lead}
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

// withoutHead takes off what a thing has, such as "the score of".
func (r *phraseReader) withoutHead(words []int) []int {
	for k, i := range words {
		if r.Words[i].Norm == "of" && k > 0 && k+1 < len(words) && relational[r.Words[words[k-1]].Norm] {
			return words[k+1:]
		}
	}
	return words
}

// verbIn is where in a phrase behind "did" the verb stands: behind a name, or last. It is behind them all
// where there is none.
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

var (
	// doing are the auxiliaries that a subject and a verb follow.
	doing = prose.Set("did do does will would can could should")
	// adverbs end a noun phrase.
	adverbs = prose.Set(`again now soon ever never yet already still exactly next then once twice first away
		together back home`)
	// places are prepositions that say where.
	places = prose.Set("in at near on off under behind outside inside around across from during after along")
	// leaning are nouns that name nothing without what they belong to, or anybody.
	leaning = prose.Set(`people person persons men women man woman children child passengers passenger victims victim
		survivors survivor others dead death deaths homes houses buildings jobs workers employees staff residents
		families
		injured missing wounded suspects suspect casualties injuries reason cause result outcome score winner loser cost
		damage price toll next then afterwards later exactly else ago far long time place point there responsible charge
		involved affected safe alive true name fault culprit blame`)
	// verbs are those in the present and the irregular ones with which a short question is asked.
	verbs = prose.Set(`die win lose survive escape happen happens change pay start stop begin end resign vote
		attend lead leave
		hurt fell fall fled led ran hit said knew paid began burnt sank rose left got cost costs beat shut won
		survives dies
		live lives work works arrive organise organize pays runs owns leads reopen open close closes opens starts
		ends help
		helps last lasts`)
)
