package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"unicode/utf8"

	"quoth/retrieval/archive"
	"quoth/retrieval/bolt"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/record"
	"quoth/retrieval/vocabulary"
)

// Findings are what an examination of a data folder found.
type Findings struct {
	archive.Checked
	Archive error // why the archive cannot be read as a whole; nothing else was examined then
	Index   error // why the index must be rebuilt; it was not compared with the archive then
	Words   error // why the table of words must be rebuilt
	Behind  int   // revisions that are not indexed yet, which is not wrong
	Indexed int   // articles in the index

	Unindexed bolt.Fault // articles that the index should have, and has not
	Passages  bolt.Fault // articles whose passages are not those of their text
	Quotes    bolt.Fault // articles whose quotes do not fit their text
	Extra     bolt.Fault // revisions that the index should not have
}

// NeedsIndex reports whether the index must be rebuilt.
func (f *Findings) NeedsIndex() bool {
	return f.Index != nil || f.Unindexed.Count+f.Passages.Count+f.Quotes.Count+f.Extra.Count > 0
}

// NeedsSaving reports whether what can be read of the archive must be saved into a new one.
func (f *Findings) NeedsSaving() bool {
	return errors.Is(f.Archive, ErrDamagedArticle) || f.Listed.Count+f.Receipts.Count > 0
}

// Examine examines a data folder, which no process may hold, and writes nothing. The error is
// ErrLocked or that of ctx.
func Examine(ctx context.Context, o Options, progress Progress) (f Findings, err error) {
	o.ReadOnly = true
	x := &examiner{}
	if x.archive, err = archive.Open(archive.Options{Path: o.path(archiveFile), ReadOnly: true}); err != nil {
		if errors.Is(err, ErrLocked) {
			return f, err
		}
		f.Archive = err
		return f, nil
	}
	defer x.archive.Close()
	s := newStore(o, x.archive)
	opened, err := s.place.open()
	if x.Index = err; err == nil {
		defer opened.Close()
		x.view = func() (index.Index, func()) { return opened, func() {} }
	}
	if x.words, x.Words = openWords(s.wordsOptions); x.Words == nil {
		defer x.words.Close()
	}
	return x.examine(ctx, progress)
}

// openWords opens the table of words for reading. Unlike vocabulary.Open, it returns an error if there is
// none.
func openWords(o vocabulary.Options) (*vocabulary.Vocabulary, error) {
	if _, err := os.Stat(o.Path); err != nil {
		return nil, err
	}
	return vocabulary.Open(o)
}

// Examine examines the open folder. Articles may be stored meanwhile.
func (s *Store) Examine(ctx context.Context, progress Progress) (Findings, error) {
	defer s.meter.Beside()()
	x := &examiner{archive: s.archive, words: s.vocabulary, view: func() (index.Index, func()) {
		view := s.View()
		return view.index, view.Release
	}}
	return x.examine(ctx, progress)
}

// examiner compares what is derived from an archive with it.
type examiner struct {
	Findings
	archive *archive.Archive
	words   *vocabulary.Vocabulary // nil: it cannot be opened
	// view returns the index for a moment: while it is in use, it is not replaced. Nil: it cannot be opened.
	view func() (x index.Index, release func())
}

func (x *examiner) examine(ctx context.Context, progress Progress) (Findings, error) {
	if x.Archive = x.archive.CheckPages(); x.Archive != nil {
		return x.Findings, ctx.Err()
	}
	var err error
	if x.Checked, err = x.archive.Check(ctx, progress); err != nil {
		x.Archive = err
		return x.Findings, ctx.Err()
	}
	if x.words != nil {
		x.Words = cmp.Or(x.words.CheckPages(), x.words.Verify(ctx))
	}
	if x.view != nil {
		x.Index = x.compare(ctx, progress)
	}
	return x.Findings, ctx.Err()
}

// compareStep is how many revisions are compared at once.
const compareStep = 256

// compare compares the index with its checksums and then with the archive, up to the revision that it has seen.
// What differs is looked at again, since articles come and go meanwhile.
func (x *examiner) compare(ctx context.Context, progress Progress) error {
	opened, release := x.view()
	release() // an index that is replaced meanwhile is closed, and so an error
	if err := opened.Verify(ctx); err != nil {
		return err
	}
	cursor, err := x.position()
	if err != nil {
		return err
	}
	var differing []news.Serial
	for after := news.Serial(0); after < cursor; after += compareStep {
		upto := min(after+compareStep, cursor)
		found, err := x.differing(ctx, after, upto)
		if err != nil {
			return err
		}
		differing = append(differing, found...)
		if progress != nil {
			progress(int(upto), int(cursor))
		}
	}
	return x.compareAgain(ctx, differing)
}

// position notes how far the index is, and returns the last revision that it has seen.
func (x *examiner) position() (news.Serial, error) {
	i, release := x.view()
	defer release()
	cursor, head := i.Cursor(), x.archive.Head()
	if cursor > head {
		return 0, fmt.Errorf("%w: it is ahead of the archive", ErrDamagedIndex)
	}
	x.Behind, x.Indexed = int(head-cursor), i.Stats().Articles
	return cursor, nil
}

func (x *examiner) between(ctx context.Context, after, upto news.Serial) (map[news.Serial]*index.Indexed, error) {
	i, release := x.view()
	defer release()
	return i.Between(ctx, after, upto)
}

// differing returns the revisions after a serial, up to another, that are not indexed as they should be.
func (x *examiner) differing(ctx context.Context, after, upto news.Serial) (out []news.Serial, err error) {
	indexed, err := x.between(ctx, after, upto)
	if err != nil {
		return nil, err
	}
	for e, err := range x.archive.Since(after) {
		if err != nil {
			return nil, err
		}
		if e.Serial > upto {
			break
		}
		if differs(e, indexed[e.Serial], new(Findings)) {
			out = append(out, e.Serial)
		}
		delete(indexed, e.Serial)
	}
	for s := range indexed { // no revision has these serials
		out = append(out, s)
	}
	slices.Sort(out)
	return out, nil
}

// compareAgain compares the revisions that differed, and counts what is wrong with them. Those that will leave
// the index when it catches up are right.
func (x *examiner) compareAgain(ctx context.Context, differing []news.Serial) error {
	cursor, err := x.position()
	if err != nil {
		return err
	}
	leaving := make(map[news.Serial]bool)
	for e, err := range x.archive.Since(cursor) {
		if err != nil {
			return err
		}
		leaving[e.Replaces] = true
	}
	for _, s := range differing {
		if leaving[s] {
			continue
		}
		if err := x.count(ctx, s); err != nil {
			return err
		}
	}
	beyond, err := x.between(ctx, x.archive.Head(), math.MaxUint64)
	for s := range beyond {
		x.Extra.Add("revision %d", s)
	}
	return err
}

// count counts what is wrong with a revision.
func (x *examiner) count(ctx context.Context, s news.Serial) error {
	indexed, err := x.between(ctx, s-1, s)
	if err != nil {
		return err
	}
	entry := archive.Entry{Serial: s} // as if there were none
	for e, err := range x.archive.Since(s - 1) {
		if err != nil {
			return err
		}
		if e.Serial == s {
			entry = e
		}
		break
	}
	differs(entry, indexed[s], &x.Findings)
	return nil
}

// differs reports whether a revision is not indexed as it should be, and counts how. Is is nil where the
// index has nothing of it.
func differs(e archive.Entry, is *index.Indexed, f *Findings) bool {
	isWanted := e.Current && !e.Damaged && e.Article != nil
	switch {
	case !isWanted && is == nil:
		return false
	case !isWanted:
		f.Extra.Add("revision %d", e.Serial)
		return true
	case is == nil || !is.Article:
		f.Unindexed.Add("revision %d", e.Serial)
		return true
	}
	passages := slices.Equal(is.Passages, passage.Split(e.Article.Text))
	quotes := quotesFit(is.Record, e.Article.Text)
	if !passages {
		f.Passages.Add("revision %d", e.Serial)
	}
	if !quotes {
		f.Quotes.Add("revision %d", e.Serial)
	}
	return !passages || !quotes
}

// quotesFit reports whether the quotes of an article lie in its text, between whole characters.
func quotesFit(packed []byte, text string) bool {
	quotes, err := record.Decode(packed, text)
	if err != nil {
		return false
	}
	for _, q := range quotes {
		for _, s := range append(slices.Clone(q.Marked), q.Span, q.Cue, q.Speaker.Mention) {
			if !isBetweenRunes(s, text) {
				return false
			}
		}
	}
	return true
}

func isBetweenRunes(s prose.Span, text string) bool {
	isStart := func(at int) bool { return at == len(text) || at < len(text) && utf8.RuneStart(text[at]) }
	return s.Start <= s.End && isStart(s.Start) && isStart(s.End)
}
