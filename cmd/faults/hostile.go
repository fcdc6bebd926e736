//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// hostileText is a text that may take long to read.
type hostileText struct {
	name string
	text string
}

// hostileTexts returns texts of the given length. One of them once delayed answers by 20 seconds; with
// the others, a loop within a loop would take time in the square of their length.
func hostileTexts(bytes int) []hostileText {
	fill := func(s string) string { return strings.Repeat(s, bytes/len(s)+1)[:bytes] }
	return []hostileText{
		{"one quote again and again", fill("“We will go on,” said Ada Crake, the mayor of Skellan. ")},
		{"one line without a blank", fill("x")},
		{"opening marks", fill("“ “a ")},
		{"closing marks", fill("a” ” ")},
		{"straight marks", fill("\"a\" 'b' ")},
		{"initials", fill("a. b. J. K. ")},
		{"one sentence of commas", fill("boats, nets, ")},
		{"lines of a word", fill("word\n")},
		{"names", fill("Ada Crake, Bo Dunn and Cleo Orme. ")},
		{"cues", fill("he said she said that ")},
		{"hyphens", fill("a-")},
		{"brackets", fill("([{<")},
		{"one name", "Ada " + fill("Crake ")},
	}
}

// Limits for one hostile article.
const (
	maxAskCPU    = time.Second
	maxImportCPU = 20 * time.Second
)

// hostile imports hostile articles one by one, and asks about them.
func hostile(ctx context.Context, b *bench) error {
	all := hostileTexts(282 << 10)
	if b.short {
		all = all[:3]
	}
	for _, s := range all {
		if err := b.askAbout(ctx, s.name+", 282 kB", s.text, maxAskCPU); err != nil {
			return err
		}
	}
	if b.short {
		return nil
	}
	for _, s := range hostileTexts(10 << 20) {
		if err := b.askAbout(ctx, s.name+", 10 MB", s.text, 5*time.Second); err != nil {
			return err
		}
	}
	return b.hostilePages(ctx)
}

// askAbout imports a text and asks about it, within limits of CPU time and memory.
func (b *bench) askAbout(ctx context.Context, name, text string, maxCPU time.Duration) error {
	data := filepath.Join(b.dir, "hostile")
	defer os.RemoveAll(data)
	file := filepath.Join(b.dir, "hostile.jsonl")
	if err := write(file, article{"hostile", "Ada Crake speaks", "The Quenby Packet", "2026-03-02T08:00:00Z",
		text}); err != nil {
		return err
	}
	imported := b.run(data, "import", file)
	wrong := first(imported.tooMuch(maxImportCPU), imported.notOneOf(0))
	var slowest time.Duration
	for _, args := range questions {
		r := b.run(data, args...)
		slowest = max(slowest, r.cpu)
		wrong = first(wrong, r.tooMuch(maxCPU), r.notOneOf(0, 3))
	}
	b.row(name, fmt.Sprintf("import %s; slowest answer %v CPU", imported.cost(),
		slowest.Round(10*time.Millisecond)), wrong)
	return ctx.Err()
}

// questions are asked about a hostile article.
var questions = [][]string{
	{"ask", "What did Ada Crake say?"},
	{"ask", "Ada Crake"},
	{"ask", "Who goes on in Skellan?"},
	{"said", "Ada Crake"},
	{"whosaid", "We will go on"},
	{"compare", "Ada Crake", "Bo Dunn", "boats"},
	{"latest"},
	{"summary", "--day", "2026-03-02"},
}

// hostilePages refreshes a feed whose pages have 10 MB.
func (b *bench) hostilePages(ctx context.Context) error {
	paragraph := "<p>“We will go on,” said Ada Crake, the mayor of Skellan. The boats stay in the harbour.</p>\n"
	body := strings.Repeat(paragraph, 10<<20/len(paragraph))
	b.feed.page = []byte("<html><head><title>Seals</title></head><body><article><h1>Seals</h1>" + body +
		"</article></body></html>")
	defer func() { b.feed.page = nil }()
	for _, items := range []int{1, 16} {
		data := filepath.Join(b.dir, "hostile")
		b.feed.items = items
		if _, err := b.must(data, "feeds", "add", b.feed.URL+"/feed"); err != nil {
			return err
		}
		r := b.run(data, "refresh", "--all")
		b.row(fmt.Sprintf("a feed of %d pages of 10 MB", items), r.cost(),
			first(r.tooMuch(maxImportCPU), r.notOneOf(0)))
		os.RemoveAll(data)
	}
	return ctx.Err()
}
