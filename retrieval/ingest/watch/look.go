package watch

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/page"
	"quoth/retrieval/read"
)

// The size of a step of storing files, as of an import.
const (
	stepArticles = 500
	stepBytes    = 4 << 20 // of text
)

// look is one look into a folder. Files are named by their paths below it.
type look struct {
	Folder
	report Report
	known  map[string][]news.Key    // the articles that files had when they were read last
	gone   map[string]bool          // the known files that are no longer there
	homes  map[news.Revision]string // the gone files that held one article, by what it says
	found  map[string][]news.Key    // the articles that files have now
	failed map[string]bool          // files of which something was refused
	step   []read.Item
	bytes  int // of text in step
}

// read reads and stores the files of some names, and withdraws the articles of those that are gone.
func (f Folder) read(ctx context.Context, names map[string]bool) (Report, error) {
	l := &look{Folder: f, known: map[string][]news.Key{}, gone: map[string]bool{},
		homes: map[news.Revision]string{}, found: map[string][]news.Key{}, failed: map[string]bool{}}
	if err := l.compare(names); err != nil {
		return l.report, err
	}
	if err := l.readTree(ctx, names); err != nil {
		return l.report, err
	}
	if err := l.remember(); err != nil {
		return l.report, err
	}
	return l.report, l.withdraw(ctx)
}

// compare finds the known files that are gone, and what they held.
func (l *look) compare(names map[string]bool) error {
	for name := range names {
		known, err := l.Store.Files(l.Dir, name)
		if err != nil {
			return err
		}
		maps.Copy(l.known, known)
	}
	for name := range l.known {
		// A file that cannot be read is there: only a missing one is gone.
		if _, err := os.Lstat(l.path(name)); errors.Is(err, fs.ErrNotExist) {
			l.gone[name] = true
		}
	}
	if names["."] && len(l.gone) > 0 && l.isEmpty() {
		l.report.Missing = len(l.gone)
		clear(l.gone)
	}
	return l.noteHomes()
}

func (l *look) path(name string) string { return filepath.Join(l.Dir, filepath.FromSlash(name)) }

// isEmpty reports whether the folder has no files at all, as that of a disk that is not there.
func (l *look) isEmpty() bool {
	files, _ := read.Size(os.DirFS(l.Dir))
	return files == 0
}

// noteHomes fills homes: a new file that says what a gone one said is that file, under another name.
func (l *look) noteHomes() error {
	for name := range l.gone {
		if len(l.known[name]) != 1 {
			continue
		}
		revision, err := l.Store.Revision(l.known[name][0])
		if err != nil {
			return err
		}
		if revision != "" {
			l.homes[revision] = name
		}
	}
	return nil
}

func (l *look) readTree(ctx context.Context, names map[string]bool) error {
	options := read.Options{Now: l.Now(), Zone: l.Zone, Root: filepath.Base(l.Dir), HTML: page.Saved(l.Now()),
		MaxText: l.MaxText, Unpacked: read.NewQuota(l.MaxUnpacked)}
	for item := range read.Tree(choose(os.DirFS(l.Dir), names), options) {
		if err := l.add(ctx, item); err != nil {
			return err
		}
	}
	return l.flush(ctx)
}

func (l *look) add(ctx context.Context, item read.Item) error {
	if item.Refusal != nil {
		l.report.Refusals = append(l.report.Refusals, item.Refusal)
		l.failed[item.Refusal.File] = true
		return nil
	}
	if item.Cut.Any() {
		l.report.Cut = append(l.report.Cut, read.Item{File: item.File, Line: item.Line, Cut: item.Cut})
	}
	if err := l.move(item); err != nil {
		return err
	}
	l.step, l.bytes = append(l.step, item), l.bytes+len(item.Article.Text)
	if len(l.step) < stepArticles && l.bytes < stepBytes {
		return nil
	}
	return l.flush(ctx)
}

// move gives the article of a gone file the Key of a new one in the same words: the file got another name.
func (l *look) move(item read.Item) error {
	a := item.Article
	from, ok := l.homes[a.Revision]
	if !ok || a.Path == "" || l.known[item.File] != nil {
		return nil
	}
	done, err := l.Store.Rename(l.known[from][0], a.Key)
	if done {
		delete(l.homes, a.Revision)
		l.known[from] = nil // its article is not withdrawn
		l.report.Moved++
	}
	return err
}

// flush stores the step and counts it. Once begun it does not stop with ctx.
func (l *look) flush(ctx context.Context) error {
	if len(l.step) == 0 {
		return nil
	}
	articles := make([]*news.Article, len(l.step))
	for i, item := range l.step {
		articles[i] = item.Article
	}
	outcomes, err := l.Store.Add(context.WithoutCancel(ctx), articles)
	l.report.count(outcomes)
	for i := range outcomes {
		file := l.step[i].File
		l.found[file] = append(l.found[file], articles[i].Key)
	}
	l.step, l.bytes = nil, 0
	return err
}

func (r *Report) count(outcomes []news.Outcome) {
	for _, o := range outcomes {
		switch o {
		case news.Added:
			r.Added++
		case news.Changed:
			r.Changed++
		case news.Same:
			r.Same++
		case news.Withdrawn, news.Expired:
			r.Withheld++
		}
	}
}

// remember stores which articles the files have. Of a file of which something was refused, it keeps also what was
// known before.
func (l *look) remember() error {
	changed := map[string][]news.Key{}
	for file, keys := range l.found {
		if l.failed[file] {
			keys = append(keys, l.known[file]...)
		}
		slices.Sort(keys)
		if keys = slices.Compact(keys); !slices.Equal(keys, l.known[file]) {
			changed[file] = keys
		}
	}
	return l.Store.SetFiles(l.Dir, changed)
}

// withdraw withdraws the articles of the gone files that no other file has.
func (l *look) withdraw(ctx context.Context) error {
	if len(l.gone) == 0 {
		return nil
	}
	files, err := l.Store.Files(l.Dir, ".")
	if err != nil {
		return err
	}
	kept := map[news.Key]bool{}
	for file, keys := range files {
		for _, key := range keys {
			kept[key] = kept[key] || !l.gone[file]
		}
	}
	var keys []news.Key
	forgotten := map[string][]news.Key{}
	for file := range l.gone {
		keys = append(keys, slices.DeleteFunc(slices.Clone(l.known[file]), func(k news.Key) bool { return kept[k] })...)
		forgotten[file] = nil
	}
	n, err := l.Store.Withdraw(context.WithoutCancel(ctx), keys, l.Now())
	l.report.Withdrawn = n
	if err != nil {
		return err
	}
	return l.Store.SetFiles(l.Dir, forgotten)
}
