package place

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"time"

	"quoth/bot/discord/rest"
)

// threads is a list of threads.
type threads struct {
	Threads []channel `json:"threads"`
	More    bool      `json:"has_more"`
}

// findThread returns the id of the oldest thread of the forum, opened by a user since a moment, whose
// first message has a mark; or "".
func (p *Place) findThread(ctx context.Context, by, mark string, since time.Time) (string, error) {
	var active threads
	path := rest.Path("guilds", p.channel.Server, "threads", "active") // of all channels
	if err := p.client.Do(ctx, "GET", path, nil, &active); err != nil {
		return "", err
	}
	archived, err := p.archived(ctx, since)
	if err != nil {
		return "", err
	}
	var own []uint64
	for _, t := range append(active.Threads, archived...) {
		if t.Parent == p.channel.ID && t.Owner == by && openedAt(t.ID).After(since) {
			own = append(own, number(t.ID))
		}
	}
	slices.Sort(own)
	for _, id := range own {
		thread := strconv.FormatUint(id, 10)
		if ok, err := p.opensWith(ctx, thread, by, mark); ok || err != nil {
			return thread, err
		}
	}
	return "", nil
}

// opensWith reports whether the first message of a thread, which has the thread's id, has a mark.
func (p *Place) opensWith(ctx context.Context, thread, by, mark string) (bool, error) {
	var m message
	err := p.client.Do(ctx, "GET", rest.Path("channels", thread, "messages", thread), nil, &m)
	if rest.Status(err) == 404 && rest.Code(err) != 0 { // Discord says that somebody has deleted it
		return false, nil
	}
	return err == nil && m.Author.ID == by && carries(m.Components, mark), err
}

// archived returns the threads of the forum that were archived since a moment.
func (p *Place) archived(ctx context.Context, since time.Time) (out []channel, err error) {
	query := url.Values{"limit": {"100"}}
	for range maxPages {
		var page threads
		path := rest.Path("channels", p.channel.ID, "threads", "archived", "public") + "?" + query.Encode()
		if err := p.client.Do(ctx, "GET", path, nil, &page); err != nil {
			return nil, err
		}
		out = append(out, page.Threads...)
		if !page.More || len(page.Threads) == 0 {
			return out, nil
		}
		oldest := page.Threads[len(page.Threads)-1].Thread.ArchivedAt
		if oldest.Before(since) {
			return out, nil
		}
		query.Set("before", oldest.Format(time.RFC3339Nano))
	}
	return nil, errors.New("too many threads to look through")
}

// number returns an id as a number, by which ids are ordered in time.
func number(id string) uint64 {
	n, _ := strconv.ParseUint(id, 10, 64)
	return n
}

// openedAt returns when what has an id was made (docs.discord.com, reference, snowflakes).
func openedAt(id string) time.Time {
	const epoch = 1420070400000 // the first second of 2015, in milliseconds
	return time.UnixMilli(int64(number(id)>>22) + epoch)
}
