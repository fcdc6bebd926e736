package prose

import (
	"strings"
)

// Stemmer turns words into index terms. It remembers the words it has seen, so
// give each goroutine its own. The zero value works.
type Stemmer struct {
	// Plain stems by Snowball's rules alone, without families, irregular forms and the country "US".
	// That is for comparing whole texts with each other: many words count there and a wrong one hardly
	// does, "left" and "leave" meet by chance, and the country is in most of the news.
	Plain bool
	seen  map[string]string
}

// stemmerWords bounds a Stemmer's memory to about 4 MB.
const stemmerWords = 1 << 15

// Term returns the index term of a word as [Words] cuts it: folded, without points, commas and a
// possessive ending, in American spelling, as the base of an irregular form, and stemmed by
// Snowball's English rules (snowballstem.org, "Porter2") unless families.txt parts it from other
// words of its stem. It is empty for function words, which carry no meaning alone. The case of a
// word matters for "US", which is the country, and for "m", which is short for "million".
func (s *Stemmer) Term(word string) string {
	if t, ok := s.seen[word]; ok {
		return t
	}
	if s.seen == nil || len(s.seen) >= stemmerWords {
		s.seen = make(map[string]string, 1<<10)
	}
	t := s.term(word)
	s.seen[strings.Clone(word)] = t
	return t
}

func (s *Stemmer) term(word string) string {
	w := bare(Fold(word))
	switch {
	case w == "" || functionWords[w]:
		return ""
	case isDigit(w[0]):
		return figureTerm(w)
	case !s.Plain && (w == "usa" || w == "us" && isCountry(word)):
		return unitedStates
	}
	if t, ok := unitTerms[word]; ok {
		return t
	}
	w = respell(w)
	if s.Plain {
		return american(snowball(w))
	}
	if word, ok := irregular[w]; ok {
		return stem(word)
	}
	return american(stem(w))
}

// unitedStates is the term of "US", "U.S." and "USA".
const unitedStates = "usa"

// isCountry reports whether "us" as printed is the country rather than the pronoun.
func isCountry(us string) bool { return strings.HasPrefix(us, "US") || us[1] == '.' }

// bare returns a folded word without a possessive ending, points and commas.
func bare(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	if !strings.ContainsAny(w, ".,") {
		return w
	}
	if isDigit(w[0]) {
		return strings.ReplaceAll(w, ",", "")
	}
	return strings.ReplaceAll(w, ".", "")
}

// functionWords are left out of the index: articles, conjunctions, prepositions and
// forms of be and have, after the list that Lucene's EnglishAnalyzer uses, with
// have's forms added and without "will", "no" and "not", which can matter.
var functionWords = Set(`a an and are as at be been being but by for had has have he her his if in into is it its
	of on or she such that the their then there these they this to was were which with`)
