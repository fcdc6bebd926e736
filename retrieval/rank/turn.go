package rank

// Turn shares out places among outlets, where a question names several and each should come up.
type Turn struct{ next map[string]float64 }

// nextOfOutlet is what each further article of an outlet counts against the one before. Set on
// mhrag-facts, the only set with such questions: evall@10 was .702 without it, .707 with .8, .718
// with .7 (where 24 articles are read).
const nextOfOutlet = 0.7

// NewTurn returns a Turn in which all outlets are alike.
func NewTurn() *Turn { return &Turn{make(map[string]float64)} }

// Share returns what the next article of an outlet counts: 1 at first, and less for each one
// before.
func (t *Turn) Share(outlet string) float64 {
	share, ok := t.next[outlet]
	if !ok {
		share = 1
	}
	t.next[outlet] = share * nextOfOutlet
	return share
}
