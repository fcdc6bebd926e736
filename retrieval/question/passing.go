package question

import "quoth/retrieval/prose"

// Passing reports whether a term's absence from an article tells nothing: order and degree are
// seldom printed in the words of the question, and pleasantries never.
func Passing(term string) bool { return passing[term] }

// passing are such terms, with the verbs that mean little without their object.
var passing = func() map[string]bool {
	var stemmer prose.Stemmer
	terms := make(map[string]bool)
	for w := range prose.Set(`first last before after more most new still back up long due
		send move bring rise become begin start come put
		ok okay bot lol hey hi pls`) {
		terms[stemmer.Term(w)] = true
	}
	return terms
}()

// Measuring reports whether a term asks for a measure rather than stands beside it: "How old is
// she?" is answered by "Odile Farrant, 41, said".
func Measuring(term string) bool { return measuring[term] }

var measuring = func() map[string]bool {
	var stemmer prose.Stemmer
	terms := map[string]bool{stemmer.Term("age"): true}
	for w := range units {
		terms[stemmer.Term(w)] = true
	}
	return terms
}()
