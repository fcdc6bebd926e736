package book

// Memory is what a source's items were when they were last seen, the latest first.
type Memory []Mark

// Mark is what is remembered of an item.
type Mark struct {
	Item   uint64 // a hash of what identifies it
	Print  uint64 // a hash of its title, text and date of change; 0: it is to be tried again
	Visits uint8  // how often it was fetched
	Whole  bool   // whether its full text was fetched
}

// remembered is how many items a source's memory holds at least, beside those that the feed still
// has.
const remembered = 1000

// ByItem returns the marks by their items.
func (m Memory) ByItem() map[uint64]Mark {
	out := make(map[uint64]Mark, len(m))
	for _, mark := range m {
		out[mark.Item] = mark
	}
	return out
}

// With returns m after the items of some marks were seen.
func (m Memory) With(marks []Mark) Memory {
	out := make(Memory, 0, len(m)+len(marks))
	seen := make(map[uint64]bool, len(marks))
	for _, list := range [2][]Mark{marks, m} {
		for _, mark := range list {
			if len(out) < max(remembered, len(marks)) && !seen[mark.Item] {
				seen[mark.Item] = true
				out = append(out, mark)
			}
		}
	}
	return out
}
