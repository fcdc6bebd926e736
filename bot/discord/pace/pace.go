// Package pace bounds how many commands and buttons are answered, so that one person cannot slow down the others.
//
//	l := pace.New(pace.Rates{})
//	if !l.User.Allows(id) {
//		…
//	}
package pace

import (
	"cmp"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// Rates are the rates of a person and of a server. Zero fields have defaults.
type Rates struct {
	User, Server Rate
}

// Rate is how many interactions a second are answered in the long run, and how many at once.
type Rate struct {
	PerSecond float64
	Burst     int
}

// The defaults leave room for what a person types in a row, and for the busiest server that two
// processors can answer.
const (
	userPerSecond, UserBurst     = 1, 10
	serverPerSecond, serverBurst = 60, 120
	typedPerSecond, typedBurst   = 10, 40 // autocompletions of a person: one for each key
	maxKnown                     = 10_000 // how many people or servers are remembered
)

// Limits are what an interaction has to keep to.
type Limits struct{ User, Server, Typing *Limit }

// New returns Limits with rates.
func New(r Rates) Limits {
	return Limits{
		User:   newLimit(r.User, Rate{userPerSecond, UserBurst}),
		Server: newLimit(r.Server, Rate{serverPerSecond, serverBurst}),
		Typing: newLimit(Rate{}, Rate{typedPerSecond, typedBurst}),
	}
}

// Limit is a rate that is counted separately for each id.
type Limit struct {
	rate Rate
	byID *lru.Cache[string, *rate.Limiter]
}

func newLimit(r, usual Rate) *Limit {
	byID, err := lru.New[string, *rate.Limiter](maxKnown)
	if err != nil {
		panic("pace: " + err.Error()) // a size below 1
	}
	return &Limit{Rate{cmp.Or(r.PerSecond, usual.PerSecond), cmp.Or(r.Burst, usual.Burst)}, byID}
}

// Allows counts one interaction of id, and reports whether it is within the rate. The empty id is
// always allowed.
func (l *Limit) Allows(id string) bool {
	if id == "" {
		return true
	}
	limiter, ok := l.byID.Get(id)
	if !ok {
		limiter = rate.NewLimiter(rate.Limit(l.rate.PerSecond), l.rate.Burst)
		if earlier, there, _ := l.byID.PeekOrAdd(id, limiter); there {
			limiter = earlier
		}
	}
	return limiter.Allow()
}
