package meter

import (
	"syscall"
	"time"
)

// cpuTime returns the CPU time that all threads of the process have used.
func cpuTime() time.Duration {
	var created, ended, kernel, user syscall.Filetime
	process, err := syscall.GetCurrentProcess()
	if err == nil {
		err = syscall.GetProcessTimes(process, &created, &ended, &kernel, &user)
	}
	if err != nil {
		return 0 // it does not fail for the own process; if it did, questions would have no limit
	}
	return duration(kernel) + duration(user)
}

// duration returns a length of time in steps of 100 ns.
func duration(t syscall.Filetime) time.Duration {
	return 100 * time.Duration(int64(t.HighDateTime)<<32|int64(t.LowDateTime))
}
