// Package retrieval is the one door to the articles: a Library adds them, answers
// questions with excerpts cut from them, and re-reads what was cited.
//
//	lib, err := retrieval.Open(retrieval.Options{Dir: "data"})
//	report, err := lib.Add(ctx, articles)
//	answer, err := lib.Ask(ctx, retrieval.Query{Text: "When does the ferry sail?", Now: now})
//	for _, r := range answer.Results {
//		fmt.Println(r.Excerpt.Text(), r.Excerpt.Receipt())
//	}
package retrieval

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"sync/atomic"
	"time"

	"quoth/retrieval/meter"
	"quoth/retrieval/news"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
)

// What can be wrong with a Library or take too long; test with errors.Is.
var (
	// ErrLocked means that another process holds the data folder.
	ErrLocked = store.ErrLocked
	// ErrFull means that the disk is full: nothing more can be stored or indexed, and questions are
	// answered from what is indexed.
	ErrFull = store.ErrFull
	// ErrAway means that the index, which is in a cluster, does not answer or takes no updates now. What is stored
	// meanwhile is indexed later.
	ErrAway = store.ErrAway
	// ErrRejected means that the settings do not fit the cluster. The error says what to do.
	ErrRejected = store.ErrRejected
	// ErrDamagedIndex means that the index cannot be read; see Library.Heal.
	ErrDamagedIndex = store.ErrDamagedIndex
	// ErrDamagedArticle means that the stored bytes of an article have changed. Adding the article
	// again repairs it.
	ErrDamagedArticle = store.ErrDamagedArticle
	// ErrBroken means that another program changed the archive while it was open, so that nothing in
	// it can be read until it is opened again.
	ErrBroken = store.ErrBroken
	// ErrTooLong means that a question took more CPU time than one question may.
	ErrTooLong = meter.ErrTooLong
)

// Options say which data folder to open. The zero value of all but Dir works.
type Options struct {
	Dir      string
	ReadOnly bool     // answer from what is there and write nothing
	Rebuild  error    // why the index must be rebuilt; nil: it need not
	Cluster  *Cluster // where the index lies; nil: in Dir
	Salvage  bool     // save what can be read of the archive into a new one, though it opens
	Log      *slog.Logger
	Question time.Duration // the CPU time of one question: 0 is 5 seconds, below 0 no limit
}

// Cluster says in which OpenSearch cluster an index lies; see ParseCluster.
type Cluster = store.Cluster

// ParseCluster reads the addresses of the nodes of a cluster, and the prefix of the names of its indexes:
// "https://node1:9200,node2:9200/news".
func ParseCluster(address string) (Cluster, error) { return store.ParseCluster(address) }

// Library answers questions from stored articles. It is safe for concurrent use.
type Library struct {
	store   *store.Store
	meter   *meter.Meter
	counted atomic.Pointer[counted]
}

// counted are the numbers of all articles, as long as head is the newest revision.
type counted struct {
	head news.Serial
	search.Searched
}

// Exists reports whether dir has an archive of articles, whole or damaged. An empty file does not
// count: it is what an import leaves that ended before it stored an article.
func Exists(dir string) bool { return store.Exists(dir) }

// FreeSpace returns the free bytes of the disk that holds dir, and whether they are few: less than
// 200 MB, or than 5 % of the disk.
func FreeSpace(dir string) (free uint64, isLow bool) { return store.FreeSpace(dir) }

// Open opens a data folder and creates it where it is missing. An index that is behind the archive
// catches up in the background, and one that cannot be used is rebuilt there; meanwhile questions
// are answered from what is indexed.
func Open(o Options) (*Library, error) {
	if o.Dir == "" {
		return nil, errors.New("open data folder: it has no name")
	}
	return openStore(store.Options{
		Dir: o.Dir, ReadOnly: o.ReadOnly, Rebuild: o.Rebuild, Salvage: o.Salvage, Cluster: o.Cluster, Log: o.Log,
	}, o.Question)
}

func openStore(o store.Options, question time.Duration) (*Library, error) {
	l := &Library{meter: meter.New(question)}
	o.Meter = l.meter
	var err error
	if l.store, err = store.Open(o); err != nil {
		return nil, err
	}
	return l, nil
}

// Bundled returns a Library that holds articles in memory, to answer without a data folder.
func Bundled(articles []*news.Article) (*Library, error) {
	l, err := openStore(store.Options{}, 0)
	if err != nil {
		return nil, err
	}
	if _, err := l.Add(context.Background(), articles); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Close ends the work in the background and closes the folder once the calls in progress have
// returned.
func (l *Library) Close() error { return l.store.Close() }

// Outcome is what adding an article did.
type Outcome = news.Outcome

// The outcomes.
const (
	New       = news.Added
	Changed   = news.Changed
	Same      = news.Same
	Withdrawn = news.Withdrawn
	Expired   = news.Expired
)

// Add stores articles and indexes them. What it returns without an error is on the disk and can be
// found. If it returns outcomes and an error, the articles are stored and will be indexed later.
func (l *Library) Add(ctx context.Context, articles []*news.Article) ([]Outcome, error) {
	return l.store.Add(ctx, articles)
}

// Withdraw takes articles out of the search, and returns how many. Their receipts still resolve; adding an
// article again puts it back.
func (l *Library) Withdraw(ctx context.Context, keys []news.Key, at time.Time) (int, error) {
	return l.store.Withdraw(ctx, keys, at)
}

// Articles returns the articles in the order in which they were added: the current revisions or, with
// all, every one. A damaged one yields ErrDamagedArticle, and the iteration goes on.
func (l *Library) Articles(all bool) iter.Seq2[*news.Article, error] { return l.store.Articles(all) }

// Progress is called with the number of revisions that are done, and the number of all.
type Progress = store.Progress

// CatchUp brings the index up to the archive's newest revision. It can be interrupted at any point,
// and goes on from there the next time.
func (l *Library) CatchUp(ctx context.Context, progress Progress) error {
	return l.store.CatchUp(ctx, progress)
}

// Tidy merges the parts of the index that many steps have left, so that it takes less room and answers faster. A
// Library that stays open also merges them ten seconds after the last step. Tidy can be interrupted at any point.
func (l *Library) Tidy(ctx context.Context) error { return l.store.Tidy(ctx) }

// Reindex rebuilds the index from the archive, in a cluster or, with nil, in the data folder. Until the new one
// is whole, questions are answered from the old one. When Reindex is interrupted, the old one stays.
func (l *Library) Reindex(ctx context.Context, to *Cluster, progress Progress) error {
	return l.store.Reindex(ctx, to, progress)
}

// ReindexHere rebuilds the index where it is.
func (l *Library) ReindexHere(ctx context.Context, progress Progress) error {
	return l.store.ReindexHere(ctx, progress)
}

// Recount counts the words of all articles again.
func (l *Library) Recount(ctx context.Context) error { return l.store.Recount(ctx) }

// Heal reports whether a question that failed with err is worth asking again: err is about a damaged
// index, and the index is being rebuilt or already is. Heal waits as AwaitRepair does. A Library that is
// open for reading only rebuilds nothing; NeedsRepair reports true from then on.
func (l *Library) Heal(ctx context.Context, err error) bool { return l.store.Heal(ctx, err) }

// AwaitRepair waits until a damaged index is rebuilt, as long as ctx lasts and 10 seconds at the most.
// It reports whether there was anything to wait for.
func (l *Library) AwaitRepair(ctx context.Context) bool { return l.store.AwaitRepair(ctx) }

// NeedsRepair reports whether the index is damaged and the Library is open for reading only.
func (l *Library) NeedsRepair() bool { return l.store.NeedsRepair() }

// Verified waits, as long as ctx lasts, until the index has been compared with its checksums for the
// first time. The error is ErrDamagedIndex when the index is damaged and cannot be rebuilt here.
func (l *Library) Verified(ctx context.Context) error { return l.store.Verified(ctx) }

// Stats are the counts of a Library.
type Stats = store.Stats

// Stats returns the counts of the Library. Fewer articles may be indexed than are stored.
func (l *Library) Stats() Stats { return l.store.Stats() }

// FullSince returns the time since which the disk has been full; the zero time when it is not.
func (l *Library) FullSince() time.Time { return l.store.FullSince() }

// Question returns a context for one question, to be used until end is called. All calls with it share
// the CPU time of one question, and fail with ErrTooLong after that. A call with another context is a
// question of its own.
func (l *Library) Question(ctx context.Context) (question context.Context, end func()) {
	return l.meter.Question(ctx)
}

// Background returns a context for work that nobody waits for, to be used until end is called. Calls
// with it have no limit.
func (l *Library) Background(ctx context.Context) (work context.Context, end func()) {
	return l.meter.Background(ctx)
}
