package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// askFlags are the flags of ask that only the terminal has.
type askFlags struct {
	Why   bool   `help:"Tell how each result was weighed."`
	File  string `name:"batch" placeholder:"FILE" help:"Answer the questions of a file of JSON Lines, or one packed by gzip; - is standard input."`
	Top   int    `default:"10" placeholder:"N" help:"With --batch: how many passages for each question (${default})."`
	Shown bool   `help:"With --batch: the excerpts that a reply would show, instead of passages."`
}

type batchAnswer struct {
	ID        string         `json:"id"`
	Results   []batchPassage `json:"results"`
	Abstained bool           `json:"abstained"`
}

type batchPassage struct {
	ArticleID news.Key `json:"article_id"`
	Passage   string   `json:"passage"`
	Score     float64  `json:"score"`
}

// maxTop bounds the passages for a question.
const maxTop = 1000

// serveBatch refuses what a batch has no use for before it answers one.
func (a *app) serveBatch(ctx context.Context, flags askFlags, options map[string]string) error {
	switch {
	case len(options) > 0 || flags.Why:
		return a.write(refused("ask", "--batch takes its questions from a file, and nothing beside.", "Leave out the words, --source, --since, --until and --why."))
	case flags.Top < 1 || flags.Top > maxTop:
		return a.write(refused("ask", fmt.Sprintf("--top cannot be %d.", flags.Top), fmt.Sprintf("Write a whole number from 1 to %d.", maxTop)))
	}
	return a.batch(ctx, flags.File, func(line []byte) (socket.Request, error) {
		q, err := a.readQuestion(line)
		return socket.Request{Rank: &socket.Rank{ID: q.ID, Call: socket.Call(q.call), Top: flags.Top, Shown: flags.Shown}}, err
	})
}

// batch answers each line of a file with a line, by the request that read makes of it.
func (a *app) batch(ctx context.Context, file string, read func([]byte) (socket.Request, error)) error {
	in, err := a.openBatch(file)
	if err != nil {
		return err
	}
	defer in.Close()
	d, err := a.doorToRead(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	out := bufio.NewWriter(a.out)
	if err := a.answerLines(ctx, d, in, out, file, read); err != nil {
		out.Flush()
		return err
	}
	return out.Flush()
}

// openBatch opens a file, packed by gzip or not.
func (a *app) openBatch(file string) (io.ReadCloser, error) {
	in := io.NopCloser(a.in)
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, advisedInput(err))
		}
		in = f
	}
	buffered := bufio.NewReader(in)
	if magic, _ := buffered.Peek(2); string(magic) != "\x1f\x8b" {
		return readCloser{unmarked(buffered), in}, nil
	}
	unpacked, err := gzip.NewReader(buffered)
	if err != nil {
		in.Close()
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return readCloser{unmarked(unpacked), in}, nil
}

// unmarked is r without a byte order mark at its start.
func unmarked(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if start, _ := b.Peek(len(byteOrderMark)); string(start) == byteOrderMark {
		_, _ = b.Discard(len(byteOrderMark)) // they were seen
	}
	return b
}

// readCloser reads from one and closes the other.
type readCloser struct {
	io.Reader
	io.Closer
}

// answerLines goes on after a line that cannot be read or served, and says so by its status.
func (a *app) answerLines(ctx context.Context, d door, in io.Reader, out io.Writer, file string, read func([]byte) (socket.Request, error)) error {
	next := console.PlainLines(in)
	var result error
	for n := 1; ; n++ {
		line, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return result
		case err != nil && !errors.Is(err, console.ErrLongLine):
			return fmt.Errorf("read %s: %w", file, cause(err))
		case err == nil && strings.TrimSpace(line) == "":
			continue
		}
		var request socket.Request
		if err == nil {
			request, err = read([]byte(line))
		}
		if err != nil {
			a.tell("%s:%d: %v", file, n, err)
			result = status(statusError)
			continue
		}
		switch code, err := d.Write(ctx, request, out, a.err); {
		case err != nil:
			return fmt.Errorf("answer %s:%d: %w", file, n, err)
		case code != statusOK:
			a.tell("%s:%d has no answer", file, n)
			result = status(code)
		}
	}
}

// batchQuestion is a line of a batch, and the call that it makes.
type batchQuestion struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	AskedAt  string `json:"asked_at"` // RFC 3339 or a day; empty: now
	call     bot.Call
}

const (
	wantQuestion = `want {"id","question","asked_at"}`
	wantPool     = `want {"day","published","pool":["id"]}`
)

func (a *app) readQuestion(line []byte) (batchQuestion, error) {
	var q batchQuestion
	if err := json.Unmarshal(line, &q); err != nil {
		return q, errLine(err, wantQuestion)
	}
	if strings.TrimSpace(q.Question) == "" {
		return q, errors.New("no question: " + wantQuestion)
	}
	if err := checkQuestion(q.Question); err != nil {
		return q, err
	}
	q.call = a.call("ask", map[string]string{"question": q.Question})
	if q.AskedAt == "" {
		return q, nil
	}
	var err error
	if q.call.Now, err = readTime(q.AskedAt, a.Zone.location()); err != nil {
		return q, fmt.Errorf("asked_at: %w", err)
	}
	return q, nil
}

// errLine puts a mistake in a line in the words of the line: its fields are text.
func errLine(err error, want string) error {
	var mistyped *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &mistyped):
		return fmt.Errorf("broken JSON (%w): %s", err, want)
	case mistyped.Field == "":
		return fmt.Errorf("%s is no object: %s", mistyped.Value, want)
	}
	return fmt.Errorf("%s: %s, want text in quotation marks", mistyped.Field, mistyped.Value)
}

// checkQuestion refuses what ask refuses.
func checkQuestion(text string) error {
	for _, c := range commandTable() {
		if o, ok := c.Option("question"); ok && c.Name == "ask" {
			return o.CheckLength(strings.TrimSpace(text)) // as ask counts
		}
	}
	return nil
}

// answerRank ranks passages or, with --shown, gives what a reply would show.
func answerRank(ctx context.Context, library *retrieval.Library, r socket.Rank) (batchAnswer, error) {
	answer := batchAnswer{ID: r.ID, Results: []batchPassage{}}
	query := retrieval.Query{Text: r.Call.Options["question"], Now: r.Call.Now, Zone: r.Call.Zone}
	if r.Shown {
		shown, err := library.Ask(ctx, query)
		answer.Results = append(answer.Results, shownIn(shown)...)
		answer.Abstained = shown.Silence != nil
		return answer, err
	}
	passages, abstained, err := library.Rank(ctx, query, r.Top)
	for _, p := range passages {
		answer.Results = append(answer.Results, passageOf(p.Excerpt, p.Score))
	}
	answer.Abstained = abstained
	return answer, err
}

// mostShown is how many excerpts of an answer are given.
const mostShown = 3

// shownIn are the first excerpts that a reply shows: of stories, of what was said, or of the
// summary of a day.
func shownIn(a retrieval.Answer) []batchPassage {
	var out []batchPassage
	add := func(e news.Excerpt, score float64) {
		if len(out) < mostShown {
			out = append(out, passageOf(e, score))
		}
	}
	for _, r := range a.Results {
		add(r.Excerpt, r.Score)
	}
	if a.Quotes != nil {
		for _, q := range a.Quotes.Results {
			add(q.Excerpt, q.Score)
		}
	}
	if a.Summary == nil || a.Summary.Lead == nil {
		return out
	}
	for _, item := range append([]digest.Item{*a.Summary.Lead}, a.Summary.Items...) {
		add(item.Sentences[0], 1)
	}
	return out
}

func passageOf(e news.Excerpt, score float64) batchPassage {
	return batchPassage{e.Article().Key, e.Text(), score}
}
