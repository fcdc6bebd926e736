package news

// Outcome is what became of an article that was given to a store.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "new"     // its Key was not there
	Changed Outcome = "changed" // its Key was there with other words or other citation data
	Same    Outcome = "same"    // nothing to do
)
