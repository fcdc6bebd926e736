//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// nobody is a user without rights. Files that are not readable are tested as this user.
var nobody = &syscall.Credential{Uid: 65534, Gid: 65534}

// damageTest damages copies of a sound data folder.
type damageTest struct {
	*bench
	sound    string // the path of the sound folder
	probe    string // the path of the questions
	answers  string // of the sound folder to the questions
	receipt  string // of an excerpt
	exported int    // number of lines that the sound folder exports
}

// files returns the files to damage. Of the segments of the index, that is only the largest.
func (t *damageTest) files() ([]string, error) {
	names := strings.Fields("archive.db words.db sources.db settings.db contents " +
		"index/index_meta.json index/store/root.bolt")
	segments, _ := filepath.Glob(filepath.Join(t.sound, "index/store/*.zap"))
	largest, size := "", int64(0)
	for _, s := range segments {
		if info, err := os.Stat(s); err == nil && info.Size() > size {
			largest, size = s, info.Size()
		}
	}
	if largest == "" {
		return nil, errors.New("the sound folder has no segments")
	}
	out := names[:0:0]
	for _, n := range append(names, strings.TrimPrefix(largest, t.sound+"/")) {
		if _, err := os.Stat(filepath.Join(t.sound, n)); err == nil {
			out = append(out, n)
		}
	}
	return out, nil
}

// try tests one damage to one file.
func (t *damageTest) try(ctx context.Context, file string, d damage) error {
	data := filepath.Join(t.dir, "copy")
	defer os.RemoveAll(data)
	if err := os.CopyFS(data, os.DirFS(t.sound)); err != nil {
		return err
	}
	path := filepath.Join(data, file)
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := d.do(path, bytes.Clone(content)); err != nil {
		return err
	}
	if d.name == "not readable" && os.Getuid() == 0 {
		if err := giveToNobody(t.dir, data); err != nil {
			return err
		}
		t.credential = nobody
		defer func() { t.credential = nil }()
	}
	outcome, wrong := t.judge(ctx, data, file, d, content)
	t.row(file+" "+d.name, outcome, wrong)
	return nil
}

// giveToNobody makes nobody the owner of a folder, which is below parent.
func giveToNobody(parent, data string) error {
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

// judge uses a damaged folder as people do. It returns the messages of quoth, and what is wrong, if
// anything is.
func (t *damageTest) judge(ctx context.Context, data, file string, d damage, content []byte) (outcome, wrong string) {
	examined := t.run(data, "doctor")
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
	explained := result{err: messages}.says(explanations...)
	if w := first(examined.wrong(), unfound(examined, explained, messages)); w != "" {
		return oneLine(examined.out, 100), w
	}
	if w := t.findMistake(data, file, d, content, asked, exported, explained); w != "" {
		return oneLine(messages, 100), w
	}
	if explained && (file == "sources.db" || file == "settings.db") { // they cannot be rebuilt
		return t.restore(data, file, content, messages)
	}
	after, again := t.run(data, "ask", "--batch", t.probe), t.run(data, "ask", question(5))
	switch {
	case after.status == 0 && after.out == t.answers && again.status == 0 && again.wrong() == "":
		return outcomeOf(results), ""
	case !explained:
		return "", "answers change, and nothing says why: " + oneLine(messages, 200)
	}
	return t.restore(data, file, content, messages)
}

// unfound returns what is wrong if the doctor finds nothing where other commands do, or "".
func unfound(doctor result, explained bool, explanation string) string {
	if explained && doctor.status != 1 {
		return fmt.Sprintf("doctor ends with %d: %s", doctor.status, oneLine(explanation, 300))
	}
	return ""
}

// findMistake returns what quoth must not do after a damage and did, or "".
func (t *damageTest) findMistake(
	data, file string, d damage, content []byte, asked, exported result, explained bool,
) string {
	lines := strings.Count(exported.out, "\n")
	isGone := d.name == "deleted" || d.name == "emptied"
	isCache := strings.HasPrefix(file, "index") || file == "words.db"
	now, err := os.ReadFile(filepath.Join(data, file))
	switch {
	case isCache && d.name != "not readable" && !strings.Contains(asked.out, fmt.Sprint(seals(5), " seals")):
		return "the first ask does not answer: " + oneLine(asked.err+asked.out, 200)
	case d.name == "not readable" && (err != nil || !bytes.Equal(now, content)):
		return "a sound file that may not be read was replaced"
	case exported.status == 0 && lines != t.exported:
		return fmt.Sprintf("export leaves articles out and says nothing: %d of %d", lines, t.exported)
	case isGone && strings.HasSuffix(file, ".db") && !isCache && !explained:
		return "nothing says that the file is missing"
	case file == "archive.db" && asked.says("no articles"):
		return "ask says that there are no articles yet"
	}
	return ""
}

// refreshAndRun fetches the feeds, and runs the bot for a moment.
func (t *damageTest) refreshAndRun(ctx context.Context, data string) []result {
	out := []result{t.run(data, "refresh", "--all")}
	p, err := t.startBot(ctx, data)
	if p == nil {
		return append(out, result{name: "run", status: -1, err: err.Error()})
	}
	switch {
	case err == nil:
		out = append(out, t.run(data, "ask", question(5)))
	case !errors.Is(err, errEnded):
		out = append(out, result{name: "run", hung: true, err: err.Error()})
	}
	r := p.stop(stopTimeout)
	if r.status == 1 && err == nil && !r.says(explanations...) {
		r.status = 0 // it was stopped
	}
	return append(out, r)
}

// outcomeOf returns the message about a repair, for the table.
func outcomeOf(results []result) string {
	for _, r := range results {
		if r.says(explanations...) {
			return "repaired: " + r.err
		}
	}
	return "nothing to repair"
}

// restore replaces the file by a backup, as messages advise, and checks that this helps.
func (t *damageTest) restore(data, file string, content []byte, messages string) (outcome, wrong string) {
	path := filepath.Join(data, file)
	_ = os.Chmod(path, 0o600)
	_ = os.Remove(path)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return "", err.Error()
	}
	if t.credential != nil {
		_ = os.Chown(path, int(t.credential.Uid), int(t.credential.Gid))
	}
	after := t.run(data, "ask", "--batch", t.probe)
	feeds := t.run(data, "feeds", "list")
	if after.status != 0 || after.out != t.answers || feeds.status != 0 || !feeds.says("quenby wire") {
		return messages, "a backup does not repair it: " + oneLine(after.err+feeds.err+feeds.out, 200)
	}
	return "backup: " + messages, ""
}
