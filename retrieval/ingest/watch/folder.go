package watch

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/page"
	"quoth/retrieval/read"
)

// Store stores articles, durably, and returns the outcome of each.
type Store interface {
	Add(context.Context, []*news.Article) ([]news.Outcome, error)
}

// Folder is a folder whose article files are read by themselves. Dir and Store are needed.
type Folder struct {
	Dir   string
	Store Store
	Zone  *time.Location // of dates that name none; nil is UTC
	Now   func() time.Time
	// MaxText is how many bytes of an article's text are stored; 0: news.DefaultMaxText.
	MaxText int
	// MaxUnpacked is how many bytes packed files that are read together may have, unpacked; 0: any.
	MaxUnpacked int64
	Quiet       time.Duration // how long a file must not have changed before it is read; 0: a second
}

// Report is what one look into the folder found.
type Report struct {
	Added, Changed, Same int
	Refusals             []*read.Refusal
	Cut                  []read.Item // articles that are not stored to their end, without the articles
}

// isEmpty reports whether the look found nothing to read.
func (r Report) isEmpty() bool { return r.Added+r.Changed+r.Same+len(r.Refusals) == 0 }

// The size of a step of storing files, as of an import.
const (
	stepArticles = 500
	stepBytes    = 4 << 20 // of text
)

// read reads and stores the files of some names.
func (f Folder) read(ctx context.Context, names map[string]bool) (r Report, err error) {
	var step []*news.Article
	bytes := 0
	options := read.Options{Now: f.Now(), Zone: f.Zone, Root: filepath.Base(f.Dir), HTML: page.Saved(f.Now()), MaxText: f.MaxText,
		Unpacked: read.NewQuota(f.MaxUnpacked)}
	for item := range read.Tree(choose(os.DirFS(f.Dir), names), options) {
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
		if err := r.store(ctx, f.Store, step); err != nil {
			return r, err
		}
		step, bytes = nil, 0
	}
	return r, r.store(ctx, f.Store, step)
}

// store stores articles and counts them. Once begun it does not stop with ctx.
func (r *Report) store(ctx context.Context, to Store, articles []*news.Article) error {
	if len(articles) == 0 {
		return nil
	}
	outcomes, err := to.Add(context.WithoutCancel(ctx), articles)
	for _, o := range outcomes {
		switch o {
		case news.Added:
			r.Added++
		case news.Changed:
			r.Changed++
		case news.Same:
			r.Same++
		}
	}
	return err
}
