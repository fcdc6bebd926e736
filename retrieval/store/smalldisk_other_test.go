//go:build !linux

package store

import "testing"

// smallDisk skips a test that needs a small disk.
func smallDisk(t *testing.T, _ string) string {
	t.Helper()
	t.Skip("a small disk is made with a tmpfs of Linux")
	return ""
}
