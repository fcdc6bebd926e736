package bot

import "quoth/retrieval"

// Heading stands over the blocks after it: "Direct quotes" never covers reported speech.
type Heading struct{ Words string }

// Speaker is whom the blocks after it quote, up to the next Speaker.
type Speaker struct{ retrieval.Speaker }

// Quotation is something said, with its speaker, how the speaker is known, and its citation.
type Quotation struct{ retrieval.Quotation }

// Citation cites the quotation's excerpt.
func (q Quotation) Citation() Citation { return cite(q.Excerpt) }

func (b Heading) draw(r Renderer)   { r.Heading(b) }
func (b Speaker) draw(r Renderer)   { r.Speaker(b) }
func (b Quotation) draw(r Renderer) { r.Quotation(b) }
