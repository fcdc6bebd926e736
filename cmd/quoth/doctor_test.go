package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/bot/folder"
	"quoth/bot/socket"
)

// The doctor, an export and a backup each count an article that cannot be read, and end with 1. The backup is
// made all the same.
func TestDamagedArticleIsCounted(t *testing.T) {
	dir := t.TempDir()
	otters(t, dir, 5)
	damageArticle(t, dir, 2)
	file := filepath.Join(t.TempDir(), "quoth.tar")
	for _, tc := range []struct {
		command []string
		want    string
	}{
		{[]string{"doctor"}, "wrong  articles  1 article cannot be read"},
		{[]string{"doctor", "--repair"}, "import them again, or restore a backup"},
		{[]string{"export"}, "1 article left out"},
		{[]string{"backup", file}, "1 article or record in it cannot be read"},
	} {
		status, stdout, stderr := quoth(t, dir, tc.command...)
		if status != socket.StatusError || !strings.Contains(stdout+stderr, tc.want) {
			t.Errorf("%v: status %d, stdout %q, stderr %q, want %q", tc.command, status, stdout, stderr, tc.want)
		}
	}
	restored := filepath.Join(t.TempDir(), "data")
	if status, _, stderr := quoth(t, restored, "restore", file); status != socket.StatusError ||
		!strings.Contains(stderr, "4 articles") {
		t.Errorf("restore: status %d, %q, want the 4 articles and a status that says that one is missing", status, stderr)
	}
	otters(t, dir, 5) // imported again, as the advice is
	for _, command := range [][]string{{"doctor"}, {"export"}} {
		if status, stdout, stderr := quoth(t, dir, command...); status != socket.StatusOK {
			t.Errorf("%v after another import: status %d, %q, %q", command, status, stdout, stderr)
		}
	}
}

// A process that holds the folder examines it, and repairs it.
func TestDoctorOfHeldFolder(t *testing.T) {
	dir := t.TempDir()
	otters(t, dir, 5)
	a, err := newApp(settings{Data: dir}, streams{strings.NewReader(""), io.Discard, io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	d, err := folder.Hold(dir, a.folderOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, command := range [][]string{{"doctor"}, {"doctor", "--repair"}} {
		if status, stdout, stderr := quoth(t, dir, command...); status != socket.StatusOK ||
			!strings.Contains(stdout, "ok     index     5 articles") {
			t.Errorf("%v: status %d, %q, %q", command, status, stdout, stderr)
		}
	}
}

// A receipt that is not listed any more is found, and the repair lists it again.
func TestDoctorRepairsLists(t *testing.T) {
	dir := t.TempDir()
	question := otters(t, dir, 5)
	_, want, _ := quoth(t, dir, "ask", question)
	db, err := bbolt.Open(filepath.Join(dir, folder.ArchiveFile), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("prefixes"))
		k, _ := b.Cursor().First()
		return b.Put(append([]byte("no receipt"), k...), nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := quoth(t, dir, "doctor")
	if status != socket.StatusError || !strings.Contains(stdout, "1 receipt missing from the list, or listed wrongly") {
		t.Errorf("status %d, %q, %q", status, stdout, stderr)
	}
	status, stdout, stderr = quoth(t, dir, "doctor", "--repair")
	if status != socket.StatusOK || !strings.Contains(stdout, "note   files     archive.db.damaged") {
		t.Errorf("repair: status %d, %q, %q", status, stdout, stderr)
	}
	if _, got, _ := quoth(t, dir, "ask", question); got != want {
		t.Errorf("after the repair: %q, want %q", got, want)
	}
	if err := os.Remove(filepath.Join(dir, folder.ArchiveFile+".damaged")); err != nil {
		t.Error(err)
	}
}
