package story

import (
	"math"
	"slices"
)

// Vector is a text as tf-idf weights of its terms, of length 1; without terms it is empty.
type Vector []weight

// weight is the weight of one term. A Vector is sorted by id.
type weight struct {
	id    int32
	value float64
}

// Dot returns the cosine of v and u, from 0 to 1.
func (v Vector) Dot(u Vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(v) && j < len(u); {
		switch d := v[i].id - u[j].id; {
		case d < 0:
			i++
		case d > 0:
			j++
		default:
			sum += v[i].value * u[j].value
			i, j = i+1, j+1
		}
	}
	return sum
}

// plus returns the sum of v and u.
func (v Vector) plus(u Vector) Vector {
	out := make(Vector, 0, len(v)+len(u))
	for len(v) > 0 && len(u) > 0 {
		switch d := v[0].id - u[0].id; {
		case d < 0:
			out, v = append(out, v[0]), v[1:]
		case d > 0:
			out, u = append(out, u[0]), u[1:]
		default:
			out = append(out, weight{v[0].id, v[0].value + u[0].value})
			v, u = v[1:], u[1:]
		}
	}
	return append(append(out, v...), u...)
}

// unit returns v with length 1.
func (v Vector) unit() Vector {
	length := math.Sqrt(v.Dot(v))
	out := slices.Clone(v)
	for i := range out {
		if length > 0 {
			out[i].value /= length
		}
	}
	return out
}

// vectorOf returns counts or weights as a vector, whatever its length.
func vectorOf(values map[int32]float64) Vector {
	v := make(Vector, 0, len(values))
	for id, x := range values {
		v = append(v, weight{id, x})
	}
	slices.SortFunc(v, func(a, b weight) int { return int(a.id) - int(b.id) })
	return v
}
