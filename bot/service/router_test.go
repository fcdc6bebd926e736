package service

import (
	"testing"

	"quoth/bot/commands"
	"quoth/retrieval"
)

// The table and its router are built when another library answers, and not before.
func TestRouterIsBuiltOnce(t *testing.T) {
	r := NewRouter(nil, commands.Services{}, nil)
	sample, own := new(retrieval.Library), new(retrieval.Library)
	first := r.with(sample)
	if r.with(sample) != first {
		t.Error("built again for the same library")
	}
	second := r.with(own)
	if second == first {
		t.Error("the router of another library is kept")
	}
	if r.with(own) != second {
		t.Error("built again for the second library")
	}
}
