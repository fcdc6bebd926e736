// Package seeds embeds articles in the binary, so that a fresh clone answers questions without a
// network or a data folder: one report on the talks in Paris of January 2026, and an invented week of
// news from an invented country by three outlets whose names end in "(sample)".
//
//	articles, err := fs.Glob(seeds.FS(), "*/*.txt")
//
// The layout is that of every import folder: <Outlet Name>/<file>, or a file without an outlet at the
// top.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed *.txt */*.txt */*.md
var articles embed.FS

// FS returns the embedded articles as a read-only file tree: dated text (.txt) and Markdown with front
// matter (.md), at the top or one folder deep.
func FS() fs.FS { return articles }
