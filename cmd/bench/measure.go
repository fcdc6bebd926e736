//go:build linux

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// column is a side with what was measured of it.
type column struct {
	name     string
	side     side
	imported imported
	opened   []cost
	idle     int64 // rssAnon before the first question
	after    int64 // and after the last one
	asked    map[string][]cost
}

// measure prints the table of one size.
func measure(ctx context.Context, o options, dir string, versions []version, articles int) error {
	c, err := writeCorpus(dir, articles)
	if err != nil {
		return err
	}
	columns, err := c.columns(ctx, o, versions)
	if err != nil {
		return err
	}
	for _, kind := range kinds {
		if o.wants(kind) {
			if err := askAll(columns, kind, c.questions(kind, o.questions, articles)); err != nil {
				return err
			}
		}
	}
	for _, col := range columns {
		col.after = col.side.memory()
		if err := col.side.close(); err != nil {
			return err
		}
	}
	printTable(c, columns)
	return nil
}

// columns imports the corpus into each side, and opens them.
func (c *corpus) columns(ctx context.Context, o options, versions []version) (out []*column, err error) {
	for _, v := range versions {
		col := &column{name: v.name, asked: make(map[string][]cost)}
		if col.imported, err = c.importInto(ctx, v); err != nil {
			return nil, err
		}
		if err := col.open(ctx, v, c.data(v.name), o.profile); err != nil {
			return nil, err
		}
		out = append(out, col)
	}
	if o.cluster != "" {
		col, err := c.inCluster(ctx, o, versions[0])
		if err != nil {
			return nil, err
		}
		out = append(out, col)
	}
	if _, err := exec.LookPath("sqlite3"); err != nil || o.noSQLite {
		fmt.Println("!! without SQLite: the program sqlite3 is not installed, or -nosqlite is set")
		return out, nil
	}
	col := &column{name: "fts5", asked: make(map[string][]cost)}
	if col.imported, err = c.importSQLite(ctx); err != nil {
		return nil, err
	}
	col.side, err = openSQLite(ctx, filepath.Join(c.data("fts5"), "fts5.db"))
	return append(out, col), err
}

// inCluster opens the archive of a version with its index in a cluster.
func (c *corpus) inCluster(ctx context.Context, o options, v version) (col *column, err error) {
	from := v.name
	v.name, v.cluster = "cluster", fmt.Sprintf("%s-%d", o.cluster, c.articles)
	col = &column{name: v.name, asked: make(map[string][]cost)}
	if col.imported, err = c.fillCluster(ctx, v, from); err != nil {
		return nil, err
	}
	return col, col.open(ctx, v, c.data(v.name), o.profile)
}

// opens is how often an archive is opened.
const opens = 3

// open opens an archive, and measures the memory when it has nothing to do.
func (col *column) open(ctx context.Context, v version, data, profile string) error {
	for n := range opens {
		s, err := openQuoth(ctx, v, data, profile)
		if err != nil {
			return err
		}
		col.side, col.opened = s, append(col.opened, s.opened)
		if n < opens-1 {
			if err := s.close(); err != nil {
				return err
			}
		}
	}
	_, err := col.side.ask(question{Kind: settle})
	col.idle = col.side.memory()
	return err
}

// warmUp is how many questions of a kind are asked before those that count.
const warmUp = 5

// askAll asks all sides in turn. Each question begins with another side.
func askAll(columns []*column, kind string, questions []question) error {
	before := append(slices.Clone(questions[len(questions)-min(warmUp, len(questions)):]), question{Kind: settle})
	for _, col := range columns {
		for _, q := range before {
			if _, err := col.side.ask(q); err != nil {
				return err
			}
		}
	}
	for i, q := range questions {
		for k := range columns {
			col := columns[(i+k)%len(columns)]
			c, err := col.side.ask(q)
			if err != nil {
				return fmt.Errorf("%s: %w", col.name, err)
			}
			col.asked[kind] = append(col.asked[kind], c)
		}
	}
	return nil
}

// median returns the middle one of some durations.
func median(all []time.Duration) time.Duration { return share(all, 50) }

// share returns the value that so many of a hundred values do not exceed.
func share(all []time.Duration, percent int) time.Duration {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}
