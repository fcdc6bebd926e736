package feeds

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"strings"

	"quoth/bot/report"
	"quoth/retrieval/feed"
)

// WithList returns the options of "feeds import" with a list of feeds in place of the name of its
// file: the process that answers may be another one, in another folder. The name "-" is stdin; an
// address stays, and so does a list.
func WithList(options map[string]string, stdin io.Reader) (map[string]string, error) {
	name := options["list"]
	if name == "" || isList(name) || strings.Contains(name, "://") {
		return options, nil
	}
	list, err := readList(name, stdin)
	if err != nil {
		return nil, fmt.Errorf("the list %s cannot be read: %w", name, err)
	}
	out := maps.Clone(options)
	out["list"] = list
	return out, nil
}

// isList reports whether s is a list of feeds itself, and not its name or address.
func isList(s string) bool { return strings.Contains(s, "<") }

// readList reads a list in any charset, and returns it in UTF-8.
func readList(name string, stdin io.Reader) (string, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", report.Unreadable(err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, feed.MaxBytes+1))
	switch {
	case err != nil:
		return "", report.Cause(err)
	case len(data) > feed.MaxBytes:
		return "", errors.New("too long for a list of feeds")
	}
	if _, err := feed.ReadOPML(data); err != nil {
		return "", err
	}
	return feed.UTF8(data), nil
}
