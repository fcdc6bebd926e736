package read

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"
)

// Tree returns the articles of all files below the root of fsys, in lexical order. Item.Bytes counts
// all files read so far, up to the bytes that Size returns. The name of a file is its path below the
// root. Hidden files and folders, links to folders and files whose extension is of no format are
// skipped, and so is a README or LICENSE without front matter.
func Tree(fsys fs.FS, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		var before int64
		for e := range entries(fsys) {
			for item := range e.items(fsys, o) {
				item.Bytes += before
				if !yield(item) {
					return
				}
			}
			before += e.bytes
		}
	}
}

// Size returns the number of files that Tree reads and their bytes as stored, for a progress bar.
func Size(fsys fs.FS) (files int, bytes int64) {
	for e := range entries(fsys) {
		if e.err == nil {
			files++
			bytes += e.bytes
		}
	}
	return files, bytes
}

// entry is a file that Tree reads, or a path at which the walk failed.
type entry struct {
	name  string
	bytes int64
	err   error
}

func entries(fsys fs.FS) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		// WalkDir returns no error, because each one becomes an entry.
		_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			e, step := visit(fsys, name, d, err)
			if e.name != "" && !yield(e) {
				return fs.SkipAll
			}
			return step
		})
	}
}

// visit handles one step of the walk: e has a name if Tree reads it, and step is nil or fs.SkipDir.
func visit(fsys fs.FS, name string, d fs.DirEntry, err error) (e entry, step error) {
	switch {
	case err != nil:
		return entry{name: name, err: err}, nil
	case name != "." && strings.HasPrefix(path.Base(name), "."):
		if d.IsDir() {
			return entry{}, fs.SkipDir
		}
		return entry{}, nil
	case d.IsDir() || formatOf(name) == unknown:
		return entry{}, nil
	}
	info, err := fs.Stat(fsys, name) // follows links; to open a pipe would block forever
	if err != nil {
		return entry{name: name, err: err}, nil
	}
	if !info.Mode().IsRegular() {
		return entry{}, nil
	}
	return entry{name: name, bytes: info.Size()}, nil
}

func (e entry) items(fsys fs.FS, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		f, err := e.open(fsys)
		if err != nil {
			yield(Item{Refusal: &Refusal{File: e.name, Reason: openReason(err)}})
			return
		}
		defer f.Close()
		r := bufio.NewReader(f)
		if isReadme(e.name) {
			if start, _ := r.Peek(3); string(start) != "---" {
				return
			}
		}
		File(e.name, r, o)(yield)
	}
}

func (e entry) open(fsys fs.FS) (io.ReadCloser, error) {
	if e.err != nil {
		return nil, e.err
	}
	return fsys.Open(e.name)
}

// openReason returns the reason for an error of opening a file. It leaves out the path, which the
// refusal has already.
func openReason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return "open: " + err.Error() + ": check that it may be read"
}

// isReadme reports whether a file describes its folder, judging by its name.
func isReadme(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(path.Base(name)), ".")
	return stem == "readme" || stem == "license" || stem == "licence"
}
