package discord

import (
	"cmp"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// Pace bounds how many commands and buttons are answered, so that one person cannot slow down the
// others. Zero fields have defaults.
type Pace struct {
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
	userPerSecond, userBurst     = 1, 10
	serverPerSecond, serverBurst = 60, 120
	typedPerSecond, typedBurst   = 10, 40 // autocompletions of a person: one for each key
	maxKnown                     = 10_000 // how many people or servers are remembered
)

// limits are the rates that an interaction has to keep to.
type limits struct{ user, server, typing *limit }

func newLimits(p Pace) limits {
	return limits{
		user:   newLimit(p.User, Rate{userPerSecond, userBurst}),
		server: newLimit(p.Server, Rate{serverPerSecond, serverBurst}),
		typing: newLimit(Rate{}, Rate{typedPerSecond, typedBurst}),
	}
}

// limit is a rate that is counted separately for each id.
type limit struct {
	rate Rate
	byID *lru.Cache[string, *rate.Limiter]
}

func newLimit(r, usual Rate) *limit {
	byID, err := lru.New[string, *rate.Limiter](maxKnown)
	if err != nil {
		panic("discord: " + err.Error()) // a size below 1
	}
	return &limit{Rate{cmp.Or(r.PerSecond, usual.PerSecond), cmp.Or(r.Burst, usual.Burst)}, byID}
}

// allows counts one interaction of id, and reports whether it is within the rate. The empty id is
// always allowed.
func (l *limit) allows(id string) bool {
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
