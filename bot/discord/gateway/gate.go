package gateway

import "sync"

// gate lets events in until it is shut.
type gate struct {
	mu     sync.Mutex
	closed bool
	inside sync.WaitGroup
}

// start runs f in a goroutine of its own, unless the gate is shut; shut waits for f.
func (g *gate) start(f func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.closed {
		g.inside.Go(f)
	}
}

// shut lets nobody in any more, and waits until all have left.
func (g *gate) shut() {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	g.inside.Wait()
}
