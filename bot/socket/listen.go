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
	// maxAddress is the longest path of a socket, in bytes: the smallest sun_path that systems have
	// (104 in BSD; 108 in unix(7)), less its NUL.
	maxAddress = 103
)

// listener is the folder's socket. Closing it deletes the file.
type listener struct {
	net.Listener
	path string
}

// listen creates the socket of a data folder. It replaces the socket of a process that died.
func listen(dir string) (*listener, error) {
	path := filepath.Join(dir, socketFile)
	err := checkFree(dir, path)
	var l net.Listener
	switch {
	case err == nil && runtime.GOOS == "windows":
		l, err = bindOver(dir)
	case err == nil:
		l, err = bindPrivately(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", path, err)
	}
	return &listener{l, path}, nil
}

// bindPrivately creates the socket in a folder that nobody else can enter, so that its mode is 0600 from the start,
// and moves it into dir.
func bindPrivately(dir string) (net.Listener, error) {
	private, err := os.MkdirTemp(dir, ".quoth-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(private)
	l, err := bind(private)
	if err != nil {
		return nil, err
	}
	if err := os.Rename(filepath.Join(private, socketFile), filepath.Join(dir, socketFile)); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// bindOver creates the socket in dir. It is for Windows, where a socket has no mode and need not survive being moved.
func bindOver(dir string) (net.Listener, error) {
	if err := os.Remove(filepath.Join(dir, socketFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return bind(dir)
}

// refusedOnWindows is WSAECONNREFUSED. No other system has an error of that number.
const refusedOnWindows = syscall.Errno(10061)

// checkFree returns an error when there is something at path other than the socket of a process that
// died.
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
	if errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, refusedOnWindows) {
		return nil
	}
	if err == nil {
		conn.Close()
	}
	return ErrLive
}

// bind creates the socket in dir and sets its mode.
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

// Close deletes the file first, so that a process which dials now finds no socket and not one that
// does not answer.
func (l *listener) Close() error {
	err := os.Remove(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.Listener.Close())
}

// addressIn returns the path of the socket in dir or, where that is too long for an address, a short
// path to it that is valid until release is called.
func addressIn(dir string) (address string, release func(), err error) {
	path := filepath.Join(dir, socketFile)
	if len(path) <= maxAddress {
		return path, func() {}, nil
	}
	if runtime.GOOS != "linux" {
		return "", nil, fmt.Errorf("the path of the data folder is too long: %d bytes at most", maxAddress)
	}
	folder, err := os.Open(dir)
	if err != nil {
		return "", nil, err
	}
	// Linux resolves a path through the descriptor of an open folder (proc(5)).
	return fmt.Sprintf("/proc/self/fd/%d/%s", folder.Fd(), socketFile), func() { folder.Close() }, nil
}
