package retrieval

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"quoth/retrieval/index"
)

// ErrDamagedIndex means that the index cannot be read; see Heal.
var ErrDamagedIndex = index.ErrStale

// healWait bounds how long a question waits for the index to be rebuilt. After that it is
// answered from what is indexed by then.
const healWait = 10 * time.Second

// Heal reports whether the question that failed with err is worth putting again: err is about a
// damaged index, which is being rebuilt, or already is. A Library that is open for reading only
// rebuilds nothing, and NeedsRepair from then on.
func (l *Library) Heal(ctx context.Context, err error) bool {
	if !errors.Is(err, ErrDamagedIndex) || ctx.Err() != nil {
		return false
	}
	if !l.repair(err) {
		return false
	}
	l.AwaitRepair(ctx)
	return true
}

// AwaitRepair waits until a damaged index is rebuilt, as long as ctx lasts and no longer than
// some seconds. It reports whether there was anything to wait for.
func (l *Library) AwaitRepair(ctx context.Context) bool {
	if !l.repairing.Load() {
		return false
	}
	ctx, stop := context.WithTimeout(ctx, healWait)
	defer stop()
	for l.repairing.Load() && ctx.Err() == nil {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
		}
	}
	return true
}

// NeedsRepair reports whether the index is damaged and the Library is open for reading only.
func (l *Library) NeedsRepair() bool { return l.damaged.Load() }

// repair starts to rebuild a damaged index in the background, once. Questions see the new index
// from its start, and are answered from what is in it. It reports whether that can be.
func (l *Library) repair(damage error) bool {
	switch {
	case l.options.ReadOnly:
		l.damaged.Store(true)
		return false
	case l.closing.Err() != nil:
		return false
	case !l.repairing.CompareAndSwap(false, true):
		return true
	}
	l.background("rebuild the index", func() error {
		err := l.rebuild(damage)
		l.repairing.Store(false)
		return errors.Join(err, l.CatchUp(l.closing, nil)) // with what came in meanwhile
	})
	return true
}

func (l *Library) rebuild(damage error) error {
	if err := l.catch(l.closing); err != nil {
		return err
	}
	defer l.caught()
	defer l.meter.beside()()
	return l.noteWrite(errors.Join(l.startOver(damage), l.update(l.closing, nil)))
}

// background does work beside the questions, which Close waits for.
func (l *Library) background(what string, work func() error) {
	l.running.Go(func() { l.contained(what, work) })
}

// contained does work that nobody waits for, and logs what goes wrong: a panic must not end the
// process. A full disk is told of already.
func (l *Library) contained(what string, work func() error) {
	defer func() {
		if p := recover(); p != nil {
			l.repairing.Store(false)
			l.log.Error(what, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	if err := work(); err != nil && l.closing.Err() == nil && !errors.Is(err, ErrFull) {
		l.log.Error(what, "err", err)
	}
}

// startOver puts an empty index in the place of one that is damaged. Where there is no room
// even for that, an index in memory stands in until there is; the error says so. Whoever calls
// it has the turn to change the index.
func (l *Library) startOver(damage error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.Warn("the index is damaged: it is being rebuilt from the stored articles", "why", damage)
	if err := l.index.Close(); err != nil {
		l.log.Debug("close the damaged index", "err", err) // it goes all the same
	}
	return l.emptyIndex()
}

// emptyIndex puts an empty index in the place of a closed one, or of none. The caller has
// locked l.mu.
func (l *Library) emptyIndex() error {
	fresh, err := index.Create(l.options)
	l.isInMemory = err != nil
	if err == nil {
		l.index = fresh
		return nil
	}
	inMemory, failed := index.Create(index.Options{Archive: l.options.Archive})
	if failed == nil {
		l.index = inMemory
	}
	return errors.Join(err, failed)
}

// moveToDisk puts an empty index on the disk in the place of one in memory, where there is
// room by now.
func (l *Library) moveToDisk() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.isInMemory {
		return nil
	}
	fresh, err := index.Create(l.options)
	if err != nil {
		return err
	}
	old := l.index
	l.index, l.isInMemory = fresh, false
	return old.Close()
}

// verifyEvery is how often the segments of an index that stays open are compared with their
// checksums.
const verifyEvery = 24 * time.Hour

// verifyCaches compares the index and the table of words with their checksums, after opening
// and then once a day, and rebuilds what differs: answers would change without a word.
func (l *Library) verifyCaches() {
	ticker := time.NewTicker(verifyEvery)
	defer ticker.Stop()
	for {
		l.verifyOnce()
		if err := l.vocabulary.Verify(l.closing); err != nil && l.closing.Err() == nil {
			l.recountAll(err)
		}
		select {
		case <-ticker.C:
		case <-l.closing.Done():
			return
		}
	}
}

func (l *Library) verifyOnce() {
	l.mu.RLock()
	x := l.index
	l.mu.RUnlock()
	err := x.Verify(l.closing)
	switch {
	case errors.Is(err, ErrDamagedIndex):
		l.repair(err)
	case err != nil && l.closing.Err() == nil:
		l.log.Warn("the index could not be compared with its checksums", "err", err)
	}
	l.verifiedOnce.Do(func() { close(l.verification) })
}

// Verified waits until the index was compared with its checksums for the first time, as long as
// ctx lasts; the error is ErrDamagedIndex when it is damaged and cannot be rebuilt here.
func (l *Library) Verified(ctx context.Context) error {
	select {
	case <-l.verification:
	case <-ctx.Done():
	}
	if l.NeedsRepair() {
		return fmt.Errorf("verify: %w", ErrDamagedIndex)
	}
	return nil
}
