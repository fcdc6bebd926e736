package ingest

import (
	"context"
	"errors"
	"fmt"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/news"
)

// take is an item that brings an article.
type take struct {
	plan    Plan
	article *news.Article
	report  ItemReport
	again   bool // the page may be readable later
}

// take brings in what is new in f. It stores what it has before it waits for a page, so
// that an article is there to be asked about as soon as it was fetched.
func (v *visit) take(ctx context.Context, f *feed.Feed) error {
	v.report.Cut, v.partial = f.Cut, f.Cut
	var failed error
	for _, p := range plan(f.Items, v.source, v.memory, v.source.Limits.or(v.Limits), v.now) {
		if failed = v.item(ctx, p); failed != nil {
			break
		}
	}
	if err := v.store(ctx); failed == nil {
		failed = err
	}
	v.memory = v.memory.with(v.marks)
	if failed != nil {
		// What is in is remembered even so; the rest is as if it had not been seen.
		return errors.Join(failed, v.save())
	}
	return nil
}

// item deals with one item; the error is the context's or the store's.
func (v *visit) item(ctx context.Context, p Plan) error {
	switch p.Action {
	case Known:
		v.report.Known++
		v.marks = append(v.marks, p.mark)
	case Twin:
		v.report.Known++
	case Past:
		v.report.Past++
		v.marks = append(v.marks, Mark{Item: p.id, Print: p.print})
	case Later:
		v.report.Later++
		v.partial = true
	case Nothing:
		v.report.Items = append(v.report.Items, ItemReport{Title: p.Item.Title, Link: p.Item.Link, Note: errors.New(string(Nothing))})
	default:
		return v.bring(ctx, p)
	}
	return nil
}

// bring gets the article of an item.
func (v *visit) bring(ctx context.Context, p Plan) error {
	var f found
	temporary := false
	if p.Action == TakePage {
		if err := v.store(ctx); err != nil {
			return err
		}
		f, temporary = v.page(ctx, p.Item.Link)
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	v.source.Today = v.source.Today.plus(1, v.now)
	t := &take{plan: p, again: temporary && p.mark.Visits < maxRetries, report: ItemReport{Title: p.Item.Title, Link: p.Item.Link, Key: p.Key}}
	article, origin, note, err := compose(p, v.source, f, v.Now())
	t.report.Origin, t.report.Note = origin, note
	switch {
	case err != nil:
		t.report.Note = err
	case origin == Summary && p.mark.Whole:
		t.report.Note = fmt.Errorf("the full text of before is kept: %w", note)
	default:
		t.article, t.report.Cut = news.Limit(article, v.MaxText)
		t.report.Cut.Page = f.article.Cut && origin == FromPage
	}
	v.pending = append(v.pending, t)
	return nil
}

// page looks for the article of a link; temporary tells that it may be there later.
func (v *visit) page(ctx context.Context, link string) (f found, temporary bool) {
	r, err := v.Fetch.Page(ctx, link)
	if err != nil {
		e, ok := errors.AsType[*fetch.Error](err)
		return found{err: err}, ok && !e.Reason.Lasting()
	}
	done, err := v.waitToParse(ctx)
	if err != nil {
		return found{err: err}, true
	}
	defer done()
	return readPage(r, v.now), false
}

// store hands over what is pending, and remembers it.
func (v *visit) store(ctx context.Context) error {
	var articles []*news.Article
	for _, t := range v.pending {
		if t.article != nil {
			articles = append(articles, t.article)
		}
	}
	outcomes, err := v.committer.add(ctx, articles)
	if err != nil {
		return fmt.Errorf("store articles of %s: %w", v.source.URL, err)
	}
	for _, t := range v.pending {
		if t.article != nil {
			t.report.Key, t.report.Outcome = t.article.Key, outcomes[0]
			outcomes = outcomes[1:]
		}
		v.report.Items = append(v.report.Items, t.report)
		v.marks = append(v.marks, t.mark())
		v.partial = v.partial || t.again
	}
	v.pending = nil
	return nil
}

// mark is what to remember of an item that was taken or tried.
func (t *take) mark() Mark {
	m := Mark{Item: t.plan.id, Print: t.plan.print, Visits: min(t.plan.mark.Visits+1, maxVisits)}
	m.Whole = t.plan.mark.Whole || t.article != nil && t.report.Origin != Summary
	if t.again {
		m.Print = 0
	}
	return m
}
