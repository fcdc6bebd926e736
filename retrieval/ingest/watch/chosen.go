package watch

import (
	"io/fs"
	"path"
)

// chosen is a file system that lists only some files and folders, the contents of these folders, and the
// folders above them.
type chosen struct {
	fs.FS
	names map[string]bool
	leads map[string]bool // the folders above them
}

// choose returns the files and folders of some names.
func choose(fsys fs.FS, names map[string]bool) chosen {
	c := chosen{fsys, names, map[string]bool{}}
	for name := range names {
		for name != "." {
			name = path.Dir(name)
			c.leads[name] = true
		}
	}
	return c
}

// ReadDir implements fs.ReadDirFS.
func (c chosen) ReadDir(dir string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(c.FS, dir)
	var out []fs.DirEntry
	for _, e := range all {
		if c.shows(path.Join(dir, e.Name())) {
			out = append(out, e)
		}
	}
	return out, err
}

// shows reports whether a name is listed.
func (c chosen) shows(name string) bool {
	for up := name; ; up = path.Dir(up) {
		if c.names[up] {
			return true
		}
		if up == "." {
			return c.leads[name]
		}
	}
}
