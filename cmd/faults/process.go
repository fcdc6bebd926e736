//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	commandTimeout = 2 * time.Minute
	stopTimeout    = 10 * time.Second // after SIGTERM
)

// process is a running quoth.
type process struct {
	name     string
	cmd      *exec.Cmd
	out, err bytes.Buffer
	ended    chan struct{}
	anon     int
	watch    sync.WaitGroup
}

// start starts quoth with a data folder.
func (b *bench) start(data string, args ...string) (*process, error) {
	command := exec.Command(b.quoth, append([]string{"--data", data}, args...)...)
	p := &process{name: args[0], cmd: command, ended: make(chan struct{})}
	p.cmd.Dir = b.dir
	p.cmd.Env = append(os.Environ(), "DISCORD_TOKEN=any", "DISCORD_API_URL=http://127.0.0.1:9", // nothing listens there
		"QUOTH_ALLOW=127.0.0.0/8", "QUOTH_REFRESH=1h")
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.err
	if p.name == "console" { // it would end at once without an input
		if _, err := p.cmd.StdinPipe(); err != nil {
			return nil, err
		}
	}
	if b.credential != nil {
		p.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: b.credential}
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	p.watch.Go(p.watchMemory)
	go func() {
		defer close(p.ended)
		_ = p.cmd.Wait() // wait looks at the state
	}()
	return p, nil
}

// watchMemory records the greatest size of the process's memory.
func (p *process) watchMemory() {
	path := fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid)
	for {
		select {
		case <-p.ended:
			return
		case <-time.After(5 * time.Millisecond):
			p.anon = max(p.anon, rssAnon(path))
		}
	}
}

// rssAnon returns the kilobytes of anonymous memory in a status file; see proc(5).
func rssAnon(path string) int {
	data, err := os.ReadFile(path)
	_, rest, ok := strings.Cut(string(data), "RssAnon:")
	if err != nil || !ok {
		return 0
	}
	n, _ := strconv.Atoi(strings.Fields(rest)[0])
	return n
}

// wait waits for the process to end, and kills it after the timeout.
func (p *process) wait(timeout time.Duration) result {
	hung := false
	select {
	case <-p.ended:
	case <-time.After(timeout):
		hung = true
		_ = p.cmd.Process.Kill()
		<-p.ended
	}
	p.watch.Wait()
	state := p.cmd.ProcessState
	status := state.ExitCode()
	if w, ok := state.Sys().(syscall.WaitStatus); ok && w.Signaled() && w.Signal() == syscall.SIGTERM {
		status = terminated
	}
	return result{
		name: p.name, status: status, out: p.out.String(), err: p.err.String(),
		cpu: state.UserTime() + state.SystemTime(), anon: p.anon, hung: hung,
	}
}

// stop sends SIGTERM and waits for the process to end.
func (p *process) stop(timeout time.Duration) result {
	isOver := errors.Is(p.cmd.Process.Signal(syscall.SIGTERM), os.ErrProcessDone)
	r := p.wait(timeout)
	r.isOver = isOver
	return r
}

// run runs quoth and waits for it to end.
func (b *bench) run(data string, args ...string) result {
	p, err := b.start(data, args...)
	if err != nil {
		return result{name: args[0], status: -1, err: err.Error()}
	}
	return p.wait(commandTimeout)
}

// must is like run, but returns an error if the command fails. It prepares for a fault.
func (b *bench) must(data string, args ...string) (result, error) {
	r := b.run(data, args...)
	if r.status != 0 {
		return r, fmt.Errorf("quoth %s: status %d: %s%s", strings.Join(args, " "), r.status, oneLine(r.err, 300), r.out)
	}
	return r, nil
}

// startBot starts the bot and waits until other commands can connect to it. It stops a bot that does not
// listen. The error is errEnded if the bot ended by itself; the process is nil if it could not be started.
func (b *bench) startBot(ctx context.Context, data string) (*process, error) {
	p, err := b.start(data, "run")
	if err != nil {
		return nil, err
	}
	end := time.Now().Add(commandTimeout)
	for ; time.Now().Before(end) && ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		select {
		case <-p.ended:
			return p, errEnded
		default:
		}
		if _, err := os.Stat(data + "/quoth.sock"); err == nil {
			return p, nil
		}
	}
	p.stop(stopTimeout)
	return p, errors.New("the bot does not listen")
}

// errEnded means that the bot ended before it could be used.
var errEnded = errors.New("the bot has ended")
