// Package queue bounds the searches: how many run at once, and how many wait. Those who wait take turns: the
// servers, and in a server its people, so that nobody who asks a lot keeps the others from an answer. What cannot
// be answered soon is refused at once.
//
//	q := queue.New(queue.Options{})
//	leave, err := q.Enter(ctx, queue.Asker{Server: "81", User: "7"})
//	if errors.Is(err, queue.ErrBusy) {
//		// too many wait
//	}
//	defer leave()
//
//	table = queue.Limit(table, q, suggestions) // the commands of a table enter by themselves
package queue

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"sync"
	"time"
)

// ErrBusy means that too many wait.
var ErrBusy = errors.New("too many searches are waiting")

// Options bound a Queue. Zero fields have defaults.
type Options struct {
	AtOnce  int           // how many may be inside; 0: one for each processor
	Waiting int           // how many may wait; 0: 256
	Wait    time.Duration // how long the last of them may have to wait, as far as can be foreseen; 0: 2 s
}

// Asker is who wants to enter. Either id may be empty.
type Asker struct {
	Server, User string
	Patient      bool // waits however many do: nobody sits before a screen
}

// Queue lets a bounded number of askers in at once. It is safe for concurrent use.
type Queue struct {
	options Options

	mu      sync.Mutex
	inside  int
	line    line
	refused uint64
	stay    time.Duration // how long one was inside, a moving average; 0: nobody was
}

// New returns an empty Queue.
func New(o Options) *Queue {
	o.AtOnce = cmp.Or(o.AtOnce, runtime.GOMAXPROCS(0))
	o.Waiting = cmp.Or(o.Waiting, 256)
	o.Wait = cmp.Or(o.Wait, 2*time.Second)
	return &Queue{options: o}
}

// Enter waits until it is the asker's turn. Who has entered calls leave at the end, once. The error is ErrBusy
// where too many wait, at once or when the place is given to somebody who has fewer of them; else the cause of the
// end of ctx. After ctx has ended nobody enters.
func (q *Queue) Enter(ctx context.Context, who Asker) (leave func(), err error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	t := q.join(who)
	select {
	case err := <-t.called:
		if err != nil {
			return nil, err
		}
	case <-ctx.Done():
	}
	if ctx.Err() != nil {
		q.withdraw(t)
		return nil, context.Cause(ctx)
	}
	entered := time.Now()
	return func() { q.leave(time.Since(entered)) }, nil
}

// join lets the asker in if there is room, and otherwise to the end of the line. A line that is then too long loses
// the newest of those who have most in it.
func (q *Queue) join(who Asker) *ticket {
	q.mu.Lock()
	defer q.mu.Unlock()
	t := &ticket{Asker: who, called: make(chan error, 1)}
	if q.inside < q.options.AtOnce {
		q.admit(t)
		return t
	}
	q.line.push(t)
	q.shed()
	return t
}

// shed refuses the newest of those who have most in the line until it is no longer too long. The caller holds mu.
func (q *Queue) shed() {
	for q.isTooLong() {
		out := q.line.crowding()
		if out == nil {
			return
		}
		q.line.remove(out)
		out.called <- ErrBusy
		q.refused++
	}
}

// isTooLong reports whether too many wait. As many as may be inside may always wait.
func (q *Queue) isTooLong() bool {
	n := q.line.length
	expected := q.stay * time.Duration(n) / time.Duration(q.options.AtOnce)
	return n > q.options.Waiting || n > q.options.AtOnce && expected > q.options.Wait
}

// admit lets a ticket's owner in. The caller holds mu.
func (q *Queue) admit(t *ticket) {
	q.inside++
	t.isIn = true
	t.called <- nil
}

// withdraw gives up a ticket, whose owner may have been called in the meantime.
func (q *Queue) withdraw(t *ticket) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if t.isIn {
		q.next()
		return
	}
	q.line.remove(t)
}

// leave lets the next one in after somebody who was inside for some time.
func (q *Queue) leave(stay time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	const weight = 8 // of the stays before this one, to one
	if q.stay == 0 {
		q.stay = stay
	}
	q.stay += (stay - q.stay) / (weight + 1)
	q.next()
	q.shed()
}

// next counts one who is no longer inside, and lets in whose turn it is. The caller holds mu.
func (q *Queue) next() {
	q.inside--
	if t := q.line.pop(); t != nil {
		q.admit(t)
	}
}

// Stats counts who is in a Queue.
type Stats struct {
	Inside, Waiting int
	Refused         uint64 // so far
}

// Stats returns the counts of now.
func (q *Queue) Stats() Stats {
	q.mu.Lock()
	defer q.mu.Unlock()
	return Stats{q.inside, q.line.length, q.refused}
}
