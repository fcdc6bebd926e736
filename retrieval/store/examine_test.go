package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/prose"
)

// examined fills a folder, lets harm change the open Store, and returns what Examine finds, in the open Store and
// after it is closed.
func examined(t *testing.T, harm func(t *testing.T, s *Store), later func(t *testing.T, dir string)) (open, closed Findings) {
	t.Helper()
	dir := t.TempDir()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	var articles []*news.Article
	for i := range 20 {
		articles = append(articles, newstest.Numbered(i))
	}
	articles = append(articles, news.New(news.Article{Key: "crake", Title: "Crake",
		Text: "“The dam will hold,” said Mayor Ada Crake on Monday.\nNobody else said a word about it."}))
	add := func(articles ...*news.Article) {
		if _, err := s.Add(t.Context(), articles); err != nil {
			t.Fatal(err)
		}
	}
	add(articles...)
	again := *newstest.Numbered(3)
	again.Text = "Other words stand here now."
	add(news.New(again))
	if harm != nil {
		harm(t, s)
	}
	if open, err = s.Examine(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if later != nil {
		later(t, dir)
	}
	if closed, err = Examine(t.Context(), Options{Dir: dir}, nil); err != nil {
		t.Fatal(err)
	}
	return open, closed
}

func TestExamineSound(t *testing.T) {
	want := Findings{Checked: archive.Checked{Articles: 21, Revisions: 22}, Indexed: 21}
	open, closed := examined(t, nil, nil)
	if diff := cmp.Diff(want, open); diff != "" {
		t.Errorf("open (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, closed); diff != "" {
		t.Errorf("closed (-want +got):\n%s", diff)
	}
}

// An index that is behind is not wrong, also where it still has what was replaced.
func TestExamineBehind(t *testing.T) {
	put := func(t *testing.T, s *Store) {
		again := *newstest.Numbered(5)
		again.Text = "Words that are not indexed yet."
		if _, err := s.archive.Put([]*news.Article{news.New(again), newstest.Numbered(99)}); err != nil {
			t.Fatal(err)
		}
	}
	open, closed := examined(t, put, nil)
	for _, f := range []Findings{open, closed} {
		if f.Behind != 2 || f.NeedsIndex() {
			t.Errorf("found %+v, want 2 behind and nothing wrong", f)
		}
	}
}

// What is not indexed as it is stored is found.
func TestExamineDifferent(t *testing.T) {
	document := func(s *Store, serial news.Serial) index.Document {
		for e := range s.archive.Since(serial - 1) {
			return *document(e, s.boilerplate, s.log)
		}
		return index.Document{}
	}
	update := func(t *testing.T, s *Store, b index.Batch) {
		t.Helper()
		if err := s.index.Update(b); err != nil {
			t.Fatal(err)
		}
	}
	for _, tc := range []struct {
		name string
		harm func(t *testing.T, s *Store)
		want func(f Findings) int
	}{
		{"an article is missing", func(t *testing.T, s *Store) {
			update(t, s, index.Batch{Drop: []news.Serial{7}})
		}, func(f Findings) int { return f.Unindexed.Count }},
		{"an old revision is there", func(t *testing.T, s *Store) {
			d := document(s, 4)
			update(t, s, index.Batch{Put: []index.Document{d}})
		}, func(f Findings) int { return f.Extra.Count }},
		{"a revision that is not stored", func(t *testing.T, s *Store) {
			d := document(s, 1)
			d.Serial = 900
			update(t, s, index.Batch{Put: []index.Document{d}})
		}, func(f Findings) int { return f.Extra.Count }},
		{"another passage", func(t *testing.T, s *Store) {
			d := document(s, 2)
			d.Passages = append(d.Passages, prose.Span{Start: 1, End: 20})
			update(t, s, index.Batch{Drop: []news.Serial{2}})
			update(t, s, index.Batch{Put: []index.Document{d}})
		}, func(f Findings) int { return f.Passages.Count }},
		{"quotes of another text", func(t *testing.T, s *Store) {
			d := document(s, 21)
			d.Record = append(d.Record[:0:0], 1, 250, 250, 250, 250)
			update(t, s, index.Batch{Drop: []news.Serial{21}})
			update(t, s, index.Batch{Put: []index.Document{d}})
		}, func(f Findings) int { return f.Quotes.Count }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			open, closed := examined(t, tc.harm, nil)
			for _, f := range []Findings{open, closed} {
				if tc.want(f) != 1 || !f.NeedsIndex() {
					t.Errorf("found %+v, want one fault", f)
				}
			}
		})
	}
}

// Each file that cannot be used is found, and no other is said to be damaged.
func TestExamineFiles(t *testing.T) {
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	zero := func(pattern string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			files, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(files) == 0 {
				t.Fatal(files, err)
			}
			for _, f := range files {
				data, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				clear(data[min(8192, len(data)/2):])
				if err := os.WriteFile(f, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for name, tc := range map[string]struct {
		harm                  func(t *testing.T, dir string)
		archive, index, words bool
	}{
		"no index":        {remove(indexDir), false, true, false},
		"no words":        {remove(wordsFile), false, false, true},
		"index damaged":   {zero("index/store/*.zap"), false, true, false},
		"words damaged":   {zero(wordsFile), false, false, true},
		"archive damaged": {zero(archiveFile), true, false, false},
		"no archive":      {remove(archiveFile), true, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			_, f := examined(t, nil, tc.harm)
			isIndexFound := f.Index != nil || f.Behind > 0 // bleve may go back to an older state, which catches up
			if (f.Archive != nil) != tc.archive || isIndexFound != tc.index || (f.Words != nil) != tc.words {
				t.Errorf("found %+v", f)
			}
		})
	}
}
