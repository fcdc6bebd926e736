package monitor

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
)

const (
	// startTimeout is how long systemd waits at most for a bot that is not ready: when Discord cannot be reached, the
	// start of a machine does not wait for it.
	startTimeout = 30 * time.Second
	// notifyEvery is the time between two reports to systemd, where its watchdog does not ask for less.
	notifyEvery = 10 * time.Second
)

// Notify reports to systemd until ctx ends: when the bot has started, what keeps it from being ready, and that it
// still works, for the watchdog. It returns at once in a process that systemd did not start with Type=notify.
//
// The watchdog hears of a bot whose articles, queues and feeds answer, ready or not: to start it again would not
// bring back Discord or a disk. One that hangs reports nothing, and so is started again.
func (m *Monitor) Notify(ctx context.Context) {
	if heard, _ := daemon.SdNotify(false, "STATUS=starting"); !heard {
		return
	}
	defer daemon.SdNotify(false, daemon.SdNotifyStopping)
	started := false
	for begun := time.Now(); ; {
		problems := m.options.look().problems()
		started = started || len(problems) == 0 || time.Since(begun) > startTimeout
		_, err := daemon.SdNotify(false, report(problems, started))
		if err != nil {
			m.options.Log.Warn("systemd does not hear how the bot is", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause(started)):
		}
	}
}

// report returns the message for systemd. READY=1 says that the bot has started; systemd ignores it after the first
// time.
func report(problems []string, started bool) string {
	lines := []string{daemon.SdNotifyWatchdog, "STATUS=" + cmp.Or(strings.Join(problems, "; "), "ready")}
	if started {
		lines = append(lines, daemon.SdNotifyReady)
	}
	return strings.Join(lines, "\n")
}

// pause returns the time up to the next report: half of what the watchdog allows.
func pause(started bool) time.Duration {
	allowed, err := daemon.SdWatchdogEnabled(false)
	switch {
	case !started:
		return time.Second / 4
	case err != nil || allowed == 0:
		return notifyEvery
	}
	return min(allowed/2, notifyEvery)
}
