package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// quoth runs the program in this process on a data folder.
func quoth(t *testing.T, dir string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, messages bytes.Buffer
	status = run(t.Context(), append([]string{"--data", dir}, args...), streams{strings.NewReader(""), &out, &messages})
	return status, out.String(), messages.String()
}

// putUnindexed stores an article as a process does that is killed before it indexes.
func putUnindexed(t *testing.T, dir string, a news.Article) {
	t.Helper()
	stored, err := archive.Open(archive.Options{Path: filepath.Join(dir, "archive.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer stored.Close()
	if _, err := stored.Put([]*news.Article{news.New(a)}); err != nil {
		t.Fatal(err)
	}
}

func TestAskCatchesUpWithTheArchive(t *testing.T) {
	tests := []struct {
		name   string
		before bool // an index is there already, which is behind
	}{
		{"no index yet", false},
		{"an index that is behind", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if tt.before {
				path := filepath.Join(t.TempDir(), "first.jsonl")
				if err := os.WriteFile(path, []byte(`{"id":"1","title":"Otters","text":"Volunteers counted 31 otters."}`), 0o600); err != nil {
					t.Fatal(err)
				}
				if status, _, stderr := quoth(t, dir, "import", path); status != statusOK {
					t.Fatal(stderr)
				}
			}
			putUnindexed(t, dir, news.Article{Key: "2", Title: "Footbridge", Text: "The footbridge over the Sorrel will stay shut until April."})
			status, stdout, stderr := quoth(t, dir, "ask", "When does the footbridge over the Sorrel open?")
			if status != statusOK || !strings.Contains(stdout, "until April") {
				t.Errorf("status %d, stdout %q, stderr %q, want an answer", status, stdout, stderr)
			}
			if status, _, stderr := quoth(t, dir, "sources"); status != statusOK || stderr != "" {
				t.Errorf("afterwards status %d, stderr %q, want nothing left to do", status, stderr)
			}
			if _, err := os.Stat(filepath.Join(dir, markFile)); err == nil {
				t.Error("the folder is still marked as held")
			}
		})
	}
}

// A batch has nobody waiting: it answers from all that is stored, also while that is still
// being indexed.
func TestBatchWaitsForTheIndex(t *testing.T) {
	dir := t.TempDir()
	stored, err := archive.Open(archive.Options{Path: filepath.Join(dir, "archive.db")})
	if err != nil {
		t.Fatal(err)
	}
	var articles []*news.Article
	for i := range 3 * 512 { // more than comes into the index at once
		articles = append(articles, news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Text: fmt.Sprintf("Parcel%d lay in locker%d.", i, i)}))
	}
	if _, err := stored.Put(articles); err != nil {
		t.Fatal(err)
	}
	if err := stored.Close(); err != nil {
		t.Fatal(err)
	}
	library, err := retrieval.Open(retrieval.Options{Dir: dir}) // it starts to index by itself
	if err != nil {
		t.Fatal(err)
	}
	f := &folder{Library: library, log: slog.New(slog.DiscardHandler), feeds: new(feeds)}
	defer f.Close()
	last := len(articles) - 1
	var out, messages bytes.Buffer
	call := socket.Call{Command: "ask", Options: map[string]string{"question": fmt.Sprintf("Where was parcel%d?", last)}}
	n, err := f.Write(t.Context(), socket.Request{Rank: &socket.Rank{Call: call, Top: 3}}, &out, &messages)
	if want := fmt.Sprintf("locker%d", last); n != statusOK || err != nil || !strings.Contains(out.String(), want) || messages.Len() > 0 {
		t.Errorf("status %d, %v, answer %s, told %q, want %s", n, err, &out, &messages, want)
	}
}

// Where the index cannot catch up, a batch says once what its answers leave out.
func TestBatchBesideTheIndex(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(t.TempDir(), "first.jsonl")
	if err := os.WriteFile(path, []byte(`{"id":"1","title":"Otters","text":"Volunteers counted 31 otters."}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := quoth(t, dir, "import", path); status != statusOK {
		t.Fatal(stderr)
	}
	putUnindexed(t, dir, news.Article{Key: "2", Text: "The footbridge over the Sorrel will stay shut until April."})
	library, err := retrieval.Open(retrieval.Options{Dir: dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	f := &folder{Library: library, log: slog.New(slog.DiscardHandler), feeds: new(feeds)}
	defer f.Close()
	var out, messages bytes.Buffer
	for _, question := range []string{"How many otters were counted?", "When does the footbridge open?"} {
		call := socket.Call{Command: "ask", Options: map[string]string{"question": question}}
		if n, err := f.Write(t.Context(), socket.Request{Rank: &socket.Rank{Call: call, Top: 3}}, &out, &messages); n != statusOK || err != nil {
			t.Errorf("%s: status %d, %v", question, n, err)
		}
	}
	if !strings.Contains(out.String(), "31 otters") || strings.Contains(out.String(), "footbridge over") {
		t.Errorf("answers are %s, want those of what is indexed", &out)
	}
	if got := messages.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "leave out 1 stored article,") {
		t.Errorf("told %q, want one line on what is left out", got)
	}
}

// What is not an archive is never taken for an empty one, nor written over.
func TestDamagedArchive(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "archive.db")
	junk := bytes.Repeat([]byte("not an archive "), 1000)
	if err := os.WriteFile(path, junk, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"ask", "otters"}, {"export"}, {"reindex"}} {
		status, stdout, stderr := quoth(t, dir, command...)
		if status != statusError || stdout != "" || !strings.Contains(stderr, "damaged") || !strings.Contains(stderr, "import the articles again") {
			t.Errorf("%s: status %d, stdout %q, stderr %q, want an error that says what to do", command[0], status, stdout, stderr)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, junk) {
		t.Errorf("the file was changed (error %v)", err)
	}
}
