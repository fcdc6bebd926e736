package main

import (
	"context"
	"errors"
	"iter"

	"github.com/schollz/progressbar/v3"

	"quoth/retrieval"
	"quoth/retrieval/ingest"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

type importVerb struct {
	Paths   []string `arg:"" name:"path" sep:"none" help:"Files and folders to read; - is standard input."`
	Verbose bool     `short:"v" help:"List every refusal, and every article that was cut."`
}

// Run takes in the articles of all paths, or of none when one of them cannot be read.
func (v importVerb) Run(ctx context.Context, a *app) error {
	inputs, err := findInputs(v.Paths, a.in)
	if err != nil {
		return err
	}
	d, err := a.doorToHold(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	r := newReport(a, v.Verbose)
	err = (&importer{app: a, store: d, report: r}).take(ctx, inputs)
	return r.finish(err)
}

// store is what an import fills; a test makes it fail.
type store interface {
	Add(context.Context, []*news.Article) ([]retrieval.Outcome, error)
}

// importer puts articles into the store, many at a time: each step waits for the disk.
type importer struct {
	*app
	store  store
	report *report
	batch  []*news.Article
	bytes  int // of text in batch
}

// The size of a step: few enough articles that an interrupted import loses seconds.
const (
	batchArticles = 500
	batchBytes    = 4 << 20
)

var errInterrupted = errors.New("interrupted: what is counted above is in; run it again for the rest")

// take reads inputs up to their end or the context's, and stores what was read.
func (im *importer) take(ctx context.Context, inputs []input) error {
	bar := im.progress("importing", total(inputs), progressbar.OptionShowBytes(true))
	defer bar.done()
	for item := range ahead(ctx, readAll(inputs, im.readOptions())) {
		bar.set(int(item.Bytes), 0)
		if err := im.add(ctx, item); err != nil {
			return err
		}
	}
	if err := im.flush(ctx); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// readOptions are those of every file that is read.
func (a *app) readOptions() read.Options {
	return read.Options{
		Now: a.now, Zone: a.Zone.location(), HTML: ingest.HTML(a.now),
		MaxText: int(a.MaxText), Unpacked: read.NewQuota(int64(a.MaxUnpacked)),
	}
}

// aheadArticles is how many articles are read while the store works: few, for each may have a
// megabyte of text.
const aheadArticles = 16

// ahead reads while the store works, and ends with the context even where reading
// hangs, as on a terminal.
func ahead(ctx context.Context, items iter.Seq[read.Item]) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		queue := make(chan read.Item, aheadArticles)
		go func() {
			defer close(queue)
			for item := range items {
				select {
				case queue <- item:
				case <-ctx.Done():
					return
				}
			}
		}()
		for {
			select {
			case item, ok := <-queue:
				if !ok || !yield(item) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

func (im *importer) add(ctx context.Context, item read.Item) error {
	if item.Refusal != nil {
		return im.report.refuse(item.Refusal)
	}
	if item.Repairs > 0 {
		im.report.Repaired++
	}
	if item.Cut.Any() {
		if err := im.report.cut(item); err != nil {
			return err
		}
	}
	im.batch = append(im.batch, item.Article)
	im.bytes += len(item.Article.Text)
	if len(im.batch) < batchArticles && im.bytes < batchBytes {
		return nil
	}
	return im.flush(ctx)
}

// flush stores the batch. It is not interrupted: half a step would be neither in nor
// reported.
func (im *importer) flush(ctx context.Context) error {
	if len(im.batch) == 0 {
		return nil
	}
	outcomes, err := im.store.Add(context.WithoutCancel(ctx), im.batch)
	told := im.report.stored(im.batch, outcomes)
	im.batch, im.bytes = nil, 0
	return errors.Join(err, told)
}
