package batch

import (
	"context"
	"errors"
	"fmt"
	"io"

	"quoth/bot/console"
	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// Answer has service answer each line of in, by the request that read makes of the line. It goes on
// after a line that cannot be read or answered, and returns the status of the last such line. Without
// one the status is socket.StatusOK.
func Answer(ctx context.Context, in io.Reader, service socket.Service, s Streams,
	read func(line []byte) (socket.Request, error)) (status int, err error) {
	err = s.flushed(func(s Streams) error {
		status, err = s.answer(ctx, in, service, read)
		return err
	})
	return status, err
}

func (s Streams) answer(ctx context.Context, in io.Reader, service socket.Service,
	read func([]byte) (socket.Request, error)) (status int, err error) {
	next := console.PlainLines(in)
	for n := 1; ; n++ {
		line, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return status, nil
		case err != nil && !errors.Is(err, console.ErrLongLine):
			return status, fmt.Errorf("read %s: %w", s.File, report.Cause(err))
		case err == nil && isBlank(line):
			continue
		}
		var request socket.Request
		if err == nil {
			request, err = read([]byte(line))
		}
		if err != nil {
			s.tell(n, "%v", err)
			status = socket.StatusError
			continue
		}
		switch got, err := service.Write(ctx, request, s.Out, s.Messages); {
		case err != nil:
			return status, fmt.Errorf("answer %s: %w", report.Place(s.File, n), err)
		case got != socket.StatusOK:
			s.tell(n, "no answer")
			status = got
		}
	}
}

// Ranked is the answer to a question, as a line of JSON.
type Ranked struct {
	ID        string    `json:"id"`
	Results   []Passage `json:"results"`
	Abstained bool      `json:"abstained"`
}

// Passage is a piece of an article.
type Passage struct {
	ArticleID news.Key `json:"article_id"`
	Passage   string   `json:"passage"`
	Score     float64  `json:"score"`
}

func passage(e news.Excerpt, score float64) Passage {
	return Passage{e.Article().Key, e.Text(), score}
}

// Rank returns the passages that answer a question best or, where r says so, what a reply would
// show.
func Rank(ctx context.Context, library *retrieval.Library, r socket.Rank) (Ranked, error) {
	ranked := Ranked{ID: r.ID, Results: []Passage{}}
	query := retrieval.Query{Text: r.Call.Options["question"], Now: r.Call.Now, Zone: r.Call.Zone}
	if r.Shown {
		answer, err := library.Ask(ctx, query)
		ranked.Results = append(ranked.Results, shown(answer)...)
		ranked.Abstained = answer.Silence != nil
		return ranked, err
	}
	passages, abstained, err := library.Rank(ctx, query, r.Top)
	for _, p := range passages {
		ranked.Results = append(ranked.Results, passage(p.Excerpt, p.Score))
	}
	ranked.Abstained = abstained
	return ranked, err
}

// mostShown bounds the excerpts of an answer, as a reply does.
const mostShown = 3

// shown returns the first excerpts that a reply shows: of stories, of what was said, or of the
// summary of a day.
func shown(a retrieval.Answer) []Passage {
	var out []Passage
	add := func(e news.Excerpt, score float64) {
		if len(out) < mostShown {
			out = append(out, passage(e, score))
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
	if a.Summary != nil {
		for _, item := range items(a.Summary.Summary) {
			add(item.Sentences[0], 1)
		}
	}
	return out
}

// items returns the stories of a summary, the lead first.
func items(s digest.Summary) []digest.Item {
	if s.Lead == nil {
		return s.Items
	}
	return append([]digest.Item{*s.Lead}, s.Items...)
}
