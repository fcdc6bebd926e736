package monitor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// askTimeout bounds how long a running Quoth may take to say how it is.
const askTimeout = 5 * time.Second

// NotReadyError is what keeps a running Quoth from answering.
type NotReadyError struct{ Problems []string }

// Error returns the problems in a line.
func (n *NotReadyError) Error() string { return strings.Join(n.Problems, "; ") }

// Ask asks the Quoth that listens at an address, host:port, at the path Live or Ready. The error is a *NotReadyError
// where it answers and is not ready.
func Ask(ctx context.Context, address, path string) error {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(address)+path, nil)
	if err != nil {
		return fmt.Errorf("no address to ask: %q is not host:port", address)
	}
	response, err := (&http.Client{}).Do(request)
	if err != nil {
		return fmt.Errorf("no quoth answers at %s", address)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 64<<10))
	switch {
	case err != nil:
		return fmt.Errorf("no whole answer from %s", address)
	case response.StatusCode == http.StatusOK && strings.TrimSpace(string(body)) == "ok":
		return nil
	case response.StatusCode == http.StatusServiceUnavailable:
		return &NotReadyError{strings.Split(strings.TrimSpace(string(body)), "\n")}
	}
	return errors.New("what answers at " + address + " is no quoth")
}

// reachable returns the address at which a server that listens at all addresses can be asked.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err != nil || host != "" && host != "0.0.0.0" && host != "::" {
		return address
	}
	return net.JoinHostPort("127.0.0.1", port)
}
