package main

import (
	"runtime/debug"
	"testing"
)

func TestBuildOf(t *testing.T) {
	commit := []debug.BuildSetting{
		{Key: "vcs.revision", Value: "138d5db0c1f2a5e0f9b6c7d8e9f0a1b2c3d4e5f6"}, {Key: "vcs.time", Value: "2026-11-30T11:12:41Z"},
	}
	for _, tt := range []struct {
		name string
		info debug.BuildInfo
		want string
	}{
		{"nothing is known", debug.BuildInfo{}, "quoth (devel)"},
		{"a release", debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.0"}, Settings: commit},
			"quoth v1.2.0, commit 138d5db0c1f2 of 2026-11-30T11:12:41Z, go1.26.8"},
		{"files that differ from the commit", debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.1-0.20261130111241-138d5db0c1f2+dirty"},
			Settings: append(commit, debug.BuildSetting{Key: "vcs.modified", Value: "true"})},
			"quoth v1.2.1-0.20261130111241-138d5db0c1f2+dirty, commit 138d5db0c1f2 of 2026-11-30T11:12:41Z, with changes that are not committed, go1.26.8"},
		{"a module without its commit", debug.BuildInfo{Main: debug.Module{Version: "v1.2.0"}}, "quoth v1.2.0"},
		{"a short revision", debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "17"}}}, "quoth (devel), commit 17"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := buildOf(&tt.info).String(); got != tt.want {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
		})
	}
}
