package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// door is the way to the articles of the data folder. This process has opened the
// folder, or another one holds it and answers on its socket.
type door interface {
	socket.Service
	Close() error
}

// standardPatience is how long a folder may be held by a process that does not answer:
// one that only reads is soon done, and one that has just started is soon listening.
const standardPatience = 5 * time.Second

// doorToRead is for a question.
func (a *app) doorToRead(ctx context.Context) (door, error) { return a.door(ctx, a.openToRead) }

// doorToHold is for what may take long: this process answers for the others meanwhile.
func (a *app) doorToHold(ctx context.Context) (door, error) { return a.door(ctx, a.hold) }

// doorToStay is for a prompt, which holds the folder if it can.
func (a *app) doorToStay(ctx context.Context) (door, error) { return a.door(ctx, a.openToStay) }

type opener func(context.Context) (*folder, error)

func (a *app) door(ctx context.Context, open opener) (door, error) {
	d, err := a.reach(ctx, open)
	if err != nil {
		return nil, err
	}
	return a.lasting(d, open), nil
}

// lasting is d, opened again when the process behind it ends, or when its index, which is only
// read, turns out to be damaged.
func (a *app) lasting(d door, open opener) door {
	again := func(ctx context.Context, _ error) (door, error) { return a.reach(ctx, open) }
	switch f, isOwn := d.(*folder); {
	case isOwn && !f.isOnlyRead():
		return d
	case isOwn:
		again = func(ctx context.Context, damage error) (door, error) { return a.openToRepair(ctx, damage) }
	}
	return &through{d, again}
}

// renewed is d or, where the bundled articles answer in it, the door to those that
// another process brought in since.
func (a *app) renewed(ctx context.Context, d door) (door, error) {
	if !isBundled(d) {
		return d, nil
	}
	next, err := a.reach(ctx, a.openOwnToStay)
	if errors.Is(err, errNoArticles) {
		return d, nil
	}
	if err != nil {
		return d, err
	}
	d.Close()
	return a.lasting(next, a.openToStay), nil
}

func isBundled(d door) bool {
	if t, ok := d.(*through); ok {
		d = t.door
	}
	f, ok := d.(*folder)
	return ok && f.Stats().Sample
}

// reach dials before it opens: asking a process that answers takes less than finding
// out that the folder is locked.
func (a *app) reach(ctx context.Context, open opener) (door, error) {
	for end := time.Now().Add(cmp.Or(a.patience, standardPatience)); ; {
		client, err := socket.Dial(ctx, a.folder())
		switch {
		case err == nil:
			return client, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, socket.ErrVersion):
			return nil, a.errHeld(fmt.Sprintf("which is %v: end that process, and start it again", err))
		}
		switch f, err := open(ctx); {
		case err == nil:
			return f, nil
		case !errors.Is(err, retrieval.ErrLocked):
			return nil, err
		case time.Now().After(end):
			return nil, a.errHeld("which does not answer: wait until it is done, or end that process")
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

func (a *app) errHeld(how string) error {
	return fmt.Errorf("the data folder %s is in use by another quoth%s, %s", a.folder(), holder(a.folder()), how)
}

// through is a door that is opened again when it is of no further use.
type through struct {
	door
	open func(context.Context, error) (door, error)
}

// maxHandovers bounds how often one request is put again: it may be what ends them.
const maxHandovers = 5

func (t *through) try(ctx context.Context, ask func() error) error {
	err := ask()
	for range maxHandovers {
		if !errors.Is(err, socket.ErrGone) && !errors.Is(err, errOnlyRead) {
			return err
		}
		t.door.Close()
		next, failed := t.open(ctx, err)
		if failed != nil {
			t.door = closedDoor{}
			return failed
		}
		t.door = next
		err = ask()
	}
	return err
}

// closedDoor stands in for a door that could not be opened again.
type closedDoor struct{ door }

// Close does nothing.
func (closedDoor) Close() error { return nil }

// Write is socket.Service's.
func (t *through) Write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (status int, err error) {
	err = t.try(ctx, func() error {
		status, err = t.door.Write(ctx, r, stdout, stderr)
		return err
	})
	return status, err
}

// Add is socket.Service's.
func (t *through) Add(ctx context.Context, articles []*news.Article) (outcomes []retrieval.Outcome, err error) {
	err = t.try(ctx, func() error {
		more, err := t.door.Add(ctx, articles[len(outcomes):])
		outcomes = append(outcomes, more...)
		return err
	})
	return outcomes, err
}

// Refresh is socket.Service's.
func (t *through) Refresh(ctx context.Context, r socket.Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (status int, err error) {
	err = t.try(ctx, func() error {
		status, err = t.door.Refresh(ctx, r, progress, stdout, stderr)
		return err
	})
	return status, err
}

// Reindex is socket.Service's.
func (t *through) Reindex(ctx context.Context, progress retrieval.Progress) (stats retrieval.Stats, err error) {
	err = t.try(ctx, func() error {
		stats, err = t.door.Reindex(ctx, progress)
		return err
	})
	return stats, err
}
