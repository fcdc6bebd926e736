package gateway

import "sync"

// gate lets events in until it is shut.
type gate struct {
	mu     sync.Mutex
	closed bool
	inside sync.WaitGroup
}

// pass runs f unless the gate is shut; shut waits for f.
func (g *gate) pass(f func()) {
	if g.enter() {
		defer g.inside.Done()
		f()
	}
}

// enter reports whether one more event is let in. The caller then calls inside.Done at its end.
func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.closed {
		g.inside.Add(1)
	}
	return !g.closed
}

// shut lets nobody in any more, and waits until all have left.
func (g *gate) shut() {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	g.inside.Wait()
}
