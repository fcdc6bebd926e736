package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

// visit is one check of a source.
type visit struct {
	*Collector
	source  book.Source
	memory  book.Memory
	now     time.Time
	report  SourceReport
	pending []*fetchedItem // not stored yet
	marks   []book.Mark    // of the items that are done
	partial bool           // some items are left for later, so the next check needs the whole feed again
}

// fetchedItem is an item that was fetched, with its article, if it has one.
type fetchedItem struct {
	plan    Plan
	article *news.Article
	report  ItemReport
	again   bool // the page may be readable later
}

// maxRetries is how often a page that could not be fetched for now is asked for again.
const maxRetries = 3

// fetchItems fetches what is new in f. It stores what it has before it waits for a page, so that an
// article can be asked about as soon as it was fetched. After an error it remembers what is stored;
// the rest is as if it had not been seen.
func (v *visit) fetchItems(ctx context.Context, f *feed.Feed) error {
	v.report.Cut, v.partial = f.Cut, f.Cut
	v.report.Left, v.report.Beyond = f.Left, max(0, len(f.Items)-maxItems)
	var failed error
	for _, p := range plan(f.Items, v.source, v.memory, v.source.Limits.Or(v.Limits), v.now) {
		if failed = v.item(ctx, p); failed != nil {
			break
		}
	}
	if err := v.store(ctx); failed == nil {
		failed = err
	}
	v.memory = v.memory.With(v.marks)
	return failed
}

// item does what is planned for an item. The error is the context's or the store's.
func (v *visit) item(ctx context.Context, p Plan) error {
	switch p.Action {
	case Known:
		v.report.Known++
		v.marks = append(v.marks, p.mark)
	case Twin:
		v.report.Known++
		if p.other {
			v.report.Left = append(v.report.Left, feed.Left{Name: p.Item.Title, Why: feed.ErrTwinItem})
		}
	case Past:
		v.report.Past++
		v.marks = append(v.marks, book.Mark{Item: p.id, Print: p.print})
	case Later:
		v.report.Later++
		v.partial = true
	case Nothing:
		report := ItemReport{Title: p.Item.Title, Link: p.Item.Link, Note: errors.New(string(Nothing))}
		v.report.Items = append(v.report.Items, report)
	default:
		return v.fetchItem(ctx, p)
	}
	return nil
}

// fetchItem fetches the article of an item.
func (v *visit) fetchItem(ctx context.Context, p Plan) error {
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
	v.source.Today = v.source.Today.Plus(1, v.now)
	v.pending = append(v.pending, v.compose(p, f, temporary))
	return nil
}

// compose makes the article of an item from the feed and its page, if one was looked for. Temporary
// says that the page may be there later.
func (v *visit) compose(p Plan, f found, temporary bool) *fetchedItem {
	item := &fetchedItem{plan: p, again: temporary && p.mark.Visits < maxRetries,
		report: ItemReport{Title: p.Item.Title, Link: p.Item.Link, Key: p.Key}}
	article, origin, note, err := compose(p, v.source, f, v.Now())
	item.report.Origin, item.report.Note = origin, note
	if !p.Item.Published.IsZero() || article.Published.IsZero() {
		item.report.Doubt = p.Item.Doubt
	}
	switch {
	case err != nil:
		item.report.Note = err
	case origin == Summary && p.mark.Whole:
		item.report.Note = fmt.Errorf("the full text of before is kept: %w", note)
	default:
		item.article, item.report.Cut = news.Limit(article, v.MaxText)
		item.report.Cut.Page = f.article.Cut && origin == FromPage
	}
	return item
}

// page looks for the article of a link. Temporary says that it may be there later.
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

// store stores the articles that are pending, and remembers their items.
func (v *visit) store(ctx context.Context) error {
	var articles []*news.Article
	for _, item := range v.pending {
		if item.article != nil {
			articles = append(articles, item.article)
		}
	}
	outcomes, err := v.committer.add(ctx, articles)
	if err != nil {
		return fmt.Errorf("store articles of %s: %w", v.source.URL, err)
	}
	for _, item := range v.pending {
		if item.article != nil {
			item.report.Key, item.report.Outcome = item.article.Key, outcomes[0]
			outcomes = outcomes[1:]
		}
		v.report.Items = append(v.report.Items, item.report)
		v.marks = append(v.marks, item.mark())
		v.partial = v.partial || item.again
	}
	v.pending = nil
	return nil
}

// mark returns what to remember of an item that was fetched, or tried.
func (i *fetchedItem) mark() book.Mark {
	m := book.Mark{Item: i.plan.id, Print: i.plan.print, Visits: min(i.plan.mark.Visits+1, maxVisits)}
	m.Whole = i.plan.mark.Whole || i.article != nil && i.report.Origin != Summary
	if i.again {
		m.Print = 0
	}
	return m
}
