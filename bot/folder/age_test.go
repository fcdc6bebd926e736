package folder

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Old articles are removed at the start, and the log says so, or why they were not.
func TestRemoveOld(t *testing.T) {
	library, err := retrieval.Open(retrieval.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	var log bytes.Buffer
	d := &Data{Library: library, Contents: Contents{Log: slog.New(slog.NewTextHandler(&log, nil))}}
	now := time.Date(2026, 3, 20, 8, 0, 0, 0, time.UTC)
	var articles []*news.Article
	for i, text := range []string{"The dam holds.", "The ferry sails.", "The bridge is shut."} {
		articles = append(articles, news.New(news.Article{Title: text, Text: text, Published: now.AddDate(0, 0, -10*i)}))
	}
	if _, err := library.Add(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	d.removeOld(t.Context(), 5, now)
	if got := log.String(); !strings.Contains(got, "quoth forget --before 2026-03-15 --yes once") || !strings.Contains(got, "older=2 of=3") {
		t.Errorf("more than half of all: the log says %q", got)
	}
	log.Reset()
	d.removeOld(t.Context(), 15, now)
	if got := log.String(); !strings.Contains(got, "articles=1") || library.Stats().Articles != 2 {
		t.Errorf("%d articles are left, and the log says %q", library.Stats().Articles, got)
	}
	log.Reset()
	d.removeOld(t.Context(), 15, now.AddDate(0, 0, 1))
	d.removeOld(t.Context(), 0, now.AddDate(0, 0, 2))
	if log.Len() > 0 {
		t.Errorf("with nothing to do, the log says %q", &log)
	}
}
