package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"

	"quoth/bot"
	"quoth/bot/backup"
	"quoth/bot/folder"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval/news"
)

type backupVerb struct {
	File  string `arg:"" help:"The file to write; - is standard output."`
	Force bool   `help:"Replace the file if it exists."`
}

// Run writes a backup, here or through the process that holds the folder.
func (v backupVerb) Run(ctx context.Context, a *app) error {
	size := a.dataSize()
	if size == 0 {
		return a.noneError("backup", "articles, feeds or servers", report.ImportHint)
	}
	if v.File == "-" {
		return a.writeBackup(ctx, a.out)
	}
	start := a.clock()
	to, err := backup.Create(v.File, size, v.Force)
	if err != nil {
		return backupError(v.File, err)
	}
	bar := newProgress(a.err, "backup", progressbar.OptionShowBytes(true))
	err = a.writeBackup(ctx, &counted{Writer: to, total: size, set: bar.set})
	bar.end()
	if err != nil {
		return errors.Join(backupError(v.File, err), to.Abandon())
	}
	made, err := to.Finish(ctx)
	if err != nil {
		return backupError(v.File, err)
	}
	return a.tellMade("backup", v.File, made, a.clock().Sub(start))
}

// dataSize returns about how many bytes a backup has; 0 when there is nothing to back up.
func (a *app) dataSize() (bytes int64) {
	for _, name := range []string{folder.ArchiveFile, folder.SettingsFile, folder.FeedsFile} {
		if info, err := os.Stat(filepath.Join(a.folder(), name)); err == nil {
			bytes += info.Size()
		}
	}
	return bytes
}

func (a *app) writeBackup(ctx context.Context, to io.Writer) error {
	h, err := a.open(ctx, folder.Copy)
	if err != nil {
		return err
	}
	defer h.Close()
	return asError(h.Write(ctx, socket.Request{Backup: &socket.Backup{}}, to, a.err))
}

// counted shows how many bytes of a total were written.
type counted struct {
	io.Writer
	done, total int64
	set         func(done, total int)
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.Writer.Write(b)
	c.done += int64(n)
	c.set(int(min(c.done, c.total)), int(c.total))
	return n, err
}

type restoreVerb struct {
	File      string `arg:"" help:"A backup; - is standard input."`
	Forgotten string `placeholder:"PATH" help:"${forgotten}"`
}

// Run restores a backup into the data folder, which must be empty or missing.
func (v restoreVerb) Run(ctx context.Context, a *app) error {
	start := a.clock()
	in := io.Reader(a.in)
	if v.File != "-" {
		f, err := os.Open(v.File)
		if err != nil {
			return fmt.Errorf("restore %s: %w", v.File, report.Unreadable(err))
		}
		defer f.Close()
		in = f
	}
	made, err := backup.Restore(ctx, in, a.folder(), v.Forgotten)
	if err != nil {
		return a.restoreError(v.File, err)
	}
	err = a.tellMade("restore", v.File, made, a.clock().Sub(start))
	if !a.JSON {
		a.tell("%s", v.keeps(made))
		a.tell("the index is rebuilt when quoth next starts")
	}
	return err
}

// keeps says what of the forgotten articles is in a restored backup.
func (v restoreVerb) keeps(made backup.Made) string {
	if v.Forgotten != "" {
		return fmt.Sprintf("what %s has forgotten stays out: %s of the backup", v.Forgotten,
			bot.Count(made.Kept.Forgotten, "article"))
	}
	return "what was forgotten after " + made.At.Format(time.DateTime) +
		" UTC is in it again, unless --forgotten names a later backup or the old folder"
}

// tellMade reports what is in a backup that was made or restored. What was damaged before is an error.
func (a *app) tellMade(command, file string, made backup.Made, took time.Duration) error {
	if a.JSON {
		err := jsonreply.WriteLine(a.out, madeRecord{command, file, made.At, made.Bytes, made.Articles, made.Revisions,
			made.Servers, made.Feeds, made.Damaged, took.Round(time.Millisecond).Seconds()})
		if err != nil {
			return err
		}
	} else {
		a.tell("%s: %s, %s, %s; %s in %s, all of it checked", file, bot.Count(made.Articles, "article"),
			bot.Count(made.Servers, "server"), bot.Count(made.Feeds, "feed"), news.Size(int(made.Bytes)),
			took.Round(100*time.Millisecond))
	}
	if made.Damaged > 0 {
		a.tell("%s in it cannot be read; quoth doctor says what to do", bot.Count(made.Damaged, "article or record"))
		return status(socket.StatusError)
	}
	return nil
}

// madeRecord is what tellMade writes as JSON.
type madeRecord struct {
	Command   string    `json:"command"`
	File      string    `json:"file"`
	Made      time.Time `json:"made"`
	Bytes     int64     `json:"bytes"`
	Articles  int       `json:"articles"`
	Revisions int       `json:"revisions"`
	Servers   int       `json:"servers"`
	Feeds     int       `json:"feeds"`
	Damaged   int       `json:"damaged,omitempty"`
	Seconds   float64   `json:"seconds"`
}
