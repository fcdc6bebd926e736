package monitor

import (
	"context"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/retrieval"
)

// systemd returns a socket on which this process reports, as systemd makes it.
func systemd(t *testing.T) *net.UnixConn {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notify")
	heard, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Skipf("no such sockets here: %v", err)
	}
	t.Cleanup(func() { heard.Close() })
	t.Setenv("NOTIFY_SOCKET", path)
	t.Setenv("WATCHDOG_USEC", "20000")
	t.Setenv("WATCHDOG_PID", "")
	return heard
}

// awaitReport reads reports until one has the words.
func awaitReport(t *testing.T, heard *net.UnixConn, words string) {
	t.Helper()
	heard.SetReadDeadline(time.Now().Add(time.Minute))
	for buf := make([]byte, 4096); ; {
		n, err := heard.Read(buf)
		if err != nil {
			t.Fatalf("no report with %q: %v", words, err)
		}
		if strings.Contains(string(buf[:n]), words) {
			return
		}
	}
}

// Systemd hears of a bot that becomes ready, works on, and ends.
func TestNotify(t *testing.T) {
	heard := systemd(t)
	behind := make(chan bool, 1)
	behind <- true
	o := well()
	o.Articles = func() retrieval.Stats {
		is := <-behind
		behind <- is
		return retrieval.Stats{Articles: 2, Behind: is}
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { New(o).Notify(ctx); close(ended) }()
	awaitReport(t, heard, "STATUS=starting")
	awaitReport(t, heard, "STATUS=index: 2 articles not indexed yet")
	<-behind
	behind <- false
	awaitReport(t, heard, "STATUS=ready\nREADY=1")
	awaitReport(t, heard, "WATCHDOG=1")
	stop()
	awaitReport(t, heard, "STOPPING=1")
	<-ended
}

func TestNotifyWithoutSystemd(t *testing.T) {
	t.Setenv("NOTIFY_SOCKET", "")
	New(well()).Notify(t.Context()) // returns
}

// A bot that is not ready has started all the same when it has had its time, and systemd reads why it is not.
func TestReport(t *testing.T) {
	const gateway = "gateway: not connected yet"
	for _, tt := range []struct {
		name     string
		problems []string
		started  bool
		want     string
	}{
		{"ready", nil, true, "WATCHDOG=1\nSTATUS=ready\nREADY=1"},
		{"starting", []string{gateway}, false, "WATCHDOG=1\nSTATUS=gateway: not connected yet"},
		{"started, not ready", []string{gateway, "disk: 9 MB are free"}, true,
			"WATCHDOG=1\nSTATUS=gateway: not connected yet; disk: 9 MB are free\nREADY=1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := report(tt.problems, tt.started); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
