package ingest

import (
	"context"
	"io/fs"
	"os"
	"path"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

// The size of a step of storing files, as of an import.
const (
	stepArticles = 500
	stepBytes    = 4 << 20 // of text
)

// readQuiet reads what has not changed for long enough, and leaves the rest for later.
func (l *lookout) readQuiet(ctx context.Context) {
	names := map[string]bool{}
	for name, at := range l.touched {
		if time.Until(at) <= 0 {
			names[name] = true
			delete(l.touched, name)
		}
	}
	if len(names) > 0 {
		report, err := l.read(ctx, names)
		if err != nil {
			for name := range names {
				l.touched[name] = time.Now().Add(storeRetry)
			}
		}
		if err != nil || report.Added+report.Changed+report.Same+len(report.Refusals) > 0 {
			l.tell(report, err)
		}
	}
	l.wind()
}

// read brings in the files of some names.
func (l *lookout) read(ctx context.Context, names map[string]bool) (r FolderReport, err error) {
	var step []*news.Article
	bytes := 0
	options := read.Options{
		Now: l.Now(), Zone: l.Zone, HTML: HTML(l.Now()), MaxText: l.MaxText, Unpacked: read.NewQuota(l.MaxUnpacked),
	}
	for item := range read.Tree(choose(os.DirFS(l.Dir), names), options) {
		if item.Refusal != nil {
			r.Refusals = append(r.Refusals, item.Refusal)
			continue
		}
		if item.Cut.Any() {
			r.Cut = append(r.Cut, read.Item{File: item.File, Line: item.Line, Cut: item.Cut})
		}
		step, bytes = append(step, item.Article), bytes+len(item.Article.Text)
		if len(step) < stepArticles && bytes < stepBytes {
			continue
		}
		if err := r.store(ctx, l.Store, step); err != nil {
			return r, err
		}
		step, bytes = nil, 0
	}
	return r, r.store(ctx, l.Store, step)
}

func (r *FolderReport) store(ctx context.Context, to Store, articles []*news.Article) error {
	if len(articles) == 0 {
		return nil
	}
	outcomes, err := to.Add(context.WithoutCancel(ctx), articles)
	for _, o := range outcomes {
		r.Added += one(o == Added)
		r.Changed += one(o == Changed)
		r.Same += one(o == Same)
	}
	return err
}

// chosen is a file system that lists only some files and folders, with all that is in
// those, and the folders that lead to them.
type chosen struct {
	fs.FS
	names map[string]bool
	leads map[string]bool // the folders above them
}

func choose(fsys fs.FS, names map[string]bool) chosen {
	c := chosen{fsys, names, map[string]bool{}}
	for name := range names {
		for name != "." {
			name = path.Dir(name)
			c.leads[name] = true
		}
	}
	return c
}

// ReadDir implements fs.ReadDirFS.
func (c chosen) ReadDir(dir string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(c.FS, dir)
	var out []fs.DirEntry
	for _, e := range all {
		if c.shows(path.Join(dir, e.Name())) {
			out = append(out, e)
		}
	}
	return out, err
}

func (c chosen) shows(name string) bool {
	for up := name; ; up = path.Dir(up) {
		if c.names[up] {
			return true
		}
		if up == "." {
			return c.leads[name]
		}
	}
}
