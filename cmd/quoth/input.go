package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"quoth/retrieval/read"
)

// input is one path of an import.
type input struct {
	bytes int64 // as stored; 0 when that is not known
	items func(read.Options) iter.Seq[read.Item]
}

// findInputs looks at every path before anything is read, so that a mistyped one does
// not leave half an import behind.
func findInputs(paths []string, stdin io.Reader) ([]input, error) {
	inputs := make([]input, len(paths))
	for i, path := range paths {
		in, err := findInput(path, stdin)
		if err != nil {
			return nil, fmt.Errorf("import: %s: %w", path, err)
		}
		inputs[i] = in
	}
	return inputs, nil
}

func findInput(path string, stdin io.Reader) (input, error) {
	if path == "-" {
		return input{items: func(o read.Options) iter.Seq[read.Item] { return read.File("-", stdin, o) }}, nil
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return input{}, advisedInput(err)
	case info.IsDir():
		return folderInput(path)
	}
	return input{info.Size(), func(o read.Options) iter.Seq[read.Item] { return readFile(path, o) }}, nil
}

// advisedInput is what went wrong with a file to read, without its name, and what to do.
// It wraps nothing: the advice for the data folder is another.
func advisedInput(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder: check its name, and the folder that it is looked for in")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied: let the user who runs quoth read it")
	}
	return errors.New(cause(err).Error())
}

func folderInput(path string) (input, error) {
	files, bytes := read.Size(os.DirFS(path))
	if files == 0 {
		return input{}, errors.New("no articles in this folder: quoth reads .txt, .jsonl, .ndjson, .md, .markdown, .html and .htm, and each packed as .gz")
	}
	items := func(o read.Options) iter.Seq[read.Item] {
		return under(path, read.Tree(os.DirFS(path), o))
	}
	return input{bytes, items}, nil
}

// under names refusals and articles by the path as the person typed it, and not from the root below.
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
			yield(read.Item{Refusal: &read.Refusal{File: path, Reason: advisedInput(err).Error()}})
			return
		}
		defer f.Close()
		under(filepath.Dir(path), read.File(filepath.Base(path), f, o))(yield)
	}
}

// total is the bytes of all inputs, 0 when one of them is not known.
func total(inputs []input) int {
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
func readAll(inputs []input, o read.Options) iter.Seq[read.Item] {
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
