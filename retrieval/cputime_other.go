//go:build !unix

package retrieval

import "time"

var started = time.Now()

// cpuTime is the time since the process started: systems other than Unix tell the CPU time in
// ways of their own, and a question that runs alone takes as long.
func cpuTime() time.Duration { return time.Since(started) }
