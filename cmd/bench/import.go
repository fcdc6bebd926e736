//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// imported says what it took to import a corpus.
type imported struct {
	CPU, Wall time.Duration
	Peak      int64 // of rssAnon
	Disk      int64
}

// corpus is a corpus on the disk.
type corpus struct {
	*draws
	dir      string
	file     string // JSON Lines
	articles int
	text     int64 // bytes of the texts and headlines
}

// writeCorpus writes the articles into a file, unless it is there from a run before.
func writeCorpus(dir string, articles int) (*corpus, error) {
	c := &corpus{draws: newDraws(), dir: filepath.Join(dir, fmt.Sprint(articles)), articles: articles}
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return nil, err
	}
	c.file = filepath.Join(c.dir, "articles.jsonl")
	sizes := filepath.Join(c.dir, "text.json")
	if found, err := load(sizes, &c.text); found || err != nil {
		return c, err
	}
	f, err := os.Create(c.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	lines := json.NewEncoder(out)
	for n := range articles {
		a := c.article(n)
		c.text += int64(len(a.Text) + len(a.Title))
		if err := lines.Encode(a); err != nil {
			return nil, err
		}
	}
	if err := out.Flush(); err != nil {
		return nil, err
	}
	return c, save(sizes, c.text)
}

// data returns the data folder of a side.
func (c *corpus) data(side string) string { return filepath.Join(c.dir, "data-"+side) }

// importInto imports the corpus with a version of quoth, unless that is done.
func (c *corpus) importInto(ctx context.Context, v version) (imported, error) {
	return c.once(v.name, func() (i imported, err error) {
		cmd := exec.CommandContext(ctx, v.quoth, "--data", c.data(v.name), "import", c.file)
		cmd.Stderr = os.Stderr
		start := time.Now()
		if err := cmd.Start(); err != nil {
			return i, err
		}
		peak := watchPeak(cmd.Process.Pid)
		err = cmd.Wait()
		i = imported{CPU: used(cmd), Wall: time.Since(start), Peak: peak()}
		return i, err
	})
}

// fillCluster copies the archive that a version has imported, and puts its index into a cluster, unless that is done.
func (c *corpus) fillCluster(ctx context.Context, v version, from string) (imported, error) {
	return c.once(v.name, func() (i imported, err error) {
		if err := os.CopyFS(c.data(v.name), os.DirFS(c.data(from))); err != nil {
			return i, err
		}
		if err := os.RemoveAll(filepath.Join(c.data(v.name), "index")); err != nil {
			return i, err
		}
		start := time.Now()
		s, err := openQuoth(ctx, v, c.data(v.name), "")
		if err != nil {
			return i, err
		}
		i.Wall = time.Since(start)
		err = s.close()
		i.CPU = used(s.cmd)
		return i, err
	})
}

// importSQLite puts the corpus into SQLite, unless that is done.
func (c *corpus) importSQLite(ctx context.Context) (imported, error) {
	return c.once("fts5", func() (i imported, err error) {
		if err := os.MkdirAll(c.data("fts5"), 0o700); err != nil {
			return i, err
		}
		s, err := openSQLite(ctx, filepath.Join(c.data("fts5"), "fts5.db"))
		if err != nil {
			return i, err
		}
		peak, start := watchPeak(s.cmd.Process.Pid), time.Now()
		err = c.fillSQLite(s)
		i = imported{Wall: time.Since(start), Peak: peak()}
		if closed := s.close(); err == nil {
			err = closed
		}
		i.CPU = used(s.cmd)
		return i, err
	})
}

// step is how many articles SQLite gets in one transaction, as many passages as a step of quoth has.
const step = 400

func (c *corpus) fillSQLite(s *sqlite) error {
	if _, err := s.run(sqliteSchema); err != nil {
		return err
	}
	for from := 0; from < c.articles; from += step {
		var b strings.Builder
		b.WriteString("BEGIN;\n")
		for n := from; n < min(from+step, c.articles); n++ {
			b.WriteString(insert(c.article(n)))
		}
		b.WriteString("COMMIT;")
		if _, err := s.run(b.String()); err != nil {
			return err
		}
	}
	return nil
}

// once returns what do returned when it was called for a side the first time, with the size of its folder.
func (c *corpus) once(side string, do func() (imported, error)) (i imported, err error) {
	done := c.data(side) + ".json"
	if found, err := load(done, &i); found || err != nil {
		return i, err
	}
	if err := os.RemoveAll(c.data(side)); err != nil {
		return i, err
	}
	if i, err = do(); err != nil {
		return i, err
	}
	i.Disk = bytesIn(c.data(side))
	return i, save(done, i)
}

func used(c *exec.Cmd) time.Duration {
	u := c.ProcessState.SysUsage().(*syscall.Rusage)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func save(name string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o600)
}

// load reports whether there was something to load.
func load(name string, value any) (bool, error) {
	data, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, json.Unmarshal(data, value)
}
