package socket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// zones compares places by name: a location that was read again is another pointer.
var zones = cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() })

func TestWriteTravels(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	call := Call{Command: "ask", Options: map[string]string{"question": "Who shut the lock at “Tavel”?"}, Zone: paris, Now: time.Date(2026, 1, 6, 8, 0, 0, 5, time.UTC)}
	long := strings.Repeat("Nothing sails before noon.\n", 3*maxPiece/27)
	tests := []struct {
		name           string
		request        Request
		stdout, stderr string
		status         int
		err            error
	}{
		{name: "a reply", request: Request{Reply: &Reply{Call: call, JSON: true, Out: Screen{72, true}, Err: Screen{Width: 40}}}, stdout: "“No.”\n"},
		{name: "a silence, by its status", request: Request{Reply: &Reply{Call: call}}, stdout: "Nothing.\n", stderr: "quoth: a note\n", status: 3},
		{name: "bytes that are no UTF-8", request: Request{Reply: &Reply{Call: call}}, stdout: "\xff\xfe\x00<&>\u2028\n"},
		{name: "values to choose from", request: Request{Complete: &Complete{Call: call, Option: "source", Typed: "Ta"}}, stdout: "Tavel Post\nTavel Times\n"},
		{name: "a line of a batch", request: Request{Rank: &Rank{ID: "q7", Call: call, Top: 10, Shown: true}}, stdout: "{}\n"},
		{name: "a line of a batch of days", request: Request{Pool: &Pool{Day: "2026-01-06", Call: call, Keys: []news.Key{"otters", "toll"}}}, stdout: "{}\n"},
		{name: "an export longer than a piece", request: Request{Export: &Export{All: true}}, stdout: long},
		{name: "nothing to say", request: Request{Export: &Export{}}},
		{name: "an error", request: Request{Export: &Export{}}, stdout: "half a line", status: 1, err: errors.New("export: damaged")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got Request
			dir := serve(t, service{write: func(_ context.Context, r Request, stdout, stderr io.Writer) (int, error) {
				got = r
				io.WriteString(stderr, test.stderr)
				io.WriteString(stdout, test.stdout)
				return test.status, test.err
			}}, standardLimits())
			var stdout, stderr bytes.Buffer
			status, err := connect(t, dir).Write(t.Context(), test.request, &stdout, &stderr)
			if fmt.Sprint(err) != fmt.Sprint(test.err) || status != test.status {
				t.Errorf("got status %d and error %v, want %d and %v", status, err, test.status, test.err)
			}
			if stdout.String() != test.stdout || stderr.String() != test.stderr {
				t.Errorf("got %d bytes %.60q and %q, want %d bytes %.60q and %q", stdout.Len(), &stdout, &stderr, len(test.stdout), test.stdout, test.stderr)
			}
			if diff := cmp.Diff(test.request, got, zones); diff != "" {
				t.Errorf("the service was asked for something else (-sent +got):\n%s", diff)
			}
		})
	}
}

func TestUserStaysBehind(t *testing.T) {
	var got Request
	dir := serve(t, service{write: func(_ context.Context, r Request, _, _ io.Writer) (int, error) {
		got = r
		return 0, nil
	}}, standardLimits())
	if _, err := connect(t, dir).Write(t.Context(), Request{Reply: &Reply{Call: Call{Command: "feeds", User: "operator"}}}, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got.Reply.Call.User != "" {
		t.Errorf("got user %q, want none: the socket's caller is the person at the terminal", got.Reply.Call.User)
	}
}

func TestAddTravels(t *testing.T) {
	articles := []*news.Article{
		news.New(news.Article{
			Key: "lock-1", Title: "Lock “reopens” <soon>", Source: "Tavel Post", Author: "Odile Brandt", URL: "https://tavelpost.example/a?b=1&c=2",
			Published: time.Date(2026, 1, 6, 9, 30, 0, 0, time.FixedZone("", 3600)), Fetched: time.Date(2026, 1, 7, 0, 0, 0, 1, time.UTC),
			Text: "The lock reopens on Monday.\n\n“At last,” said Brandt.\u2028\tSo be it.",
		}),
		news.New(news.Article{Title: "No id, no dates", Text: "A text.", File: "lock.txt"}),
	}
	want := []retrieval.Outcome{retrieval.New, retrieval.Same}
	var got []*news.Article
	dir := serve(t, service{add: func(_ context.Context, articles []*news.Article) ([]retrieval.Outcome, error) {
		got = articles
		return want, nil
	}}, standardLimits())
	outcomes, err := connect(t, dir).Add(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(articles, got); diff != "" {
		t.Errorf("other articles arrived (-sent +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, outcomes); diff != "" {
		t.Errorf("other outcomes came back (-want +got):\n%s", diff)
	}
}

func TestAddFails(t *testing.T) {
	tests := []struct {
		name     string
		outcomes []retrieval.Outcome
		err      error
		want     string
	}{
		{"nothing is stored", nil, errors.New("store: no space left"), "store: no space left"},
		{"stored, and not indexed", []retrieval.Outcome{retrieval.New}, errors.New("index: broken"), "index: broken"},
		{"outcomes of other articles", []retrieval.Outcome{retrieval.New, retrieval.New}, nil, "add 1 articles: 2 outcomes came back"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := serve(t, service{add: func(context.Context, []*news.Article) ([]retrieval.Outcome, error) {
				return test.outcomes, test.err
			}}, standardLimits())
			got, err := connect(t, dir).Add(t.Context(), []*news.Article{news.New(news.Article{Title: "A", Text: "B"})})
			if fmt.Sprint(err) != test.want {
				t.Errorf("got error %v, want %s", err, test.want)
			}
			if diff := cmp.Diff(test.outcomes, got); diff != "" {
				t.Errorf("other outcomes came back (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReindexTravels(t *testing.T) {
	want := retrieval.Stats{Articles: 7, Indexed: 7, Passages: 30}
	to := &retrieval.Cluster{Addresses: []string{"https://node1:9200"}, Prefix: "news", User: "quoth", Password: "hidden"}
	dir := serve(t, service{reindex: func(_ context.Context, asked *retrieval.Cluster, progress retrieval.Progress) (
		retrieval.Stats, error) {
		if diff := cmp.Diff(to, asked); diff != "" {
			t.Errorf("another place (-want +got):\n%s", diff)
		}
		progress(3, 7)
		progress(7, 7)
		return want, nil
	}}, standardLimits())
	var steps [][2]int
	got, err := connect(t, dir).Reindex(t.Context(), to, func(done, total int) { steps = append(steps, [2]int{done, total}) })
	if err != nil || got != want {
		t.Errorf("got %+v and error %v, want %+v", got, err, want)
	}
	if diff := cmp.Diff([][2]int{{3, 7}, {7, 7}}, steps); diff != "" {
		t.Errorf("other progress (-want +got):\n%s", diff)
	}
}

func TestCompactTravels(t *testing.T) {
	want := retrieval.Compacted{Before: 900, After: 300}
	dir := serve(t, service{compact: func(_ context.Context, progress retrieval.Progress) (retrieval.Compacted, error) {
		progress(7, 7)
		return want, nil
	}}, standardLimits())
	done := 0
	got, err := connect(t, dir).Compact(t.Context(), func(n, _ int) { done = n })
	if err != nil || got != want || done != 7 {
		t.Errorf("got %+v, progress %d and error %v, want %+v and 7", got, done, err, want)
	}
}

func TestManyAtOnce(t *testing.T) {
	dir := serve(t, echo(), standardLimits())
	shared := connect(t, dir)
	var asking sync.WaitGroup
	for i := range 50 {
		asking.Go(func() {
			own, err := Dial(t.Context(), dir)
			if err != nil {
				t.Error(err)
				return
			}
			defer own.Close()
			for _, c := range []*Client{own, shared} {
				var out bytes.Buffer
				want := fmt.Sprint("question ", i)
				if _, err := c.Write(t.Context(), Request{Rank: &Rank{ID: want}}, &out, io.Discard); err != nil || out.String() != want {
					t.Errorf("got %q and error %v, want %q", &out, err, want)
				}
			}
		})
	}
	asking.Wait()
}

func TestPanicEndsOneRequest(t *testing.T) {
	dir := serve(t, service{write: func(_ context.Context, r Request, stdout, _ io.Writer) (int, error) {
		return r.Rank.Top / len(r.Rank.ID), nil
	}}, standardLimits())
	c := connect(t, dir)
	if _, err := c.Write(t.Context(), Request{Rank: &Rank{}}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "went wrong") {
		t.Errorf("got error %v, want one that something went wrong", err)
	}
	if status, err := c.Write(t.Context(), Request{Rank: &Rank{ID: "a", Top: 3}}, io.Discard, io.Discard); err != nil || status != 3 {
		t.Errorf("the next request: got status %d and error %v, want 3", status, err)
	}
}

func TestZoneName(t *testing.T) {
	tests := []struct {
		name string
		zone *time.Location
		tz   string
		want string
	}{
		{"none is UTC", nil, "Asia/Tokyo", "UTC"},
		{"a named one", time.UTC, "Asia/Tokyo", "UTC"},
		{"the machine's", time.Local, "", "Local"},
		{"this process's own", time.Local, ":Asia/Tokyo", "Asia/Tokyo"},
		{"one that nobody knows", time.Local, "Nowhere/Land", "Local"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := zoneName(test.zone, test.tz); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
