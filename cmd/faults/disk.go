//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// disks imports more articles than fit on disks of different sizes, and then uses the data folder.
func disks(ctx context.Context, b *bench) error {
	b.large = filepath.Join(b.dir, "large.jsonl")
	if err := writeArticles(b.large, 1200, 25); err != nil {
		return err
	}
	full := filepath.Join(b.dir, "full")
	if _, err := b.must(full, "import", b.large); err != nil {
		return err
	}
	size, err := sizeOf(full)
	if err != nil {
		return err
	}
	backup := filepath.Join(b.dir, "full.tar")
	if _, err := b.must(full, "backup", backup); err != nil {
		return err
	}
	b.feed.items = 20
	sizes := 20
	if b.short {
		sizes = 4
	}
	mounted := filepath.Join(b.dir, "disk")
	for i := range sizes {
		kb := int(size>>10) * (10 + 85*i/sizes) / 100
		if err := mount(mounted, kb); err != nil {
			b.skip(fmt.Sprintf("a tmpfs cannot be mounted (%v): run it as root, or under unshare -rm", err))
			return nil
		}
		outcome, wrong := b.onDisk(ctx, filepath.Join(mounted, "data"))
		b.row(fmt.Sprintf("a disk of %d kB of %d", kb, size>>10), outcome, wrong)
		outcome, wrong = b.copyTo(full, backup, mounted)
		b.row(fmt.Sprintf("backup, restore to a disk of %d kB of %d", kb, size>>10), outcome, wrong)
		if err := syscall.Unmount(mounted, 0); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// sizeOf returns the bytes of all files below dir.
func sizeOf(dir string) (bytes int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	return bytes, err
}

// mount mounts a tmpfs of the given size at dir.
func mount(dir string, kb int) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kb))
}

// onDisk imports and then uses a data folder on a disk that is too small.
func (b *bench) onDisk(ctx context.Context, data string) (outcome, wrong string) {
	results := []result{b.run(data, "import", b.large)}
	if results[0].status == 1 && !results[0].says("the disk is full", "no space left") {
		return results[0].err, "import does not say that the disk is full"
	}
	for range 2 { // the second time after a restart
		results = append(results, b.run(data, "ask", question(5)), b.run(data, "ask", "seals at "+town(9)))
		p, err := b.startBot(ctx, data)
		if p == nil {
			return "", err.Error()
		}
		if err != nil && !errors.Is(err, errEnded) {
			return "", err.Error()
		}
		if errors.Is(err, errEnded) && !p.wait(commandTimeout).says("the disk is full", "no space left") {
			return "", "run ends: " + oneLine(p.err.String(), 300)
		}
		if err == nil {
			results = append(results, b.run(data, "feeds", "add", b.feed.URL+"/feed"), b.run(data, "refresh", "--all"),
				b.run(data, "ask", question(5)), b.run(data, "import", b.large), b.run(data, "ask", question(7)))
		}
		results = append(results, p.stop(commandTimeout))
	}
	for _, r := range results {
		if w := first(r.wrong(), failedToAsk(r)); w != "" {
			return oneLine(r.err, 100), w
		}
	}
	asked := results[1]
	return fmt.Sprintf("import %d, ask %d: %s", results[0].status, asked.status, lastLine(asked.out+asked.err)), ""
}

// copyTo makes a backup of a folder, and restores one, on a disk that may be too small.
func (b *bench) copyTo(full, backup, disk string) (outcome, wrong string) {
	file, restored := filepath.Join(disk, "copy.tar"), filepath.Join(disk, "restored")
	made := b.run(full, "backup", file)
	_, err := os.Stat(file)
	wrong = first(made.wrong(), incomplete(made, err == nil))
	for _, name := range []string{file, file + ".partial", file + ".check"} {
		if _, err := os.Lstat(name); err == nil && made.status != 0 {
			wrong = first(wrong, name+" is left of a backup that failed")
		}
		os.RemoveAll(name)
	}
	r := b.run(restored, "restore", backup)
	_, err = os.Stat(restored)
	wrong = first(wrong, r.wrong(), incomplete(r, err == nil))
	os.RemoveAll(restored)
	return oneLine(made.err, 60) + " / " + oneLine(r.err, 60), wrong
}

// incomplete returns what is wrong if a copy failed and is there, if it is not there and did not fail, or if
// nothing says that there was no room; else "".
func incomplete(r result, isThere bool) string {
	switch {
	case isThere != (r.status == 0):
		return fmt.Sprintf("%s ends with %d, and what it makes is there: %v", r.name, r.status, isThere)
	case r.status != 0 && !r.says("the disk of"):
		return r.name + " does not say that the disk is full: " + oneLine(r.err, 200)
	}
	return ""
}

func lastLine(s string) string {
	s = strings.TrimRight(s, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}
