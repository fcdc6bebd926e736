package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"

	"quoth/bot/report"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// steps is a store that remembers how many articles each Add had, and fails at one.
type steps struct {
	sizes  []int
	failAt int // counted from 1; 0: never
	err    error
	after  func() // called after each Add
}

func (s *steps) Add(ctx context.Context, articles []*news.Article) ([]retrieval.Outcome, error) {
	s.sizes = append(s.sizes, len(articles))
	if s.after != nil {
		defer s.after()
	}
	if len(s.sizes) == s.failAt {
		return nil, s.err
	}
	outcomes := make([]retrieval.Outcome, len(articles))
	for i := range outcomes {
		outcomes[i] = retrieval.New
	}
	return outcomes, ctx.Err()
}

// imported runs an import of what in holds into store.
func imported(ctx context.Context, store Store, in io.Reader) (stdout string, err error) {
	var out bytes.Buffer
	inputs, err := Find([]string{"-"}, in)
	if err != nil {
		return "", err
	}
	err = Run(ctx, store, inputs, Options{Records: &out})
	return out.String(), err
}

func jsonLines(n, textBytes int) io.Reader {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","title":"T","text":"%s"}`+"\n", i, strings.Repeat("a", textBytes))
	}
	return strings.NewReader(b.String())
}

func TestImportGoesInSteps(t *testing.T) {
	tests := []struct {
		name         string
		articles, of int // of: bytes of text
		want         string
	}{
		{"by number", 4800, 10, "[2000 2000 800]"},
		{"by text", 9, 1 << 20, "[4 4 1]"},
		{"an even number", 2000, 1, "[2000]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &steps{}
			if _, err := imported(t.Context(), s, jsonLines(tt.articles, tt.of)); err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(s.sizes); got != tt.want {
				t.Errorf("steps of %s articles, want %s", got, tt.want)
			}
		})
	}
}

func TestImportAcknowledgesOnlyWhatIsStored(t *testing.T) {
	full := fmt.Errorf("store: %v", syscall.ENOSPC)
	out, err := imported(t.Context(), &steps{failAt: 2, err: full}, jsonLines(4800, 1))
	if err == nil || !strings.Contains(report.Advise(err).Error(), "free some space") {
		t.Errorf("error = %v, want one that says what to do about the full disk", err)
	}
	if got := strings.Count(out, `"outcome":"new"`); got != 2000 {
		t.Errorf("%d articles acknowledged, want the 2,000 of the first step", got)
	}
	if !strings.HasSuffix(out, `{"report":{"new":2000,"changed":0,"same":0,"refused":0,"repaired":0}}`+"\n") {
		t.Errorf("the report is not the last line: %.200q", out[max(0, len(out)-200):])
	}
}

// Articles that are on disk are acknowledged even when the index failed to add them.
func TestImportAcknowledgesWhatIsOnDisk(t *testing.T) {
	broken := errors.New("index: broken")
	store := outcomesAndError{broken}
	out, err := imported(t.Context(), store, jsonLines(3, 1))
	if got := strings.Count(out, `"outcome":"new"`); got != 3 || !errors.Is(err, broken) {
		t.Errorf("%d acknowledged, error %v, want 3 and the error", got, err)
	}
}

type outcomesAndError struct{ err error }

func (s outcomesAndError) Add(_ context.Context, articles []*news.Article) ([]retrieval.Outcome, error) {
	outcomes, _ := (&steps{}).Add(context.Background(), articles)
	return outcomes, s.err
}

func TestInterruptedImportFinishesItsStep(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	s := &steps{after: interrupt}
	out, err := imported(ctx, s, jsonLines(5000, 1))
	if !errors.Is(err, ErrInterrupted) {
		t.Fatalf("error = %v, want interrupted", err)
	}
	acknowledged := strings.Count(out, `"outcome":"new"`)
	if total := sum(s.sizes); acknowledged != total || total >= 5000 || total < 500 {
		t.Errorf("%d of %d stored articles acknowledged, want all, and not the whole input", acknowledged, total)
	}
}

func TestInterruptEndsAWaitForInput(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	silent, hold := io.Pipe()
	defer hold.Close()
	go func() {
		fmt.Fprintln(hold, `{"id":"1","title":"T","text":"One."}`)
		interrupt()
	}()
	_, err := imported(ctx, &steps{}, silent)
	if !errors.Is(err, ErrInterrupted) {
		t.Errorf("error = %v, want interrupted", err)
	}
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}
