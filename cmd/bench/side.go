//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// side answers questions in a process of its own.
type side interface {
	ask(question) (cost, error)
	memory() int64 // see rssAnon
	close() error
}

// child is a process that is written to and read from.
type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func startChild(ctx context.Context, name string, args ...string) (*child, error) {
	c := &child{cmd: exec.CommandContext(ctx, name, args...)}
	c.cmd.Stderr = os.Stderr
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReaderSize(out, 1<<20)
	return c, c.cmd.Start()
}

func (c *child) memory() int64 { return rssAnon(c.cmd.Process.Pid) }

func (c *child) close() error { return errors.Join(c.in.Close(), c.cmd.Wait()) }

// quothSide is a version of quoth; see serve.
type quothSide struct {
	*child
	opened cost
}

// openQuoth opens an archive.
func openQuoth(ctx context.Context, v version, data, profile string) (*quothSide, error) {
	c, err := startChild(ctx, v.bench, serveVerb, data, profile, v.cluster)
	if err != nil {
		return nil, err
	}
	s := &quothSide{child: c}
	if err := json.NewDecoder(c.line()).Decode(&s.opened); err != nil {
		return nil, fmt.Errorf("open %s with %s: %w", data, v.name, err)
	}
	return s, nil
}

// line returns the next line of what the process writes.
func (c *child) line() io.Reader {
	r, w := io.Pipe()
	go func() {
		line, err := c.out.ReadBytes('\n')
		_, _ = w.Write(line)
		_ = w.CloseWithError(err)
	}()
	return r
}

func (s *quothSide) ask(q question) (c cost, err error) {
	if err := json.NewEncoder(s.in).Encode(q); err != nil {
		return c, err
	}
	if err := json.NewDecoder(s.line()).Decode(&c); err != nil {
		return c, fmt.Errorf("ask %q: %w", q.Text, err)
	}
	return c, nil
}
