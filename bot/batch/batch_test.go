package batch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/socket"
	"quoth/retrieval/news"
)

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := io.WriteString(w, byteOrderMark+"text"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"plain": "text", "marked": byteOrderMark + "text",
		"packed.gz": packed.String()} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{path, "-"} {
			in, err := Open(file, strings.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(in)
			if err := errors.Join(err, in.Close()); err != nil || string(got) != "text" {
				t.Errorf("%s as %s: %q, %v, want the text", name, file, got, err)
			}
		}
	}
	if _, err := Open(filepath.Join(dir, "none"), nil); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestParse(t *testing.T) {
	tokyo := time.FixedZone("Tokyo", 9*60*60)
	endOfDay := time.Date(2026, 1, 6, 23, 59, 59, 0, tokyo)
	for line, want := range map[string]Question{
		`{"id":"1","question":"Who?"}`:                         {ID: "1", Text: "Who?"},
		`{"id":"1","question":"Who?","asked_at":"2026-01-06"}`: {"1", "Who?", endOfDay},
		`{"id":"1","question":"Who?","asked_at":"2026-01-06T08:00:00Z","more":true}`: {"1", "Who?",
			time.Date(2026, 1, 6, 8, 0, 0, 0, time.UTC)},
	} {
		if got, err := ParseQuestion([]byte(line), tokyo); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s: got %+v, %v, want %+v", line, got, err, want)
		}
	}
	for line, want := range map[string]Day{
		`{"day":"2026-01-06","pool":["a","b"]}`:      {"2026-01-06", endOfDay, []news.Key{"a", "b"}},
		`{"day":"Tuesday","published":"2026-01-06"}`: {Name: "Tuesday", Now: endOfDay},
	} {
		if got, err := ParseDay([]byte(line), tokyo); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s: got %+v, %v, want %+v", line, got, err, want)
		}
	}
	for line, want := range map[string]string{
		`what?`: "broken JSON (invalid character 'w' looking for beginning of value): " +
			"want {\"day\"",
		`5`:                                  "number is not an object: want {\"day\"",
		`{"day":5}`:                          "day: number, want text in quotation marks",
		`{"pool":[]}`:                        "no day: want {\"day\"",
		`{"day":"soon"}`:                     `published: "soon" is not a time: want 2026-01-06`,
		`{"day":"2026-02-30"}`:               `published: "2026-02-30" is not a time`,
		`{"day":"d","published":"tomorrow"}`: `published: "tomorrow" is not a time`,
	} {
		if _, err := ParseDay([]byte(line), tokyo); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got error %v, want %q", line, err, want)
		}
	}
}

// service answers a rank with its id, unless that is the name of a fault.
type service struct{ socket.Service }

func (service) Write(_ context.Context, r socket.Request, stdout, _ io.Writer) (int, error) {
	switch r.Rank.ID {
	case "silent":
		return socket.StatusSilent, nil
	case "broken":
		return socket.StatusError, errors.New("the disk is gone")
	}
	_, err := fmt.Fprintln(stdout, r.Rank.ID)
	return socket.StatusOK, err
}

func TestAnswer(t *testing.T) {
	tests := []struct {
		name, in      string
		status        int
		err           string
		out, messages string
	}{
		{"all", "a\n\n b \nc", socket.StatusOK, "", "a\nb\nc\n", ""},
		{"one cannot be read", "a\n?\nb\n", socket.StatusError, "", "a\nb\n", "quoth: q.jsonl:2: no question\n"},
		{"one is not answered", "a\nsilent\nb\n", socket.StatusSilent, "", "a\nb\n", "quoth: q.jsonl:2: no answer\n"},
		{"one ends it", "a\nbroken\nb\n", socket.StatusOK, "answer q.jsonl:2: the disk is gone", "a\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, messages bytes.Buffer
			s := Streams{File: "q.jsonl", Out: &out, Messages: &messages}
			status, err := Answer(t.Context(), strings.NewReader(tt.in), service{}, s,
				func(line []byte) (socket.Request, error) {
					if string(line) == "?" {
						return socket.Request{}, errors.New("no question")
					}
					return socket.Request{Rank: &socket.Rank{ID: strings.TrimSpace(string(line))}}, nil
				})
			if status != tt.status || tt.err == "" && err != nil || tt.err != "" && fmt.Sprint(err) != tt.err {
				t.Errorf("status %d, error %v, want %d and %q", status, err, tt.status, tt.err)
			}
			if out.String() != tt.out || messages.String() != tt.messages {
				t.Errorf("wrote %q and %q, want %q and %q", &out, &messages, tt.out, tt.messages)
			}
		})
	}
}

func TestQuotes(t *testing.T) {
	var out, messages bytes.Buffer
	q := Quotes{Streams: Streams{"in.jsonl", &out, &messages}, JSON: true}
	err := q.Run(strings.NewReader(`{"id":"a","text":"“The pier’s closed,” Rosa Vane said."}` + "\n{\n" +
		`{"id":"b","text":"It rained."}` + "\n"))
	if !errors.Is(err, ErrSkipped) || !strings.HasPrefix(messages.String(), "quoth: in.jsonl:2: broken JSON") {
		t.Errorf("error %v, messages %q, want line 2 skipped", err, &messages)
	}
	lines := strings.Split(out.String(), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0],
		`{"id":"a","quotes":[{"start":0,"end":20,"text":"“The pier’s closed,”","type":"direct","speaker_name":"Rosa Vane"`) ||
		lines[1] != `{"id":"b","quotes":[]}` {
		t.Errorf("got %q, want the quote of the first text, and none of the second", lines)
	}
	long := strings.NewReader(strings.Repeat("a", 2<<20))
	err = q.eachLine(long, 1<<20, func(int, []byte) error { return nil })
	if want := "read in.jsonl: a line has more than 1 MiB"; err == nil || err.Error() != want {
		t.Errorf("a line that is too long: %v, want %q", err, want)
	}
}

func TestPages(t *testing.T) {
	const html = `<title>Weir</title><article><h1>Weir</h1><p>` +
		`The weir held through the night after the river rose by two metres, engineers said.</p></article>`
	var out, messages bytes.Buffer
	p := Pages{Streams: Streams{"in.html", &out, &messages}}
	if err := p.Run(strings.NewReader(html)); err != nil || !strings.HasPrefix(out.String(), "Weir\n\nThe weir held") {
		t.Errorf("one page: %q, %v", &out, err)
	}
	out.Reset()
	if err := p.Run(strings.NewReader("<title>Nothing</title>")); !errors.Is(err, ErrSkipped) ||
		!strings.HasPrefix(messages.String(), "quoth: in.html: ") {
		t.Errorf("a page without an article: %q, %v, said %q", &out, err, &messages)
	}
}
