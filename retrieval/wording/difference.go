package wording

// Piece is a run of words that the claim and the print share, or that one of them has.
type Piece struct {
	Op   Op
	Text string // a slice of the claim for Drop, of the text for Keep and Add
}

// Op says which of claim and print has the words of a Piece.
type Op string

// The operations.
const (
	Keep Op = "keep" // asked and printed
	Drop Op = "drop" // asked, not printed
	Add  Op = "add"  // printed, not asked
)

// differ makes the pieces: it gathers the words that were kept, or those that were dropped and added,
// until the other kind comes.
type differ struct {
	j                    judgement
	kept, missing, extra stretch
	out                  []Piece
}

// difference returns the pieces that lead from the claim to the print, with what its ellipses leave out.
func (j judgement) difference(left leftOut) []Piece {
	d := &differ{j: j, extra: left.before}
	for i, s := range j.steps {
		if i > 0 && j.skips[i] != j.skips[i-1] {
			d.flush()
		}
		switch s.action {
		case keep:
			d.flushEdits()
			d.kept = d.kept.with(one(s.printed))
		default:
			d.flushKept()
			if s.action != add {
				d.missing = d.missing.with(one(s.asked))
			}
			if s.action != drop {
				d.extra = d.extra.with(one(s.printed))
			}
		}
	}
	d.flush()
	d.extra = left.after
	d.flush()
	if rest := j.claim.rest; rest != "" {
		d.out = append(d.out, Piece{Drop, rest})
	}
	return d.out
}

// one returns the stretch of token i.
func one(i int) stretch { return stretch{i, i + 1} }

// flush writes what was gathered.
func (d *differ) flush() {
	d.flushKept()
	d.flushEdits()
}

func (d *differ) flushKept() {
	d.write(Keep, d.j.text.text, d.j.text.tokens, &d.kept)
}

func (d *differ) flushEdits() {
	d.write(Drop, d.j.claim.text, d.j.claim.tokens, &d.missing)
	d.write(Add, d.j.text.text, d.j.text.tokens, &d.extra)
}

// write appends a piece, unless its stretch s is empty, and empties s.
func (d *differ) write(op Op, text string, ts []token, s *stretch) {
	if s.len() > 0 {
		d.out = append(d.out, Piece{op, text[ts[s.from].span.Start:ts[s.to-1].span.End]})
	}
	*s = stretch{}
}
