package importer

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"quoth/bot/report"
	"quoth/retrieval/read"
)

// Input is one path of an import, which Find has found.
type Input struct {
	bytes int64 // on disk; 0 when that is not known
	items func(read.Options) iter.Seq[read.Item]
}

// Find looks at every path before anything is read, so that a mistyped one does not leave half an
// import behind. The path "-" is stdin.
func Find(paths []string, stdin io.Reader) ([]Input, error) {
	inputs := make([]Input, len(paths))
	for i, path := range paths {
		in, err := find(path, stdin)
		if err != nil {
			return nil, fmt.Errorf("import: %s: %w", path, err)
		}
		inputs[i] = in
	}
	return inputs, nil
}

func find(path string, stdin io.Reader) (Input, error) {
	if path == "-" {
		return Input{items: func(o read.Options) iter.Seq[read.Item] { return read.File("-", stdin, o) }}, nil
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return Input{}, report.Unreadable(err)
	case info.IsDir():
		return findFolder(path)
	}
	return Input{info.Size(), func(o read.Options) iter.Seq[read.Item] { return readFile(path, o) }}, nil
}

func findFolder(path string) (Input, error) {
	files, bytes := read.Size(os.DirFS(path))
	if files == 0 {
		return Input{}, report.WithHint(errors.New("no articles in this folder"),
			"quoth reads .txt, .jsonl, .ndjson, .md, .markdown, .html and .htm, and each packed as .gz")
	}
	items := func(o read.Options) iter.Seq[read.Item] {
		o.Root = nameOf(path)
		return under(path, read.Tree(os.DirFS(path), o))
	}
	return Input{bytes, items}, nil
}

// under gives refusals and articles the path that the person typed, in place of the one below root.
func under(root string, items iter.Seq[read.Item]) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for item := range items {
			if item.Refusal != nil {
				item.Refusal.File = filepath.Join(root, filepath.FromSlash(item.Refusal.File))
			}
			item.File = filepath.Join(root, filepath.FromSlash(item.File))
			if !yield(item) {
				return
			}
		}
	}
}

func readFile(path string, o read.Options) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(read.Item{Refusal: &read.Refusal{File: path, Reason: report.Unreadable(err).Error()}})
			return
		}
		defer f.Close()
		o.Root = nameOf(filepath.Dir(path))
		under(filepath.Dir(path), read.File(filepath.Base(path), f, o))(yield)
	}
}

// nameOf returns the name of a folder, also of one that is named ".".
func nameOf(folder string) string {
	if path, err := filepath.Abs(folder); err == nil {
		folder = path
	}
	return filepath.Base(folder)
}

// total returns the bytes of all inputs, 0 when those of one are not known.
func total(inputs []Input) int {
	sum := 0
	for _, in := range inputs {
		if in.bytes == 0 {
			return 0
		}
		sum += int(in.bytes)
	}
	return sum
}

// readAll reads the inputs one after another; Item.Bytes counts through all of them.
func readAll(inputs []Input, o read.Options) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		var before int64
		for _, in := range inputs {
			for item := range in.items(o) {
				item.Bytes += before
				if !yield(item) {
					return
				}
			}
			before += in.bytes
		}
	}
}
