package quote

// sighting is a person met outside quotation marks.
type sighting struct {
	at, frame, paragraph, person int
	subject                      bool
}

// sightings are the persons of d's frames in order.
func (x *extraction) sightings() []sighting {
	var out []sighting
	for i, f := range x.frames {
		first := true
		eachRun(f.tokens, func(r nameRun) {
			if r.name >= r.to {
				return
			}
			p := x.people.find(f.tokens, r)
			if p < 0 {
				return
			}
			possessive := f.tokens[r.to-1].possessive
			object := r.from > 0 && prepositions[f.tokens[r.from-1].word]
			out = append(out, sighting{f.tokens[r.name].span.Start, i, f.paragraph, p, first && !possessive && !object})
			first = first && (possessive || object)
		})
	}
	return out
}

// said notes that a person spoke at byte at of a frame.
type said struct{ frame, paragraph, person int }

// paragraphsBack is how far a pronoun may look for its person.
const paragraphsBack = 2

// sightingsBack is how many people it may look through on the way.
const sightingsBack = 60

// resolve is the person a singular pronoun at byte at of frame i stands for, or -1 when
// nobody stands out.
func (x *extraction) resolve(pronoun string, at, i int) int {
	want := unknown
	switch pronoun {
	case "he":
		want = male
	case "she":
		want = female
	default:
		return -1
	}
	paragraph := x.frames[i].paragraph
	scores := map[int]float64{}
	last := x.seenBefore(at) - 1
	for j := last; j >= 0 && last-j < sightingsBack && paragraph-x.seen[j].paragraph <= paragraphsBack; j-- {
		s := x.seen[j]
		if sex := x.people.all[s.person].sex; sex == unknown || sex == want {
			scores[s.person] = max(scores[s.person], weigh(s, i, paragraph))
		}
	}
	if l := x.spoke; l != nil && paragraph-l.paragraph <= paragraphsBack {
		if sex := x.people.all[l.person].sex; sex == unknown || sex == want {
			bonus := 0.35
			if paragraph-l.paragraph > 0 {
				bonus = 0.25
			}
			scores[l.person] = max(scores[l.person], 0.6) + bonus
		}
	}
	for p := range scores {
		if x.people.all[p].sex == want {
			scores[p] += 0.15
		}
	}
	return standsOut(scores)
}

// weigh is how present a sighting is for a pronoun in frame i.
func weigh(s sighting, i, paragraph int) float64 {
	w := 0.35
	switch {
	case s.frame == i:
		w = 0.75
	case s.frame == i-1:
		w = 0.7
	case s.paragraph == paragraph:
		w = 0.6
	case s.paragraph == paragraph-1:
		w = 0.5
	}
	if s.subject {
		w += 0.3
	}
	return w
}

// standsOut is the best of scores when it is good and clear of the second, else -1.
func standsOut(scores map[int]float64) int {
	best, first, second := -1, 0.0, 0.0
	for p, s := range scores {
		switch {
		case s > first || s == first && p < best:
			best, first, second = p, s, first
		case s > second:
			second = s
		}
	}
	if first < 0.5 || first-second < 0.1 {
		return -1
	}
	return best
}

// seenBefore is how many sightings stand before byte at.
func (x *extraction) seenBefore(at int) int {
	lo, hi := 0, len(x.seen)
	for lo < hi {
		if mid := (lo + hi) / 2; x.seen[mid].at < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
