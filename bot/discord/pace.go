package discord

import (
	"cmp"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// Pace bounds how many commands and buttons are answered, so that one person cannot slow
// down the others. The zero Pace is the usual one.
type Pace struct {
	User, Server Rate
}

// Rate is how many a second in the long run, and how many at once.
type Rate struct {
	PerSecond float64
	Burst     int
}

// The usual paces. What a person types in a row has room, and the busiest server that two
// processors can answer.
const (
	userPerSecond, userBurst     = 1, 10
	serverPerSecond, serverBurst = 60, 120
	typedPerSecond, typedBurst   = 10, 40 // autocompletions of a person: one for each key
	mostKnown                    = 10_000 // people or servers that are remembered
)

type limits struct{ user, server, typing *limit }

func newLimits(p Pace) limits {
	return limits{
		user:   newLimit(p.User, Rate{userPerSecond, userBurst}),
		server: newLimit(p.Server, Rate{serverPerSecond, serverBurst}),
		typing: newLimit(Rate{}, Rate{typedPerSecond, typedBurst}),
	}
}

// limit is one rate, held for each id apart.
type limit struct {
	rate Rate
	byID *lru.Cache[string, *rate.Limiter]
}

func newLimit(r, usual Rate) *limit {
	byID, err := lru.New[string, *rate.Limiter](mostKnown)
	if err != nil {
		panic("discord: " + err.Error()) // a size below 1
	}
	return &limit{Rate{cmp.Or(r.PerSecond, usual.PerSecond), cmp.Or(r.Burst, usual.Burst)}, byID}
}

// allows counts one for id; the empty id stands for nobody, whom no limit holds.
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
