package store

import (
	"context"
	"errors"
	"testing"
)

// A context that has ended gets no turn, even if the turn is free.
func TestTurnIsNotTakenAfterTheEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	turn := newTurn()
	for range 100 { // a select between two ready cases picks either
		if err := turn.take(ctx); !errors.Is(err, context.Canceled) {
			t.Fatalf("err = %v, want context.Canceled", err)
		}
	}
	if err := turn.take(t.Context()); err != nil {
		t.Errorf("a free turn: err = %v, want none", err)
	}
}
