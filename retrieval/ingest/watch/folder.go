package watch

import (
	"context"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

// Store stores articles, durably, and knows which file each came from. It is a retrieval.Library, which documents the
// methods.
type Store interface {
	Add(context.Context, []*news.Article) ([]news.Outcome, error)
	Withdraw(ctx context.Context, keys []news.Key, at time.Time) (int, error)
	Revision(news.Key) (news.Revision, error)
	Rename(from, to news.Key) (bool, error)
	Files(folder, path string) (map[string][]news.Key, error)
	SetFiles(folder string, files map[string][]news.Key) error
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
	Withdrawn            int // articles whose files were deleted
	Moved                int // articles whose files got another name
	Withheld             int // articles that are not stored: they were forgotten, or are too old
	Missing              int // files that are not there, and whose articles stay: the folder is empty
	Refusals             []*read.Refusal
	Cut                  []read.Item // articles that are not stored to their end, without the articles
}

// isEmpty reports whether the look found nothing.
func (r Report) isEmpty() bool {
	return r.Added+r.Changed+r.Same+r.Withdrawn+r.Moved+r.Withheld+r.Missing+len(r.Refusals) == 0
}
