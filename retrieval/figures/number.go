package figures

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"quoth/retrieval/prose"
)

// number is a number of a sentence: the tokens from start to end, with what hedges it, which starts at start.
type number struct {
	start, figure, end int // of tokens
	value              float64
	grain              float64 // the unit of its last digit that is not zero
	hedge              hedge
}

// hedge says how exact a number is.
type hedge int

const (
	plain hedge = iota
	floor
	ceiling
	roughly
	nearly
)

// estimate is the range of what a number can mean.
type estimate struct{ low, high float64 }

// meets reports whether a number can mean the same as another one.
func (e estimate) meets(f estimate) bool { return e.low <= f.high && f.low <= e.high }

const (
	roundFrom = 100  // from here on a plain number may be rounded; fewer are counted one by one
	roundOff  = 0.1  // the most that rounding takes off or adds
	growth    = 0.25 // "at least" is said while a count goes on: it may be so much higher
)

// estimate returns the range of what the number can mean.
func (n number) estimate() estimate {
	v := n.value
	round := min(n.grain/2, roundOff*v)
	switch {
	case n.hedge == floor:
		return estimate{v, v + max(growth*v, n.grain)}
	case n.hedge == ceiling:
		return estimate{0, v}
	case n.hedge == roughly:
		return estimate{v - max(roundOff*v, round), v + max(roundOff*v, round)}
	case n.hedge == nearly:
		return estimate{v - max(roundOff*v, round), v}
	case v < roundFrom || n.grain <= 1:
		return estimate{v, v}
	}
	return estimate{v - round, v + round}
}

// number returns the number that starts at token i.
func (s sentence) number(i int) (n number, ok bool) {
	n = number{start: i, figure: i, end: i + 1}
	if s[i].isFigure() {
		n.value, n.grain, ok = figure(s[i].raw)
		ok = ok && s.standsFree(i)
	} else {
		n.value, ok = smallNumbers[s[i].word]
		n.grain = 1
		if unit := smallNumbers[s.at(n.end).word]; ok && n.value >= 20 && 0 < unit && unit < 10 {
			n.value += unit // "twenty-three"
			n.end++
		}
	}
	if !ok {
		return n, false
	}
	for scale := scales[s.at(n.end).word]; scale > 0; scale = scales[s.at(n.end).word] {
		if n.value *= scale; s[n.end].word == "dozen" {
			n.hedge = roughly
		} else {
			n.grain *= scale
		}
		n.end++
	}
	s.addHedge(&n)
	return n, true
}

// standsFree reports whether the figure at token i is a number of its own, and no part of a date, a name, a sum of
// money or a longer number.
func (s sentence) standsFree(i int) bool {
	if i == 0 {
		return true
	}
	before := s[i-1]
	isFirst := i == 1 && (before.term == "" || classes[before.term] != "")
	isName := prose.Capitalized(before.raw) && !isFirst && !hedgeWords[before.word]
	return (s[i].spaced || s[i].pause) && !(before.isFigure() && !s[i].pause) && !(isName && !s[i].pause)
}

// figure returns the value of a figure such as "4,300" or "1.4" and the unit of its last digit that is not zero.
func figure(raw string) (value, grain float64, ok bool) {
	digits := strings.ReplaceAll(raw, ",", "")
	value, err := strconv.ParseFloat(digits, 64)
	if err != nil || isYear(raw) || value == 0 {
		return 0, 0, false
	}
	if _, decimals, ok := strings.Cut(digits, "."); ok {
		return value, math.Pow10(-len(decimals)), true
	}
	return value, math.Pow10(len(digits) - len(strings.TrimRight(digits, "0"))), true
}

// addHedge adds the words before a number that hedge it.
func (s sentence) addHedge(n *number) {
	for _, h := range hedges {
		from := n.figure - len(h.words)
		if from < 0 || s[n.figure].pause {
			continue
		}
		fits := func(i int) bool { return s[from+i].word == h.words[i] && (i == 0 || !s[from+i].pause) }
		if all(len(h.words), fits) {
			n.start, n.hedge = from, h.hedge
			return
		}
	}
}

func all(n int, fits func(int) bool) bool {
	for i := range n {
		if !fits(i) {
			return false
		}
	}
	return true
}

// isPart reports whether a number is one of several of which it is a part, a range, a share or a rest: "another 12",
// "including 12", "12 to 15", "12 of 40", "the last 12".
func (n number) isPart(s sentence) bool {
	before, next := s.before(n.start), s.at(n.end)
	if n.start > 0 && partWords[s[n.start-1].word] {
		return true
	}
	isOf := partLinks[before.word] && n.start > 1 && (s.isNumber(n.start-2) || shareWords[s[n.start-2].word])
	isRange := next.word == "of" || rangeLinks[next.word] && s.isNumber(n.end+1)
	return isOf || isRange || next.owns || next.raw != "" && !next.spaced || rest[next.word]
}

func (s sentence) isNumber(i int) bool {
	t := s[min(i, len(s)-1)]
	return i < len(s) && (t.isFigure() || smallNumbers[t.word] > 0)
}

// isRisen reports whether a number is one from which another one has risen or fallen: "up from 14".
func (s sentence) isRisen(n number) bool {
	return s.before(n.start).word == "from" && n.start > 1 && rising[s[n.start-2].word]
}

// isFormer reports whether a number is said to have held before.
func (n number) isFormer(s sentence) bool {
	from, to := s.clause(n.start)
	return s.isRisen(n) || slices.ContainsFunc(s[from:to], func(t token) bool { return formerWords[t.word] })
}
