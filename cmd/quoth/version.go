package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

type versionVerb struct{}

// Run writes the version that the Go command stamped into the binary.
func (versionVerb) Run(a *app) error {
	version, revision := "(devel)", ""
	info, ok := debug.ReadBuildInfo()
	if ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = s.Value
		}
	}
	if a.JSON {
		return writeJSON(a.out, map[string]string{"version": version, "revision": revision, "go": info.GoVersion})
	}
	_, err := fmt.Fprintln(a.out, strings.Join(strings.Fields("quoth "+version+" "+revision+" "+info.GoVersion), " "))
	return err
}
