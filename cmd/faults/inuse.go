//go:build linux

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// damagesInUse can happen to files that a bot has open.
var damagesInUse = []struct {
	name string
	do   func(data string) error
}{
	{"segments zeroed", func(data string) error { return eachFile(data, "index/store/*.zap", zeroInPlace) }},
	{"root.bolt emptied", empty("index/store/root.bolt")},
	{"index removed", func(data string) error { return os.RemoveAll(filepath.Join(data, "index")) }},
	{"words.db emptied", empty("words.db")},
	{"archive.db emptied", empty("archive.db")},
	{"archive.db zeroed in its middle", func(data string) error {
		return zeroInPlace(filepath.Join(data, "archive.db"))
	}},
	{"sources.db emptied", empty("sources.db")},
}

func empty(file string) func(data string) error {
	return func(data string) error { return os.Truncate(filepath.Join(data, file), 0) }
}

func eachFile(data, pattern string, do func(string) error) error {
	files, err := filepath.Glob(filepath.Join(data, pattern))
	for _, f := range files {
		err = errors.Join(err, do(f))
	}
	return err
}

// tryAllInUse tests each damage to files that a running bot has open.
func (t *damageTest) tryAllInUse(ctx context.Context) error {
	for _, d := range damagesInUse {
		if err := t.tryInUse(ctx, d.name, d.do); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// tryInUse damages files under a running bot, and uses it several times.
func (t *damageTest) tryInUse(ctx context.Context, name string, do func(string) error) error {
	data := filepath.Join(t.dir, "copy")
	defer os.RemoveAll(data)
	if err := os.CopyFS(data, os.DirFS(t.sound)); err != nil {
		return err
	}
	p, err := t.startBot(ctx, data)
	if err != nil {
		return err
	}
	t.run(data, "ask", question(5))
	if err := do(data); err != nil {
		return err
	}
	wrong, message := "", ""
	for i := 0; i < 60 && wrong == ""; i += 12 {
		results := []result{t.run(data, "ask", question(i)), t.run(data, "feeds", "list"),
			t.run(data, "import", t.articles)}
		for _, r := range results {
			wrong = first(wrong, r.wrong(), unexplained(r))
			if message == "" && r.says(explanations...) {
				message = r.err + r.out
			}
			if !strings.HasPrefix(name, "archive") && r.name == "ask" {
				wrong = first(wrong, unanswered(r))
			}
		}
	}
	ended := p.stop(stopTimeout)
	t.row(name+" under a running bot", first(message, "answers go on"), first(wrong, ended.wrong()))
	return nil
}

// zeroInPlace overwrites the middle half of a file that another process has open.
func zeroInPlace(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	_, err = f.WriteAt(make([]byte, info.Size()/2), info.Size()/4)
	return err
}
