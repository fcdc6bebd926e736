package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"time"

	"quoth/bot/report"
	"quoth/retrieval"
)

// opener opens the data folder dir in this process.
type opener struct {
	Options
	dir string
}

// read opens the folder for questions; several processes can do so at once, and nothing is written.
// The error is ErrNoArticles where there are none.
func (o opener) read(ctx context.Context) (*Data, error) {
	if _, err := os.ReadDir(o.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open data folder: %w", err)
	}
	if err := o.contents().CheckArchive(); err != nil {
		return nil, err
	}
	if !retrieval.Exists(o.dir) {
		return nil, ErrNoArticles
	}
	library, err := o.openLibrary(retrieval.Options{ReadOnly: true})
	if errors.Is(err, retrieval.ErrDamagedIndex) || errors.Is(err, retrieval.ErrDamagedArticle) {
		return o.repair(ctx, err)
	}
	if err != nil {
		return nil, err
	}
	s := library.Stats()
	if !s.Used {
		library.Close()
		return nil, ErrNoArticles
	}
	if s.Behind && s.AwaySince.IsZero() {
		return o.catchUp(ctx, library)
	}
	return o.newData(library), nil
}

// holdOrRead opens the folder for this process alone, so that it answers for the others, or only to
// read it where it cannot be written. The error is ErrNoArticles where there are none.
func (o opener) holdOrRead(ctx context.Context) (*Data, error) {
	if !retrieval.Exists(o.dir) {
		return o.read(ctx)
	}
	d, err := o.hold()
	if isReadOnly(err) {
		return o.read(ctx)
	}
	if err != nil {
		return nil, err
	}
	if s := d.Stats(); !s.Used {
		d.Close()
		return nil, ErrNoArticles
	}
	return o.caughtUp(ctx, d, promptWait)
}

// holdOrCopy opens the folder for this process alone, or only to read it where it cannot be written.
func (o opener) holdOrCopy(ctx context.Context) (*Data, error) {
	d, err := o.hold()
	if isReadOnly(err) {
		return o.read(ctx)
	}
	return d, err
}

// hold opens the folder for this process alone, and answers for the others. The folder is created
// where it is missing.
func (o opener) hold() (*Data, error) { return o.holdWith(retrieval.Options{}) }

func (o opener) holdWith(options retrieval.Options) (*Data, error) {
	if err := o.contents().CheckArchive(); err != nil {
		return nil, err
	}
	options.Salvage = o.Salvage
	library, err := o.openLibrary(options)
	if err != nil {
		return nil, err
	}
	o.contents().Note(ArchiveFile)
	d := &Data{
		Library: library, Contents: o.contents(), mark: newMark(o.dir), exclusive: true,
		sample: func() (*retrieval.Library, error) { return sampleLibrary(o.Zone) },
	}
	d.warnOfLittleRoom(false)
	d.service = o.serve(d)
	d.listen()
	return d, nil
}

// catchUp closes a library whose index an ended process left behind, and opens it again to catch
// up. Where the folder cannot be written, what is indexed answers.
func (o opener) catchUp(ctx context.Context, library *retrieval.Library) (*Data, error) {
	library.Close()
	d, err := o.hold()
	if err == nil {
		return o.caughtUp(ctx, d, untilDone)
	}
	if library, err = o.openLibrary(retrieval.Options{ReadOnly: true}); err != nil {
		return nil, err
	}
	return o.newData(library), nil
}

// repair opens a folder with a damaged index or archive, and waits until the index is rebuilt from
// the stored articles.
func (o opener) repair(ctx context.Context, damage error) (*Data, error) {
	var how retrieval.Options
	if errors.Is(damage, retrieval.ErrDamagedIndex) {
		how.Rebuild = damage
	}
	d, err := o.holdWith(how)
	if isReadOnly(err) {
		return nil, fmt.Errorf("the index in %s must be rebuilt, and this user cannot rebuild it: %w", o.dir, err)
	}
	if err != nil {
		return nil, err
	}
	return o.caughtUp(ctx, d, untilDone)
}

// isReadOnly reports whether an error means that the folder cannot be written.
func isReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || report.IsReadOnly(err)
}

// How long an opened folder waits for an index that is behind. A command waits for all of it, since
// it ends with its answer; at a prompt the index goes on meanwhile, and answers say what they leave
// out.
const (
	promptWait = 2 * time.Second
	untilDone  = time.Duration(math.MaxInt64)
)

// caughtUp returns d with all articles in its index, or with as many as are indexed within a time
// or before the disk is full or the index is away.
func (o opener) caughtUp(ctx context.Context, d *Data, wait time.Duration) (*Data, error) {
	s := d.Stats()
	if !s.Behind {
		return d, nil
	}
	o.tell("indexing the stored articles, once")
	progress, end := o.progress()
	defer end()
	canGoOn := func() bool { return s.Behind && s.FullSince.IsZero() && s.AwaySince.IsZero() }
	for start := time.Now(); canGoOn() && time.Since(start) < wait; s = d.Stats() {
		select {
		case <-ctx.Done():
			d.Close()
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
			progress(s.Indexed, s.Articles)
		}
	}
	return d, nil
}

// orSample returns d, or the sample articles where err says that there are no others.
func (o opener) orSample(d *Data, err error) (*Data, error) {
	if !errors.Is(err, ErrNoArticles) {
		return d, err
	}
	library, err := sampleLibrary(o.Zone)
	if err != nil {
		return nil, err
	}
	o.tell("no articles in %s yet: the sample articles answer (add your own with quoth import PATH)", o.dir)
	return o.newData(library), nil
}

// newData returns a folder that is only read.
func (o opener) newData(library *retrieval.Library) *Data {
	d := &Data{Library: library, Contents: o.contents()}
	d.service = o.serve(d)
	return d
}

func (o opener) contents() Contents { return Contents{o.dir, o.log()} }

// openLibrary opens the articles. The error is retrieval.ErrLocked while another process holds the
// folder.
func (o opener) openLibrary(options retrieval.Options) (*retrieval.Library, error) {
	options.Dir, options.Cluster, options.Log = o.dir, o.Cluster, o.log()
	return retrieval.Open(options)
}
