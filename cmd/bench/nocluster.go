//go:build linux && nocluster

package main

import (
	"context"

	"quoth/retrieval"
)

// openLibrary opens a data folder with a version of quoth that may know no clusters.
func openLibrary(_ context.Context, dir, _ string) (*retrieval.Library, error) {
	return retrieval.Open(retrieval.Options{Dir: dir})
}
