package discord

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// child is the process of a bot.
type child struct {
	*exec.Cmd
	log  *os.File
	most atomic.Int64 // bytes of memory
}

// startChild starts a bot, which ends with the test.
func startChild(t *testing.T, o childOptions) *child {
	options, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	c := &child{Cmd: exec.Command(os.Args[0], "-test.run=^TestOverloadChild$"), log: log}
	c.Env = append(os.Environ(), overloadChild+"="+string(options))
	c.Stdout, c.Stderr = log, log
	stdin, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	go c.watch()
	t.Cleanup(func() {
		stdin.Close()
		if err := <-ended; err != nil || t.Failed() {
			t.Logf("the bot ended with %v:\n%s", err, c.lastWords())
		}
		log.Close()
	})
	return c
}

// lastWords returns the end of the log.
func (c *child) lastWords() string {
	const most = 4 << 10
	if size, err := c.log.Seek(0, io.SeekEnd); err == nil {
		c.log.Seek(max(size-most, 0), io.SeekStart)
	}
	words, _ := io.ReadAll(c.log)
	return string(words)
}

// watch notes how much memory the process has, until it has ended.
func (c *child) watch() {
	for {
		now := anonymousMemory(c.Process.Pid)
		if now == 0 {
			return
		}
		c.most.Store(max(c.most.Load(), now))
		time.Sleep(50 * time.Millisecond)
	}
}

// anonymousMemory returns the RssAnon of a process, in bytes; 0 where that is not known.
func anonymousMemory(pid int) (bytes int64) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if after, ok := strings.CutPrefix(s.Text(), "RssAnon:"); ok {
			fmt.Sscan(after, &bytes)
			return bytes << 10
		}
	}
	return 0
}
