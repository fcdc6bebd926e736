//go:build linux

package main

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// sqlite is SQLite's FTS5 with the text of each passage stored.
type sqlite struct{ *child }

const (
	sqliteSchema = `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE VIRTUAL TABLE p USING fts5(title, text, day UNINDEXED, outlet UNINDEXED, tokenize='porter unicode61');
CREATE VIRTUAL TABLE words USING fts5vocab(p, row);`
	endOfReply = "-- end of reply --"
)

func openSQLite(ctx context.Context, path string) (*sqlite, error) {
	c, err := startChild(ctx, "sqlite3", path)
	return &sqlite{c}, err
}

// run runs statements, and returns how many lines they print.
func (s *sqlite) run(statements string) (lines int, err error) {
	if _, err := fmt.Fprintf(s.in, "%s\nSELECT '%s';\n", statements, endOfReply); err != nil {
		return 0, err
	}
	for ; ; lines++ {
		line, err := s.out.ReadString('\n')
		if err != nil {
			return lines, fmt.Errorf("sqlite3: %w", err)
		}
		if strings.TrimSpace(line) == endOfReply {
			return lines, nil
		}
	}
}

func (s *sqlite) ask(q question) (c cost, err error) {
	if q.Kind == settle {
		return c, nil
	}
	start, cpu := time.Now(), cpuOf(s.cmd.Process.Pid)
	c.Results, err = s.run(query(q))
	c.CPU, c.Wall = cpuOf(s.cmd.Process.Pid)-cpu, time.Since(start)
	return c, err
}

// query returns the statement for a question: the ten best passages that have one of its words or, of a
// topic and of spoken words, all of them in their order.
func query(q question) string {
	if q.Kind == completion {
		end := q.Text[:len(q.Text)-1] + string(q.Text[len(q.Text)-1]+1)
		return fmt.Sprintf("SELECT term FROM words WHERE term >= '%s' AND term < '%s' ORDER BY doc DESC LIMIT 25;",
			q.Text, end)
	}
	var where strings.Builder
	fmt.Fprintf(&where, `p MATCH '"%s"'`, strings.Join(q.terms, `" OR "`))
	if !q.Since.IsZero() {
		fmt.Fprintf(&where, " AND day BETWEEN '%s' AND '%s'", q.Since.Format(time.DateOnly), q.Until.Format(time.DateOnly))
	}
	if q.Outlet != "" {
		fmt.Fprintf(&where, " AND outlet = '%s'", q.Outlet)
	}
	return fmt.Sprintf("SELECT rowid, title, text FROM p WHERE %s ORDER BY rank LIMIT 10;", &where)
}

// insert returns the statement that adds the passages of an article.
func insert(a *article) string {
	var b strings.Builder
	for _, p := range a.paragraphs {
		fmt.Fprintf(&b, "INSERT INTO p VALUES('%s', '%s', '%s', '%s');\n", a.Title, p, a.Published[:10], a.Source)
	}
	return b.String()
}
