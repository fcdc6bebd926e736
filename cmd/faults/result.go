//go:build linux

package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// result is how a process ended.
type result struct {
	name     string // of the command
	status   int    // -1 if a signal ended it, but 143 for SIGTERM, as in a shell
	out, err string
	cpu      time.Duration
	anon     int // the greatest size of its anonymous memory (RssAnon) in kilobytes
	hung     bool
	isOver   bool // it had ended before stop was called
}

// maxMemory is the greatest anonymous memory that a process may have, in kilobytes.
const maxMemory = 500 << 10

// terminated is the status of a process that SIGTERM ended before it could listen for signals.
const terminated = 143

// forbidden are phrases that no message may contain: those of a crash, of an unexplained error, and of
// another process where there is none.
var forbidden = []string{
	"panic", "goroutine ", "fatal error", "SIGBUS", "SIGSEGV", "omething went wrong", "in use by another",
}

// wrong returns what is wrong with the result of any command, or "".
func (r result) wrong() string {
	switch {
	case r.hung:
		return r.name + " hangs"
	case r.status < 0 || r.status > 3 && r.status != terminated:
		return fmt.Sprintf("%s ended with %d: %s", r.name, r.status, oneLine(r.err, 200))
	}
	for _, phrase := range forbidden {
		if strings.Contains(r.out+r.err, phrase) {
			return fmt.Sprintf("%s says %q: %s", r.name, phrase, oneLine(r.err, 200))
		}
	}
	if strings.Contains(withoutLog(r.out+r.err), "assertion failed") {
		return r.name + " gives the words of a library: " + oneLine(r.err, 200)
	}
	if r.status == 1 && strings.TrimSpace(r.err+r.out) == "" {
		return r.name + " fails without a word"
	}
	return ""
}

// withoutLog returns a message without the lines of the log, which may have the errors of libraries.
func withoutLog(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if !strings.HasPrefix(line, "time=") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// says reports whether the output contains one of the phrases, which are in lower case.
func (r result) says(phrases ...string) bool {
	for _, p := range phrases {
		if strings.Contains(strings.ToLower(r.out+r.err), p) {
			return true
		}
	}
	return false
}

// explanations are phrases of messages that say what is wrong, or that it was repaired.
var explanations = []string{
	"damaged", "missing", "permission", "cannot be read", "no longer be read", "could not be searched",
	"rebuilt", "indexing the stored articles", "saved", "counted again",
}

// unexplained returns what is wrong if a command failed without an explanation, or "".
func unexplained(r result) string {
	if r.status == 1 && !r.says(explanations...) {
		return r.name + " does not say what is wrong"
	}
	return ""
}

// unanswered returns what is wrong if a question after a fault failed, or "".
func unanswered(r result) string {
	if r.status != 0 {
		return "afterwards ask ends with " + fmt.Sprint(r.status) + ": " + oneLine(r.err+r.out, 200)
	}
	return ""
}

// failedToAsk returns what is wrong if an ask failed, or "". A full disk is not a reason for that.
func failedToAsk(r result) string {
	if r.name == "ask" && r.status == 1 {
		return "ask fails: " + oneLine(r.err+r.out, 200)
	}
	return ""
}

// notOneOf returns what is wrong if the status is none of those given, or "".
func (r result) notOneOf(statuses ...int) string {
	if slices.Contains(statuses, r.status) {
		return ""
	}
	return fmt.Sprintf("%s ended with %d: %s", r.name, r.status, oneLine(r.err+r.out, 200))
}

// cost returns the CPU time and memory of a process.
func (r result) cost() string {
	return fmt.Sprintf("%v CPU, %d MB", r.cpu.Round(10*time.Millisecond), r.anon>>10)
}

// tooMuch returns what is wrong, also if a process took more CPU time or memory than allowed.
func (r result) tooMuch(maxCPU time.Duration) string {
	switch {
	case r.wrong() != "":
		return r.wrong()
	case r.cpu > maxCPU:
		return fmt.Sprintf("%s took %v of CPU, more than %v", r.name, r.cpu.Round(10*time.Millisecond), maxCPU)
	case r.anon > maxMemory:
		return fmt.Sprintf("%s took %d MB, more than %d", r.name, r.anon>>10, maxMemory>>10)
	}
	return ""
}

// first returns the first of the strings that is not empty, or "".
func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// oneLine returns s on one line of at most n bytes.
func oneLine(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > n {
		s = s[:n-1] + "…"
	}
	return s
}
