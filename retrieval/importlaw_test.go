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

// mayImport names, for each package of this module, the others that it may import outside its tests.
// Imports go one way, downwards. A package that is not in the table breaks the law: give it a place.
var mayImport = map[string]string{
	"bot":          "bot/settings retrieval retrieval/digest retrieval/news retrieval/prose retrieval/quote",
	"bot/bind":     "bot retrieval/dates",
	"bot/outlet":   "bot retrieval/prose", // as people name them
	"bot/settings": "bot/weekdays",
	"bot/talk":     "bot retrieval/followup retrieval/intent retrieval/question",
	"bot/weekdays": "", // as people write them
	// The data folder in one file, and back.
	"bot/backup": "bot/guild retrieval retrieval/bolt retrieval/ingest/book",
	"bot/batch": "bot/console bot/jsonreply bot/report bot/socket retrieval retrieval/digest retrieval/news " +
		"retrieval/page retrieval/prose retrieval/quote retrieval/read",
	// The commands decide nothing about articles: they ask the library and lay out what it decided.
	"bot/commands": "bot bot/bind bot/commands/daily bot/commands/feedlist bot/commands/help bot/commands/watch bot/outlet " +
		"bot/settings bot/suggest bot/talk retrieval retrieval/digest retrieval/news retrieval/question retrieval/quote",
	"bot/commands/daily":    "bot bot/bind bot/settings bot/weekdays retrieval/question",
	"bot/commands/feedlist": "bot bot/bind bot/suggest",
	"bot/commands/help":     "bot bot/bind bot/suggest retrieval",
	"bot/commands/watch":    "bot bot/bind bot/settings retrieval",
	// Settings as people write them.
	"bot/config": "bot/report bot/zones",
	// What a shell completes, by kong's model of the command line.
	"bot/completion": "",
	// A renderer sees the types that a reply holds.
	"bot/console": "bot bot/bind retrieval",
	"bot/discord": "bot bot/discord/appcommand bot/discord/card bot/discord/exchange bot/discord/gateway " +
		"bot/discord/pace bot/discord/place bot/discord/register bot/discord/rest bot/settings",
	"bot/discord/appcommand": "bot bot/discord/card bot/discord/place",
	// Its embeds are types of its own, without discordgo.
	"bot/discord/card": "bot retrieval retrieval/prose",
	// One interaction on the wire, whatever is answered.
	"bot/discord/exchange": "bot bot/chart bot/discord/appcommand bot/discord/card bot/discord/rest",
	"bot/chart":            "bot retrieval",
	// The connection knows nothing of replies.
	"bot/discord/gateway":        "bot/discord/rest",
	"bot/discord/loopback":       "bot/discord/loopback/rules",
	"bot/discord/loopback/rules": "",
	"bot/discord/pace":           "",
	// Where posts go: it knows nothing of replies either.
	"bot/discord/place":    "bot/discord/rest",
	"bot/discord/register": "bot/discord/appcommand bot/discord/rest",
	"bot/discord/rest":     "",
	"bot/doctor":           "bot bot/folder bot/guild bot/report retrieval retrieval/bolt retrieval/ingest/book",
	"bot/feeds": "bot bot/commands/feedlist bot/folder bot/report retrieval/bolt retrieval/feed retrieval/fetch " +
		"retrieval/ingest retrieval/ingest/book",
	// The data folder, and what answers from it.
	"bot/folder":  "bot/backup bot/report bot/socket retrieval retrieval/news retrieval/read seeds",
	"bot/golden":  "", // for tests
	"bot/testlog": "", // for tests
	"bot/guild":   "bot/settings retrieval/bolt",
	"bot/importer": "bot/console bot/jsonreply bot/report retrieval retrieval/ingest/watch retrieval/news " +
		"retrieval/read",
	"bot/jsonreply": "bot retrieval retrieval/digest retrieval/news",
	// What the commands for the person who runs Quoth do, and how they report it.
	"bot/report": "bot bot/backup retrieval retrieval/bolt retrieval/feed retrieval/fetch retrieval/ingest " +
		"retrieval/ingest/book retrieval/news retrieval/read",
	// The commands of the table as kong takes them.
	"bot/mount":    "bot",
	"bot/schedule": "bot bot/guild bot/settings bot/weekdays bot/zones",
	"bot/servers": "bot bot/commands bot/commands/daily bot/commands/watch bot/discord bot/discord/rest bot/guild " +
		"bot/schedule bot/settings bot/watch retrieval retrieval/news",
	"bot/monitor": "bot bot/guild bot/queue bot/schedule bot/settings bot/watch retrieval",
	"bot/queue":   "bot retrieval",
	"bot/service": "bot bot/backup bot/batch bot/commands bot/console bot/doctor bot/feeds bot/folder bot/guild " +
		"bot/jsonreply bot/queue bot/report bot/socket retrieval retrieval/bolt retrieval/ingest retrieval/ingest/book " +
		"retrieval/news",
	"bot/socket": "bot bot/report retrieval retrieval/news",
	// What people may mean who have typed a part of it.
	"bot/suggest": "bot bot/bind bot/outlet retrieval retrieval/prose",
	"bot/watch":   "bot bot/guild bot/schedule bot/settings",
	"bot/zones":   "bot bot/suggest retrieval/prose",
	// Only cmd/quoth is for users; the other commands are tools for developers.
	"cmd/bench":     everything,
	"cmd/faults":    "",
	"cmd/fit":       everything,
	"cmd/fitquotes": everything,
	"cmd/loopback":  everything,
	"cmd/mutate":    everything,
	"cmd/quoth":     everything,
	"retrieval": "retrieval/archive retrieval/bolt retrieval/conversation retrieval/dates retrieval/digest retrieval/fact " +
		"retrieval/intent retrieval/meter retrieval/news retrieval/passage retrieval/prose retrieval/question " +
		"retrieval/quote retrieval/rank retrieval/request retrieval/search retrieval/speech retrieval/spellcheck " +
		"retrieval/store retrieval/summary retrieval/topic retrieval/trend retrieval/wording",
	"retrieval/archive": "retrieval/archive/identity retrieval/archive/layout retrieval/archive/salvage " +
		"retrieval/archive/table retrieval/bolt retrieval/news",
	// Which stored article an article is, by its Key.
	"retrieval/archive/identity": "retrieval/archive/layout retrieval/news",
	// The bytes of the archive's file.
	"retrieval/archive/layout":  "retrieval/bolt retrieval/news",
	"retrieval/archive/salvage": "retrieval/archive/layout retrieval/bolt retrieval/news",
	// What is known of the current revisions without reading them.
	"retrieval/archive/table": "retrieval/archive/layout retrieval/news",
	"retrieval/bm25":          "",
	"retrieval/boilerplate":   "retrieval/prose",
	// Each package that keeps a file on the disk opens it with this one.
	"retrieval/bolt":     "",
	"retrieval/calendar": "",
	"retrieval/conversation": "retrieval/followup retrieval/intent retrieval/names retrieval/news retrieval/prose " +
		"retrieval/question retrieval/quote retrieval/speech",
	"retrieval/dates":  "retrieval/calendar retrieval/prose retrieval/spelling",
	"retrieval/digest": "retrieval/boilerplate retrieval/digest/form retrieval/figures retrieval/news retrieval/prose retrieval/story",
	// Which sentences can be shown for their news.
	"retrieval/digest/form": "retrieval/boilerplate retrieval/dates retrieval/prose",
	"retrieval/fact": "retrieval/dates retrieval/index retrieval/news retrieval/passage retrieval/prose " +
		"retrieval/question retrieval/rank retrieval/search retrieval/store",
	"retrieval/feed":        "retrieval/feed/stamp retrieval/news retrieval/page/byline retrieval/prose",
	"retrieval/feed/stamp":  "retrieval/prose", // the dates that feeds print
	"retrieval/fetch":       "",
	"retrieval/figures":     "retrieval/prose", // numbers of counted things
	"retrieval/followup":    "retrieval/dates retrieval/input retrieval/intent retrieval/prose retrieval/question",
	"retrieval/index":       "retrieval/bolt retrieval/news retrieval/prose", // what every search engine offers
	"retrieval/index/bleve": "retrieval/bm25 retrieval/index retrieval/index/bleve/engine retrieval/news retrieval/prose",
	// All of bleve is behind the engine.
	"retrieval/index/bleve/engine": "retrieval/bolt retrieval/index retrieval/prose",
	// All of the cluster's client is here.
	"retrieval/index/opensearch": "retrieval/bm25 retrieval/index retrieval/index/opensearch/cluster " +
		"retrieval/index/opensearch/lucene retrieval/news retrieval/prose",
	"retrieval/index/opensearch/cluster": "retrieval/index", // for what its errors mean
	"retrieval/index/opensearch/lucene": "retrieval/bm25 retrieval/index retrieval/index/opensearch/cluster " +
		"retrieval/news retrieval/prose",
	// What every search engine must do.
	"retrieval/index/indextest": "retrieval/bm25 retrieval/index retrieval/news retrieval/prose",
	"retrieval/ingest":          "retrieval/feed retrieval/fetch retrieval/ingest/book retrieval/news retrieval/page",
	"retrieval/ingest/book":     "retrieval/bolt retrieval/fetch retrieval/news",
	"retrieval/ingest/watch":    "retrieval/news retrieval/page retrieval/read",
	// What people type is read once, for three packages: question reads the words to look for, intent what they
	// ask for, and followup what they leave out because it was said before.
	"retrieval/input":         "retrieval/dates retrieval/prose",
	"retrieval/intent":        "retrieval/dates retrieval/input retrieval/prose",
	"retrieval/match":         "retrieval/prose retrieval/question",
	"retrieval/meter":         "",
	"retrieval/names":         "retrieval/prose",
	"retrieval/news":          "retrieval/prose",
	"retrieval/news/newstest": "retrieval/news",
	"retrieval/page": "retrieval/news retrieval/page/aside retrieval/page/consent retrieval/page/dateline " +
		"retrieval/page/dropcap retrieval/page/label retrieval/page/limit retrieval/page/metadata " +
		"retrieval/page/node retrieval/prose",
	"retrieval/page/aside":    "retrieval/page/node retrieval/prose",
	"retrieval/page/byline":   "retrieval/names retrieval/page/dateline retrieval/prose",
	"retrieval/page/consent":  "retrieval/page/node retrieval/prose",
	"retrieval/page/dateline": "",
	"retrieval/page/dropcap":  "retrieval/page/node retrieval/prose",
	"retrieval/page/jsonld":   "retrieval/news retrieval/page/node",
	"retrieval/page/label":    "retrieval/page/dateline retrieval/page/node",
	"retrieval/page/limit":    "retrieval/page/node",
	// What a page states about its article, outside the text.
	"retrieval/page/metadata": "retrieval/news retrieval/page/byline retrieval/page/dateline retrieval/page/jsonld " +
		"retrieval/page/label retrieval/page/node retrieval/prose",
	"retrieval/page/node":       "retrieval/prose",
	"retrieval/passage":         "retrieval/prose",
	"retrieval/people":          "retrieval/names retrieval/people/likeness retrieval/prose",
	"retrieval/people/likeness": "retrieval/names retrieval/prose",
	"retrieval/prose":           "",
	"retrieval/question":        "retrieval/dates retrieval/input retrieval/prose",
	"retrieval/quote":           "retrieval/boilerplate retrieval/names retrieval/news retrieval/prose retrieval/quote/confidence retrieval/quote/syntax retrieval/transcript",
	// How sure it is that a quote has the right speaker.
	"retrieval/quote/confidence": "",
	// The persons, cues and clauses of sentences.
	"retrieval/quote/syntax": "retrieval/names retrieval/prose retrieval/transcript",
	// What the store keeps of the quotes of an article, in few bytes.
	"retrieval/quote/record": "retrieval/prose retrieval/quote",
	// To rank is to pack sentences into the same passages that the index holds. What belongs to the page and
	// not to its story is never shown.
	"retrieval/rank": "retrieval/bm25 retrieval/boilerplate retrieval/dates retrieval/intent retrieval/match retrieval/news " +
		"retrieval/passage retrieval/prose retrieval/question retrieval/story",
	"retrieval/read": "retrieval/news retrieval/prose",
	// What a question asks for: by its words, and by what the articles have.
	"retrieval/request": "retrieval/archive retrieval/conversation retrieval/dates retrieval/input retrieval/intent " +
		"retrieval/news retrieval/prose retrieval/question retrieval/search retrieval/spellcheck retrieval/store " +
		"retrieval/topic",
	// What all searches share. Package rank decides whether an article still reports on a day.
	"retrieval/search": "retrieval/dates retrieval/index retrieval/news retrieval/prose retrieval/question " +
		"retrieval/rank",
	// What somebody said, and who said some words, read from a View.
	"retrieval/speech": "retrieval/collation retrieval/dates retrieval/index retrieval/names retrieval/news retrieval/passage " +
		"retrieval/people retrieval/prose retrieval/question retrieval/quote retrieval/search retrieval/spellcheck " +
		"retrieval/store retrieval/wording",
	// It asks the index and the vocabulary through interfaces, in their types.
	"retrieval/spellcheck": "retrieval/index retrieval/prose retrieval/question retrieval/spelling " +
		"retrieval/vocabulary",
	"retrieval/spelling": "",
	// The articles and what is derived from them; it answers no question.
	"retrieval/store": "retrieval/archive retrieval/boilerplate retrieval/bolt retrieval/index retrieval/index/bleve retrieval/index/opensearch retrieval/meter retrieval/news retrieval/passage " +
		"retrieval/people retrieval/prose retrieval/quote retrieval/quote/record retrieval/spelling retrieval/story " +
		"retrieval/trend retrieval/vocabulary retrieval/wording",
	"retrieval/story": "retrieval/boilerplate retrieval/news retrieval/prose",
	"retrieval/summary": "retrieval/archive retrieval/digest retrieval/news retrieval/people retrieval/prose " +
		"retrieval/quote retrieval/store retrieval/story",
	"retrieval/topic": "retrieval/boilerplate retrieval/dates retrieval/digest/form retrieval/index retrieval/news retrieval/prose " +
		"retrieval/question retrieval/search retrieval/spellcheck retrieval/spelling retrieval/store retrieval/story " +
		"retrieval/vocabulary",
	"retrieval/transcript": "retrieval/names retrieval/prose",
	// The names in the news.
	"retrieval/trend":      "retrieval/names retrieval/people retrieval/prose retrieval/spelling",
	"retrieval/vocabulary": "retrieval/boilerplate retrieval/bolt retrieval/news retrieval/prose retrieval/spelling",
	"retrieval/wording":    "retrieval/prose",
	"retrieval/collation":  "retrieval/prose retrieval/wording",
	"seeds":                "",
}

// everything stands for all packages of this module.
const everything = "everything"

// onlyImporters names the packages that may import a large dependency, so that it can be replaced there. The
// key is a prefix, which covers the versions and the parts of a module.
var onlyImporters = map[string]string{
	"github.com/blevesearch/bleve":   "retrieval/index/bleve/engine",
	"github.com/bwmarrin/discordgo":  "bot/discord bot/discord/exchange bot/discord/gateway",
	"github.com/opensearch-project/": "retrieval/index/opensearch/cluster",
	"github.com/gorilla/websocket":   "bot/discord/gateway bot/discord/loopback",
}

// pure packages touch no file, no clock and no network.
var pure = strings.Fields(`bot/suggest bot/weekdays retrieval/bm25 retrieval/boilerplate retrieval/calendar retrieval/dates retrieval/digest retrieval/digest/form retrieval/feed retrieval/figures
	retrieval/followup retrieval/input retrieval/intent retrieval/match retrieval/names retrieval/news
	retrieval/page retrieval/page/byline retrieval/page/dateline retrieval/page/jsonld retrieval/page/label retrieval/page/metadata
	retrieval/page/node retrieval/passage retrieval/people retrieval/people/likeness retrieval/prose retrieval/question retrieval/quote
	retrieval/quote/confidence retrieval/quote/record retrieval/quote/syntax retrieval/rank retrieval/read retrieval/spelling retrieval/story retrieval/trend
	retrieval/wording`)

// pkg is a package as "go list -json" prints it.
type pkg struct {
	ImportPath string
	Imports    []string // without those of tests
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

// violations returns the imports that break the law, in the order of the packages.
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

// forbidden returns why a package may not import a path, or "".
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
		return "a pure package touches no file and no network"
	}
	for prefix, owners := range onlyImporters {
		if owners := strings.Fields(owners); strings.HasPrefix(path, prefix) && !slices.Contains(owners, name) {
			return "only " + strings.Join(owners, ", ") + " may"
		}
	}
	return ""
}

// isEffect reports whether a package of the standard library reaches files, processes or the network. The
// packages net/url and net/netip do not.
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

// moduleRoot returns the nearest folder above the working one that holds go.mod.
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

// The checker finds what breaks the law, in a graph made up for it.
func TestViolations(t *testing.T) {
	for _, tc := range []struct {
		name    string
		pkg     string
		imports []string
		want    []string
	}{
		{"downwards", "retrieval/rank", []string{"math", "quoth/retrieval/passage", "quoth/retrieval/prose"}, nil},
		{"upwards", "retrieval/prose", []string{"quoth/retrieval/news"},
			[]string{"retrieval/prose imports quoth/retrieval/news: not below it"}},
		{"sideways", "retrieval/story", []string{"quoth/retrieval/rank"},
			[]string{"retrieval/story imports quoth/retrieval/rank: not below it"}},
		{"past the door", "bot", []string{"quoth/retrieval", "quoth/retrieval/archive"},
			[]string{"bot imports quoth/retrieval/archive: not below it"}},
		{"a name that starts like an allowed one", "retrieval/archive", []string{"quoth/retrieval/newspaper"},
			[]string{"retrieval/archive imports quoth/retrieval/newspaper: not below it"}},
		{"a command imports everything", "cmd/quoth", []string{"os", "quoth/bot/console", "quoth/retrieval/archive",
			"quoth/seeds"}, nil},
		{"but no command", "cmd/quoth", []string{"quoth/cmd/fit"},
			[]string{"cmd/quoth imports quoth/cmd/fit: a command is no library"}},
		{"nor does another", "bot", []string{"quoth/cmd/quoth"},
			[]string{"bot imports quoth/cmd/quoth: a command is no library"}},
		{"a package without a place", "bot/telegraph", []string{"quoth/bot", "github.com/bwmarrin/discordgo"},
			[]string{"bot/telegraph has no place in the table of imports",
				"bot/telegraph imports github.com/bwmarrin/discordgo: only bot/discord, bot/discord/exchange, bot/discord/gateway may"}},
		{"bleve in the engine", "retrieval/index/bleve/engine", []string{"github.com/blevesearch/bleve/v2/mapping", "os"}, nil},
		{"bleve elsewhere", "retrieval", []string{"github.com/blevesearch/bleve/v2"},
			[]string{"retrieval imports github.com/blevesearch/bleve/v2: only retrieval/index/bleve/engine may"}},
		{"the stemmer is no bleve", "retrieval/prose", []string{"github.com/blevesearch/snowballstem/english"}, nil},
		{"discordgo in the connection", "bot/discord/gateway", []string{"github.com/bwmarrin/discordgo"}, nil},
		{"the connection knows no replies", "bot/discord/gateway", []string{"quoth/bot"},
			[]string{"bot/discord/gateway imports quoth/bot: not below it"}},
		{"requests know no discordgo", "bot/discord/rest", []string{"github.com/bwmarrin/discordgo"},
			[]string{"bot/discord/rest imports github.com/bwmarrin/discordgo: only bot/discord, bot/discord/exchange, " +
				"bot/discord/gateway may"}},
		{"discordgo elsewhere", "cmd/quoth", []string{"github.com/bwmarrin/discordgo"},
			[]string{"cmd/quoth imports github.com/bwmarrin/discordgo: only bot/discord, bot/discord/exchange, " +
				"bot/discord/gateway may"}},
		{"a pure package with files and network", "retrieval/read",
			[]string{"io/fs", "net/url", "os", "net", "net/http", "os/exec"},
			[]string{"retrieval/read imports os: a pure package touches no file and no network",
				"retrieval/read imports net: a pure package touches no file and no network",
				"retrieval/read imports net/http: a pure package touches no file and no network",
				"retrieval/read imports os/exec: a pure package touches no file and no network"}},
		{"a package that is not pure", "retrieval/archive", []string{"os", "go.etcd.io/bbolt"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := violations([]pkg{{module + tc.pkg, tc.imports}})
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("violations (-want +got):\n%s", diff)
			}
		})
	}
}

// The table goes one way: no package reaches itself through what it may import.
func TestTableHasNoCycle(t *testing.T) {
	var visit func(name string, path []string)
	visit = func(name string, path []string) {
		if slices.Contains(path, name) {
			t.Fatalf("cycle: %s", strings.Join(append(path, name), " -> "))
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
			t.Errorf("pure package %s has no place in the table", name)
		}
	}
}
