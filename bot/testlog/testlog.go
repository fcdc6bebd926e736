// Package testlog is a log for tests, which may be read while others write it.
//
//	log := new(testlog.Log)
//	start(slog.New(slog.NewTextHandler(log, nil)))
//	if log.Count("level=ERROR") > 0 {
//		t.Error(log)
//	}
package testlog

import (
	"bytes"
	"strings"
	"sync"
)

// Log keeps what is written to it. The zero Log is empty.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write is io.Writer's.
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String returns all that was written.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Count returns how many lines hold s.
func (l *Log) Count(s string) int {
	n := 0
	for line := range strings.Lines(l.String()) {
		if strings.Contains(line, s) {
			n++
		}
	}
	return n
}

// Reset empties the Log.
func (l *Log) Reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.b.Reset()
}
