// Package importer stores the articles of files and folders, many at a time, and reports each one
// when it is on disk.
//
//	inputs, err := importer.Find([]string{"articles/", "-"}, os.Stdin)
//	...
//	err = importer.Run(ctx, library, inputs, importer.Options{Messages: os.Stderr})
package importer

import (
	"bufio"
	"context"
	"errors"
	"io"
	"iter"

	"golang.org/x/sync/semaphore"

	"quoth/bot/console"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

// Store keeps articles. The outcomes are those of the articles that are on disk, also with an
// error.
type Store interface {
	Add(context.Context, []*news.Article) ([]retrieval.Outcome, error)
}

// Options say how files are read, and where the import is reported. The zero Options report
// nothing.
type Options struct {
	Read     read.Options
	Records  io.Writer // gets a JSON record for each article and the report; nil: Messages gets the report
	Messages io.Writer // nil: none
	Verbose  bool      // list every refusal and every article that was cut in Messages
	// Progress is called with the bytes that were read so far, and those of all inputs, 0 when that
	// is not known; nil: it is not.
	Progress retrieval.Progress
}

// What Run can return; test with errors.Is.
var (
	// ErrRefused means that some articles were refused, which the report lists.
	ErrRefused = errors.New("some articles were refused")
	// ErrInterrupted means that the context ended before the input did.
	ErrInterrupted = report.WithHint(errors.New("interrupted: what is counted above is stored"),
		"run it again for the rest")
)

// The size of a step: so few articles that an interrupted import loses seconds.
const (
	StepArticles = 2000
	stepBytes    = 4 << 20
)

// importer is an import under way.
type importer struct {
	Options
	store   Store
	counts  report.Import
	records *bufio.Writer // nil without Records
	step    []*news.Article
	bytes   int // of text in step
}

// Run stores the articles of all inputs and writes the report, also before it returns an error.
func Run(ctx context.Context, store Store, inputs []Input, o Options) error {
	if o.Messages == nil {
		o.Messages = io.Discard
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	im := &importer{Options: o, store: store}
	if o.Records != nil {
		im.records = bufio.NewWriter(o.Records)
	}
	im.counts.Verbose, im.counts.MaxText = o.Verbose && o.Records == nil, o.Read.MaxText
	return im.finish(im.run(ctx, inputs))
}

// run reads inputs up to their end or the context's, and stores what was read.
func (im *importer) run(ctx context.Context, inputs []Input) error {
	bytes := total(inputs)
	for item := range ahead(ctx, readAll(inputs, im.Read)) {
		im.Progress(int(item.Bytes), bytes)
		if err := im.add(ctx, item); err != nil {
			return err
		}
	}
	if err := im.flush(ctx); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return ErrInterrupted
	}
	return nil
}

// ahead reads the next step while the store works on one. It ends with the context even where reading hangs, as it does
// on a terminal.
func ahead(ctx context.Context, items iter.Seq[read.Item]) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		queue, room := make(chan read.Item, StepArticles), semaphore.NewWeighted(stepBytes)
		go func() {
			defer close(queue)
			for item := range items {
				if room.Acquire(ctx, weight(item)) != nil {
					return
				}
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
				if !ok {
					return
				}
				room.Release(weight(item))
				if !yield(item) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// weight returns how much of the room for text an item takes, 1 at least.
func weight(item read.Item) int64 {
	if item.Article == nil {
		return 1
	}
	return int64(max(1, min(len(item.Article.Text), stepBytes)))
}

func (im *importer) add(ctx context.Context, item read.Item) error {
	if item.Refusal != nil {
		im.counts.Refuse(item.Refusal)
		return im.record(report.RefusalRecord(item.Refusal))
	}
	im.counts.Read(item)
	if item.Cut.Any() {
		if err := im.record(report.CutRecord(item)); err != nil {
			return err
		}
	}
	im.step = append(im.step, item.Article)
	im.bytes += len(item.Article.Text)
	if len(im.step) < StepArticles && im.bytes < stepBytes {
		return nil
	}
	return im.flush(ctx)
}

// flush stores the step. It is not interrupted: half a step would be neither stored nor reported.
func (im *importer) flush(ctx context.Context) error {
	if len(im.step) == 0 {
		return nil
	}
	outcomes, err := im.store.Add(context.WithoutCancel(ctx), im.step)
	im.counts.Store(outcomes)
	written := im.acknowledge(outcomes)
	im.step, im.bytes = nil, 0
	return errors.Join(err, written)
}

// acknowledge writes a record for each article of the step that is on disk.
func (im *importer) acknowledge(outcomes []retrieval.Outcome) error {
	if im.records == nil {
		return nil
	}
	for i, outcome := range outcomes {
		if err := im.record(report.StoredRecord(im.step[i].Key, outcome)); err != nil {
			return err
		}
	}
	return im.records.Flush()
}

// finish writes the report. It returns err or, without one, an error for what was refused or missing.
func (im *importer) finish(err error) error {
	if failed := im.report(); failed != nil {
		return errors.Join(err, failed)
	}
	switch {
	case err != nil:
		return err
	case im.counts.Articles() == 0:
		return errors.New("import: no articles in what was read")
	case im.counts.Refused > 0:
		return ErrRefused
	}
	return nil
}

func (im *importer) report() error {
	if im.records != nil {
		if err := im.record(im.counts.Record()); err != nil {
			return err
		}
		return im.records.Flush()
	}
	for _, line := range im.counts.Lines() {
		console.Tell(im.Messages, "%s", line)
	}
	return nil
}

// record writes v as a line of JSON, if records are wanted.
func (im *importer) record(v any) error {
	if im.records == nil {
		return nil
	}
	return jsonreply.WriteLine(im.records, v)
}
