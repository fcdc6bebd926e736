//go:build !windows

package meter

import (
	"syscall"
	"time"
)

// cpuTime returns the CPU time that all threads of the process have used.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0 // getrusage(2) does not fail for the own process; if it did, questions would have no limit
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
