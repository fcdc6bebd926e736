package vocabulary

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

func article(title, text string) *news.Article {
	return news.New(news.Article{Key: news.Key(title), Title: title, Text: text})
}

func open(t *testing.T, o Options) *Vocabulary {
	t.Helper()
	v, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v
}

func memory(t *testing.T) *Vocabulary { return open(t, Options{}) }

// inFile returns the options of a file that does not exist yet.
func inFile(t *testing.T) Options {
	return Options{Path: filepath.Join(t.TempDir(), "words.db"), Archive: "the harbour's"}
}

func update(t *testing.T, v *Vocabulary, b Batch) {
	t.Helper()
	if err := v.Update(b); err != nil {
		t.Fatal(err)
	}
}

func closeIt(t *testing.T, v *Vocabulary) {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
}

// checkArticles compares the numbers of articles that have some words.
func checkArticles(t *testing.T, v *Vocabulary, want map[string]int) {
	t.Helper()
	got := make(map[string]int, len(want))
	for w := range want {
		n, err := v.Articles(w)
		if err != nil {
			t.Fatal(err)
		}
		got[w] = n
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("articles with each word: (-want +got)\n%s", d)
	}
}

func near(t *testing.T, v *Vocabulary, word string) []string {
	t.Helper()
	found, err := v.Near(word, 5)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range found {
		out = append(out, c.Word)
	}
	return out
}

func TestWord(t *testing.T) {
	for word, want := range map[string]string{
		"Ferry": "ferry", "FERRY": "ferry", "ferry's": "ferry", "ferry’s": "ferry", "ferries'": "ferries", "O’Leary": "o'leary", "O'Leary's": "o'leary",
		"don’t": "don't", "U.S.": "us", "McTavish": "mctavish", "Évening": "evening", "naïve": "naive", "паром": "паром", "MI5": "mi5",
		"": "", "2026": "", "1,200.5": "", "5pm": "", "'s": "", "🦦": "",
		strings.Repeat("a", longest): strings.Repeat("a", longest), strings.Repeat("a", longest+1): "",
	} {
		if got := Word(word); got != want {
			t.Errorf("Word(%q) = %q, want %q", word, got, want)
		}
	}
}

// A word counts once an article, in the headline or in the text, with its possessive.
func TestCountsArticles(t *testing.T) {
	v := memory(t)
	update(t, v, Batch{Upto: 3, Add: []*news.Article{
		article("Ferry sails", "The ferry sails. The ferry's crew cheered the FERRY, and the ferry again."),
		article("Crew cheers", "The crews’ ferry came in. “Ferry!” they called."),
		article("Otters", "Volunteers counted 31 otters on the Sorrel."),
	}})
	checkArticles(t, v, map[string]int{
		"ferry": 2, "crew": 2, "crews": 1, "cheers": 1, "cheered": 1, "otters": 1, "sorrel": 1, "the": 3,
		"31": 0, "ferry's": 0, "zeppelin": 0, "": 0,
	})
	if got := v.Cursor(); got != 3 {
		t.Errorf("cursor = %d, want 3", got)
	}
}

// A word is printed with a capital if most articles print it so inside their sentences. A capital at the
// start of a sentence or in a headline does not count.
func TestPrinted(t *testing.T) {
	for name, c := range map[string]struct {
		texts []string
		word  string
		want  string
	}{
		"a name":                          {[]string{"They saw Quenby from the ferry."}, "quenby", "Quenby"},
		"capitals inside the word":        {[]string{"The miller McTavish sold flour.", "Later McTavish bought it."}, "mctavish", "McTavish"},
		"all capitals":                    {[]string{"The talks at NATO ended."}, "nato", "NATO"},
		"accents are kept":                {[]string{"The writer Zoë Brandt read."}, "zoe", "Zoë"},
		"without its possessive":          {[]string{"They saw Quenby’s harbour."}, "quenby", "Quenby"},
		"without a straight possessive":   {[]string{"They saw Quenby's harbour."}, "quenby", "Quenby"},
		"behind a start of a sentence":    {[]string{"Quenby slept. They left Quenby."}, "quenby", "Quenby"},
		"only at the start":               {[]string{"Ferries sail.", "It rained. Ferries waited.\nFerries came: Ferries went! Ferries?"}, "ferries", "ferries"},
		"only at the start of a quote":    {[]string{"She said: “Ferries sail.” He wept. ‘(Ferries do.’"}, "ferries", "ferries"},
		"only in the headline":            {[]string{"nothing of it"}, "headline", "headline"},
		"mostly without":                  {[]string{"The Wall fell.", "A wall stood.", "A wall leaked."}, "wall", "wall"},
		"mostly with":                     {[]string{"The Wall fell.", "In front of the Wall.", "A wall stood."}, "wall", "Wall"},
		"as the last article prints it":   {[]string{"The firm Blackberry grew.", "The firm BlackBerry shrank."}, "blackberry", "BlackBerry"},
		"an initialism":                   {[]string{"He left the U.S. again."}, "us", "U.S"},
		"a word that is in none":          {[]string{"They saw Quenby."}, "zeppelin", "zeppelin"},
		"the first capital of an article": {[]string{"They saw a wall, and then the Wall."}, "wall", "Wall"},
	} {
		t.Run(name, func(t *testing.T) {
			v := memory(t)
			for i, text := range c.texts {
				update(t, v, Batch{Upto: news.Serial(i + 1), Add: []*news.Article{article(fmt.Sprint("Headline ", i), text)}})
			}
			if got := v.Printed(c.word); got != c.want {
				t.Errorf("printed %q, want %q", got, c.want)
			}
		})
	}
}

// The words of a replaced article are no longer counted, nor are their capitals. Words that both
// revisions have stay.
func TestReplacedArticlesAreNotCounted(t *testing.T) {
	for name, o := range map[string]Options{"in memory": {}, "in a file": inFile(t)} {
		t.Run(name, func(t *testing.T) {
			v := open(t, o)
			old := article("Walls", "They drained Sallowport harbour and the Wall.")
			update(t, v, Batch{Add: []*news.Article{old, article("Other", "A wall stood.")}, Upto: 2})
			checkArticles(t, v, map[string]int{"sallowport": 1, "wall": 2, "harbour": 1})
			update(t, v, Batch{Drop: []*news.Article{old}, Add: []*news.Article{article("Walls", "They drained Stannoway harbour and the wall.")}, Upto: 3})
			checkArticles(t, v, map[string]int{"sallowport": 0, "stannoway": 1, "wall": 2, "harbour": 1})
			if got := v.Printed("wall"); got != "wall" {
				t.Errorf("printed %q, want wall: no article has the capital any more", got)
			}
			if got := near(t, v, "salowport"); len(got) != 0 {
				t.Errorf("near salowport: %v, want nothing: no article has it any more", got)
			}
			if got := near(t, v, "stanoway"); len(got) != 1 || got[0] != "stannoway" {
				t.Errorf("near stanoway: %v, want stannoway", got)
			}
		})
	}
}

// A quotation that starts after a comma opens a sentence.
func TestPrintedAfterAComma(t *testing.T) {
	v := memory(t)
	update(t, v, Batch{Add: []*news.Article{article("Ferries", "She said, “Ferries sail.”")}, Upto: 1})
	if got := v.Printed("ferries"); got != "ferries" {
		t.Errorf("printed %q, want ferries", got)
	}
}

// A word whose last article was replaced is printed like any word that no article has.
func TestPrintedOfAWordThatIsGone(t *testing.T) {
	v := memory(t)
	gone := article("Gone", "They saw Quenby.")
	update(t, v, Batch{Add: []*news.Article{gone}, Upto: 1})
	update(t, v, Batch{Drop: []*news.Article{gone}, Upto: 2})
	if got := v.Printed("quenby"); got != "quenby" {
		t.Errorf("printed %q, want %q", got, "quenby")
	}
}

// The counts are there after the file is closed and opened again, and counting goes on.
func TestReopen(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	update(t, v, Batch{Add: []*news.Article{article("A", "They saw Quenby and the miller McTavish.")}, Upto: 7})
	closeIt(t, v)
	for _, readOnly := range []bool{false, true} {
		o.ReadOnly = readOnly
		again := open(t, o)
		if got := again.Cursor(); got != 7 {
			t.Errorf("read only %v: cursor = %d, want 7", readOnly, got)
		}
		checkArticles(t, again, map[string]int{"quenby": 1, "mctavish": 1, "miller": 1})
		if got := again.Printed("mctavish"); got != "McTavish" {
			t.Errorf("read only %v: printed %q, want McTavish", readOnly, got)
		}
		closeIt(t, again)
	}
	o.ReadOnly = false
	again := open(t, o)
	// before the words were asked for, and so were read from the file
	update(t, again, Batch{Add: []*news.Article{article("B", "They left Quenby.")}, Upto: 9})
	checkArticles(t, again, map[string]int{"quenby": 2, "mctavish": 1})
	if got := again.Cursor(); got != 9 {
		t.Errorf("cursor = %d, want 9", got)
	}
	update(t, again, Batch{Add: []*news.Article{article("C", "They came to Quenby.")}, Upto: 10}) // and after it
	checkArticles(t, again, map[string]int{"quenby": 3})
}

// An update without articles changes the cursor only.
func TestUpdateWithoutArticles(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	update(t, v, Batch{Upto: 12})
	closeIt(t, v)
	if got := open(t, o).Cursor(); got != 12 {
		t.Errorf("cursor = %d, want 12", got)
	}
}

// A file that cannot be used is replaced by an empty one, so that all articles are counted again.
func TestUnusableFileIsReplaced(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, o *Options){
		"no database":      rewrite(func([]byte) []byte { return []byte(strings.Repeat("no database ", 2000)) }),
		"ten bytes":        rewrite(func(d []byte) []byte { return d[:10] }),
		"cut to one page":  rewrite(func(d []byte) []byte { return d[:4096] }),
		"zeros":            rewrite(func(d []byte) []byte { return make([]byte, len(d)) }),
		"of other archive": func(_ *testing.T, o *Options) { o.Archive = "the mill's" },
		"of other format":  setMeta(keyFormat, "2"),
		"of no format":     setMeta(keyFormat, ""),
		"without words": func(t *testing.T, o *Options) {
			alter(t, *o, func(tx *bbolt.Tx) error { return tx.DeleteBucket(bucketWords) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := inFile(t)
			v := open(t, o)
			update(t, v, Batch{Add: []*news.Article{article("A", "They saw Quenby.")}, Upto: 7})
			closeIt(t, v)
			harm(t, &o)

			o.ReadOnly = true
			v, err := Open(o)
			if !errors.Is(err, bolt.ErrDamaged) {
				t.Errorf("for reading only: err = %v, want ErrDamaged and the file as it is", err)
				if err == nil {
					closeIt(t, v)
				}
			}
			if isOther := name == "of other format"; errors.Is(err, bolt.ErrOther) != isOther {
				t.Errorf("for reading only: err = %v; is it to be ErrOther: %v", err, isOther)
			}

			o.ReadOnly = false
			again := open(t, o)
			if got := again.Cursor(); got != 0 {
				t.Errorf("cursor = %d, want 0", got)
			}
			checkArticles(t, again, map[string]int{"quenby": 0})
			update(t, again, Batch{Add: []*news.Article{article("A", "They saw Quenby.")}, Upto: 7})
			checkArticles(t, again, map[string]int{"quenby": 1})
			closeIt(t, again)
			if got := open(t, o).Cursor(); got != 7 {
				t.Errorf("the new file's cursor = %d, want 7", got)
			}
		})
	}
}

func rewrite(f func([]byte) []byte) func(*testing.T, *Options) {
	return func(t *testing.T, o *Options) {
		t.Helper()
		data, err := os.ReadFile(o.Path)
		if err == nil {
			err = os.WriteFile(o.Path, f(data), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// alter changes the file from outside.
func alter(t *testing.T, o Options, f func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(o.Path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Write(f), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func setMeta(key []byte, value string) func(*testing.T, *Options) {
	return func(t *testing.T, o *Options) {
		t.Helper()
		alter(t, *o, func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Put(key, []byte(value)) })
	}
}

// A damaged count is an error each time that the words are read, not only the first time.
func TestDamagedCountStaysAnError(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	update(t, v, Batch{Add: []*news.Article{article("A", "They saw Quenby and Sallowport.")}, Upto: 7})
	closeIt(t, v)
	alter(t, o, func(tx *bbolt.Tx) error { return tx.Bucket(bucketWords).Put([]byte("quenby"), []byte{0xff}) })
	v = open(t, o)
	for i := range 2 {
		if _, err := v.Near("sallowprt", 3); !errors.Is(err, bolt.ErrDamaged) {
			t.Errorf("look %d: err = %v, want ErrDamaged", i+1, err)
		}
	}
	if got := v.Printed("quenby"); got != "quenby" {
		t.Errorf("printed %q, want the word as it is", got)
	}
}

// For reading only, a missing file is an empty vocabulary, and is not created.
func TestReadOnlyWithoutFile(t *testing.T) {
	o := inFile(t)
	o.ReadOnly = true
	v := open(t, o)
	if got := v.Cursor(); got != 0 {
		t.Errorf("cursor = %d, want 0", got)
	}
	if got := near(t, v, "quenby"); len(got) != 0 {
		t.Errorf("near: %v, want nothing", got)
	}
	if got := v.Printed("quenby"); got != "quenby" {
		t.Errorf("printed %q", got)
	}
	if _, err := os.Stat(o.Path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file was made: %v", err)
	}
}

// The error of a file that is in use is not that of a damaged one, which would be replaced.
func TestLocked(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	update(t, v, Batch{Add: []*news.Article{article("A", "They saw Quenby.")}, Upto: 7})
	for _, readOnly := range []bool{false, true} {
		second := o
		second.ReadOnly = readOnly
		if _, err := Open(second); !errors.Is(err, bolt.ErrLocked) || errors.Is(err, bolt.ErrDamaged) {
			t.Errorf("read only %v: err = %v, want ErrLocked", readOnly, err)
		}
	}
	checkArticles(t, v, map[string]int{"quenby": 1})
}

// A file that belongs to another archive is not replaced while another process has it open.
func TestLockedByAnotherArchive(t *testing.T) {
	o := inFile(t)
	open(t, o)
	o.Archive = "the mill's"
	if _, err := Open(o); !errors.Is(err, bolt.ErrLocked) {
		t.Errorf("err = %v, want ErrLocked", err)
	}
}

// Words can be read while articles are counted, without a race.
func TestEverythingAtOnce(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	update(t, v, Batch{Add: []*news.Article{article("A", "They saw Quenby.")}, Upto: 1})
	closeIt(t, v)
	v = open(t, o) // the words are yet to be read
	const writers, updates = 2, 15
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range updates {
				a := article(fmt.Sprint("N", w, "-", i), "They left Quenby for Sallowport.")
				if err := v.Update(Batch{Add: []*news.Article{a}, Upto: news.Serial(2 + w*updates + i)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 3 {
		wg.Go(func() {
			for range 50 {
				if _, err := v.Near("quemby", 5); err != nil {
					t.Error(err)
				}
				if _, err := v.Articles("sallowport"); err != nil {
					t.Error(err)
				}
				v.Printed("quenby")
				v.Cursor()
			}
		})
	}
	wg.Wait()
	checkArticles(t, v, map[string]int{"quenby": 1 + writers*updates, "sallowport": writers * updates})
	if got, want := v.Cursor(), news.Serial(1+writers*updates); got != want {
		t.Errorf("cursor = %d, want %d", got, want)
	}
	closeIt(t, v)
	checkArticles(t, open(t, o), map[string]int{"quenby": 1 + writers*updates, "sallowport": writers * updates})
}

// The cursor never goes back, neither in the file nor in memory.
func TestCursorDoesNotGoBack(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	update(t, v, Batch{Upto: 9})
	update(t, v, Batch{Upto: 4})
	before := v.Cursor()
	closeIt(t, v)
	if after := open(t, o).Cursor(); after != before || before != 9 {
		t.Errorf("cursor = %d, and %d after it was opened again, want 9", before, after)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range []count{{}, {1, printing{0, ""}}, {300, printing{299, "McTavish"}}} {
		f.Add(c.encode())
	}
	f.Add([]byte{0xff})
	f.Add([]byte{1, 0x80})
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := decode(data)
		if err != nil {
			if !errors.Is(err, bolt.ErrDamaged) {
				t.Errorf("decode(%x): err = %v, want ErrDamaged", data, err)
			}
			return
		}
		if c.articles < 0 || c.capitals < 0 {
			return // no count that is written is this high
		}
		if again, err := decode(c.encode()); err != nil || again != c {
			t.Errorf("decode(%x) = %+v, and again %+v, %v", data, c, again, err)
		}
	})
}

// Verify finds a word or a count that was not written by an update, also after words were deleted.
func TestVerify(t *testing.T) {
	o := inFile(t)
	v := open(t, o)
	first := article("A", "They saw Quenby and Sallowport.")
	update(t, v, Batch{Add: []*news.Article{first}, Upto: 7})
	second := article("B", "They left Quenby and Sallowport.")
	update(t, v, Batch{Add: []*news.Article{second}, Drop: []*news.Article{first}, Upto: 9})
	if err := v.Verify(t.Context()); err != nil {
		t.Errorf("a sound file: err = %v", err)
	}
	closeIt(t, v)
	encoded := count{7, printing{7, "Quenby"}}.encode()
	for name, harm := range map[string]func(*bbolt.Bucket) error{
		"another count": func(b *bbolt.Bucket) error { return b.Put([]byte("quenby"), encoded) },
		"another word":  func(b *bbolt.Bucket) error { return b.Put([]byte("qwenby"), encoded) },
		"a word less":   func(b *bbolt.Bucket) error { return b.Delete([]byte("left")) },
	} {
		copied := inFile(t)
		data, err := os.ReadFile(o.Path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied.Path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		alter(t, copied, func(tx *bbolt.Tx) error { return harm(tx.Bucket(bucketWords)) })
		v := open(t, copied)
		if err := v.Verify(t.Context()); !errors.Is(err, bolt.ErrDamaged) {
			t.Errorf("%s: err = %v, want ErrDamaged", name, err)
		}
		closeIt(t, v)
	}
}

// While an update waits for the disk, which may take seconds, questions read the words as they are.
func TestUpdateThatWaitsForTheDisk(t *testing.T) {
	v := open(t, inFile(t))
	ferry := article("Ferry", "The ferry sails again.")
	update(t, v, Batch{Add: []*news.Article{ferry}, Serials: []news.Serial{1}, Upto: 1})
	begun, hang := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		_ = v.db.Write(func(*bbolt.Tx) error {
			close(begun)
			<-hang
			return nil
		})
	})
	<-begun
	all.Go(func() {
		tide := article("Tide", "The tide turns.")
		if err := v.Update(Batch{Add: []*news.Article{tide}, Serials: []news.Serial{2}, Upto: 2}); err != nil {
			t.Error(err)
		}
	})
	for v.writing.TryLock() { // until the update has begun
		v.writing.Unlock()
		runtime.Gosched()
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		for range 1000 { // the update may still be on its way to the disk
			_, _, _ = v.Learnt(), v.Cursor(), v.Boilerplate(1, ferry)
			if near, err := v.Near("fery", 1); err != nil || len(near) != 1 {
				t.Errorf("near = %v, %v, want the ferry", near, err)
			}
		}
	}()
	select {
	case <-read:
	case <-time.After(10 * time.Second):
		t.Error("questions wait for the disk")
	}
	close(hang)
	<-read
	all.Wait()
	checkArticles(t, v, map[string]int{"ferry": 1, "tide": 1})
	if near, err := v.Near("tid", 1); err != nil || len(near) != 1 || v.Cursor() != 2 {
		t.Errorf("near = %v, %v, cursor %d, want the tide and 2", near, err, v.Cursor())
	}
}
