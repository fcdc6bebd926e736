package pace

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLimitsForgetNobodyInParticular(t *testing.T) {
	l := newLimit(Rate{PerSecond: 0.001, Burst: 2}, Rate{})
	var got []bool
	for _, id := range []string{"a", "a", "a", "b", "", "", ""} {
		got = append(got, l.Allows(id))
	}
	if want := []bool{true, true, false, true, true, true, true}; !cmp.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
