package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/schollz/progressbar/v3"

	"quoth/bot/backup"
	"quoth/bot/console"
	"quoth/bot/folder"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/bot/socket"
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
		return report.BackupError(v.File, err)
	}
	bar := console.NewProgress(a.err, "backup", progressbar.OptionShowBytes(true))
	err = a.writeBackup(ctx, &counted{Writer: to, total: size, set: bar.Set})
	bar.End()
	if err != nil {
		return errors.Join(report.BackupError(v.File, err), to.Abandon())
	}
	made, err := to.Finish(ctx)
	if err != nil {
		return report.BackupError(v.File, err)
	}
	return a.tellBackup(report.Backup{Command: "backup", File: v.File, Made: made, Took: a.clock().Sub(start)})
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
		return report.RestoreError(v.File, a.folder(), err)
	}
	return a.tellBackup(report.Backup{Command: "restore", File: v.File, Forgotten: v.Forgotten, Made: made,
		Took: a.clock().Sub(start)})
}

// tellBackup reports a backup that was made or restored. What was damaged before is an error.
func (a *app) tellBackup(b report.Backup) error {
	if a.JSON {
		if err := jsonreply.WriteLine(a.out, b.Record()); err != nil {
			return err
		}
	} else {
		for _, line := range b.Lines() {
			a.tell("%s", line)
		}
	}
	if line := b.Damage(); line != "" {
		a.tell("%s", line)
		return status(socket.StatusError)
	}
	return nil
}
