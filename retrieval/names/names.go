// Package names is the grammar of names: how people and bodies are named in print, and which
// words before a name or beside it say what somebody is.
//
// It reads names in two places. In a running text, Runs finds the runs of capitalised words in
// the tokens of a sentence, and where a name starts in each. Parse reads a name that is printed
// alone.
//
//	names.Parse("UK Prime Minister Keir Starmer’s").Key() // "keir starmer"
//
// A Lexicon gives each word its Class; its lists are the text files of this package. The package
// knows names and no people: its callers decide who is meant by a name.
package names
