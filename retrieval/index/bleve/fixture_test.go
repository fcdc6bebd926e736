package bleve

import (
	"path/filepath"
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
	"quoth/retrieval/news"
)

func TestConformance(t *testing.T) {
	indextest.Run(t, func(t testing.TB) index.Index { return memory(t) })
}

func memory(t testing.TB) *Index {
	t.Helper()
	x, err := Create(Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// onDisk makes an index of the documents and closes it.
func onDisk(t testing.TB, docs ...index.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index")
	x, err := Create(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	indextest.Update(t, x, index.Batch{Put: docs, Upto: news.Serial(len(docs))})
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
