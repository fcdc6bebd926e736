package main

import (
	"cmp"
	"runtime/debug"
)

// build returns the version of this program, the commit that it was built from if that is known,
// and the Go that built it.
func build() (version, revision, with string) {
	version = "(devel)"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version, "", ""
	}
	version = cmp.Or(info.Main.Version, version)
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = s.Value
		}
	}
	return version, revision, info.GoVersion
}
