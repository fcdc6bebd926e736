package ingest

import (
	"cmp"
	"context"
	"errors"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
)

// visit is one check of a source.
type visit struct {
	*Collector
	source  Source
	memory  Memory
	now     time.Time
	report  SourceReport
	pending []*take // composed and not yet stored
	marks   []Mark  // of the items that were dealt with
	partial bool    // something is to be come back to, so the feed is wanted whole again
}

// check asks a source what is new. The error is the book's or the store's, or the
// context's; what is wrong with the source is in its report.
func (c *Collector) check(ctx context.Context, url string) (SourceReport, error) {
	source, memory, err := c.Book.Get(url)
	if err != nil {
		return SourceReport{}, err
	}
	v := &visit{Collector: c, source: source, memory: memory, now: c.Now(), report: SourceReport{URL: source.URL, Name: source.Name}}
	if err := v.run(ctx); err != nil {
		return v.report, err
	}
	return v.report, v.save()
}

// save puts the source in the place of the one that the visit began with, if that was
// not removed in the meantime.
func (v *visit) save() error {
	if err := v.Book.Save(v.report.URL, v.source, v.memory); !errors.Is(err, ErrUnknown) {
		return err
	}
	return nil
}

// waitToParse waits until a document can be taken apart; see parsedAtOnce. The error is ctx's.
func (v *visit) waitToParse(ctx context.Context) (done func(), err error) {
	select {
	case v.parsing <- struct{}{}:
		return func() { <-v.parsing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// parse reads a feed.
func (v *visit) parse(ctx context.Context, r *fetch.Response) (*feed.Feed, error) {
	done, err := v.waitToParse(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	return feed.Parse(r.Body, feed.Options{ContentType: r.ContentType, URL: r.URL, Now: v.now})
}

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
		v.source.adopt(f)
		if err := v.take(ctx, f); err != nil {
			return err
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

func (v *visit) fail(err error) {
	v.report.Err = err
	f := failure{why: err.Error()}
	if e, ok := errors.AsType[*fetch.Error](err); ok {
		f = failure{why: e.Why(), gone: e.Reason == fetch.Gone, notBefore: e.NotBefore}
	}
	v.report.Died = v.source.fail(v.now, v.Interval, f, v.Jitter())
}

// adopt takes over what a feed says about itself; a name that was given stays.
func (s *Source) adopt(f *feed.Feed) {
	s.TTL = f.TTL
	s.Name, s.Site = cmp.Or(s.Name, f.Title), cmp.Or(s.Site, f.Link)
}

func (v *visit) succeed(r *fetch.Response) {
	s := &v.source
	s.Validators = r.Validators
	if v.partial {
		s.Validators = fetch.Validators{}
	}
	v.report.Revived = s.succeed(v.now, v.Interval, r.NotBefore, v.Jitter())
	if r.Moved != "" && r.Moved != s.URL && !v.has(r.Moved) {
		s.URL, v.report.MovedTo = r.Moved, r.Moved
	}
}
