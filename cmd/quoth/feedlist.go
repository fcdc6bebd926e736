package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"

	"quoth/retrieval/feed"
)

// withList puts a list of feeds in the place of the name of its file: who answers may be
// another process, in another folder. An address stays, and so does the list itself.
func (a *app) withList(options map[string]string) (map[string]string, error) {
	name := options["list"]
	if name == "" || strings.HasPrefix(name, "<") || strings.Contains(name, "://") {
		return options, nil
	}
	list, err := a.readList(name)
	if err != nil {
		return nil, fmt.Errorf("feeds import: %s: %w", name, err)
	}
	out := maps.Clone(options)
	out["list"] = list
	return out, nil
}

// readList reads a list in whatever charset, and gives it in UTF-8.
func (a *app) readList(name string) (string, error) {
	in := a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", advisedInput(err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, feed.MaxBytes+1))
	switch {
	case err != nil:
		return "", cause(err)
	case len(data) > feed.MaxBytes:
		return "", errors.New("too long for a list of feeds")
	}
	outlines, err := feed.ReadOPML(data)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	if err := feed.WriteOPML(&out, outlines); err != nil {
		return "", err
	}
	return strings.TrimSpace(out.String()), nil
}
