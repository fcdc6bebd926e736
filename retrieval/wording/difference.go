package wording

// differ puts pieces together: it gathers the words that were kept, or those that were
// dropped and added, until the other kind comes.
type differ struct {
	j                    judgement
	kept, missing, extra stretch
	out                  []Piece
}

// difference leads from the claim to the print.
func (j judgement) difference() []Piece {
	d := &differ{j: j}
	for i, s := range j.steps {
		switch {
		case j.skips[i]:
			d.flush()
		case s.action == keep:
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
	if rest := j.claim.rest; rest != "" {
		d.out = append(d.out, Piece{Drop, rest})
	}
	return d.out
}

func one(i int) stretch { return stretch{i, i + 1} }

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

func (d *differ) write(op Op, text string, ts []token, s *stretch) {
	if s.len() > 0 {
		d.out = append(d.out, Piece{op, text[ts[s.from].span.Start:ts[s.to-1].span.End]})
	}
	*s = stretch{}
}
