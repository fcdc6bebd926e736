package news

// Outcome says what a store did with an article.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "new"     // it was stored under a new Key
	Changed Outcome = "changed" // it replaced other words or other citation data under its Key
	Same    Outcome = "same"    // it was stored already
	// It was not stored: its Key was withdrawn for good.
	Withdrawn Outcome = "withdrawn"
	// It was not stored: it is older than articles are kept.
	Expired Outcome = "expired"
)

// IsStored reports whether the article is in the store after that.
func (o Outcome) IsStored() bool { return o == Added || o == Changed || o == Same }
