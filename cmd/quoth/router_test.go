package main

import (
	"log/slog"
	"testing"

	"quoth/bot/commands"
	"quoth/retrieval"
)

// The table and its router are built when another library answers, and not before.
func TestRoutersAreBuiltOnce(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	var r routers
	bundled, own := new(retrieval.Library), new(retrieval.Library)
	first := r.with(commands.Services{Library: bundled}, log)
	if r.with(commands.Services{Library: bundled}, log) != first {
		t.Error("built again for the same library")
	}
	second := r.with(commands.Services{Library: own}, log)
	if second == first {
		t.Error("the router of another library is kept")
	}
	if r.with(commands.Services{Library: own}, log) != second {
		t.Error("built again for the second library")
	}
}
