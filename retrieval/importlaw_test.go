package retrieval_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// module is the prefix of every package of this module.
const module = "quoth/"

// mayImport is the one way that imports go, downwards: a package of this module, and
// the others of it that it may import outside its tests. "everything" below stands for
// all of them. A package that is not here breaks the law: give it a place.
var mayImport = map[string]string{
	"cmd/quoth": everything,
	// Tools of the developers.
	"cmd/faults":   "",
	"cmd/fit":      everything,
	"cmd/mutate":   everything,
	"cmd/loopback": everything,

	// The doors draw replies, so they see the types that replies hold.
	"bot/discord": "bot bot/discord/card bot/discord/gateway bot/discord/rest",
	// It draws embeds as types of its own, and does without discordgo.
	"bot/discord/card": "bot retrieval retrieval/prose",
	// The connection knows nothing of replies.
	"bot/discord/gateway":        "bot/discord/rest",
	"bot/discord/rest":           "",
	"bot/discord/loopback":       "bot/discord/loopback/rules",
	"bot/discord/loopback/rules": "",
	"bot/console":                "bot retrieval retrieval/news retrieval/prose",
	"bot/jsonreply":              "bot retrieval retrieval/news retrieval/digest",
	"bot/socket":                 "bot bot/report retrieval retrieval/news retrieval/prose",
	"bot/guild":                  "bot retrieval/bolt",
	"bot/schedule":               "bot bot/guild retrieval/prose",
	// The commands decide nothing about articles: they ask the library and lay out what it decided.
	"bot/commands": "bot retrieval retrieval/news retrieval/question retrieval/intent retrieval/followup " +
		"retrieval/quote retrieval/digest",
	"bot": "retrieval retrieval/news retrieval/prose retrieval/quote retrieval/digest",
	// What the commands for the person who runs Quoth do, and how they report it.
	"bot/report": "bot retrieval retrieval/bolt retrieval/feed retrieval/fetch retrieval/ingest retrieval/ingest/book " +
		"retrieval/news retrieval/read",
	"bot/importer": "bot/console bot/jsonreply bot/report retrieval retrieval/ingest/watch retrieval/news retrieval/read",
	"bot/batch": "bot/console bot/jsonreply bot/report bot/socket retrieval retrieval/digest retrieval/news " +
		"retrieval/page retrieval/prose retrieval/quote retrieval/read",
	// The data folder, and what answers from it.
	"bot/folder": "bot/report bot/socket retrieval retrieval/news retrieval/read seeds",
	"bot/feeds": "bot bot/commands bot/folder bot/report retrieval/feed retrieval/fetch retrieval/ingest " +
		"retrieval/ingest/book",
	"bot/service": "bot bot/batch bot/commands bot/console bot/feeds bot/folder bot/jsonreply bot/report bot/socket " +
		"retrieval retrieval/ingest retrieval/news",
	"bot/servers": "bot bot/commands bot/discord bot/guild bot/schedule retrieval",

	"retrieval": "retrieval/archive retrieval/conversation retrieval/dates retrieval/digest retrieval/fact " +
		"retrieval/intent retrieval/meter retrieval/news retrieval/passage retrieval/prose retrieval/question " +
		"retrieval/quote retrieval/rank retrieval/request retrieval/search retrieval/speech retrieval/spellcheck " +
		"retrieval/store retrieval/summary retrieval/topic",
	// What a question asks for: by its words, and by what the articles have.
	"retrieval/request": "retrieval/archive retrieval/conversation retrieval/dates retrieval/input retrieval/intent " +
		"retrieval/prose retrieval/question retrieval/search retrieval/spellcheck retrieval/store retrieval/topic " +
		"retrieval/news",
	"retrieval/topic": "retrieval/dates retrieval/digest retrieval/index retrieval/news retrieval/prose " +
		"retrieval/question retrieval/search retrieval/spellcheck retrieval/spelling retrieval/store retrieval/story " +
		"retrieval/vocabulary",
	"retrieval/fact": "retrieval/dates retrieval/index retrieval/news retrieval/passage retrieval/prose " +
		"retrieval/question retrieval/rank retrieval/search retrieval/store",
	"retrieval/summary": "retrieval/archive retrieval/digest retrieval/news retrieval/prose retrieval/quote " +
		"retrieval/store retrieval/story",
	// The articles and what is derived from them; it answers no question.
	"retrieval/store": "retrieval/archive retrieval/index retrieval/meter retrieval/news retrieval/passage " +
		"retrieval/people retrieval/prose retrieval/quote retrieval/quote/record retrieval/spelling retrieval/story " +
		"retrieval/vocabulary retrieval/wording",
	"retrieval/meter": "",
	"retrieval/conversation": "retrieval/followup retrieval/intent retrieval/names retrieval/news retrieval/prose " +
		"retrieval/question retrieval/quote retrieval/speech",
	// What somebody said, and who said some words, read from a View.
	"retrieval/speech": "retrieval/archive retrieval/dates retrieval/index retrieval/news retrieval/passage " +
		"retrieval/people retrieval/prose retrieval/question retrieval/quote retrieval/search retrieval/spellcheck " +
		"retrieval/store retrieval/wording",
	// What all searches share. Whether an article still reports on a day is rank's to say.
	"retrieval/search":       "retrieval/dates retrieval/index retrieval/news retrieval/prose retrieval/question retrieval/rank",
	"retrieval/ingest":       "retrieval/ingest/book retrieval/fetch retrieval/feed retrieval/page retrieval/news",
	"retrieval/ingest/book":  "retrieval/bolt retrieval/fetch retrieval/news",
	"retrieval/ingest/watch": "retrieval/page retrieval/read retrieval/news",
	"retrieval/digest":       "retrieval/story retrieval/news retrieval/prose",
	// To rank is to pack sentences into the same passages that the index holds; what belongs to
	// the page and not to its story is never shown.
	"retrieval/rank": "retrieval/bm25 retrieval/match retrieval/passage retrieval/story retrieval/news retrieval/prose " +
		"retrieval/intent retrieval/question retrieval/dates",
	"retrieval/vocabulary": "retrieval/bolt retrieval/news retrieval/prose retrieval/spelling",
	"retrieval/spelling":   "",
	// It asks the index and the vocabulary through interfaces, in their types.
	"retrieval/spellcheck": "retrieval/index retrieval/prose retrieval/question retrieval/spelling retrieval/vocabulary",
	"retrieval/story":      vocabulary,
	"retrieval/names":      "retrieval/prose",
	"retrieval/people":     "retrieval/names retrieval/prose",
	"retrieval/wording":    vocabulary,
	"retrieval/quote":      "retrieval/names " + vocabulary,
	"retrieval/passage":    vocabulary,
	"retrieval/index":      "retrieval/bm25 retrieval/index/engine " + vocabulary,
	// All of bleve is behind the engine.
	"retrieval/index/engine":  "retrieval/bolt retrieval/prose",
	"retrieval/bm25":          "",
	"retrieval/match":         "retrieval/question retrieval/prose",
	"retrieval/archive":       "retrieval/bolt retrieval/news",
	"retrieval/feed":          "retrieval/news retrieval/prose",
	"retrieval/page":          "retrieval/news retrieval/page/dateline retrieval/prose",
	"retrieval/page/dateline": "",
	"retrieval/read":          "retrieval/news retrieval/prose",
	// Those who keep something on the disk open their files alike.
	"retrieval/bolt":  "",
	"retrieval/fetch": "",
	// What people type is read once, for the three things that are told from it: the words to look
	// for, what they ask for, and what they leave out because it was said before.
	"retrieval/input":    "retrieval/dates retrieval/prose",
	"retrieval/question": "retrieval/input retrieval/dates retrieval/prose",
	"retrieval/intent":   "retrieval/input retrieval/dates retrieval/prose",
	"retrieval/followup": "retrieval/intent retrieval/question retrieval/input retrieval/dates retrieval/prose",
	"retrieval/dates":    "retrieval/calendar retrieval/prose retrieval/spelling",
	"retrieval/calendar": "",
	"retrieval/news":     "retrieval/prose",
	"retrieval/prose":    "",
	"seeds":              "",

	// What the store keeps of the quotes of an article, in few bytes.
	"retrieval/quote/record": "retrieval/quote retrieval/prose",
}

const (
	everything = "everything"
	vocabulary = "retrieval/news retrieval/prose retrieval/question"
)

// onlyImporters names the packages that may see a large dependency, so that it can be
// replaced there. A prefix covers a module's versions and parts.
var onlyImporters = map[string]string{
	"github.com/blevesearch/bleve":  "retrieval/index/engine",
	"github.com/bwmarrin/discordgo": "bot/discord bot/discord/gateway",
}

// pure rooms touch no file, no clock and no network.
var pure = strings.Fields(`retrieval/prose retrieval/news retrieval/quote retrieval/input retrieval/question retrieval/dates
	retrieval/calendar retrieval/quote/record
	retrieval/intent retrieval/followup retrieval/passage retrieval/rank retrieval/match retrieval/bm25
	retrieval/names retrieval/people retrieval/wording retrieval/story retrieval/spelling retrieval/digest
	retrieval/read retrieval/feed retrieval/page`)

// pkg is a package as "go list -json" tells of it.
type pkg struct {
	ImportPath string
	Imports    []string // of the files that are no tests
}

func TestImportLaw(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 10 {
		t.Fatalf("go list names %d packages, want those of the module", len(packages))
	}
	for _, v := range violations(packages) {
		t.Error(v)
	}
}

// violations are the imports that break the law, in the order of the packages.
func violations(packages []pkg) []string {
	var out []string
	for _, p := range packages {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := mayImport[name]
		if !known {
			out = append(out, fmt.Sprintf("%s has no place in the table of imports", name))
		}
		for _, i := range p.Imports {
			if reason := forbidden(name, allowed, i); reason != "" && (known || !strings.HasPrefix(i, module)) {
				out = append(out, fmt.Sprintf("%s imports %s: %s", name, i, reason))
			}
		}
	}
	return out
}

// forbidden is why a package may not import a path, or "".
func forbidden(name, allowed, path string) string {
	if inside, ok := strings.CutPrefix(path, module); ok {
		if strings.HasPrefix(inside, "cmd/") {
			return "a command is no library"
		}
		if allowed != everything && !slices.Contains(strings.Fields(allowed), inside) {
			return "not below it"
		}
		return ""
	}
	if slices.Contains(pure, name) && isEffect(path) {
		return "a pure room touches no file and no network"
	}
	for prefix, owners := range onlyImporters {
		if owners := strings.Fields(owners); strings.HasPrefix(path, prefix) && !slices.Contains(owners, name) {
			return "only " + strings.Join(owners, " and ") + " may"
		}
	}
	return ""
}

// isEffect reports whether a package of the standard library reaches files, processes or
// the network; net/url and net/netip only know how addresses are written.
func isEffect(path string) bool {
	switch path {
	case "os", "net", "net/http", "syscall", "io/ioutil", "path/filepath":
		return true
	}
	return strings.HasPrefix(path, "os/") || strings.HasPrefix(path, "net/http/")
}

func listPackages(t *testing.T) []pkg {
	t.Helper()
	list := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	list.Dir = moduleRoot(t)
	var stderr bytes.Buffer
	list.Stderr = &stderr
	data, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var out []pkg
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var p pkg
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return out
		case err != nil:
			t.Fatalf("go list: %v", err)
		}
		out = append(out, p)
	}
}

// moduleRoot is the nearest folder above the working one that holds go.mod.
func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the working directory")
		}
		dir = filepath.Dir(dir)
	}
}

// The checker itself must find what breaks the law, in a graph made up for it.
func TestViolations(t *testing.T) {
	for _, tc := range []struct {
		name    string
		pkg     string
		imports []string
		want    []string
	}{
		{"downwards", "retrieval/rank", []string{"math", "quoth/retrieval/passage", "quoth/retrieval/prose"}, nil},
		{"upwards", "retrieval/prose", []string{"quoth/retrieval/news"}, []string{"retrieval/prose imports quoth/retrieval/news: not below it"}},
		{"sideways", "retrieval/story", []string{"quoth/retrieval/rank"}, []string{"retrieval/story imports quoth/retrieval/rank: not below it"}},
		{"past the door", "bot", []string{"quoth/retrieval", "quoth/retrieval/archive"}, []string{"bot imports quoth/retrieval/archive: not below it"}},
		{"a name that starts like an allowed one", "retrieval/archive", []string{"quoth/retrieval/newspaper"},
			[]string{"retrieval/archive imports quoth/retrieval/newspaper: not below it"}},
		{"a command imports everything", "cmd/quoth", []string{"os", "quoth/bot/console", "quoth/retrieval/archive", "quoth/seeds"}, nil},
		{"but no command", "cmd/quoth", []string{"quoth/cmd/fit"}, []string{"cmd/quoth imports quoth/cmd/fit: a command is no library"}},
		{"nor does another", "bot", []string{"quoth/cmd/quoth"}, []string{"bot imports quoth/cmd/quoth: a command is no library"}},
		{"a package without a place", "bot/telegraph", []string{"quoth/bot", "github.com/bwmarrin/discordgo"},
			[]string{"bot/telegraph has no place in the table of imports",
				"bot/telegraph imports github.com/bwmarrin/discordgo: only bot/discord and bot/discord/gateway may"}},
		{"bleve in the engine", "retrieval/index/engine", []string{"github.com/blevesearch/bleve/v2/mapping", "os"}, nil},
		{"bleve elsewhere", "retrieval", []string{"github.com/blevesearch/bleve/v2"},
			[]string{"retrieval imports github.com/blevesearch/bleve/v2: only retrieval/index/engine may"}},
		{"the stemmer is no bleve", "retrieval/prose", []string{"github.com/blevesearch/snowballstem/english"}, nil},
		{"discordgo in the connection", "bot/discord/gateway", []string{"github.com/bwmarrin/discordgo"}, nil},
		{"the connection knows no replies", "bot/discord/gateway", []string{"quoth/bot"},
			[]string{"bot/discord/gateway imports quoth/bot: not below it"}},
		{"requests know no discordgo", "bot/discord/rest", []string{"github.com/bwmarrin/discordgo"},
			[]string{"bot/discord/rest imports github.com/bwmarrin/discordgo: only bot/discord and " +
				"bot/discord/gateway may"}},
		{"discordgo elsewhere", "cmd/quoth", []string{"github.com/bwmarrin/discordgo"},
			[]string{"cmd/quoth imports github.com/bwmarrin/discordgo: only bot/discord and bot/discord/gateway may"}},
		{"a pure room with files and network", "retrieval/read", []string{"io/fs", "net/url", "os", "net", "net/http", "os/exec"},
			[]string{"retrieval/read imports os: a pure room touches no file and no network", "retrieval/read imports net: a pure room touches no file and no network",
				"retrieval/read imports net/http: a pure room touches no file and no network", "retrieval/read imports os/exec: a pure room touches no file and no network"}},
		{"a room that is not pure", "retrieval/archive", []string{"os", "go.etcd.io/bbolt"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := violations([]pkg{{module + tc.pkg, tc.imports}})
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("violations (-want +got):\n%s", diff)
			}
		})
	}
}

// The table itself goes one way: no package may come back to itself through what it may import.
func TestTableHasNoCircle(t *testing.T) {
	var visit func(name string, path []string)
	visit = func(name string, path []string) {
		if slices.Contains(path, name) {
			t.Fatalf("circle: %s", strings.Join(append(path, name), " -> "))
		}
		if mayImport[name] == everything {
			return
		}
		for _, below := range strings.Fields(mayImport[name]) {
			if _, ok := mayImport[below]; !ok {
				t.Errorf("%s may import %s, which has no place in the table", name, below)
			}
			visit(below, append(slices.Clone(path), name))
		}
	}
	for name := range mayImport {
		visit(name, nil)
	}
	for _, name := range pure {
		if _, ok := mayImport[name]; !ok {
			t.Errorf("pure room %s has no place in the table", name)
		}
	}
}
