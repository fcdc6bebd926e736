package opensearch

import (
	"cmp"
	"context"
	"crypto/rand"
	"os"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
)

// options returns those of an index of the cluster that the tests use. Without one they are skipped: set
// QUOTH_TEST_CLUSTER to the addresses of its nodes.
func options(t testing.TB) Options {
	t.Helper()
	addresses := os.Getenv("QUOTH_TEST_CLUSTER")
	if addresses == "" {
		t.Skip("QUOTH_TEST_CLUSTER names no cluster")
	}
	return Options{
		Addresses: strings.Split(addresses, ","), Prefix: "test-" + strings.ToLower(rand.Text()), Archive: "one",
		Shards: 2, Replicas: min(1, strings.Count(addresses, ",")),
	}
}

// create makes an empty index, which is deleted at the end of the test.
func create(t testing.TB, o Options) *Index {
	t.Helper()
	x, err := Create(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cmp.Or(x.Remove(), x.Close()); err != nil {
			t.Error(err)
		}
	})
	return x
}

func TestConformance(t *testing.T) {
	options(t)
	indextest.Run(t, func(t testing.TB) index.Index { return create(t, options(t)) })
}

// deadline returns the context of somebody who waits.
func deadline(t testing.TB, d time.Duration) (context.Context, context.CancelFunc) {
	t.Helper()
	return context.WithTimeout(t.Context(), d)
}
