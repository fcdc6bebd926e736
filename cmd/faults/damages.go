//go:build linux

package main

import (
	"context"
	"path/filepath"
	"strings"
)

// damages tests each damage to each file of a data folder.
func damages(ctx context.Context, b *bench) error {
	sound := filepath.Join(b.dir, "sound")
	if err := b.fill(ctx, sound); err != nil {
		return err
	}
	probe, err := b.writeProbe()
	if err != nil {
		return err
	}
	want, err := b.must(sound, "ask", "--batch", probe)
	if err != nil {
		return err
	}
	t := &damageTest{bench: b, sound: sound, probe: probe, answers: want.out}
	if t.receipt, err = b.receipt(sound); err != nil {
		return err
	}
	exported, err := b.must(sound, "export")
	if err != nil {
		return err
	}
	t.exported = strings.Count(exported.out, "\n")
	files, err := t.files()
	if err != nil {
		return err
	}
	for _, file := range files {
		for _, d := range fileDamages {
			if b.short && d.name != "deleted" && d.name != "zeros at 16384" && d.name != "200 bits flipped" {
				continue
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := t.try(ctx, file, d); err != nil {
				return err
			}
		}
	}
	return t.tryAllInUse(ctx)
}
