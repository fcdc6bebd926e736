package socket

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval"
)

func TestRefreshTravels(t *testing.T) {
	var asked Refresh
	dir := serve(t, service{refresh: func(_ context.Context, r Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (int, error) {
		asked = r
		progress(1, 2)
		io.WriteString(stderr, "one feed is slow\n")
		progress(2, 2)
		io.WriteString(stdout, "{}\n")
		return 1, nil
	}}, standardLimits())
	var steps [][2]int
	var stdout, stderr bytes.Buffer
	want := Refresh{All: true, JSON: true}
	got, err := connect(t, dir).Refresh(t.Context(), want, func(done, total int) { steps = append(steps, [2]int{done, total}) }, &stdout, &stderr)
	if err != nil || got != 1 || asked != want {
		t.Errorf("asked for %+v; got status %d and error %v, want %+v and 1", asked, got, err, want)
	}
	if diff := cmp.Diff([][2]int{{1, 2}, {2, 2}}, steps); diff != "" {
		t.Errorf("other progress (-want +got):\n%s", diff)
	}
	if stdout.String() != "{}\n" || stderr.String() != "one feed is slow\n" {
		t.Errorf("wrote %q and %q", stdout.String(), stderr.String())
	}
}

// A refresh ends with its client, unlike an Add: what was stored is in, and the next one goes on.
func TestRefreshEndsWithItsClient(t *testing.T) {
	begun, ended := make(chan struct{}), make(chan struct{})
	dir := serve(t, service{refresh: func(ctx context.Context, _ Refresh, _ retrieval.Progress, _, _ io.Writer) (int, error) {
		close(begun)
		<-ctx.Done()
		close(ended)
		return 0, ctx.Err()
	}}, standardLimits())
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		<-begun
		stop()
	}()
	if _, err := connect(t, dir).Refresh(ctx, Refresh{}, nil, io.Discard, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that of the context", err)
	}
	within(t, ended, "the service's context ends")
}

func TestRefreshErrorTravels(t *testing.T) {
	dir := serve(t, service{refresh: func(context.Context, Refresh, retrieval.Progress, io.Writer, io.Writer) (int, error) {
		return 1, errors.New("open sources: damaged")
	}}, standardLimits())
	if _, err := connect(t, dir).Refresh(t.Context(), Refresh{}, nil, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "open sources: damaged") {
		t.Errorf("got error %v, want the service's", err)
	}
}
