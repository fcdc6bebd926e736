package retrieval

import (
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/wording"
)

// Said is what an article has somebody say.
type Said struct {
	Quote      prose.Span   // the words, in bytes of the article's text
	Marked     []prose.Span // the parts of Quote that stand between quotation marks
	Type       quote.Type   // empty: the article's own words, said by nobody
	Speaker    quote.Speaker
	How        quote.How
	Confidence float64 // that the speaker is right, 0 to 1
}

// Quotation is something that was said, as one article prints it.
type Quotation struct {
	Excerpt news.Excerpt // what a reply shows; it holds the quote
	Said
	Score float64
	// CutBefore and CutAfter tell that the excerpt starts or ends inside a sentence.
	CutBefore, CutAfter bool
	Copies              []Copy
	Match               *Match // of the words that were asked for; nil when none were
}

// Copy is another article with the same words.
type Copy struct {
	Article *news.Article
	Trimmed bool // it prints less of the quote
}

// Match tells how the words that were asked for stand in the quotation.
type Match struct {
	Verbatim bool
	Part     bool // they are only a part of what was said
	Quoted   bool // they stand between quotation marks
	// Difference leads from the words asked for to those printed, when they differ.
	Difference []Difference
}

// Difference is a run of words that both have, or only one of them.
type Difference = wording.Piece

// The operations of a Difference.
const (
	Keep = wording.Keep // asked for and printed
	Drop = wording.Drop // asked for, not printed
	Add  = wording.Add  // printed, not asked for
)

// Quotes is what was said, or a Silence.
type Quotes struct {
	Results  []Quotation
	Speaker  *Speaker // whom the question names; nil when nobody
	Others   []string // who else may be meant, most quoted first
	Searched Searched
	Silence  *Silence // nil when answered
	More     bool     // there are further results
	Best     float64  // of what Said finds: the most of the topic that somebody's words have, 0 to 1
	// Corrections are what was taken for a speaker's name as it was typed.
	Corrections []Correction
	// nearest reports that nothing was said in the time asked for: Results are nearest to it.
	nearest bool
}

// Speaker is a person or a body whom articles quote.
type Speaker struct {
	Name     string
	Forms    []string // every printed form of the name, the commonest first
	Roles    []string // every printed role, the commonest first
	Articles int      // in how many articles somebody of this name speaks
}
