// Package seeds holds the articles that the binary carries, so that a fresh clone
// answers questions without a network or a data folder: one report on the talks in
// Paris of January 2026, and an invented week of news from an invented country, told
// by three outlets that carry "(sample)" in their names.
//
//	articles, err := fs.Glob(seeds.FS(), "*/*.txt")
//
// The layout is the one that every import folder has: <Outlet Name>/<file>, or a file
// of no outlet at the top.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed *.txt */*.txt */*.md
var articles embed.FS

// FS is the bundled articles as a read-only file tree: dated text files (.txt) and
// Markdown with front matter (.md), at the top or one folder deep.
func FS() fs.FS { return articles }
