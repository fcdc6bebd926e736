// Package folder opens the data folder. A process that holds the folder answers the others on a Unix
// socket in it. While no process holds it, any number of them can read it to answer questions. A Handle
// works in each of these cases, and reconnects when one turns into another:
//
//	h, err := folder.Open(ctx, "./data", folder.Read, folder.Options{Serve: newService})
//	if err != nil {
//		return err
//	}
//	defer h.Close()
//	status, err := h.Write(ctx, socket.Request{Reply: &reply}, os.Stdout, os.Stderr)
//
// While the folder has no articles, the sample articles in the binary answer. The bot must hold the
// folder itself, and calls Hold.
package folder

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Handle is a data folder that this process has opened, or a connection to the process that holds it.
// It opens the folder again when that process ends, or when the index turns out to be damaged where it
// is only read. It takes one request at a time.
type Handle struct {
	opener
	mode    Mode
	current Service // own, or a *socket.Client
}

var _ Service = (*Handle)(nil)

// Open opens the data folder dir, itself or through the process that holds it.
func Open(ctx context.Context, dir string, mode Mode, o Options) (*Handle, error) {
	h := &Handle{opener: opener{o, dir}, mode: mode}
	var err error
	h.current, err = h.reach(ctx, h.open)
	if err != nil {
		return nil, err
	}
	return h, nil
}

// Hold opens the data folder dir for this process alone, and answers for the others. It fails when
// another process holds the folder.
func Hold(dir string, o Options) (*Data, error) {
	d, err := opener{o, dir}.hold()
	if errors.Is(err, retrieval.ErrLocked) {
		return nil, heldError(dir, "serves it already", "end that process first")
	}
	return d, err
}

// open opens the folder in this process.
func (h *Handle) open(ctx context.Context) (*Data, error) {
	switch h.mode {
	case ReadOwn:
		return h.read(ctx)
	case Write:
		return h.hold()
	case Copy:
		return h.holdOrCopy(ctx)
	case Prompt:
		return h.orSample(h.holdOrRead(ctx))
	}
	return h.orSample(h.read(ctx))
}

// reach dials before it opens: asking a process that answers takes less than finding out that the
// folder is locked.
func (h *Handle) reach(ctx context.Context, open func(context.Context) (*Data, error)) (Service, error) {
	for end := time.Now().Add(cmp.Or(h.Timeout, standardTimeout)); ; {
		client, err := socket.Dial(ctx, h.dir)
		switch {
		case err == nil:
			return client, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, socket.ErrVersion):
			return nil, heldError(h.dir, fmt.Sprintf("is %v", err), "end that process, and start it again")
		}
		switch d, err := open(ctx); {
		case err == nil:
			return own{d.service, d}, nil
		case !errors.Is(err, retrieval.ErrLocked):
			return nil, err
		case time.Now().After(end):
			return nil, heldError(h.dir, "does not answer", "wait until it is done, or end that process")
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

func heldError(dir, what, hint string) error {
	err := fmt.Errorf("the data folder %s is in use by another quoth%s, which %s", dir, holder(dir), what)
	return report.WithHint(err, hint)
}

// own is a data folder that this process has opened.
type own struct {
	Service
	data *Data
}

// Close closes the folder.
func (o own) Close() error { return o.data.Close() }

// IsSample reports whether the sample articles answer, and this process has not opened the folder.
func (h *Handle) IsSample() bool {
	o, ok := h.current.(own)
	return ok && o.data.Stats().Sample
}

// Close closes the connection, and the folder where this process has opened it.
func (h *Handle) Close() error { return h.current.Close() }

// Write writes what r asks for. See socket.Service.
func (h *Handle) Write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (status int, err error) {
	if r.Complete == nil { // completion must not wait, and never opens another folder
		if err := h.lookAgain(ctx); err != nil {
			return socket.StatusError, err
		}
	}
	err = h.try(ctx, func() error {
		status, err = h.current.Write(ctx, r, stdout, stderr)
		return err
	})
	return status, err
}

// Add stores articles. See socket.Service.
func (h *Handle) Add(ctx context.Context, articles []*news.Article) (outcomes []retrieval.Outcome, err error) {
	err = h.try(ctx, func() error {
		more, err := h.current.Add(ctx, articles[len(outcomes):])
		outcomes = append(outcomes, more...)
		return err
	})
	return outcomes, err
}

// Tidy merges the index, if this process has opened the folder. A process that keeps the folder open merges it when
// nothing is added.
func (h *Handle) Tidy(ctx context.Context) error {
	if o, ok := h.current.(own); ok {
		return o.data.Tidy(ctx)
	}
	return nil
}

// Refresh checks the feeds. See socket.Service.
func (h *Handle) Refresh(ctx context.Context, r socket.Refresh, progress retrieval.Progress,
	stdout, stderr io.Writer) (status int, err error) {
	err = h.try(ctx, func() error {
		status, err = h.current.Refresh(ctx, r, progress, stdout, stderr)
		return err
	})
	return status, err
}

// Reindex rebuilds the index. See socket.Service.
func (h *Handle) Reindex(ctx context.Context, to *retrieval.Cluster, progress retrieval.Progress) (
	stats retrieval.Stats, err error) {
	err = h.try(ctx, func() error {
		stats, err = h.current.Reindex(ctx, to, progress)
		return err
	})
	return stats, err
}

// Compact gives space back. See socket.Service.
func (h *Handle) Compact(ctx context.Context, progress retrieval.Progress) (sizes retrieval.Compacted, err error) {
	err = h.try(ctx, func() error {
		sizes, err = h.current.Compact(ctx, progress)
		return err
	})
	return sizes, err
}

// maxAttempts bounds how often a request is made again: it may itself be what ends the process that
// holds the folder.
const maxAttempts = 5

// try makes a request, and makes it again when the connection has become useless. If the last request
// left no connection, it begins with a new one.
func (h *Handle) try(ctx context.Context, request func() error) error {
	err := error(socket.ErrGone)
	if _, isClosed := h.current.(closed); !isClosed {
		err = request()
	}
	for range maxAttempts {
		if !errors.Is(err, socket.ErrGone) && !errors.Is(err, errOnlyRead) {
			return err
		}
		if err := h.reopen(ctx, err); err != nil {
			return err
		}
		err = request()
	}
	return err
}

// reopen replaces the connection, which has failed with cause.
func (h *Handle) reopen(ctx context.Context, cause error) error {
	h.current.Close()
	open := h.open
	if _, opened := h.current.(own); opened {
		open = func(ctx context.Context) (*Data, error) { return h.repair(ctx, cause) }
	}
	next, err := h.reach(ctx, open)
	if err != nil {
		h.current = closed{}
		return err
	}
	h.current = next
	return nil
}

// closed is a connection that could not be opened again.
type closed struct{ Service }

// Close does nothing.
func (closed) Close() error { return nil }

// lookAgain replaces the sample articles at a prompt once another process has stored articles.
func (h *Handle) lookAgain(ctx context.Context) error {
	if h.mode != Prompt || !h.IsSample() {
		return nil
	}
	next, err := h.reach(ctx, h.holdOrRead)
	if errors.Is(err, ErrNoArticles) {
		return nil
	}
	if err != nil {
		return err
	}
	h.current.Close()
	h.current = next
	return nil
}
