package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// mark is the file quoth.pid in a data folder: the number of the process that holds
// the folder, for the message that others give. The lock is the archive's: a mark that
// a killed process left behind holds nothing.
type mark struct{ path string }

const markFile = "quoth.pid"

// markFolder leaves this process's mark. Without it nothing but the number is missing
// from a message, so that an error is no reason to stop.
func markFolder(dir string) *mark {
	path := filepath.Join(dir, markFile)
	if err := os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600); err != nil {
		return nil
	}
	return &mark{path}
}

func (m *mark) remove() {
	if m != nil {
		os.Remove(m.path)
	}
}

// holder is " (process N)" for the process that holds dir, or nothing.
func holder(dir string) string {
	b, err := os.ReadFile(filepath.Join(dir, markFile))
	if err != nil {
		return ""
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil || errors.Is(syscall.Kill(n, 0), syscall.ESRCH) {
		return ""
	}
	return fmt.Sprintf(" (process %d)", n)
}
