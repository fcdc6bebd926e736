package guild

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Registry remembers in files of the data folder which commands Discord was given, by the scope that
// has them. What it cannot write it keeps in memory: else the commands would be registered again at
// every connection. It is safe for concurrent use.
type Registry struct {
	Dir string
	Log *slog.Logger

	unwritten sync.Map // scope -> hash
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

// Registered returns the hash of the commands that a scope has, "" for none.
func (r *Registry) Registered(scope string) (string, error) {
	if hash, ok := r.unwritten.Load(scope); ok {
		return hash.(string), nil
	}
	text, err := os.ReadFile(r.path(scope))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	return string(text), err
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

// SetRegistered sets the hash of the commands that a scope has, "" for none.
func (r *Registry) SetRegistered(scope, hash string) error {
	if hash == "" {
		r.unwritten.Delete(scope)
		if err := os.Remove(r.path(scope)); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	err := os.WriteFile(r.path(scope), []byte(hash), 0o600)
	if err == nil {
		r.unwritten.Delete(scope)
		return nil
	}
	r.unwritten.Store(scope, hash)
	r.Log.Warn("the commands are registered again at the next start", "err", err)
	return nil
}
