package spellcheck

import (
	"context"

	"quoth/retrieval/index"
	"quoth/retrieval/spelling"
)

// Checker checks texts against the articles of one archive.
type Checker struct {
	Index      Index
	Vocabulary Vocabulary
	Articles   int // in the archive
}

// Index answers how the articles use terms, as prose.Stemmer makes them. An index.Index implements it.
type Index interface {
	// Counts returns for each term how many articles have it.
	Counts(ctx context.Context, terms []string) ([]int, error)
	// Beside returns for each alternative, one term or several, how well it stands beside the others.
	Beside(ctx context.Context, others []index.Term, alternatives [][]string) ([]index.Fit, error)
	// Bonds returns for each list of terms how often they occur together.
	Bonds(ctx context.Context, lists [][]string) ([]index.Bond, error)
}

// Vocabulary answers which words the articles have, in the form that vocabulary.Word returns. A
// vocabulary.Vocabulary implements it.
type Vocabulary interface {
	// Articles returns how many articles have a word.
	Articles(word string) (int, error)
	// Printed returns a word as most articles print it inside a sentence.
	Printed(word string) string
	// Near returns the n words that are most likely meant by a misspelt one. After an error the text
	// is matched without them; the vocabulary repairs itself.
	Near(word string, n int) ([]spelling.Candidate, error)
}

// Suspects says which words of a text may be misspelt.
type Suspects int

const (
	// Unknown suspects the words that hardly any article has in any of their forms.
	Unknown Suspects = iota
	// Rarest suspects the rarest word only. It is for texts whose words no article has together.
	Rarest
	// Unprinted suspects the words that hardly any article prints in exactly the form that was
	// typed. It is for names, which have one form.
	Unprinted
)
