package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/doctor"
	"quoth/bot/folder"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval"
)

type doctorVerb struct {
	Repair bool `help:"Rebuild what can be rebuilt, and save what can be read of a damaged archive."`
}

// Run examines the data folder, here or in the process that holds it. Its status is 1 if something is wrong.
func (v doctorVerb) Run(ctx context.Context, a *app) error {
	if _, err := os.ReadDir(a.folder()); err != nil {
		return report.WithHint(fmt.Errorf("doctor: %s cannot be read: %w", a.folder(), report.Cause(err)),
			"name the data folder with --data or QUOTH_DATA")
	}
	found, err := a.examine(ctx)
	if err != nil {
		return fmt.Errorf("doctor: %w", err)
	}
	before := found
	if v.Repair && found.Wrong() > 0 {
		a.showChecks(found)
		if found, err = a.repair(ctx, found); err != nil {
			return fmt.Errorf("doctor: %w", err)
		}
		a.tell("repaired what can be repaired; now:")
	}
	return a.showReport(found, before)
}

// showChecks writes the checks for a person.
func (a *app) showChecks(r doctor.Report) {
	if !a.JSON {
		fmt.Fprint(a.out, r.String())
	}
}

// showReport writes a report, with that of before a repair.
func (a *app) showReport(r, before doctor.Report) error {
	if a.JSON {
		record := doctorRecord{Command: "doctor", OK: r.Wrong() == 0, Report: r}
		if before.Wrong() != r.Wrong() {
			record.Before = before.Checks
		}
		if err := jsonreply.WriteLine(a.out, record); err != nil {
			return err
		}
	}
	a.showChecks(r)
	if n := r.Wrong(); n > 0 {
		a.tell("%s wrong in %s", bot.Count(n, "thing"), r.Folder)
		return status(socket.StatusError)
	}
	a.tell("nothing is wrong in %s", r.Folder)
	return nil
}

type doctorRecord struct {
	Command string `json:"command"`
	OK      bool   `json:"ok"`
	doctor.Report
	Before []doctor.Check `json:"before,omitempty"` // a repair
}

// examine examines the folder, in the process that holds it if there is one.
func (a *app) examine(ctx context.Context) (r doctor.Report, err error) {
	client, err := socket.Dial(ctx, a.folder())
	if err == nil {
		defer client.Close()
		return a.askDoctor(ctx, client, socket.Doctor{})
	}
	if errors.Is(err, socket.ErrNoAnswer) {
		bar := console.NewProgress(a.err, "examining")
		r, err = doctor.Examine(ctx, doctor.Closed(a.contents(), a.cluster), bar.Set)
		bar.End()
	}
	if errors.Is(err, retrieval.ErrLocked) || errors.Is(err, socket.ErrVersion) {
		h, held := a.open(ctx, folder.Write) // it waits for the other process, or says what to do
		if held != nil {
			return r, held
		}
		defer h.Close()
		return a.askDoctor(ctx, h, socket.Doctor{})
	}
	return r, err
}

// repair repairs the folder, and examines it again.
func (a *app) repair(ctx context.Context, found doctor.Report) (doctor.Report, error) {
	o := a.folderOptions()
	o.Salvage = found.Saving
	h, err := folder.Open(ctx, a.folder(), folder.Write, o)
	if err != nil {
		return found, err
	}
	defer h.Close()
	return a.askDoctor(ctx, h, socket.Doctor{Repair: true})
}

// askDoctor has the folder examined by an open service of it.
func (a *app) askDoctor(ctx context.Context, s interface {
	Write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (int, error)
}, r socket.Doctor) (found doctor.Report, err error) {
	var out bytes.Buffer
	if _, err := s.Write(ctx, socket.Request{Doctor: &r}, &out, a.err); err != nil {
		return found, err
	}
	return found, json.Unmarshal(out.Bytes(), &found)
}
