package service

import (
	"context"
	"io"

	"quoth/bot/doctor"
	"quoth/bot/guild"
	"quoth/bot/jsonreply"
	"quoth/bot/socket"
	"quoth/retrieval/ingest/book"
)

// doctor examines the folder, and writes a doctor.Report as JSON. Before that, it may rebuild what is damaged
// and can be rebuilt.
func (s *Service) doctor(ctx context.Context, r socket.Doctor, out io.Writer) error {
	if r.Repair {
		if err := s.repair(ctx); err != nil {
			return err
		}
	}
	found, err := doctor.Examine(ctx, s.examined(), nil)
	if err != nil {
		return err
	}
	return jsonreply.WriteLine(out, found)
}

// examined returns the open folder.
func (s *Service) examined() doctor.Folder {
	f := doctor.Closed(s.Contents, nil)
	f.IsHeld, f.Library = s.Exclusive(), s.Library.Examine
	if s.Exclusive() {
		f.Feeds = func() (book.Checked, error) { return s.Feeds.CheckFile() }
		f.Settings = func() (guild.Checked, error) { return s.settings.checkFile() }
	}
	return f
}

// repair rebuilds the index and the table of words if they are damaged.
func (s *Service) repair(ctx context.Context) error {
	if err := s.CatchUp(ctx, nil); err != nil {
		return err
	}
	found, err := s.Library.Examine(ctx, nil)
	if err == nil && found.Words != nil {
		err = s.Recount(ctx)
	}
	if err == nil && found.NeedsIndex() {
		err = s.ReindexHere(ctx, nil)
	}
	return err
}
