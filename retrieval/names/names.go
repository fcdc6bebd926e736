// Package names is the grammar of names: how people and bodies are named in print, and which
// words before a name or beside it say what somebody is.
//
// It reads names in two places. In a running text, Runs finds the runs of capitalised words in
// the Tokens of a sentence, and where a name starts in each. A name that is printed alone is
// taken apart by Parse.
//
//	names.Parse("UK Prime Minister Keir Starmer’s").Key() // "keir starmer"
//
// Words are told by their Class, which a Lexicon gives; its lists are the text files here. The
// package knows names and no people: who is meant by a name is for its callers.
package names
