package socket

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestSocketFile(t *testing.T) {
	dir := t.TempDir()
	server, err := Start(dir, echo(), nil)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(filepath.Join(dir, "quoth.sock"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := info.Mode(), fs.ModeSocket|0o600; got != want {
		t.Errorf("got mode %v, want %v", got, want)
	}
	if err := server.Close(); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 0 {
		t.Errorf("got %v and error %v after Close, want nothing left", left, err)
	}
}

func TestDeadSocketIsReplaced(t *testing.T) {
	dir := t.TempDir()
	dead, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, socketFile)})
	if err != nil {
		t.Fatal(err)
	}
	dead.SetUnlinkOnClose(false)
	dead.Close()
	if _, err := Dial(t.Context(), dir); !errors.Is(err, ErrNoAnswer) {
		t.Errorf("dial a dead socket: got error %v, want ErrNoAnswer", err)
	}
	server, err := Start(dir, echo(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if _, err := connect(t, dir).Write(t.Context(), some, io.Discard, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestLiveSocketStays(t *testing.T) {
	dir := serve(t, echo(), standardLimits())
	if _, err := Start(dir, echo(), nil); !errors.Is(err, ErrLive) {
		t.Errorf("got error %v, want ErrLive", err)
	}
	if _, err := connect(t, dir).Write(t.Context(), some, io.Discard, io.Discard); err != nil {
		t.Errorf("the first server: %v", err)
	}
}

func TestOtherFileStays(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, socketFile)
	if err := os.WriteFile(path, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if server, err := Start(dir, echo(), nil); err == nil {
		server.Close()
		t.Error("got no error for a file in the socket's place")
	}
	if got, err := os.ReadFile(path); string(got) != "notes" {
		t.Errorf("got %q and error %v, want the file as it was", got, err)
	}
}

func TestFolderMissing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nowhere")
	if _, err := Start(dir, echo(), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("start: got error %v, want that it does not exist", err)
	}
	if _, err := Dial(t.Context(), dir); !errors.Is(err, ErrNoAnswer) {
		t.Errorf("dial: got error %v, want ErrNoAnswer", err)
	}
}

func TestLongPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("folder-with-a-long-name/", 10))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	server, err := Start(dir, echo(), nil)
	if runtime.GOOS != "linux" {
		if err == nil || !strings.Contains(err.Error(), "shorter") {
			t.Errorf("got error %v, want one that asks for a shorter path", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Start(dir, echo(), nil); !errors.Is(err, ErrLive) {
		t.Errorf("got error %v, want ErrLive", err)
	}
	if _, err := connect(t, dir).Write(t.Context(), some, io.Discard, io.Discard); err != nil {
		t.Error(err)
	}
	if err := server.Close(); err != nil {
		t.Error(err)
	}
}
