// Package question reads a question: which words to look for and how much each one
// matters. It is pure; the day of asking comes in.
//
//	q := question.Parse("Who said the hardest yards are still ahead?", question.Known{})
//	for _, t := range q.Terms {
//		fmt.Println(t.Text, t.Weight)
//	}
package question

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// Question is a question read.
type Question struct {
	Text    string
	Terms   []Term       // distinct, in the order of the question; empty when it has stop words only
	Sources []string     // the outlets that it names, as they are called in Known
	Days    []dates.Days // the times that it names
	dated   []prose.Span // where it names each of Days
	Kind    Kind         // what kind of thing would answer
	Aside   []prose.Span // where it says when and by whom, rather than what
	Units   []string     // the terms that a number in the answer stands beside; may be empty
	// Impossible are the phrases in it that name a day which no calendar has: "on 30 February".
	Impossible []string
}

// Known is what helps to read a question. Without Now no time is read.
type Known struct {
	Sources []string // the outlets' names
	Now     time.Time
	Zone    *time.Location // nil: UTC
}

// Term is a term to look for, as prose.Stemmer makes it.
type Term struct {
	Text   string
	Weight float64
	Name   bool       // capitalised inside the question
	Span   prose.Span // where it stands first, in bytes of the text
	// Synonyms are terms that may stand for it in an answer; names have none.
	Synonyms []string
	// Form is a term that is as good as it, or empty: "how heavy" is answered by what
	// something weighs.
	Form string
	// Variants are terms that are the same word in another spelling, which the articles use.
	Variants []string
}

// MaxTerms bounds the work that one question can cause; the rest of the words are
// passed over.
const MaxTerms = 32

// Parse reads text. It never fails: a text without a word to look for has no Terms.
func Parse(text string, known Known) Question {
	q := Question{Text: strings.TrimSpace(text)}
	sources, outlets := sourcesIn(q.Text, known.Sources)
	q.Sources = sources
	folded, empty := foldedWords(q.Text), chatter(q.Text)
	core := folded
	if len(empty) > 0 {
		core = foldedWords(without(q.Text, empty))
	}
	q.Kind = kindOf(core)
	var aside []prose.Span // what says when and by whom, rather than what
	if !known.Now.IsZero() {
		aside = q.readTimes(known)
	}
	if aboutMore(q.Text, folded, outlets) {
		aside = append(aside, outlets...)
	}
	q.Aside = aside
	var stemmer prose.Stemmer
	for _, u := range unitsOf(core) {
		q.Units = append(q.Units, stemmer.Term(u))
	}
	q.Terms = termsOf(q.Text, folded, aside, empty, &stemmer)
	return q
}

// termsOf are the terms of text, whose folded words are folded; the words in aside weigh little,
// and those in empty nothing.
func termsOf(text string, folded []string, aside, empty []prose.Span, stemmer *prose.Stemmer) (out []Term) {
	seen := make(map[string]int)
	words := prose.NewWords(text)
	shouting := allUpper(text)
	for i := 0; words.Next() && len(out) < MaxTerms; i++ {
		word := words.Span().Of(text)
		t := Term{Text: stemmer.Term(word), Weight: weight(word, folded, i), Name: !shouting && i > 0 && prose.Capitalized(word), Span: words.Span()}
		if t.Text == "us" && t.Weight > 0 && (i == 0 || !prose.Capitalized(word)) {
			t.Text = stemmer.Term("US")
		}
		if slices.ContainsFunc(aside, words.Span().Overlaps) {
			t.Weight, t.Name = min(t.Weight, asideWeight), false
		} else if !t.Name {
			t.Synonyms = synonyms[t.Text]
		}
		if form := dimensions[folded[i]]; form != "" && i > 0 && folded[i-1] == "how" {
			t.Form = stemmer.Term(form)
		}
		if t.Text == "" || t.Weight == 0 || slices.ContainsFunc(empty, words.Span().Overlaps) {
			continue
		}
		if i, ok := seen[t.Text]; ok {
			out[i].Weight, out[i].Form = max(out[i].Weight, t.Weight), cmp.Or(out[i].Form, t.Form)
			continue
		}
		seen[t.Text] = len(out)
		out = append(out, t)
	}
	return out
}

// moreWords is how many words besides an outlet's show that it is not asked about itself.
const moreWords = 4

// aboutMore reports whether text asks about more than the outlets that it names. Else it is
// an outlet that it asks about: "Who bought the Gazette?"
func aboutMore(text string, folded []string, outlets []prose.Span) bool {
	more, words := 0, prose.NewWords(text)
	for i := 0; words.Next(); i++ {
		if w := words.Span(); weight(w.Of(text), folded, i) == 1 && !slices.ContainsFunc(outlets, w.Overlaps) {
			more++
		}
	}
	return more >= moreWords
}

func allUpper(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0
}

// weight is how much word, number i of the folded words of a question, says about what is
// looked for: nothing for the words that make it a question, little for those that nearly
// every question about the news has.
func weight(word string, folded []string, i int) float64 {
	w := strings.TrimSuffix(folded[i], "'s")
	switch {
	case w == "us" && (word != "us" || country(folded, i)):
		return 1
	case asking[w]:
		return 0
	case faint[w]:
		return faintWeight
	}
	return 1
}

// country reports whether the word "us" in small letters, number i of a question's folded
// words, is the country: "latest us election news", but not "tell us", and "troops of us
// bases", but not "which of us are".
func country(words []string, i int) bool {
	if i == 0 {
		return len(words) > 1
	}
	before := words[i-1]
	if leadsPronoun[before] {
		return i+1 < len(words) && !asking[words[i+1]]
	}
	return !doneToUs[before]
}

// doneToUs are verbs whose object "us" is, rather than the name of a country; leadsPronoun
// are prepositions that it can end a phrase after.
var (
	doneToUs = prose.Set(`affect affects allow allows ask asks assure be believe bring brings cost
		costs gave get gets give gives given
		harm harms hear help helps hurt hurts inform kill kills let lets make makes inspire join keep leave
		made protect remind reminds save saves send show showed shows surprise taught teach teaches tell telling
		tells think told want wants warn warned`)
	leadsPronoun = prose.Set(`about against all among around at behind between both by for from like
		of on than to toward towards with without`)
)

const faintWeight = 0.4

// asideWeight is that of the words that name an outlet or a time, which are understood and
// seldom printed in the article.
const asideWeight = 0.25

// asking are the words that questions are asked with; after the stop list of the SMART
// system, cut down to what stands in questions.
var asking = prose.Set(`a about am an and any anyone anything are as at be been being by can could
	did do does doing done
	else ever for from give had has have having he her here hers him his how i if in into is it its just know let me
	might mine must my of off on onto or our ours out please shall she should show so some somebody someone something
	tell than that the their them then there these they this those thing to too us very was we were what whatever when
	where whether which who whoever whom whose why will with would yes you your yours many much also between both
	latest news recent recently happen happened happening happens today yesterday tonight don't doesn't didn't isn't wasn't`)

// faint are words that say how an answer is told rather than what it is about.
var faint = prose.Set(`actually again already article articles according call called come comes
	currently day days describe described exactly explain following
	finally found get gets go going got guy guys like made make makes mention mentioned
	month months name named new now one part people piece report reported reports reporting said
	say saying says state states still story take takes think time told took two use used way week weeks
	went year years`)

// Vary adds variants of a term, where the question has it.
func (q Question) Vary(term string, variants ...string) {
	for i, t := range q.Terms {
		if t.Text == term {
			q.Terms[i].Variants = append(t.Variants, variants...)
		}
	}
}

// Carries reports whether a word says what a text is about, rather than that it asks.
func Carries(word string) bool { return weight(word, []string{prose.Fold(word)}, 0) == 1 }
