package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"strings"

	"quoth/bot/jsonreply"
)

// build is what the Go command wrote into this program about how it was built.
type build struct {
	Version  string `json:"version"` // "(devel)" where it is not known
	Revision string `json:"revision,omitempty"`
	Date     string `json:"date,omitempty"` // of the commit, in RFC 3339
	// Changed means that the files differed from the commit.
	Changed bool   `json:"changed,omitempty"`
	Go      string `json:"go,omitempty"`
}

// thisBuild returns how this program was built.
func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return buildOf(info)
}

// buildOf returns what info says.
func buildOf(info *debug.BuildInfo) build {
	b := build{Version: cmp.Or(info.Main.Version, "(devel)"), Go: info.GoVersion}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Date = s.Value
		case "vcs.modified":
			b.Changed = s.Value == "true"
		}
	}
	return b
}

// String returns one line: "quoth v1.2.0, commit 0123456789ab of 2026-11-30T11:12:41Z, go1.26.8".
func (b build) String() string {
	parts := []string{"quoth " + b.Version}
	if b.Revision != "" {
		commit := "commit " + b.Revision[:min(12, len(b.Revision))]
		if b.Date != "" {
			commit += " of " + b.Date
		}
		parts = append(parts, commit)
	}
	if b.Changed {
		parts = append(parts, "with changes that are not committed")
	}
	if b.Go != "" {
		parts = append(parts, b.Go)
	}
	return strings.Join(parts, ", ")
}

type versionVerb struct{}

// Run writes how this program was built.
func (versionVerb) Run(a *app) error {
	b := thisBuild()
	if a.JSON {
		return jsonreply.WriteLine(a.out, b)
	}
	_, err := fmt.Fprintln(a.out, b)
	return err
}
