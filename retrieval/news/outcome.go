package news

// Outcome says what a store did with an article.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "new"     // it was stored under a new Key
	Changed Outcome = "changed" // it replaced other words or other citation data under its Key
	Same    Outcome = "same"    // it was stored already
)
