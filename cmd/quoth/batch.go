package main

import (
	"context"
	"fmt"
	"strings"

	"quoth/bot"
	"quoth/bot/batch"
	"quoth/bot/folder"
	"quoth/bot/mount"
	"quoth/bot/socket"
)

// maxTop bounds the passages for a question.
const maxTop = 1000

// serveQuestions answers a file of questions. It first refuses flags that a batch cannot use.
func (a *app) serveQuestions(ctx context.Context, flags mount.AskFlags, options map[string]string) error {
	switch {
	case len(options) > 0 || flags.Why:
		return a.refuse("ask", "--batch takes its questions from a file only.",
			"Leave out the words, --source, --since, --until and --why.")
	case flags.Top < 1 || flags.Top > maxTop:
		return a.refuse("ask", fmt.Sprintf("--top cannot be %d.", flags.Top),
			fmt.Sprintf("Write a whole number from 1 to %d.", maxTop))
	}
	return a.serveLines(ctx, flags.File, func(line []byte) (socket.Request, error) {
		q, err := batch.ParseQuestion(line, a.Zone.Location())
		if err == nil {
			err = checkQuestion(q.Text)
		}
		call := a.call("ask", map[string]string{"question": q.Text})
		if !q.Now.IsZero() {
			call.Now = q.Now
		}
		return socket.Request{
			Rank: &socket.Rank{ID: q.ID, Call: socket.Call(call), Top: flags.Top, Shown: flags.Shown},
		}, err
	})
}

// checkQuestion refuses a question that is too long, as ask does.
func checkQuestion(text string) error {
	ask, _ := bot.Find(commandTable(), "ask")
	question, _ := ask.Option("question")
	return question.CheckLength(strings.TrimSpace(text)) // as ask counts
}

// serveDays summarises a file of days. It first refuses flags that a batch cannot use.
func (a *app) serveDays(ctx context.Context, flags mount.SummaryFlags, options map[string]string) error {
	if len(options) > 0 || flags.Why {
		return a.refuse("summary", "--batch takes its days from a file only.",
			"Leave out --day, --topic and --why.")
	}
	return a.serveLines(ctx, flags.File, func(line []byte) (socket.Request, error) {
		d, err := batch.ParseDay(line, a.Zone.Location())
		call := a.call("summary", nil)
		call.Now = d.Now
		return socket.Request{Pool: &socket.Pool{Day: d.Name, Call: socket.Call(call), Keys: d.Pool}}, err
	})
}

// serveLines answers each line of a file, by the request that read makes of it.
func (a *app) serveLines(ctx context.Context, file string, read func([]byte) (socket.Request, error)) error {
	in, err := batch.Open(file, a.in)
	if err != nil {
		return err
	}
	defer in.Close()
	h, err := a.open(ctx, folder.Read)
	if err != nil {
		return err
	}
	defer h.Close()
	return asError(batch.Answer(ctx, in, h, a.streamsOf(file), read))
}

// streamsOf returns where the results of a file go.
func (a *app) streamsOf(file string) batch.Streams {
	return batch.Streams{File: file, Out: a.out, Messages: a.err}
}
