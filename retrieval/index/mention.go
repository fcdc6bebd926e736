package index

import "quoth/retrieval/news"

// Mention is an article that has all terms of a topic together: in its headline or in a passage.
type Mention struct {
	Serial news.Serial
	Title  bool // the headline has them all
	Lead   bool // the first passage has them all
	// Often is how many times the text has the term. Of several terms the last one counts where it is
	// a name, else the one that the text has the fewest times. An engine may count no further than to MaxOften.
	Often int
}
