package bot

import "slices"

// addressed is a block that says something else to the people who run Quoth: what they can do about
// a fault means nothing to other readers.
type addressed interface{ forOperators() Block }

// addressTo returns blocks in the words for a reader.
func addressTo(reader Access, blocks []Block) []Block {
	if reader < Operators {
		return blocks
	}
	out := slices.Clone(blocks)
	for i, b := range out {
		if b, ok := b.(addressed); ok {
			out[i] = b.forOperators()
		}
	}
	return out
}

func (r *Refusal) forOperators() Block {
	if r.Operators == "" {
		return r
	}
	return &Refusal{Message: r.Message, Hint: r.Operators}
}

func (b Notice) forOperators() Block {
	if b.Operators == "" {
		return b
	}
	return Notice{Words: b.Operators}
}

func (s Silence) forOperators() Block {
	s.Operators = true
	return s
}
