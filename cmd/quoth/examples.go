package main

import (
	"strings"

	"quoth/bot/mount"

	"github.com/alecthomas/kong"
)

// examples are command lines that the help of a command shows.
var examples = map[string]string{
	"ask":      `quoth ask "Why did the ferry strike end?" --since "last Monday"`,
	"said":     `quoth said Starmer --about Russia`,
	"timeline": `quoth timeline "the Brack dam" --since 2026-03-01`,
	"whosaid":  `quoth whosaid "the hardest yards are still ahead"`,
	"compare":  `quoth compare Crake Veldry dam`,
	"summary":  `quoth summary --day yesterday --topic ferry`,
	"latest":   `quoth latest --count 5`,
	"sources":  `quoth sources`,
	"verify":   `quoth verify GFE0-GAQV-06EG-5TMF`,
	"privacy":  `quoth privacy`,
	"help":     `quoth help ask`,
	"feeds":    `quoth feeds add https://www.example.org/rss`,

	"feeds add":     `quoth feeds add https://www.example.org`,
	"feeds remove":  `quoth feeds remove https://www.example.org/rss`,
	"feeds list":    `quoth feeds list`,
	"feeds check":   `quoth feeds check https://www.example.org/rss`,
	"feeds explain": `quoth feeds explain https://www.example.org/rss`,
	"feeds import":  `quoth feeds import feeds.opml`,
	"feeds export":  `quoth feeds export > feeds.opml`,

	"run":        `quoth run`,
	"check":      `quoth check || echo "quoth is not ready"`,
	"invite":     `quoth invite`,
	"console":    `quoth console`,
	"quotes":     `quoth quotes article.txt`,
	"import":     `quoth import news/ articles.jsonl.gz`,
	"refresh":    `quoth refresh --all`,
	"extract":    `quoth extract page.html --url https://www.example.org/ferry`,
	"export":     `quoth export | gzip > articles.jsonl.gz`,
	"backup":     `quoth backup quoth.backup`,
	"restore":    `quoth restore quoth.backup --data restored`,
	"forget":     `quoth forget --source "Tavel Post"`,
	"compact":    `quoth compact`,
	"doctor":     `quoth doctor`,
	"reindex":    `quoth reindex`,
	"completion": `source <(quoth completion bash)`,
	"version":    `quoth version`,
}

// arrange puts the flags that every command has below its own in the help, and adds an example to each command.
func arrange(app *kong.Application) {
	every := &kong.Group{Key: "every", Title: "Flags of every command:"}
	for _, f := range app.Flags {
		f.Group = every
	}
	addExamples(app.Node)
}

// addExamples adds an example to each command below n.
func addExamples(n *kong.Node) {
	for _, child := range n.Children {
		child.Detail = strings.TrimSpace(child.Detail + "\n\nExample:\n\n    " + examples[mount.Name(child)])
		addExamples(child)
	}
}
