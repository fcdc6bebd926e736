package quote

// confidence is how often a speaker known in this way is right. The figures are shares
// measured on some four hundred articles of American news, rounded; a speaker without a
// name ("officials", "he") is right less often than one with.
func confidence(q Quote, r rule) float64 {
	named := q.Speaker.Name != ""
	switch {
	case q.How == Unattributed:
		return 0
	case q.How == Pronoun:
		return pick(named, 0.94, 0.73)
	case r == byOpenQuote, r == byWholeParagraph:
		return pick(named, 0.91, 0.6)
	case q.How == Carried:
		return pick(named, 0.97, 0.9)
	case r == byCueAfter:
		return pick(named, 0.97, 0.88)
	case r == byColon:
		return pick(named, 0.8, 0.6)
	case q.Type == Indirect:
		return pick(named, 0.93, 0.85)
	}
	return pick(named, 0.93, 0.68)
}

func pick(named bool, with, without float64) float64 {
	if named {
		return with
	}
	return without
}
