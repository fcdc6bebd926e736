package speech

import (
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/search"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/wording"
)

// Quotes is what was said, or a Silence.
type Quotes struct {
	Results  []Quotation
	Speaker  *Speaker // who was asked for; nil when nobody was
	Others   []string // who else may be meant, the most quoted first
	Searched search.Searched
	Silence  *search.Silence // nil when there are Results
	More     bool            // there are further results
	Pages    int             // how many pages of results there are; 0: nobody counted them
	// Only Check sets these: what was checked, the verdict on it, and quotations that come near a claim that is absent
	// or somebody else's. The words of Near differ from the claim, or their speaker is not certain.
	Claim   Claim
	Verdict Verdict
	Near    []Quotation
	// Best is the greatest share of the topic, from 0 to 1, that somebody's words have. Only BySpeaker
	// sets it.
	Best float64
	// Corrections are the corrections of the speaker's name as it was typed.
	Corrections []spellcheck.Correction
}

// silent returns q with a silence of a reason.
func (q Quotes) silent(r search.Reason) Quotes {
	q.Silence = &search.Silence{Reason: r}
	return q
}

// Speaker is a person or a body that articles quote.
type Speaker struct {
	Name     string
	Forms    []string // all forms of the name that are printed, the most common first
	Roles    []string // all roles that are printed, the most common first
	Articles int      // how many articles quote the speaker
}

// Quotation is something that was said, as one article prints it.
type Quotation struct {
	Excerpt news.Excerpt // what a reply shows; it has the quote in it
	Said
	Score float64
	// CutBefore and CutAfter report whether the excerpt starts and ends inside a sentence.
	CutBefore, CutAfter bool
	Copies              []Copy
	Match               *Match // with the words that were asked for; nil when none were
}

// Copy is another article that prints the same words.
type Copy struct {
	Article *news.Article
	Trimmed bool // it prints fewer of them
}

// Match says how well a quotation matches the words that were asked for.
type Match struct {
	Verbatim bool // word for word
	Cut      bool // word for word except for what an ellipsis leaves out, which does not change what they say
	Part     bool // they are only a part of what was said
	Quoted   bool // they stand between quotation marks
	Turned   bool // the difference holds a negation, a condition or a hedge
	// Difference lists what is the same, missing and added in the printed words; empty when Verbatim.
	Difference []Difference
}

// Difference is a run of words that were asked for, or are printed, or both.
type Difference = wording.Piece

// The operations of a Difference.
const (
	Keep = wording.Keep // asked for and printed
	Drop = wording.Drop // asked for, not printed
	Add  = wording.Add  // printed, not asked for
)

// Said is what somebody said, according to an article.
type Said struct {
	Quote      prose.Span   // the words, in bytes of the article's text
	Marked     []prose.Span // the parts of Quote that stand between quotation marks
	Type       quote.Type   // "" for the article's own words, which nobody said
	Speaker    quote.Speaker
	How        quote.How // how the speaker was found
	Confidence float64   // that this is the speaker, from 0 to 1
}

// NewSaid returns what a quote says. The speaker has no name if a reply must not show it.
func NewSaid(q quote.Quote) Said {
	if q.How != quote.Unattributed && !q.Shown() {
		q.How, q.Speaker.Name, q.Speaker.Role = quote.Uncertain, "", ""
	}
	return Said{
		Quote: q.Span, Marked: q.Marked, Type: q.Type, Speaker: q.Speaker, How: q.How, Confidence: q.Confidence,
	}
}

// Words returns the words of the article's text between the first quotation marks, or else all that is
// said.
func (s Said) Words(text string) string {
	if len(s.Marked) > 0 {
		return s.Marked[0].Of(text)
	}
	return s.Quote.Of(text)
}

// markedIn returns how many bytes of a span stand between quotation marks.
func (s Said) markedIn(span prose.Span) (n int) {
	for _, m := range s.Marked {
		n += m.In(span).Len()
	}
	return n
}
