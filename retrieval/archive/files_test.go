package archive

import (
	"path/filepath"
	"testing"

	"quoth/retrieval/news"
)

// The files of a folder are listed by their paths, and are there after the archive was closed, or saved.
func TestFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	put(t, a, news.New(ferry()))
	set := func(folder string, files map[string][]news.Key) {
		t.Helper()
		if err := a.SetFiles(folder, files); err != nil {
			t.Fatal(err)
		}
	}
	set("/in", map[string][]news.Key{"Packet/a.txt": {"a"}, "Packet/b.jsonl": {"b", "c"}, "Packet.txt": {"d"}, "a.txt": {"e"}})
	set("/in/Packet", map[string][]news.Key{"a.txt": {"other"}})
	set("/in", map[string][]news.Key{"a.txt": nil, "none.txt": nil})
	a.Close()
	check := func(a *Archive) {
		t.Helper()
		for _, c := range []struct {
			folder, path string
			want         map[string][]news.Key
		}{
			{"/in", ".", map[string][]news.Key{"Packet/a.txt": {"a"}, "Packet/b.jsonl": {"b", "c"}, "Packet.txt": {"d"}}},
			{"/in", "Packet", map[string][]news.Key{"Packet/a.txt": {"a"}, "Packet/b.jsonl": {"b", "c"}}},
			{"/in", "Packet/a.txt", map[string][]news.Key{"Packet/a.txt": {"a"}}},
			{"/in", "a.txt", map[string][]news.Key{}},
			{"/in/Packet", ".", map[string][]news.Key{"a.txt": {"other"}}},
			{"/elsewhere", ".", map[string][]news.Key{}},
		} {
			got, err := a.Files(c.folder, c.path)
			if err != nil {
				t.Fatal(err)
			}
			diff(t, c.folder+" "+c.path, got, c.want)
		}
	}
	check(open(t, path))
	r, err := Open(Options{Path: oldArchive(t), ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got, err := r.Files("/in", "."); err != nil || len(got) != 0 {
		t.Errorf("an old archive that is read has the files %v, %v; want none", got, err)
	}
}

// Renaming keeps revisions, receipts and a withdrawal, and takes no Key from another article.
func TestRename(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path)
	put(t, a, words("a", "One."), words("a", "Two."), words("taken", wire))
	first := excerpts(t, Options{Path: copied(t, a), ReadOnly: true})
	rename := func(from, to news.Key, want bool) {
		t.Helper()
		if got, err := a.Rename(from, to); got != want || err != nil {
			t.Errorf("renamed %s to %s: %v, %v; want %v", from, to, got, err, want)
		}
	}
	rename("a", "taken", false)
	rename("unknown", "b", false)
	rename("a", "b", true)
	second := excerpts(t, Options{Path: copied(t, a), ReadOnly: true})
	withdraw(t, a, withdrawnAt, "a") // by the Key that it had
	rename("b", "c", true)
	rename("c", "a", true) // and back
	checkWithdrawn(t, a, "b", withdrawnAt)
	put(t, a, words("c", "Three."))
	rename("c", "d", false) // c is a
	diff(t, "texts", texts(t, a), []string{wire, "Three."})
	checkReceipts(t, a, first)
	checkReceipts(t, a, second)
	checkSound(t, a)
	if a.Renames() != 3 {
		t.Errorf("%d renames, want 3", a.Renames())
	}
	a.Close()
	b := open(t, path)
	checkReceipts(t, b, first)
	diff(t, "articles", b.Len(), 2)
}

// Whoever keeps articles reads them again, also where an earlier revision cannot be renamed.
func TestRenameBehindADamagedRevision(t *testing.T) {
	a := fresh(t)
	put(t, a, words("a", "One."))
	put(t, a, words("a", "Two."))
	breakRecord(t, a, 1)
	if done, err := a.Rename("a", "b"); !done || err != nil || a.Renames() != 1 {
		t.Errorf("%v, %v, %d renames; want true and 1", done, err, a.Renames())
	}
	if got, ok, err := a.Current("a"); !ok || err != nil || got.Key != "b" {
		t.Errorf("a leads to %+v, %v, %v; want b", got, ok, err)
	}
}
