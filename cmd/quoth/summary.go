package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// summaryFlags are the flags of summary that only the terminal has.
type summaryFlags struct {
	Why  bool   `help:"Tell how the score of each story is made up."`
	File string `name:"batch" placeholder:"FILE" help:"Summarise each day of a file of JSON Lines, or one packed by gzip, from its pool of articles; - is standard input."`
}

// batchDay is a line of a batch: what the summary of a day is made of.
type batchDay struct {
	Day       string     `json:"day"`
	Published string     `json:"published"` // RFC 3339 or a day; empty: Day
	Pool      []news.Key `json:"pool"`
}

type batchSummary struct {
	Day   string      `json:"day"`
	Items []batchItem `json:"items"`
}

// batchItem is a story: the lead first.
type batchItem struct {
	ArticleID news.Key   `json:"article_id"` // of the first sentence
	Sentences []string   `json:"sentences"`
	Links     []news.Key `json:"links,omitempty"` // of the other articles that sentences are of
}

// serveDays refuses what a batch has no use for before it answers one.
func (a *app) serveDays(ctx context.Context, flags summaryFlags, options map[string]string) error {
	if len(options) > 0 || flags.Why {
		return a.write(refused("summary", "--batch takes its days from a file, and nothing beside.", "Leave out --day, --topic and --why."))
	}
	return a.batch(ctx, flags.File, func(line []byte) (socket.Request, error) {
		pool, err := a.readPool(line)
		return socket.Request{Pool: &pool}, err
	})
}

func (a *app) readPool(line []byte) (socket.Pool, error) {
	var d batchDay
	if err := json.Unmarshal(line, &d); err != nil {
		return socket.Pool{}, errLine(err, wantPool)
	}
	if d.Published == "" {
		d.Published = d.Day
	}
	if d.Published == "" {
		return socket.Pool{}, errors.New("no day: " + wantPool)
	}
	pool := socket.Pool{Day: d.Day, Call: socket.Call(a.call("summary", nil)), Keys: d.Pool}
	var err error
	if pool.Call.Now, err = readTime(d.Published, a.Zone.location()); err != nil {
		return pool, fmt.Errorf("published: %w", err)
	}
	return pool, nil
}

// summarisePool tells on stderr what is wrong with a pool; its status says so.
func summarisePool(ctx context.Context, library *retrieval.Library, p socket.Pool, stdout, stderr io.Writer) (int, error) {
	q := retrieval.SummaryQuery{Day: news.Day(p.Call.Now, p.Call.Zone), Zone: p.Call.Zone, Now: p.Call.Now}
	s, err := library.SummaryOf(ctx, p.Keys, q)
	if errors.Is(err, retrieval.ErrNoArticle) {
		streams{err: stderr}.tell("%v", err)
		return statusError, nil
	}
	if err != nil {
		return statusError, err
	}
	return statusOK, writeJSON(stdout, batchSummary{p.Day, batchItems(s)})
}

func batchItems(s digest.Summary) []batchItem {
	out := []batchItem{}
	if s.Lead != nil {
		out = append(out, batchItemOf(*s.Lead))
	}
	for _, i := range s.Items {
		out = append(out, batchItemOf(i))
	}
	return out
}

func batchItemOf(i digest.Item) batchItem {
	out := batchItem{ArticleID: i.Sentences[0].Article().Key}
	for _, s := range i.Sentences {
		out.Sentences = append(out.Sentences, s.Text())
		if k := s.Article().Key; k != out.ArticleID {
			out.Links = append(out.Links, k)
		}
	}
	return out
}
