package monitor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"syscall"
)

// listen listens at an address. It warns of one that other machines can reach: the figures are for the people who run
// Quoth.
func listen(ctx context.Context, address string, log *slog.Logger) (net.Listener, error) {
	var l net.ListenConfig
	listener, err := l.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	if at, err := netip.ParseAddrPort(listener.Addr().String()); err == nil && !at.Addr().IsLoopback() {
		log.Warn("other machines can read health and metrics: listen on 127.0.0.1, or guard the port",
			"listen", listener.Addr().String())
	}
	return listener, nil
}

// The errors of Windows, WSAEADDRINUSE and WSAEACCES. No other system has errors of these numbers.
const (
	inUseOnWindows  = syscall.Errno(10048)
	deniedOnWindows = syscall.Errno(10013)
)

// reason says why an address cannot be listened at.
func reason(err error) string {
	var wrong *net.AddrError
	switch {
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, inUseOnWindows):
		return "another program uses the port: choose another one with QUOTH_LISTEN"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, deniedOnWindows):
		return "this user may not use the port: choose one above 1023 with QUOTH_LISTEN"
	case errors.As(err, &wrong):
		return fmt.Sprintf("%v: want host:port, like 127.0.0.1:8642", wrong)
	}
	return err.Error()
}
