// Package feeds keeps the list of feeds in a data folder, checks them, and logs the results. It
// is what the commands about feeds work with:
//
//	f := feeds.New(feeds.Options{Contents: data.Contents, Store: data.Library})
//	defer f.Close()
//	router := bot.NewRouter(commands.Table(commands.Services{Feeds: f}), log)
package feeds

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/netip"
	"strings"
	"sync"
	"time"

	"quoth/bot"
	"quoth/bot/commands/feedlist"
	"quoth/bot/folder"
	"quoth/bot/report"
	"quoth/retrieval/bolt"
	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
	"quoth/retrieval/ingest/book"
)

// Options say where the list is, and how feeds are checked.
type Options struct {
	Contents  folder.Contents
	Store     ingest.Store   // of the articles; nil where the folder is only read
	Allow     []netip.Prefix // private networks whose feeds may be fetched
	UserAgent string         // of the requests; see UserAgent
	Interval  time.Duration  // between the checks of a feed; 0: that of package ingest
	MaxText   int            // how many bytes of a text are stored; 0: news.DefaultMaxText
	Zone      *time.Location // in which times are reported; nil: the machine's
	Now       func() time.Time
}

// Feeds is the list of feeds of a data folder, and what checks them. It is safe for concurrent use.
type Feeds struct {
	Options

	mu        sync.Mutex
	book      *book.Book
	client    *fetch.Client
	collector *ingest.Collector // opened when it is first needed
}

var _ feedlist.List = (*Feeds)(nil)

// New returns the feeds of a data folder. The list is opened when it is first needed, so that a
// damaged one keeps nobody from the articles.
func New(o Options) *Feeds { return &Feeds{Options: o} }

// UserAgent returns the user agent of requests: the version, and an address to contact.
func UserAgent(version, contact string) string {
	agent := "Quoth/" + strings.Trim(version, "()")
	if contact = strings.Join(strings.Fields(contact), " "); contact != "" {
		agent += " (+" + contact + ")"
	}
	return agent
}

// CheckList returns an error when the list is lost: it is missing, though the folder has had one.
func CheckList(c folder.Contents) error { return c.Check(folder.FeedsFile, "begin with no feeds") }

// open opens the list.
func (f *Feeds) open() (*ingest.Collector, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.collector != nil:
		return f.collector, nil
	case f.Store == nil:
		return nil, &bot.Refusal{
			Message: "The data folder cannot be written.", Hint: "Run quoth as the user who owns it.",
		}
	}
	if err := CheckList(f.Contents); err != nil {
		return nil, refusal(err)
	}
	sources, err := book.Open(f.Contents.Path(folder.FeedsFile))
	if err != nil {
		return nil, refusal(err)
	}
	f.Contents.Note(folder.FeedsFile)
	f.book = sources
	f.client = fetch.New(fetch.Options{UserAgent: f.UserAgent, Allow: f.Allow, Now: f.Now})
	f.collector = ingest.New(ingest.Options{
		Fetch: f.client, Book: sources, Store: f.Store, Interval: f.Interval, MaxText: f.MaxText, Now: f.Now,
	})
	return f.collector, nil
}

// refusal returns err as a *bot.Refusal where the person who called can do something about it.
func refusal(err error) error {
	if lost, ok := errors.AsType[*folder.LostError](err); ok {
		return &bot.Refusal{Message: "The list of feeds is missing.", Hint: report.Sentence(lost.Error())}
	}
	return report.FeedRefusal(err)
}

// Freeze returns a Snapshot of the list; see bolt.DB.Freeze.
func (f *Feeds) Freeze() (*bolt.Snapshot, error) {
	if f.Store == nil {
		if err := CheckList(f.Contents); err != nil {
			return nil, err
		}
		return bolt.FreezeFile(f.Contents.Path(folder.FeedsFile))
	}
	if _, err := f.open(); err != nil {
		return nil, err
	}
	return f.book.Freeze()
}

// CheckFile checks the file of the list, which it opens if nobody has.
func (f *Feeds) CheckFile() (book.Checked, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.book != nil {
		return f.book.Check()
	}
	return book.CheckFile(f.Contents.Path(folder.FeedsFile))
}

// Close closes the list. No feed may be checked any more.
func (f *Feeds) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.collector == nil {
		return nil
	}
	f.client.Close()
	return f.book.Close()
}

// Add adds a feed to the list. See feedlist.List.
func (f *Feeds) Add(ctx context.Context, address string, w feedlist.Wanted) (feedlist.Addition, error) {
	c, err := f.open()
	if err != nil {
		return feedlist.Addition{}, err
	}
	a, err := c.Add(ctx, address, ingest.Wanted(w))
	if err != nil {
		return feedlist.Addition{}, refusal(err)
	}
	return feedlist.Addition{Feed: report.Added(a), Found: report.Found(a.Found), Left: a.Left}, nil
}

// Remove removes a feed from the list. See feedlist.List.
func (f *Feeds) Remove(_ context.Context, address string) error {
	c, err := f.open()
	if err != nil {
		return err
	}
	return refusal(c.Remove(address))
}

// List returns the feeds of the list. See feedlist.List.
func (f *Feeds) List(context.Context) ([]bot.Feed, error) {
	sources, err := f.Sources()
	out := make([]bot.Feed, len(sources))
	for i, s := range sources {
		out[i] = report.Feed(s)
	}
	return out, refusal(err)
}

// Sources returns the feeds of the list with their state.
func (f *Feeds) Sources() ([]book.Source, error) {
	if f.Store == nil {
		if err := CheckList(f.Contents); err != nil {
			return nil, err
		}
		return book.Sources(f.Contents.Path(folder.FeedsFile))
	}
	c, err := f.open()
	if err != nil {
		return nil, err
	}
	return c.List()
}

// Health counts the feeds of the list and those whose last check failed, and returns when one of them answered last;
// zero: none did.
func (f *Feeds) Health() (listed, failing int, answered time.Time, err error) {
	sources, err := f.Sources()
	for _, s := range sources {
		if s.Failures > 0 {
			failing++
		}
		if s.Fetched.After(answered) {
			answered = s.Fetched
		}
	}
	return len(sources), failing, answered, err
}

// Check checks a feed of the list now. See feedlist.List.
func (f *Feeds) Check(ctx context.Context, address string) (bot.Feed, error) {
	c, err := f.open()
	if err != nil {
		return bot.Feed{}, err
	}
	r, err := c.Check(ctx, address)
	if err != nil {
		return bot.Feed{}, refusal(err)
	}
	s, _, err := f.book.Get(cmp.Or(r.MovedTo, r.URL))
	out := report.Feed(s)
	out.Remarks = report.Remarks(r)
	return out, refusal(err)
}

// Explain returns what a check of a feed would do. See feedlist.List.
func (f *Feeds) Explain(ctx context.Context, address string) (bot.Feed, error) {
	c, err := f.open()
	if err != nil {
		return bot.Feed{}, err
	}
	e, err := c.Explain(ctx, address)
	if err != nil {
		return bot.Feed{}, refusal(err)
	}
	return report.Explained(e), nil
}

// Refresh checks the feeds that w selects.
func (f *Feeds) Refresh(ctx context.Context, w ingest.Which) (ingest.Report, error) {
	c, err := f.open()
	if err != nil {
		return ingest.Report{}, err
	}
	return c.Refresh(ctx, w)
}

// Import adds the feeds of a list in OPML, or of the one at an address. See feedlist.List.
func (f *Feeds) Import(ctx context.Context, list string) (feedlist.Imported, error) {
	c, err := f.open()
	if err != nil {
		return feedlist.Imported{}, err
	}
	opml := []byte(list)
	if !isList(list) {
		r, err := f.client.Get(ctx, feed.Address(list), fetch.Validators{})
		if err != nil {
			return feedlist.Imported{}, refusal(err)
		}
		opml = r.Body
	}
	done, err := c.Import(opml)
	out := feedlist.Imported{
		Added: len(done.Added), Known: len(done.Known), Moved: len(done.Moved), Refused: len(done.Refused),
		Left: report.LeftOutlines(done.Left),
	}
	return out, refusal(err)
}

// Export returns the list in OPML. See feedlist.List.
func (f *Feeds) Export(context.Context) (string, error) {
	c, err := f.open()
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = c.Export(&out)
	return out.String(), err
}
