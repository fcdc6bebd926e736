package main

import (
	"context"
	"time"

	"quoth/retrieval"
)

// roomEvery is how often a process that stays looks how much room there is on the disk.
const roomEvery = 10 * time.Minute

// watchRoom warns when the disk will soon be full, each time that it comes to that, until ctx
// ends.
func (a *app) watchRoom(ctx context.Context) {
	ticker := time.NewTicker(roomEvery)
	defer ticker.Stop()
	// At the start, who opened the folder has.
	for known := a.warnOfLittleRoom(true); ; known = a.warnOfLittleRoom(known) {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// warnOfLittleRoom reports whether there is little room, and warns of it unless that is known.
func (a *app) warnOfLittleRoom(known bool) bool {
	free, little := retrieval.IsLittle(a.folder())
	if little && !known {
		a.log.Warn("the disk is nearly full: free some space", "folder", a.folder(), "free MB", free>>20)
	}
	return little
}
