package console

import (
	"bytes"
	"strings"
	"testing"

	"github.com/schollz/progressbar/v3"
)

// A bar that was stopped half-way leaves no line on the screen.
func TestProgressClearsItsLine(t *testing.T) {
	var screen bytes.Buffer
	p := Progress{on: &screen, bar: progressbar.NewOptions(100, progressbar.OptionSetWriter(&screen))}
	p.Set(50, 100)
	if !strings.Contains(screen.String(), "50%") {
		t.Fatalf("no bar on the screen: %q", screen.String())
	}
	p.End()
	if got := screen.String(); !strings.HasSuffix(got, "\r\x1b[2K") {
		t.Errorf("the screen ends with %q, want its line cleared", got[max(0, len(got)-20):])
	}
}
