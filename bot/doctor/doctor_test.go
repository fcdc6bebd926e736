package doctor_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/doctor"
	"quoth/bot/folder"
	"quoth/bot/guild"
	"quoth/retrieval"
	"quoth/retrieval/bolt"
	"quoth/retrieval/ingest/book"
)

// patient is a data folder with what an examination of its files finds.
type patient struct {
	files        []string // that are there
	listed       string   // in the list of contents; empty: all of them
	isHeld       bool
	found        retrieval.Findings
	servers      guild.Checked
	feeds        book.Checked
	err, fileErr error // of the examination of the articles, and of the other files
	isUntouched  bool  // no file may be examined, as none is there
}

// folder creates the folder at dir.
func (p patient) folder(t *testing.T, dir string) doctor.Folder {
	t.Helper()
	if p.listed == "" {
		p.listed = strings.Join(p.files, "\n")
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range p.files {
		write(name, "some bytes")
	}
	write("contents", p.listed)
	call := func() {
		if p.isUntouched {
			t.Error("a file was examined that is not there")
		}
	}
	return doctor.Folder{
		Contents: folder.Contents{Dir: dir, Log: slog.New(slog.DiscardHandler)}, IsHeld: p.isHeld,
		Library: func(context.Context, retrieval.Progress) (retrieval.Findings, error) {
			call()
			return p.found, p.err
		},
		Settings: func() (guild.Checked, error) { call(); return p.servers, p.fileErr },
		Feeds:    func() (book.Checked, error) { call(); return p.feeds, p.fileErr },
	}
}

// findings returns what is found of a sound archive of three articles, with a change.
func findings(change func(*retrieval.Findings)) retrieval.Findings {
	f := retrieval.Findings{Indexed: 3}
	f.Articles, f.Revisions = 3, 4
	if change != nil {
		change(&f)
	}
	return f
}

// Each kind of damage has a line of its own, with the first places and what to do. The lines of a report are
// always in the same order, and those that count as wrong decide the exit status.
func TestExamine(t *testing.T) {
	const (
		archive, feeds, settings = folder.ArchiveFile, folder.FeedsFile, folder.SettingsFile
		words                    = "ok     words     counted\n"
		sound                    = "ok     articles  3 articles, 4 revisions\n"
		indexed                  = "ok     index     3 articles\n" + words
		noOthers                 = "ok     feeds     none yet\nok     servers   none yet\n"
		none                     = "ok     files     nothing is left over\n"
		rest                     = noOthers + none
		saves                    = "quoth doctor --repair saves what can be read into a new archive\n"
		indent                   = "                 "
	)
	one, seven := bolt.Fault{Count: 1, First: []string{"otters"}}, bolt.Fault{Count: 7, First: []string{"a", "b"}}
	denied := &fs.PathError{Op: "open", Path: "a file", Err: fs.ErrPermission}
	tests := []struct {
		name    string
		patient patient
		wrong   int
		saving  bool
		want    string // without the line about the disk; DIR is the folder
	}{
		{"an empty folder", patient{isUntouched: true}, 0, false, "ok     articles  none yet\n" + rest},
		{"nothing is wrong", patient{
			files: []string{archive, feeds, settings}, found: findings(nil), feeds: book.Checked{Sources: 1},
			servers: guild.Checked{Servers: 2, Records: 5},
		}, 0, false, sound + indexed + "ok     feeds     1 feed\nok     servers   2 servers, 5 records\n" + none},

		{"a lost archive", patient{listed: archive, isUntouched: true}, 1, false,
			"wrong  articles  DIR/archive.db is missing or empty, and was not before\n" + indent +
				"put a backup in its place or, to start again without articles, delete its line from DIR/contents\n" + rest},
		{"a damaged archive", patient{files: []string{archive},
			found: retrieval.Findings{Archive: fmt.Errorf("page 7: %w", retrieval.ErrDamagedArticle)}}, 1, true,
			"wrong  articles  the archive is damaged\n" + indent + saves + rest},
		{"a damaged archive that is held", patient{files: []string{archive}, isHeld: true,
			found: retrieval.Findings{Archive: retrieval.ErrDamagedArticle}}, 1, true,
			"wrong  articles  the archive is damaged\n" + indent + "end the quoth that holds the folder; then " + saves + rest},
		{"an archive of another user", patient{files: []string{archive},
			found: retrieval.Findings{Archive: denied}}, 1, false,
			"wrong  articles  the archive is not readable: permission denied\n" + indent +
				"run it as the user who owns the folder\n" + rest},
		{"an archive of a newer version", patient{files: []string{archive},
			found: retrieval.Findings{Archive: bolt.ErrNewer}}, 1, false,
			"wrong  articles  the archive is of a newer version of quoth\n" + indent + "install that version\n" + rest},
		{"damaged articles", patient{files: []string{archive}, found: findings(func(f *retrieval.Findings) {
			f.Damaged, f.Lost, f.Forgotten = one, seven, one
		})}, 3, false,
			"wrong  articles  1 article cannot be read\n" + indent + "otters\n" + indent +
				"import them again, or restore a backup\n" +
				"wrong  articles  7 older revisions cannot be read, so that their receipts cannot be checked\n" + indent +
				"a, b, …\n" + indent + "restore a backup that has them\n" +
				"wrong  articles  1 mark of what was forgotten cannot be read\n" + indent + "otters\n" + indent +
				"restore a backup\n" + indexed + rest},
		{"damaged lists", patient{files: []string{archive}, found: findings(func(f *retrieval.Findings) {
			f.Listed, f.Receipts = one, one
		})}, 2, true,
			"wrong  articles  1 article not listed as they are stored\n" + indent + "otters\n" + indent + saves +
				"wrong  articles  1 receipt missing from the list, or listed wrongly\n" + indent + "otters\n" + indent + saves +
				indexed + rest},

		{"no index", patient{files: []string{archive}, found: findings(func(f *retrieval.Findings) {
			f.Index, f.Words = fs.ErrNotExist, bolt.ErrDamaged
		})}, 2, false,
			sound + "wrong  index     missing\n" + indent + "quoth doctor --repair rebuilds it\n" +
				"wrong  words     the table of words is damaged\n" + indent + "quoth doctor --repair rebuilds it\n" + rest},
		{"an index of another version", patient{files: []string{archive}, found: findings(func(f *retrieval.Findings) {
			f.Index, f.Words = bolt.ErrOther, bolt.ErrOther
		})}, 0, false,
			sound + "note   index     of another version of quoth\n" + indent + "quoth rebuilds it when it opens the folder\n" +
				"note   words     the table of words is of another version of quoth\n" + indent +
				"quoth rebuilds it when it opens the folder\n" + rest},
		{"an index that differs", patient{files: []string{archive}, found: findings(func(f *retrieval.Findings) {
			f.Unindexed, f.Passages, f.Quotes, f.Extra = one, one, one, one
		})}, 4, false,
			sound + "wrong  index     1 article not in it\n" + indent + "otters\n" + indent +
				"quoth doctor --repair rebuilds it\n" +
				"wrong  index     1 article with other passages than their texts have\n" + indent + "otters\n" + indent +
				"quoth doctor --repair rebuilds it\n" +
				"wrong  index     1 article with quotes that are not in their texts\n" + indent + "otters\n" + indent +
				"quoth doctor --repair rebuilds it\n" +
				"wrong  index     1 revision in it that should not be\n" + indent + "otters\n" + indent +
				"quoth doctor --repair rebuilds it\n" + words + rest},
		{"an index that is behind", patient{files: []string{archive}, found: findings(func(f *retrieval.Findings) {
			f.Indexed, f.Behind = 1, 2
		})}, 0, false,
			sound + "note   index     1 article, 2 revisions to come\n" + indent + "they are indexed while quoth runs\n" +
				words + rest},

		{"lost files", patient{listed: feeds + "\n" + settings, isUntouched: true}, 2, false,
			"ok     articles  none yet\n" +
				"wrong  feeds     DIR/sources.db is missing or empty, and was not before\n" + indent +
				"put a backup in its place or, to begin with no feeds, delete its line from DIR/contents\n" +
				"wrong  servers   DIR/settings.db is missing or empty, and was not before\n" + indent +
				"put a backup in its place or, to begin with no server set up, delete its line from DIR/contents\n" + none},
		{"damaged files", patient{files: []string{feeds, settings}, fileErr: bolt.ErrDamaged}, 2, false,
			"ok     articles  none yet\n" +
				"wrong  feeds     DIR/sources.db is damaged\n" + indent +
				"restore a backup of it, or move it away to begin with no feeds\n" +
				"wrong  servers   DIR/settings.db is damaged\n" + indent +
				"restore a backup of it, or move it away to begin with no server set up\n" + none},
		{"damaged records", patient{files: []string{feeds, settings}, feeds: book.Checked{Sources: 1, Damaged: one},
			servers: guild.Checked{Damaged: seven}}, 2, false,
			"ok     articles  none yet\n" +
				"wrong  feeds     1 record cannot be read\n" + indent + "otters\n" + indent +
				"remove them and add them again, or restore a backup\n" +
				"wrong  servers   7 records cannot be read\n" + indent + "a, b, …\n" + indent +
				"restore a backup, or let the servers set them again\n" + none},
		{"a file that is not listed", patient{files: []string{feeds}, listed: archive,
			feeds: book.Checked{Sources: 2}}, 1, false,
			"wrong  articles  DIR/archive.db is missing or empty, and was not before\n" + indent +
				"put a backup in its place or, to start again without articles, delete its line from DIR/contents\n" +
				"note   feeds     2 feeds; the list DIR/contents lacks the file\n" + indent + "quoth run adds it\n" +
				"ok     servers   none yet\n" + none},

		{"what was left over", patient{isUntouched: true, listed: " ", files: []string{
			"archive.db.damaged", "archive.db.saved", "contents.new", "index.new", ".restoring", "q.tar.partial",
		}}, 0, false, "ok     articles  none yet\n" + noOthers +
			"note   files     .restoring\n" + indent + "a restore was interrupted: delete it\n" +
			"note   files     archive.db.damaged\n" + indent +
			"what could be read of it is in the archive: delete it when nothing is missed\n" +
			"note   files     archive.db.saved\n" + indent + "a repair was interrupted: delete it\n" +
			"note   files     contents.new\n" + indent + "delete it\n" +
			"note   files     index.new\n" + indent + "quoth reindex was interrupted: delete it\n" +
			"note   files     q.tar.partial\n" + indent +
			"a backup was interrupted: delete it unless one is being made\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			r, err := doctor.Examine(t.Context(), tt.patient.folder(t, dir), nil)
			if err != nil {
				t.Fatal(err)
			}
			if last := r.Checks[len(r.Checks)-1]; last.Name != "disk" {
				t.Errorf("the last check is %+v, want the check of the disk", last)
			}
			r.Checks = r.Checks[:len(r.Checks)-1]
			got := strings.ReplaceAll(filepath.ToSlash(r.String()), filepath.ToSlash(dir), "DIR")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			if r.Wrong() != tt.wrong || r.Saving != tt.saving || r.Folder != dir {
				t.Errorf("%d wrong, saving %v, folder %s; want %d, %v, %s", r.Wrong(), r.Saving, r.Folder, tt.wrong, tt.saving, dir)
			}
		})
	}
}

// A folder that another process holds, and an examination that is interrupted, are errors and no reports.
func TestExamineFails(t *testing.T) {
	held := patient{files: []string{folder.ArchiveFile}, err: retrieval.ErrLocked}
	if _, err := doctor.Examine(t.Context(), held.folder(t, t.TempDir()), nil); !errors.Is(err, retrieval.ErrLocked) {
		t.Errorf("a folder that is held: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := doctor.Examine(ctx, patient{}.folder(t, t.TempDir()), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

// A folder that cannot be listed is wrong.
func TestExamineMissingFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	contents := folder.Contents{Dir: dir, Log: slog.New(slog.DiscardHandler)}
	r, err := doctor.Examine(t.Context(), doctor.Closed(contents, nil), nil)
	if err != nil || r.Wrong() != 1 || !strings.Contains(r.String(), "wrong  files     "+dir+" is missing\n") {
		t.Errorf("%v, %d wrong:\n%s", err, r.Wrong(), r.String())
	}
}
