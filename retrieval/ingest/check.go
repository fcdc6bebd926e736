package ingest

import (
	"cmp"
	"context"
	"errors"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
)

// Check asks one source of the book now, due or not. The error is book.ErrUnknown without one, ErrBusy
// while another caller checks it.
func (c *Collector) Check(ctx context.Context, address string) (SourceReport, error) {
	url := feed.Address(address)
	s, _, err := c.Book.Get(url)
	if err != nil {
		return SourceReport{}, err
	}
	return c.checkAlone(ctx, s.URL, s.ID)
}

// checkAlone checks a source that no other caller checks, else it returns ErrBusy.
func (c *Collector) checkAlone(ctx context.Context, url, id string) (r SourceReport, err error) {
	err = c.claim(id, func() error {
		r, err = c.check(ctx, url)
		return err
	})
	return r, err
}

// check asks a source what is new. The error is the book's, the store's or the context's; what is
// wrong with the source is in its report.
func (c *Collector) check(ctx context.Context, url string) (SourceReport, error) {
	source, memory, err := c.Book.Get(url)
	if err != nil {
		return SourceReport{}, err
	}
	v := &visit{Collector: c, source: source, memory: memory, now: c.Now(),
		report: SourceReport{URL: source.URL, Name: source.Name}}
	if err := v.run(ctx); err != nil {
		return v.report, err
	}
	return v.report, v.save()
}

// run asks the source and fetches its items.
func (v *visit) run(ctx context.Context) error {
	response, err := v.ask(ctx)
	var f *feed.Feed
	if err == nil && !response.NotModified {
		f, err = v.parse(ctx, response)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		v.fail(err)
		return nil
	}
	v.report.Unchanged = f == nil
	if f != nil {
		adopt(&v.source, f)
		if err := v.fetchItems(ctx, f); err != nil {
			return errors.Join(err, v.save())
		}
	}
	v.succeed(response)
	return nil
}

// ask sends the one GET, unless the source has just been added by one.
func (v *visit) ask(ctx context.Context) (*fetch.Response, error) {
	if r := v.keptAnswer(v.source.URL); r != nil {
		return r, nil
	}
	return v.Fetch.Get(ctx, v.source.URL, v.source.Validators)
}

// parse parses a feed. The error is the context's, or what is wrong with the feed.
func (c *Collector) parse(ctx context.Context, r *fetch.Response) (*feed.Feed, error) {
	done, err := c.waitToParse(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	return feed.Parse(r.Body, feed.Options{ContentType: r.ContentType, URL: r.URL, Now: c.Now()})
}

// adopt sets what a feed says about itself; a name that was given stays.
func adopt(s *book.Source, f *feed.Feed) {
	s.TTL = f.TTL
	s.Name, s.Site = cmp.Or(s.Name, f.Title), cmp.Or(s.Site, f.Link)
}

// fail records that the source could not be read.
func (v *visit) fail(err error) {
	v.report.Err = err
	f := book.Failure{Why: err.Error()}
	if e, ok := errors.AsType[*fetch.Error](err); ok {
		f = book.Failure{Why: e.Brief(), Gone: e.Reason == fetch.Gone, NotBefore: e.NotBefore}
	}
	v.report.Died = v.source.Fail(v.now, v.Interval, f, v.Jitter())
}

// succeed records that the source was read.
func (v *visit) succeed(r *fetch.Response) {
	s := &v.source
	s.Validators = r.Validators
	if v.partial {
		s.Validators = fetch.Validators{}
	}
	v.report.Revived = s.Succeed(v.now, v.Interval, r.NotBefore, v.Jitter())
	if r.Moved != "" && r.Moved != s.URL && !v.has(r.Moved) {
		s.URL, v.report.MovedTo = r.Moved, r.Moved
	}
}

// save puts the source in the place of the one that the visit began with, if that was not removed
// in the meantime.
func (v *visit) save() error {
	if err := v.Book.Save(v.report.URL, v.source, v.memory); !errors.Is(err, book.ErrUnknown) {
		return err
	}
	return nil
}
