package folder

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// markFile is the file in a data folder with the number of the process that holds it.
const markFile = "quoth.pid"

// mark is that file, for the message that other processes give. What locks the folder is the
// archive: a mark that a killed process left behind locks nothing.
type mark struct{ path string }

// newMark writes the number of this process. Without it, only the number is missing from a message,
// so that an error does not matter: the mark is nil then.
func newMark(dir string) *mark {
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

// holder returns " (process N)" for the process that holds dir, or "" when it is not known.
func holder(dir string) string {
	b, err := os.ReadFile(filepath.Join(dir, markFile))
	if err != nil {
		return ""
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil || !isRunning(n) {
		return ""
	}
	return fmt.Sprintf(" (process %d)", n)
}

// isRunning reports whether there is a process with that number. Of one that this user may not send a signal, or where
// the system has no signals, it is the error that says so.
func isRunning(number int) bool {
	p, err := os.FindProcess(number)
	if err != nil {
		return false
	}
	defer p.Release()
	return number > 0 && !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
