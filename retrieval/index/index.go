// Package index is the small interface to the search engine, in our own types. It finds candidates:
// which passages and articles share words with a question. Package bleve is the engine that every
// Quoth has; indextest holds the behaviour that every engine must have.
//
// An index stores no text: it answers with serials, spans and scores, and remembers up to which
// serial of the archive it has seen. It is a cache; when it cannot be used it is rebuilt from the
// archive.
//
//	err := x.Update(index.Batch{Put: documents, Upto: 42})
//	found, err := x.Find(ctx, index.Query{Terms: []index.Term{{Text: "ferri", Weight: 1}}})
//
// # How Quoth grows with its archive
//
// Measured with the index of package bleve on two cores with cmd/bench (-articles 2000,20000,200000), beside SQLite
// FTS5 with the text. An article is five passages of 60 words. The CPU times are for a whole question to a Library.
//
//	passages                             10,000  100,000  1,000,000  FTS5 at 1,000,000
//	answer, CPU ms, mean                    5.1      6.7       18.0              157.2
//	answer, CPU ms, p99                    13.1     15.7       40.5              608.9
//	topic, CPU ms, p99                     12.7     13.5       18.7               22.5
//	misspelt question, CPU ms, p99         15.4     24.3       74.4              536.5
//	question with a filter, CPU ms, p99    14.2     18.7       43.4              641.9
//	whosaid, CPU ms, p99                    5.5      7.1       11.2               54.7
//	completion, CPU ms, p99                 0.3      0.2        0.4               33.8
//	import, CPU ms an article               1.5      1.5        1.6                0.2
//	import, cores used                      1.3      1.6        1.6                0.7
//	import, peak of memory, MB              160      237        300                  5
//	disk, bytes a byte of text              3.8      2.5        1.7                2.1
//	opening, ms                               6        3         60
//	memory after opening, MB                 13       27         82
//
// The questions were measured in one run, and the import and what it left in another. Files grow by steps of up to
// 16 MB, which shows on the disk at 10,000 passages. The memory is what belongs to the process alone; the segments are
// mapped, and the machine takes their pages back when it needs them. The first misspelt question reads the list of all
// words: at a million passages 80 ms and 40 MB.
//
// # Beyond a million passages
//
// What grows with the archive, and so breaks first: a look-up of a common word reads all documents that have it, and
// every question clears and searches three numbers for each document (14 MB at a million passages); the lists of parts
// and lengths take about 30 bytes a document. At ten million passages an answer would take about 0.15 s of CPU, opening
// 0.6 s and an idle process 800 MB. Up to there one index is the simplest.
//
// A common word is read to the end, since the document frequency of whole articles is counted from its passages. To
// score only documents that have another word too would save at most 10 % of an answer on average, and nothing at the
// p99.
//
// After that come shards by month, each an index of its own behind this interface: a question with a date, or about the
// latest, asks one or two of them; the others are asked in order of time until what is left cannot change the best. The
// document frequencies and mean lengths must then be those of all shards together, as they are in a cluster now. The
// first to break would be questions without a date, which ask every shard: with 37 shards they took 2.3 times the CPU
// of one index in an early measurement. Who needs more than one machine uses package opensearch.
package index

import (
	"context"
	"errors"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Schema changes with the fields, the terms and the passages: an index of another schema is rebuilt.
const Schema = "13"

// What can be wrong with an index; test with errors.Is.
var (
	// ErrLocked means that another process has the index open.
	ErrLocked = bolt.ErrLocked
	// ErrStale means that the index cannot be used and must be rebuilt: it is missing, damaged, or of
	// another schema or archive.
	ErrStale = errors.New("must be rebuilt")
	// ErrOther is an ErrStale: the index is of another schema.
	ErrOther = bolt.ErrOther
	// ErrFull means that there is no room for an update.
	ErrFull = bolt.ErrFull
	// ErrAway means that the index does not answer, or takes no updates, now. Nothing of it is lost, and
	// the same call may succeed later.
	ErrAway = errors.New("the index cannot be reached")
	// ErrRejected means that the settings do not fit the index. The error says what to do.
	ErrRejected = errors.New("the index cannot be used")
)

// Index is an open index. It is safe for concurrent use; updates follow one another. Every look-up
// ends with its context, and sees the batches of whole updates.
type Index interface {
	Searcher
	Relations
	Speakers

	// Ready reports whether the index can be used now. The error is as that of opening it.
	Ready(context.Context) error
	// Update applies a batch, all of it or nothing; it is durable when Update returns. After an error,
	// ErrFull as an example, the index answers as before. The error is ErrStale when the index must be
	// rebuilt.
	Update(Batch) error
	// Cursor returns the last serial of the archive that the index has seen.
	Cursor() news.Serial
	// Stats counts what is indexed.
	Stats() Stats
	// Between returns what is indexed of the revisions after a serial, up to another.
	Between(ctx context.Context, after, upto news.Serial) (map[news.Serial]*Indexed, error)
	// Verify examines the whole index. The error is ErrStale when it is damaged, or ctx's.
	Verify(ctx context.Context) error
	// Close ends the use of the index. A second call does nothing.
	Close() error
}

// Searcher finds articles by their terms.
type Searcher interface {
	// Find returns the candidates for a query. The scores are those of package bm25.
	Find(context.Context, Query) (Found, error)
	// FindWords returns the n articles in which what is said has most of the pairs, weighed by how rare
	// each pair is; best first. An engine may weigh the words of the pairs too. It ignores pairs beyond MaxPairs.
	FindWords(ctx context.Context, pairs []string, f Filter, n int) ([]news.Serial, error)
	// Mentions returns the articles that mention all of the terms together, by serial. Weights do not
	// matter; a variant of a term counts as the term. A term that is a name, and has no variant, is
	// only mentioned where it is printed as one.
	Mentions(ctx context.Context, terms []Term, f Filter) ([]Mention, error)
}

// MaxPairs bounds the work that one call of FindWords can cause; a sentence of news has some twenty.
const MaxPairs = 64

// Relations say how terms go together.
type Relations interface {
	// Counts returns, for each of some terms, how many articles have it in their text or, where more
	// do, in their headline.
	Counts(ctx context.Context, terms []string) ([]int, error)
	// Beside returns, for each of some alternatives, how well it goes with the other terms of a
	// question. An alternative is one term, or several that belong together.
	Beside(ctx context.Context, others []Term, alternatives [][]string) ([]Fit, error)
	// Bonds returns, for each of some lists of terms, how often they stand together in passages.
	Bonds(ctx context.Context, lists [][]string) ([]Bond, error)
}

// Speakers are those who speak in articles.
type Speakers interface {
	// Forms returns every form of every speaker.
	Forms(context.Context) ([]PrintedForm, error)
	// Speaking returns the articles in which one of the speakers with the keys speaks, the newest
	// revisions first.
	Speaking(ctx context.Context, keys []string) ([]news.Serial, error)
	// Record returns what was stored with an article; nil when it is not indexed.
	Record(news.Serial) ([]byte, error)
}

// MaxOften is up to where Mention.Often is exact.
const MaxOften = 8

// Stats count what is indexed.
type Stats struct{ Articles, Passages int }
