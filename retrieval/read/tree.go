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

// Tree reads every article file below the root of fsys, in lexical order. Item.Bytes
// counts through all of them, up to what Size says; names are paths below the root,
// so that the first folder is the outlet. Hidden files and folders, links to folders
// and files that hold no articles by their name are passed over, and so is a README or
// LICENSE without front matter.
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

// Size is how many files Tree reads and their bytes as stored, for a progress bar.
func Size(fsys fs.FS) (files int, bytes int64) {
	for e := range entries(fsys) {
		if e.err == nil {
			files++
			bytes += e.bytes
		}
	}
	return files, bytes
}

// entry is an article file in a tree, or a place that could not be looked at.
type entry struct {
	name  string
	bytes int64
	err   error
}

func entries(fsys fs.FS) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		// The walk's own error is nil: every error it meets becomes an entry.
		_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			e, step := look(fsys, name, d, err)
			if e.name != "" && !yield(e) {
				return fs.SkipAll
			}
			return step
		})
	}
}

// look decides about one place of the walk: e has a name when Tree reads it, and
// step tells the walk where to go.
func look(fsys fs.FS, name string, d fs.DirEntry, err error) (e entry, step error) {
	switch {
	case err != nil:
		return entry{name: name, err: err}, nil
	case name != "." && strings.HasPrefix(path.Base(name), "."):
		if d.IsDir() {
			return entry{}, fs.SkipDir
		}
		return entry{}, nil
	case d.IsDir() || formOf(name) == unknown:
		return entry{}, nil
	}
	info, err := fs.Stat(fsys, name) // follows links; a pipe would block for ever
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

// openReason is err without the path, which the refusal names already.
func openReason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return "open: " + err.Error() + ": check that it may be read"
}

// isReadme reports whether name is that of a text about its folder.
func isReadme(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(path.Base(name)), ".")
	return stem == "readme" || stem == "license" || stem == "licence"
}
