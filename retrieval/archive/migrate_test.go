package archive

import (
	"compress/gzip"
	"context"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/identity"
	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/salvage"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// oldArchive returns the path of a copy of an archive that quoth of commit 6204b9a made, of invented articles. It
// imported a folder with
//
//	The Quenby Packet/ferry.txt       twice, with another figure the second time
//	The Quenby Packet/2026/bees.md
//	Gazette/wall.html                 without an address
//	Gazette/linked.md                 with an address
//	Gazette/strike.txt.gz
//	lines.jsonl                       an article with an id, one without, one with an address
//
// and articles with the Keys of a feed: "https://packet.example/feed 7" came with two addresses, owls and then
// mayor, and "… 9" with that of the home page.
func oldArchive(t *testing.T) string { return unpacked(t, "format1.db.gz") }

// unpacked returns the path of a copy of an archive of testdata.
func unpacked(t *testing.T, name string) string {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	z, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "archive.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// excerpts returns an excerpt of every revision, as it could be cited when the archive was as it is.
func excerpts(t *testing.T, o Options) (out []news.Excerpt) {
	t.Helper()
	a, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, e := range entries(t, a, 0) {
		if e.Article == nil {
			continue
		}
		x, err := e.Article.Excerpt(prose.Span{Start: 0, End: 4})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

// checkReceipts checks that receipts of before resolve to the words that they named.
func checkReceipts(t *testing.T, a *Archive, cited []news.Excerpt) {
	t.Helper()
	for _, want := range cited {
		articles, err := a.ByReceipt(want.Receipt())
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(articles, func(x *news.Article) bool {
			got, err := want.Receipt().Of(x)
			return err == nil && got.Text() == want.Text() && x.Check() == nil
		})
		if !found {
			t.Errorf("%s of %q does not resolve", want.Receipt(), want.Article().Key)
		}
	}
}

// files returns the articles that importing the folder of oldArchive again gives.
func files() (ferry, bees, wall, strike *news.Article) {
	return news.New(news.Article{
			Path: "The Quenby Packet/ferry.txt", File: "ferry.txt", Source: "The Quenby Packet",
			Title: "Quenby ferry to sail again", Published: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
			Text: "The Quenby ferry will sail again on Monday after four weeks in dry dock.\n" +
				"Tickets cost twelve pounds, the harbour board said.\n"}),
		news.New(news.Article{
			Path: "The Quenby Packet/2026/bees.md", File: "bees.md", Source: "The Quenby Packet", Author: "Ada Orme",
			Title: "Beekeepers count their losses", Published: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC),
			Text: "A third of the hives in the valley did not survive the frost.\n\n" +
				"“We blame the mites,” said beekeeper Tormund Ash.\n"}),
		news.New(news.Article{
			Path: "Gazette/wall.html", File: "wall.html", Source: "Gazette",
			Title: "Council votes for a sea wall", Published: time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC),
			Text: "The wall will cost ten million pounds."}), // edited since
		news.New(news.Article{
			Path: "Gazette/strike.txt", File: "strike.txt", Source: "",
			Title: "Dockers strike over pay", Published: time.Date(2026, 3, 11, 0, 0, 0, 0, time.UTC),
			Text: "Nobody loads a crate until the pay talks open again, the union said.\n"}) // read as the outlet's folder
}

// The migration splits what stood under one id of a feed, keeps everything else, and happens once.
func TestMigrate(t *testing.T) {
	path := oldArchive(t)
	cited := excerpts(t, Options{Path: path, ReadOnly: true})
	a := open(t, path)
	diff(t, "migrated", a.Migrated(), &identity.Migrated{Unplaced: 5, Split: 1})
	diff(t, "articles", a.Len(), 12)
	checkReceipts(t, a, cited)
	for key, title := range map[news.Key]string{
		"https://packet.example/owls": "Owls return to the mill", "https://packet.example/mayor": "Mayor resigns",
		"https://packet.example/feed 7": "Mayor resigns", "https://packet.example/feed 9": "Choir wins a prize",
		"football-1": "Late goal sends Brackley through"} {
		if got, ok, err := a.Current(key); !ok || err != nil || got.Title != title {
			t.Errorf("%s is %+v, %v, %v; want %s", key, got, ok, err, title)
		}
	}
	checkSound(t, a)
	id, before := a.ID(), entries(t, a, 0)
	a.Close()
	b := open(t, path)
	if b.Migrated() != nil || b.ID() != id {
		t.Errorf("migrated again: %+v", b.Migrated())
	}
	diff(t, "entries", entries(t, b, 0), before)
}

// The first import of the files after the migration doubles no article, and old receipts and Keys go on resolving.
func TestFilesAfterTheMigration(t *testing.T) {
	path := oldArchive(t)
	cited := excerpts(t, Options{Path: path, ReadOnly: true})
	a := open(t, path)
	ferry, bees, wall, strike := files()
	if got, want := join(put(t, a, ferry, bees, wall, strike)), "same same changed same"; got != want {
		t.Errorf("outcomes %s, want %s", got, want)
	}
	diff(t, "articles", a.Len(), 11) // the ferry of nine pounds is an earlier revision now
	check := func(a *Archive) {
		t.Helper()
		checkReceipts(t, a, cited)
		for _, e := range cited {
			if _, ok, err := a.Current(e.Article().Key); !ok || err != nil {
				t.Errorf("the old key %s leads nowhere: %v", e.Article().Key, err)
			}
		}
		got, _, err := a.Current("sha256:61bb651781a61754d35782a5b9f01e32")
		if err != nil || got.Key != ferry.Key || got.Text != ferry.Text {
			t.Errorf("the ferry of nine pounds leads to %+v, %v; want the one of twelve", got, err)
		}
		ferry, bees, wall, strike := files()
		if got, want := join(put(t, a, ferry, bees, wall, strike)), "same same same same"; got != want {
			t.Errorf("once more: outcomes %s, want %s", got, want)
		}
	}
	check(a)
	checkSound(t, a)
	current := 0
	for _, e := range entries(t, a, 0) {
		if e.Current {
			current++
		}
	}
	diff(t, "current entries", current, a.Len())
	a.Close()
	b := open(t, path)
	check(b)
	diff(t, "articles", b.Len(), 11)
	b.Close()
	check(salvaged(t, path))
}

// checkSound checks that the lists of an archive fit its revisions.
func checkSound(t *testing.T, a *Archive) {
	t.Helper()
	got, err := a.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := Checked{Articles: a.Len(), Revisions: got.Revisions}
	diff(t, "checked", got, want)
}

// salvaged returns the archive at path after what it holds was saved into a new file.
func salvaged(t *testing.T, path string) *Archive {
	t.Helper()
	if _, err := salvage.File(path); err != nil {
		t.Fatal(err)
	}
	return open(t, path)
}

// A damaged archive of the first format is migrated after it was saved.
func TestMigrateWhatWasSaved(t *testing.T) {
	a := salvaged(t, oldArchive(t))
	diff(t, "migrated", a.Migrated(), &identity.Migrated{Unplaced: 5, Split: 1})
}

// An export that was made before the upgrade names the articles by their old Keys.
func TestOldKeysInAnImport(t *testing.T) {
	a := open(t, oldArchive(t))
	ferry, bees, wall, strike := files()
	put(t, a, ferry, bees, wall, strike)
	line := *bees
	line.Key, line.Path = "sha256:9318bc5616f6385ff0c35170b28bae7e", ""
	if got := put(t, a, &line); got[0] != news.Same || line.Key != bees.Key {
		t.Errorf("%v under %s, want the same under %s", got, line.Key, bees.Key)
	}
	if n := withdraw(t, a, withdrawnAt, "sha256:9318bc5616f6385ff0c35170b28bae7e"); n != 1 {
		t.Errorf("%d withdrawn by the old key, want 1", n)
	}
	checkWithdrawn(t, a, bees.Key, withdrawnAt)
}

// Items whose id is none any more are known by their words.
func TestHashOfAFeedsItem(t *testing.T) {
	a := open(t, oldArchive(t))
	choir := news.Article{Title: "Choir wins a prize", Source: "The Quenby Packet", URL: "https://packet.example/",
		Published: time.Date(2026, 3, 12, 0, 0, 0, 0, time.UTC),
		Text:      "The choir of Holm Street won a prize in the capital."}
	choir.Key = news.HashKey(choir)
	if got := put(t, a, news.New(choir)); got[0] != news.Same {
		t.Errorf("%v, want the same", got)
	}
	if got, ok, err := a.Current("https://packet.example/feed 9"); !ok || err != nil || got.Key != choir.Key {
		t.Errorf("the id leads to %+v, %v, %v", got, ok, err)
	}
}

// A process that is killed while it migrates leaves the archive as it was, or migrated.
func TestMigrationIsWholeOrNot(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	sound := oldArchive(t)
	data, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	cited := excerpts(t, Options{Path: sound, ReadOnly: true})
	left := map[string]int{}
	for range kills {
		path := filepath.Join(t.TempDir(), "archive.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithTimeout(t.Context(), rand.N(30*time.Millisecond))
		child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestMigrationChild$")
		child.Env = append(os.Environ(), migrationFile+"="+path)
		_ = child.Run() // it was killed, or has ended
		stop()
		r, err := Open(Options{Path: path, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		left[formatOf(t, r)]++
		r.Close()
		a := open(t, path)
		diff(t, "articles", a.Len(), 12)
		checkReceipts(t, a, cited)
		a.Close()
	}
	t.Logf("formats after a kill: %v", left)
}

const migrationFile = "QUOTH_TEST_MIGRATION_FILE"

// TestMigrationChild is the process that TestMigrationIsWholeOrNot kills.
func TestMigrationChild(t *testing.T) {
	path := os.Getenv(migrationFile)
	if path == "" {
		t.Skip("runs as a child of TestMigrationIsWholeOrNot only")
	}
	if _, err := Open(Options{Path: path}); err != nil {
		t.Fatal(err)
	}
}

// Where the migration cannot be written, the old archive answers, and the next write migrates it.
func TestMigrationOnAFullDisk(t *testing.T) {
	path := oldArchive(t)
	cited := excerpts(t, Options{Path: path, ReadOnly: true})
	old, err := Open(Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "articles", old.Len(), 11)
	checkReceipts(t, old, cited)
	old.Close()

	late := &Archive{}
	if late.codec, err = layout.NewCodec(); err != nil {
		t.Fatal(err)
	}
	late.keys = identity.New(late.codec)
	if late.db, err = bolt.Open(path, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { late.Close() })
	if late.table, err = readTable(late.db, false); err != nil {
		t.Fatal(err)
	}
	failed := late.write(func(*bbolt.Tx) error { return ErrFull })
	if failed == nil || late.Migrated() != nil || formatOf(t, late) != layout.FirstFormat {
		t.Errorf("a failed write: %v, migrated %+v", failed, late.Migrated())
	}
	ferry, bees, wall, strike := files()
	if got, want := join(put(t, late, ferry, bees, wall, strike)), "same same changed same"; got != want {
		t.Errorf("outcomes %s, want %s", got, want)
	}
	if d := cmp.Diff(&identity.Migrated{Unplaced: 5, Split: 1}, late.Migrated()); d != "" {
		t.Errorf("migrated (-want +got)\n%s", d)
	}
	diff(t, "articles", late.Len(), 11)
	checkReceipts(t, late, cited)
}

// An archive of the second format keeps its articles, its ID and their receipts; quoth of commit ce5f70de made it.
func TestSecondFormat(t *testing.T) {
	path := unpacked(t, "format2.db.gz")
	before := excerpts(t, Options{Path: path, ReadOnly: true})
	diff(t, "revisions", len(before), 3)
	read, err := Open(Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	id := read.ID()
	diff(t, "format read", formatOf(t, read), layout.SecondFormat)
	read.Close()

	saved := salvaged(t, unpacked(t, "format2.db.gz"))
	diff(t, "articles saved", saved.Len(), 2)
	diff(t, "format saved", formatOf(t, saved), layout.Format)

	a := open(t, path)
	diff(t, "format written", formatOf(t, a), layout.Format)
	diff(t, "id", a.ID(), id)
	if m := a.Migrated(); m != nil {
		t.Errorf("migrated %+v, want no Key that changed", m)
	}
	put(t, a, words("back", "It sails."))
	a.Close()
	diff(t, "excerpts", excerpts(t, Options{Path: path})[:3], before)
}
