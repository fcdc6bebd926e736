package socket

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// ErrLive means that a process listens on the folder's socket already.
var ErrLive = errors.New("another process listens there")

const (
	socketFile = "quoth.sock"
	// maxAddress is the longest path of a socket, in bytes: sun_path less its NUL, in the
	// shortest form that systems have (104 in BSD's; 108 in unix(7)).
	maxAddress = 103
)

// listener is the folder's socket. Closing it takes the file away.
type listener struct {
	net.Listener
	path string
}

// listen makes the socket of a data folder, mode 0600 as long as it is there: it is made
// in a folder that nobody else can enter, and then moved into place. That also replaces
// the socket of a process that died.
func listen(dir string) (*listener, error) {
	path := filepath.Join(dir, socketFile)
	if err := checkFree(dir, path); err != nil {
		return nil, fmt.Errorf("listen on %s: %w", path, err)
	}
	private, err := os.MkdirTemp(dir, ".quoth-*")
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", path, err)
	}
	defer os.RemoveAll(private)
	l, err := bind(private)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", path, err)
	}
	if err := os.Rename(filepath.Join(private, socketFile), path); err != nil {
		l.Close()
		return nil, fmt.Errorf("listen on %s: %w", path, err)
	}
	return &listener{l, path}, nil
}

// checkFree reports an error when something is at path that is not a dead socket.
func checkFree(dir, path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode().Type() != fs.ModeSocket:
		return errors.New("a file that is no socket is in the way: move it away")
	}
	address, release, err := addressIn(dir)
	if err != nil {
		return err
	}
	defer release()
	conn, err := net.DialTimeout("unix", address, time.Second)
	if errors.Is(err, syscall.ECONNREFUSED) {
		return nil
	}
	if err == nil {
		conn.Close()
	}
	return ErrLive
}

// bind makes the socket in dir and gives it its mode.
func bind(dir string) (*net.UnixListener, error) {
	address, release, err := addressIn(dir)
	if err != nil {
		return nil, err
	}
	defer release()
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: address, Net: "unix"})
	if err != nil {
		return nil, err
	}
	l.SetUnlinkOnClose(false) // it will have another name by then
	if err := os.Chmod(filepath.Join(dir, socketFile), 0o600); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Close takes the file away first, so that whoever comes now finds no socket instead
// of one that does not answer.
func (l *listener) Close() error {
	err := os.Remove(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.Listener.Close())
}

// addressIn is the socket's path in dir or, where that is too long for an address, a
// short one that leads there until release is called.
func addressIn(dir string) (address string, release func(), err error) {
	path := filepath.Join(dir, socketFile)
	if len(path) <= maxAddress {
		return path, func() {}, nil
	}
	if runtime.GOOS != "linux" {
		return "", nil, fmt.Errorf("the path is longer than %d bytes: choose a data folder with a shorter one", maxAddress)
	}
	folder, err := os.Open(dir)
	if err != nil {
		return "", nil, err
	}
	// Linux leads a path through an open folder's descriptor (proc(5)).
	return fmt.Sprintf("/proc/self/fd/%d/%s", folder.Fd(), socketFile), func() { folder.Close() }, nil
}
