package quote

import (
	"strings"

	"quoth/retrieval/names"
)

// lowerStarts takes the capital off the words that have it only because a sentence starts
// with them ("Anything Vane said"): those that the text elsewhere prints in small letters,
// and nowhere inside a sentence with a capital. What is left capitalised may be a name.
func (d *document) lowerStarts() {
	seen := d.starts()
	d.compare(seen)
	for _, f := range d.frames {
		for i, t := range f.tokens {
			if mayBeCommon(f.tokens, i) {
				f.tokens[i].Common = seen[t.Text].common(t.Text, standsApart(f.tokens, i))
				f.tokens[i].Upper = !f.tokens[i].Common
			}
		}
	}
}

// starts are the words whose capital only the start of a sentence may have given them.
func (d *document) starts() map[string]*capital {
	seen := map[string]*capital{}
	for _, f := range d.frames {
		for i, t := range f.tokens {
			if mayBeCommon(f.tokens, i) {
				seen[t.Text] = &capital{}
			}
		}
	}
	return seen
}

// compare fills in how the text prints the words of seen where no sentence starts.
func (d *document) compare(seen map[string]*capital) {
	for _, f := range d.frames {
		headline := isHeadline(f.tokens)
		for i, t := range f.tokens {
			if t.Kind != names.Word || t.Upper && (headline || startsSentence(f.tokens, i)) {
				continue
			}
			if c := seen[t.Text]; c != nil {
				c.small, c.inside = c.small || !t.Upper, c.inside || t.Upper
			}
		}
	}
}

// standsApart reports whether the word at token i is no part of the name after it: there
// is none, or it is a participle before a forename ("Following Rosa Vane").
func standsApart(tokens []token, i int) bool {
	if i+1 == len(tokens) || !tokens[i+1].Upper {
		return true
	}
	return strings.HasSuffix(tokens[i].Text, "ing") && tokens[i+1].ForenameSex() != 0
}

// capital is how a text prints a word that starts a sentence: elsewhere in small letters,
// inside a sentence with a capital.
type capital struct{ small, inside bool }

// common reports whether word, which starts a sentence, is no name. One that stands apart
// is none by its form, too: an adverb, a plural, an abstract ("Notably", "Rescuers").
func (c capital) common(word string, apart bool) bool {
	return !c.inside && (c.small || apart && !names.Of(word).Is(names.Body|names.Place) &&
		endsLike(word, commonEndings))
}

const commonEndings = "ly ing thing body ment tion ness ers ors ians ists ts rs ns cs ies"

// endsLike reports whether word has one of endings.
func endsLike(word, endings string) bool {
	for end := range strings.FieldsSeq(endings) {
		if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// mayBeCommon reports whether the token at i has a capital that only the start of a
// sentence may have given it.
func mayBeCommon(tokens []token, i int) bool {
	t := tokens[i]
	return t.Upper && !t.Capitals && startsSentence(tokens, i) &&
		!t.Is(names.Lead|names.Role|names.HeName|names.SheName)
}

// startsSentence reports whether the word at token i starts its frame or what a colon or a
// dash introduces.
func startsSentence(tokens []token, i int) bool {
	if i == 0 {
		return true
	}
	p := tokens[i-1]
	return p.Kind == names.Point && strings.Contains(":—–-•*", p.Text)
}

// fewestOfHeadline is how many words make a headline.
const fewestOfHeadline = 4

// isHeadline reports whether a frame gives most of its words a capital and ends like no
// sentence.
func isHeadline(tokens []token) bool {
	n, upper := 0, 0
	for _, t := range tokens {
		if t.Kind == names.Word {
			n++
			if t.Upper {
				upper++
			}
		}
	}
	return n >= fewestOfHeadline && upper*3 >= n*2 && tokens[len(tokens)-1].Text != "."
}
