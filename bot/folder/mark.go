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
	if err != nil || errors.Is(syscall.Kill(n, 0), syscall.ESRCH) {
		return ""
	}
	return fmt.Sprintf(" (process %d)", n)
}
