package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// damage is what happens to a file.
type damage struct {
	name string
	do   func(path string, data []byte) error
}

// theDamages are what can happen to any file.
var theDamages = []damage{
	{"deleted", func(path string, _ []byte) error { return os.Remove(path) }},
	{"emptied", func(path string, _ []byte) error { return os.Truncate(path, 0) }},
	{"cut in half", func(path string, d []byte) error { return os.Truncate(path, int64(len(d)/2)) }},
	{"a byte short", func(path string, d []byte) error { return os.Truncate(path, int64(len(d)-1)) }},
	{"zeros at 8192", zeros(8192, 4096)},
	{"zeros in the middle", func(path string, d []byte) error { return zeros(len(d)/2&^4095, 4096)(path, d) }},
	{"zeros all over", func(path string, d []byte) error { return zeros(0, len(d))(path, d) }},
	{"200 bits flipped", flips(200)},
	{"one bit flipped", flips(1)},
	{"a text in its place", func(path string, _ []byte) error { return overwrite(path, []byte("not what was stored\n")) }},
	{"not readable", func(path string, _ []byte) error { return os.Chmod(path, 0) }},
}

func overwrite(path string, data []byte) error { return os.WriteFile(path, data, 0o600) }

func zeros(from, n int) func(string, []byte) error {
	return func(path string, d []byte) error {
		from := min(from, len(d))
		clear(d[from:min(from+n, len(d))])
		return overwrite(path, d)
	}
}

// flips flips bits behind the first two pages, which hold a bbolt file's roots and copies of
// them.
func flips(n int) func(string, []byte) error {
	return func(path string, d []byte) error {
		r := rand.New(rand.NewPCG(uint64(len(d)), 3))
		start := min(8192, len(d)/2)
		for range n {
			d[start+r.IntN(len(d)-start)] ^= 1 << r.IntN(8)
		}
		return overwrite(path, d)
	}
}

// nobody may not read what root's files forbid.
var nobody = &syscall.Credential{Uid: 65534, Gid: 65534}

// damages tries each damage on each file of a data folder.
func damages(ctx context.Context, b *bench) error {
	sound := filepath.Join(b.dir, "sound")
	if err := b.furnish(ctx, sound); err != nil {
		return err
	}
	probe, err := b.probe()
	if err != nil {
		return err
	}
	want, err := b.must(sound, "ask", "--batch", probe)
	if err != nil {
		return err
	}
	t := &damaging{bench: b, sound: sound, probe: probe, answers: want.out}
	if t.receipt, err = b.receipt(sound); err != nil {
		return err
	}
	exported, err := b.must(sound, "export")
	if err != nil {
		return err
	}
	t.exported = strings.Count(exported.out, "\n")
	files, err := t.files()
	if err != nil {
		return err
	}
	for _, file := range files {
		for _, d := range theDamages {
			if b.short && d.name != "deleted" && d.name != "zeros at 8192" && d.name != "200 bits flipped" {
				continue
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := t.try(ctx, file, d); err != nil {
				return err
			}
		}
	}
	return t.whileUp(ctx)
}

// damagesInUse are what can happen to files that a bot has open.
var damagesInUse = []struct {
	name string
	do   func(data string) error
}{
	{"segments zeroed", func(data string) error { return eachFile(data, "index/store/*.zap", zeroInPlace) }},
	{"root.bolt emptied", func(data string) error {
		return os.Truncate(filepath.Join(data, "index/store/root.bolt"),
			0)
	}},
	{"index removed", func(data string) error { return os.RemoveAll(filepath.Join(data, "index")) }},
	{"words.db emptied", func(data string) error { return os.Truncate(filepath.Join(data, "words.db"), 0) }},
	{"archive.db emptied", func(data string) error { return os.Truncate(filepath.Join(data, "archive.db"), 0) }},
	{"archive.db zeroed in its middle", func(data string) error {
		return zeroInPlace(filepath.Join(data,
			"archive.db"))
	}},
	{"sources.db emptied", func(data string) error { return os.Truncate(filepath.Join(data, "sources.db"), 0) }},
}

func eachFile(data, pattern string, do func(string) error) error {
	files, err := filepath.Glob(filepath.Join(data, pattern))
	for _, f := range files {
		err = errors.Join(err, do(f))
	}
	return err
}

// whileUp damages files under a bot that is up, and asks it again and again.
func (t *damaging) whileUp(ctx context.Context) error {
	for _, d := range damagesInUse {
		if err := t.tryInUse(ctx, d.name, d.do); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (t *damaging) tryInUse(ctx context.Context, name string, do func(string) error) error {
	data := filepath.Join(t.dir, "damaged")
	defer os.RemoveAll(data)
	if err := os.CopyFS(data, os.DirFS(t.sound)); err != nil {
		return err
	}
	p, err := t.up(ctx, data)
	if err != nil {
		return err
	}
	t.run(data, "ask", question(5))
	if err := do(data); err != nil {
		return err
	}
	wrong, said := "", ""
	for i := 0; i < 60 && wrong == ""; i += 12 {
		results := []result{t.run(data, "ask", question(i)), t.run(data, "feeds", "list"),
			t.run(data, "import", t.articles)}
		for _, r := range results {
			wrong = first(wrong, r.wrong(), unexplained(r))
			if said == "" && r.says(told...) {
				said = r.err + r.out
			}
			if !strings.HasPrefix(name, "archive") && r.name == "ask" {
				wrong = first(wrong, unanswered(r))
			}
		}
	}
	ended := p.stop(endsWithin)
	t.row(name+" under a bot that is up", first(said, "answers go on"), first(wrong, ended.wrong()))
	return nil
}

// zeroInPlace overwrites the middle half of a file that others have open.
func zeroInPlace(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	_, err = f.WriteAt(make([]byte, info.Size()/2), info.Size()/4)
	return err
}

// furnish fills a data folder with all that it can hold.
func (b *bench) furnish(ctx context.Context, data string) error {
	if _, err := b.must(data, "import", b.articles); err != nil {
		return err
	}
	b.feed.items = 3
	if _, err := b.must(data, "feeds", "add", b.feed.URL+"/feed"); err != nil {
		return err
	}
	p, err := b.up(ctx, data) // which makes the settings
	if err != nil {
		return err
	}
	time.Sleep(500 * time.Millisecond)
	p.stop(patience)
	_, err = b.must(data, "refresh", "--all")
	return err
}

// probe writes questions whose answers are compared.
func (b *bench) probe() (path string, err error) {
	var out bytes.Buffer
	for i := 0; i < articleCount; i += 12 {
		fmt.Fprintf(&out, "{\"id\":\"%d\",\"question\":%q,\"asked_at\":\"2026-04-01T00:00:00Z\"}\n", i, question(i))
	}
	path = filepath.Join(b.dir, "probe.jsonl")
	return path, os.WriteFile(path, out.Bytes(), 0o644)
}

// receipt returns the receipt of the excerpt that answers question 5.
func (b *bench) receipt(data string) (string, error) {
	r, err := b.must(data, "ask", question(5))
	_, rest, ok := strings.Cut(r.out, "receipt ")
	if err != nil || !ok {
		return "", fmt.Errorf("no receipt: %w: %s", err, r.out)
	}
	return strings.Fields(rest)[0], nil
}

// damaging tries damages on copies of a sound folder.
type damaging struct {
	*bench
	sound    string // the folder
	probe    string // a file of questions
	answers  string // to them, in the sound folder
	receipt  string
	exported int // lines of an export
}

// files lists the files to damage; of the segments, the largest.
func (t *damaging) files() ([]string, error) {
	names := strings.Fields("archive.db words.db sources.db settings.db contents " +
		"index/index_meta.json index/store/root.bolt")
	segments, err := filepath.Glob(filepath.Join(t.sound, "index/store/*.zap"))
	largest, size := "", int64(0)
	for _, s := range segments {
		if info, err := os.Stat(s); err == nil && info.Size() > size {
			largest, size = s, info.Size()
		}
	}
	if largest == "" {
		return nil, fmt.Errorf("no segments: %w", err)
	}
	out := names[:0:0]
	for _, n := range append(names, strings.TrimPrefix(largest, t.sound+"/")) {
		if _, err := os.Stat(filepath.Join(t.sound, n)); err == nil {
			out = append(out, n)
		}
	}
	return out, nil
}

// try damages one file of a copy.
func (t *damaging) try(ctx context.Context, file string, d damage) error {
	data := filepath.Join(t.dir, "damaged")
	defer os.RemoveAll(data)
	if err := os.CopyFS(data, os.DirFS(t.sound)); err != nil {
		return err
	}
	path := filepath.Join(data, file)
	whole, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := d.do(path, bytes.Clone(whole)); err != nil {
		return err
	}
	if d.name == "not readable" && os.Getuid() == 0 {
		if err := giveAway(t.dir, data); err != nil {
			return err
		}
		t.as = nobody
		defer func() { t.as = nil }()
	}
	outcome, wrong := t.judge(ctx, data, file, d, whole)
	t.row(file+" "+d.name, outcome, wrong)
	return nil
}

// giveAway makes nobody the owner of a folder below parent.
func giveAway(parent, data string) error {
	if err := os.Chmod(parent, 0o755); err != nil {
		return err
	}
	return filepath.WalkDir(data, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, int(nobody.Uid), int(nobody.Gid))
	})
}

// told are words of messages that say what is wrong, or that it is repaired.
var told = []string{
	"damaged", "missing", "permission", "cannot be read", "no longer be read", "could not be searched",
	"rebuilt", "indexing what is stored", "saved", "counted again",
}

// judge works with a damaged folder as people do, and says what was told and what is wrong.
func (t *damaging) judge(ctx context.Context, data, file string, d damage, whole []byte) (outcome, wrong string) {
	asked := t.run(data, "ask", question(5))
	exported := t.run(data, "export")
	results := []result{asked, exported}
	for _, args := range [][]string{{"ask", "--batch", t.probe}, {"verify", t.receipt}, {"feeds", "list"}} {
		results = append(results, t.run(data, args...))
	}
	results = append(results, t.refreshAndRun(ctx, data)...)
	messages := ""
	for _, r := range results {
		messages += r.err
		if w := first(r.wrong(), unexplained(r)); w != "" {
			return oneLine(r.err, 100), w
		}
	}
	isTold := result{err: messages}.says(told...)
	if w := t.mistaken(data, file, d, whole, asked, exported, isTold); w != "" {
		return oneLine(messages, 100), w
	}
	if isTold && (file == "sources.db" || file == "settings.db") { // which nothing can be rebuilt from
		return t.restore(data, file, whole, messages)
	}
	after, again := t.run(data, "ask", "--batch", t.probe), t.run(data, "ask", question(5))
	switch {
	case after.status == 0 && after.out == t.answers && again.status == 0 && again.wrong() == "":
		return outcomeOf(results), ""
	case !isTold:
		return "", "answers change, and nothing says why: " + oneLine(messages, 200)
	}
	return t.restore(data, file, whole, messages)
}

func unexplained(r result) string {
	if r.status == 1 && !r.says(told...) {
		return r.name + " does not say what is wrong"
	}
	return ""
}

// mistaken looks for what each kind of damage must not lead to.
func (t *damaging) mistaken(data, file string, d damage, whole []byte, asked, exported result, isTold bool) string {
	lines := strings.Count(exported.out, "\n")
	isGone := d.name == "deleted" || d.name == "emptied"
	isCache := strings.HasPrefix(file, "index") || file == "words.db"
	now, err := os.ReadFile(filepath.Join(data, file))
	switch {
	case isCache && d.name != "not readable" && !strings.Contains(asked.out, fmt.Sprint(seals(5), " seals")):
		return "the first ask does not answer: " + oneLine(asked.err+asked.out, 200)
	case d.name == "not readable" && (err != nil || !bytes.Equal(now, whole)):
		return "a whole file that may not be read was replaced"
	case exported.status == 0 && lines != t.exported:
		return fmt.Sprintf("export leaves articles out and says nothing: %d of %d", lines, t.exported)
	case isGone && strings.HasSuffix(file, ".db") && !isCache && !isTold:
		return "nothing says that the file is missing"
	case file == "archive.db" && asked.says("no articles"):
		return "ask says that there are no articles yet"
	}
	return ""
}

// refreshAndRun asks the feeds, and has the bot up for a moment.
func (t *damaging) refreshAndRun(ctx context.Context, data string) []result {
	out := []result{t.run(data, "refresh", "--all")}
	p, err := t.up(ctx, data)
	if p == nil {
		return append(out, result{name: "run", status: -1, err: err.Error()})
	}
	if err == nil {
		out = append(out, t.run(data, "ask", question(5)))
	}
	r := p.stop(endsWithin)
	if r.status == 1 && err == nil && !r.says(told...) {
		r.status = 0 // stopped, as it was told to
	}
	return append(out, r)
}

func outcomeOf(results []result) string {
	for _, r := range results {
		if r.says(told...) {
			return "healed: " + r.err
		}
	}
	return "nothing to heal"
}

// restore puts a backup in the file's place, as messages advise.
func (t *damaging) restore(data, file string, whole []byte, messages string) (outcome, wrong string) {
	path := filepath.Join(data, file)
	_ = os.Chmod(path, 0o600)
	_ = os.Remove(path)
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		return "", err.Error()
	}
	if t.as != nil {
		_ = os.Chown(path, int(t.as.Uid), int(t.as.Gid))
	}
	after := t.run(data, "ask", "--batch", t.probe)
	feeds := t.run(data, "feeds", "list")
	if after.status != 0 || after.out != t.answers || feeds.status != 0 || !feeds.says("quenby wire") {
		return messages, "a backup does not heal it: " + oneLine(after.err+feeds.err+feeds.out, 200)
	}
	return "backup: " + messages, ""
}
