package service

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// A batch has nobody waiting: it answers from all that is stored, also while that is still
// being indexed.
func TestBatchWaitsForTheIndex(t *testing.T) {
	dir := t.TempDir()
	var articles []*news.Article
	for i := range 3 * 512 { // more than comes into the index at once
		articles = append(articles, news.New(news.Article{Key: news.Key(fmt.Sprint(i)),
			Text: fmt.Sprintf("Parcel%d lay in locker%d.", i, i)}))
	}
	putUnindexed(t, dir, articles...)
	library, err := retrieval.Open(retrieval.Options{Dir: dir}) // it starts to index by itself
	if err != nil {
		t.Fatal(err)
	}
	f := New(&folder.Data{Library: library}, feeds.New(feeds.Options{}), nil)
	defer library.Close()
	last := len(articles) - 1
	var out, messages bytes.Buffer
	call := socket.Call{Command: "ask", Options: map[string]string{"question": fmt.Sprintf("Where was parcel%d?", last)}}
	n, err := f.Write(t.Context(), socket.Request{Rank: &socket.Rank{Call: call, Top: 3}}, &out, &messages)
	if want := fmt.Sprintf("locker%d", last); n != socket.StatusOK || err != nil ||
		!strings.Contains(out.String(), want) || messages.Len() > 0 {
		t.Errorf("status %d, %v, answer %s, messages %q, want %s", n, err, &out, &messages, want)
	}
}

// Where the index cannot catch up, a batch says once what its answers leave out.
func TestBatchBesideTheIndex(t *testing.T) {
	dir := t.TempDir()
	first, err := retrieval.Open(retrieval.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	_, err = first.Add(t.Context(), []*news.Article{
		news.New(news.Article{Key: "1", Title: "Otters", Text: "Volunteers counted 31 otters."}),
	})
	if err := errors.Join(err, first.CatchUp(t.Context(), nil), first.Close()); err != nil {
		t.Fatal(err)
	}
	putUnindexed(t, dir, news.New(news.Article{
		Key: "2", Text: "The footbridge over the Sorrel will stay shut until April.",
	}))
	library, err := retrieval.Open(retrieval.Options{Dir: dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	f := New(&folder.Data{Library: library}, feeds.New(feeds.Options{}), nil)
	defer library.Close()
	var out, messages bytes.Buffer
	for _, question := range []string{"How many otters were counted?", "When does the footbridge open?"} {
		call := socket.Call{Command: "ask", Options: map[string]string{"question": question}}
		if n, err := f.Write(t.Context(), socket.Request{Rank: &socket.Rank{Call: call, Top: 3}}, &out,
			&messages); n != socket.StatusOK || err != nil {
			t.Errorf("%s: status %d, %v", question, n, err)
		}
	}
	if !strings.Contains(out.String(), "31 otters") || strings.Contains(out.String(), "footbridge over") {
		t.Errorf("answers are %s, want those of what is indexed", &out)
	}
	if got := messages.String(); strings.Count(got, "\n") != 1 ||
		!strings.Contains(got, "leave out 1 stored article that") {
		t.Errorf("messages %q, want one line on what is left out", got)
	}
}

// putUnindexed stores articles as a process does that is killed before it indexes them.
func putUnindexed(t *testing.T, dir string, articles ...*news.Article) {
	t.Helper()
	stored, err := archive.Open(archive.Options{Path: filepath.Join(dir, "archive.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer stored.Close()
	if _, err := stored.Put(articles); err != nil {
		t.Fatal(err)
	}
}
