package retrieval

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/people"
	"quoth/retrieval/quote"
	"quoth/retrieval/vocabulary"
	"quoth/retrieval/wording"
)

// Add stores articles and indexes them. What it returns without error is on disk and
// answers. With an error, outcomes tell whether the articles are stored: they are indexed later
// then.
func (l *Library) Add(ctx context.Context, articles []*news.Article) ([]Outcome, error) {
	outcomes, err := l.archive.Put(articles)
	if err != nil {
		return nil, l.noteWrite(err)
	}
	return outcomes, l.CatchUp(ctx, nil)
}

// Progress is told how many revisions of how many are done.
type Progress func(done, total int)

// errReadOnly is why an index does not change.
var errReadOnly = errors.New("the data folder is open for reading only")

// CatchUp brings the index up to the archive's newest revision. It can be interrupted at
// any point and goes on from there the next time. While a damaged index is being rebuilt, it
// leaves the rest to that.
func (l *Library) CatchUp(ctx context.Context, progress Progress) error {
	if l.options.ReadOnly {
		return fmt.Errorf("catch up: %w", errReadOnly)
	}
	if l.repairing.Load() {
		return nil
	}
	if err := l.catch(ctx); err != nil {
		return err
	}
	defer l.caught()
	defer l.meter.beside()()
	if !l.isUnwritten() {
		return ctx.Err()
	}
	return l.noteWrite(l.update(ctx, progress))
}

// update counts words and fills the index, which it rebuilds where that turns out to be
// damaged. Whoever calls it has the turn to change the index. Words come first, so that what is
// indexed is counted; where they cannot be written, the index may be.
func (l *Library) update(ctx context.Context, progress Progress) error {
	counted := l.countWords(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	created := l.moveToDisk()
	filled := l.fill(ctx, l.index, progress)
	if errors.Is(filled, ErrDamagedIndex) {
		created = l.startOver(filled)
		filled = l.fill(ctx, l.index, progress)
	}
	return errors.Join(counted, created, filled)
}

// catch waits for its turn to change the index, as long as ctx does; caught ends the turn.
func (l *Library) catch(ctx context.Context) error { return enter(ctx, l.catching) }

func (l *Library) caught() { <-l.catching }

// enter waits for the place in turn, as long as ctx does.
func enter(ctx context.Context, turn chan struct{}) error {
	select {
	case turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// fill brings x up to the archive's newest revision.
func (l *Library) fill(ctx context.Context, x *index.Index, progress Progress) error {
	start, head := x.Cursor(), l.archive.Head()
	var b batch
	flush := func() error {
		if err := x.Update(b.Batch); err != nil {
			return err
		}
		if progress != nil {
			progress(int(b.Upto-start), int(max(head, b.Upto)-start))
		}
		b = batch{}
		return ctx.Err()
	}
	for e, err := range l.archive.Since(start) {
		if err != nil {
			return fmt.Errorf("catch up: %w", err)
		}
		if b.bytes > 0 && b.bytes+e.Size() > batchBytes {
			if err := flush(); err != nil {
				return err
			}
		}
		if l.addTo(&b, e); b.full() {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if b.Upto == 0 {
		return ctx.Err()
	}
	return flush()
}

// Reindex rebuilds the index from the archive. Until it is whole, questions are answered
// from the old one, which takes in what is added meanwhile; when it is interrupted, the old
// one stays.
func (l *Library) Reindex(ctx context.Context, progress Progress) error {
	if l.options.ReadOnly {
		return fmt.Errorf("reindex: %w", errReadOnly)
	}
	if err := enter(ctx, l.rebuilding); err != nil {
		return err
	}
	defer func() { <-l.rebuilding }()
	defer l.meter.beside()()
	options := l.options
	if options.Path != "" {
		options.Path += ".new"
		defer os.RemoveAll(options.Path)
	}
	fresh, err := index.Create(options)
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	if err := l.fill(ctx, fresh, progress); err != nil {
		return errors.Join(fmt.Errorf("reindex: %w", err), fresh.Close())
	}
	if err := l.catch(ctx); err != nil {
		return errors.Join(err, fresh.Close())
	}
	defer l.caught()
	if err := l.fill(ctx, fresh, nil); err != nil { // what came in since
		return errors.Join(fmt.Errorf("reindex: %w", err), fresh.Close())
	}
	return l.replaceIndex(fresh, options.Path)
}

// replaceIndex puts an index that was made at path in the place of the one in use. Where that
// fails, an empty one takes its place, to be filled.
func (l *Library) replaceIndex(fresh *index.Index, path string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	old := l.index
	l.index = fresh
	if err := old.Close(); err != nil {
		l.log.Warn("close the old index", "err", err) // it goes all the same
	}
	if path == "" {
		return nil
	}
	err := errors.Join(fresh.Close(), os.RemoveAll(l.options.Path), os.Rename(path, l.options.Path))
	var x *index.Index
	if err == nil {
		x, err = index.Open(l.options)
	}
	if err != nil {
		return fmt.Errorf("reindex: %w", errors.Join(err, l.emptyIndex()))
	}
	l.index, l.isInMemory = x, false
	return nil
}

// batchPassages is how many passages go into one step of the index: larger ones cost
// less in all but hold more memory.
const batchPassages = 2000

// batchBytes is how much text goes into one step: as much as so many passages have. A step
// takes up to 300 times its text in memory where hardly a word comes twice.
const batchBytes = 1 << 20

// batch gathers a step of the index from the archive's entries.
type batch struct {
	index.Batch
	passages int
	bytes    int // of text
}

// addTo adds a revision to a batch, and takes out the one that it replaces.
func (l *Library) addTo(b *batch, e archive.Entry) {
	b.Upto = e.Serial
	if e.Replaces != 0 {
		b.replace(e.Replaces)
	}
	if !e.Current || e.Damaged {
		return
	}
	b.bytes += e.Size()
	if d, ok := l.document(e); ok {
		b.passages += len(d.Passages)
		b.Put = append(b.Put, d)
	}
}

// document takes an article apart for the index. One that cannot be, by a mistake in that, is
// left out of the index and told of: it must not keep all others out.
func (l *Library) document(e archive.Entry) (d index.Document, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			l.log.Error("an article cannot be indexed", "key", e.Article.Key, "panic", p, "stack",
				string(debug.Stack()))
			d, ok = index.Document{}, false
		}
	}()
	quotes := quote.Extract(e.Article)
	return index.Document{
		Serial: e.Serial, Article: e.Article, Passages: passage.Split(e.Article.Text),
		Quotes: indexed(quotes, e.Article.Text), Record: quote.Record(quotes), Names: vocabulary.Names(e.Article),
	}, true
}

// indexed are the quotes of a text as the index takes them.
func indexed(quotes []quote.Quote, text string) []index.Quote {
	out := make([]index.Quote, len(quotes))
	for i, q := range quotes {
		out[i] = index.Quote{Span: q.Span, Pairs: wording.Pairs(q.Span.Of(text))}
		if q.How != quote.Unattributed {
			out[i].Speaker = people.Key(q.Speaker.Name)
			out[i].Form = index.Form{Name: q.Speaker.Name, Role: q.Speaker.Role}
		}
	}
	return out
}

// replace takes a revision out of the index, and out of the batch, which has it when its
// replacement came in while the batch was being filled.
func (b *batch) replace(s news.Serial) {
	b.Drop = append(b.Drop, s)
	b.Put = slices.DeleteFunc(b.Put, func(d index.Document) bool { return d.Serial == s })
}

func (b *batch) full() bool { return b.passages >= batchPassages }
