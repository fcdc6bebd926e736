package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// shape is a hostile text.
type shape struct {
	name string
	text string
}

// shapes are the text that hung answers for 20 s, and others on which a loop inside a loop
// takes the square of their length.
func shapes(bytes int) []shape {
	fill := func(s string) string { return strings.Repeat(s, bytes/len(s)+1)[:bytes] }
	return []shape{
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

// The bars of one hostile article: a question, and its import.
const (
	mostCPU    = time.Second
	mostImport = 20 * time.Second
	mostMemory = 500 << 10 // kilobytes
)

// hostile imports hostile articles one by one, and asks about them.
func hostile(ctx context.Context, b *bench) error {
	all := shapes(282 << 10)
	if b.short {
		all = all[:3]
	}
	for _, s := range all {
		if err := b.ask(ctx, s.name+", 282 kB", s.text, mostCPU); err != nil {
			return err
		}
	}
	if b.short {
		return nil
	}
	for _, s := range shapes(10 << 20) {
		if err := b.ask(ctx, s.name+", 10 MB", s.text, 5*time.Second); err != nil {
			return err
		}
	}
	return b.hostilePages(ctx)
}

// ask imports a text and asks about it, within bars for CPU time and memory.
func (b *bench) ask(ctx context.Context, name, text string, most time.Duration) error {
	data := filepath.Join(b.dir, "hostile")
	defer os.RemoveAll(data)
	file := filepath.Join(b.dir, "hostile.jsonl")
	if err := write(file, article{"hostile", "Ada Crake speaks", "The Quenby Packet", "2026-03-02T08:00:00Z",
		text}); err != nil {
		return err
	}
	imported := b.run(data, "import", file)
	wrong := first(imported.tooMuch(mostImport), imported.notOneOf(0))
	var slowest time.Duration
	for _, args := range questions {
		r := b.run(data, args...)
		slowest = max(slowest, r.cpu)
		wrong = first(wrong, r.tooMuch(most), r.notOneOf(0, 3))
	}
	b.row(name, fmt.Sprintf("import %s; slowest answer %v CPU", imported.cost(),
		slowest.Round(10*time.Millisecond)), wrong)
	return ctx.Err()
}

// questions are what is asked about a hostile article.
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

// notOneOf says that a process ended with another status than it should.
func (r result) notOneOf(statuses ...int) string {
	if slices.Contains(statuses, r.status) {
		return ""
	}
	return fmt.Sprintf("%s ended with %d: %s", r.name, r.status, oneLine(r.err+r.out, 200))
}

// cost is what a process took.
func (r result) cost() string {
	return fmt.Sprintf("%v CPU, %d MB", r.cpu.Round(10*time.Millisecond), r.anon>>10)
}

// tooMuch says what is wrong, or that a process took more than it may.
func (r result) tooMuch(most time.Duration) string {
	switch {
	case r.wrong() != "":
		return r.wrong()
	case r.cpu > most:
		return fmt.Sprintf("%s took %v of CPU, more than %v", r.name, r.cpu.Round(10*time.Millisecond), most)
	case r.anon > mostMemory:
		return fmt.Sprintf("%s took %d MB, more than %d", r.name, r.anon>>10, mostMemory>>10)
	}
	return ""
}

// hostilePages has a feed lead to pages of 10 MB.
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
		b.row(fmt.Sprintf("a feed of %d pages of 10 MB", items), r.cost(), first(r.tooMuch(mostImport), r.notOneOf(0)))
		os.RemoveAll(data)
	}
	return ctx.Err()
}
