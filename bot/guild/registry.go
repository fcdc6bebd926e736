package guild

import (
	"errors"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Registry remembers in files of the data folder which commands Discord was given, by the scope that
// has them. A file holds their hash and, in a line for each, an id and the name of the command; files of
// earlier versions hold the hash alone. What it cannot write it keeps in memory: else the commands would
// be registered again at every connection. It is safe for concurrent use.
type Registry struct {
	Dir string
	Log *slog.Logger

	unwritten sync.Map // scope -> text of its file
}

func (r *Registry) path(scope string) string {
	digits := strings.Map(func(c rune) rune {
		if '0' <= c && c <= '9' {
			return c
		}
		return '-'
	}, scope)
	return filepath.Join(r.Dir, "commands-"+digits+".hash")
}

// Registered returns the hash of the commands that a scope has, "" for none, and their ids by their
// names, none where they are not known.
func (r *Registry) Registered(scope string) (hash string, ids map[string]string, err error) {
	if text, ok := r.unwritten.Load(scope); ok {
		hash, ids = parseRegistered(text.(string))
		return hash, ids, nil
	}
	text, err := os.ReadFile(r.path(scope))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil, nil
	}
	hash, ids = parseRegistered(string(text))
	return hash, ids, err
}

// parseRegistered reads a file. It leaves out what is no line of an id and a name.
func parseRegistered(text string) (hash string, ids map[string]string) {
	hash, lines, _ := strings.Cut(text, "\n")
	ids = make(map[string]string)
	for line := range strings.Lines(lines) {
		if id, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			ids[name] = id
		}
	}
	return hash, ids
}

// textOf returns what a file holds.
func textOf(hash string, ids map[string]string) string {
	lines := []string{hash}
	for _, name := range slices.Sorted(maps.Keys(ids)) {
		lines = append(lines, ids[name]+" "+name)
	}
	return strings.Join(lines, "\n")
}

// Scopes returns the scopes that have commands.
func (r *Registry) Scopes() (out []string, err error) {
	r.unwritten.Range(func(scope, _ any) bool {
		out = append(out, scope.(string))
		return true
	})
	files, err := os.ReadDir(r.Dir)
	for _, f := range files {
		name, isOne := strings.CutPrefix(f.Name(), "commands-")
		scope, isHash := strings.CutSuffix(name, ".hash")
		if isOne && isHash && !slices.Contains(out, scope) {
			out = append(out, scope)
		}
	}
	return out, err
}

// SetRegistered sets the hash of the commands that a scope has, "" for none, and their ids.
func (r *Registry) SetRegistered(scope, hash string, ids map[string]string) error {
	if hash == "" {
		r.unwritten.Delete(scope)
		if err := os.Remove(r.path(scope)); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	text := textOf(hash, ids)
	err := os.WriteFile(r.path(scope), []byte(text), 0o600)
	if err == nil {
		r.unwritten.Delete(scope)
		return nil
	}
	r.unwritten.Store(scope, text)
	r.Log.Warn("the commands are registered again at the next start", "err", err)
	return nil
}
