package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/folder"
	"quoth/bot/socket"
)

// outlet is the site of an invented paper: a feed, two pages, and one that is gone.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
	agent string
	down  bool
}

const weir = "The weir at Tavel held through the night after the river rose by two metres, engineers of the valley board said. " +
	"Forty households spent the night in the school hall and went home at noon, when the water had fallen."

func newOutlet(t *testing.T) *outlet {
	t.Helper()
	o := &outlet{asked: make(map[string]int)}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	t.Setenv("QUOTH_ALLOW", "127.0.0.1, ::1")
	t.Setenv("QUOTH_CONTACT", "https://desk.example/quoth")
	return o
}

func (o *outlet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	o.asked[r.URL.Path]++
	o.agent = r.UserAgent()
	down := o.down
	o.mu.Unlock()
	switch {
	case down:
		http.Error(w, "broken", http.StatusInternalServerError)
	case r.URL.Path == "/feed":
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Quenby Packet</title><link>%[1]s/</link>
<item><title>Weir holds</title><link>%[1]s/weir</link><pubDate>Tue, 06 Jan 2026 08:00:00 GMT</pubDate><description>The weir held.</description></item>
<item><title>Lamp room open</title><link>%[1]s/lamp</link><pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate><description>Visitors may climb the lamp room again.</description></item>
</channel></rss>`, o.URL)
	case r.URL.Path == "/weir":
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<html><head><title>Weir holds</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><article><h1>Weir holds</h1><p>%s</p><p>%s</p></article></body></html>`, weir, strings.Replace(weir, "weir", "lower weir", 1))
	case r.URL.Path == "/list.opml":
		fmt.Fprintf(w, `<opml version="2.0"><body><outline text="Packet" type="rss" xmlUrl="%s/feed"/></body></opml>`, o.URL)
	default:
		http.NotFound(w, r)
	}
}

func (o *outlet) count(path string) int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.asked[path]
}

func (o *outlet) breakDown() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.down = true
}

// holding checks a result: its status, and what must be in all that was written.
func (r result) holding(t *testing.T, what string, status int, words ...string) {
	t.Helper()
	if r.Status != status {
		t.Errorf("%s: status %d, want %d\n%s%s", what, r.Status, status, r.Stdout, r.Stderr)
	}
	for _, w := range words {
		if !strings.Contains(r.Stdout+r.Stderr, w) {
			t.Errorf("%s: wrote\n%s%swant %q in it", what, r.Stdout, r.Stderr, w)
		}
	}
}

func TestFeedBringsArticles(t *testing.T) {
	o, dir := newOutlet(t), dataFolder(t)
	do := func(args ...string) result { t.Helper(); return command(t, dir, "", args...) }
	do("refresh").holding(t, "refresh before", socket.StatusError, "no feeds in "+dir+" yet")
	do("feeds", "list").holding(t, "list before", socket.StatusOK, "There are no feeds yet")
	do("feeds", "add", o.URL+"/feed").holding(t, "add", socket.StatusOK, "Added.", "Quenby Packet", "Not checked yet")
	if got, pages := o.count("/feed"), o.count("/weir"); got != 1 || pages != 0 {
		t.Errorf("adding a feed asked for it %d times and for pages %d times, want one GET", got, pages)
	}
	if want := " (+https://desk.example/quoth)"; !strings.HasPrefix(o.agent, "Quoth/") || !strings.HasSuffix(o.agent, want) {
		t.Errorf("user agent %q, want Quoth, its version and the contact", o.agent)
	}
	do("feeds", "add", o.URL+"/feed").holding(t, "add again", socket.StatusUsage, "in the list already")
	do("feeds", "explain", o.URL+"/feed").holding(t, "explain", socket.StatusOK, "2 × take the full text of its page",
		"“Weir holds” (2026-01-06): take the full text")
	do("refresh").holding(t, "refresh", socket.StatusOK,
		"1 feed checked: 2 new, 0 changed, 0 same, 0 refused; summaries only: 1",
		"“Lamp room open”: the feed's own text in place of the page")
	do("refresh").holding(t, "refresh when nothing is due", socket.StatusOK,
		"no feed is due: the next one is Quenby Packet")
	do("ask", "When did the households go home?").holding(t, "ask for the page", socket.StatusOK, "went home at noon",
		"Quenby Packet, “Weir holds”, Tue 6 Jan 2026\n")
	do("ask", "Who may climb the lamp room?").holding(t, "ask for the summary", socket.StatusOK, "Visitors may climb",
		"summary only")
	do("export").holding(t, "export", socket.StatusOK, `"partial":true`)
	do("sources").holding(t, "sources", socket.StatusOK, "Quenby Packet: 2 articles", "its feed last answered ")
	do("feeds", "check", o.URL+"/feed").holding(t, "check", socket.StatusOK, "0 new, 0 changed, 0 same, 0 refused")
	do("--json", "refresh", "--all").holding(t, "refresh in JSON", socket.StatusOK, `"name":"Quenby Packet"`,
		`{"report":{"asked":1,"failed":0,"new":0,`)
	o.breakDown()
	do("refresh", "--all").holding(t, "refresh of a broken one", socket.StatusError, "1 feed checked, 1 failed",
		"the server has a fault (HTTP 500)")
	do("feeds", "list").holding(t, "list of a broken one", socket.StatusOK, "Failing: 1\n",
		"Quenby Packet: the server has a fault (HTTP 500); it last answered ")
	do("sources").holding(t, "sources with a broken one", socket.StatusOK, "its feed does not answer; it last did ")
	do("feeds", "remove", o.URL+"/feed").holding(t, "remove", socket.StatusOK, "Removed.")
	do("feeds", "remove", o.URL+"/feed").holding(t, "remove again", socket.StatusUsage,
		"There is no such feed in the list.")
}

func TestFeedsRefused(t *testing.T) {
	o, dir := newOutlet(t), dataFolder(t)
	for _, tt := range []struct {
		name, address, want string
	}{
		{"nothing there", o.URL + "/nothing", "there is nothing at this address (HTTP 404)"},
		{"not the web", "file:///etc/passwd", "not an address that can be fetched"},
		{"a private network", "http://10.0.0.7/feed",
			"only public ones are fetched.\nTo allow networks of your own, name them in QUOTH_ALLOW."},
	} {
		for _, verb := range []string{"add", "explain"} {
			command(t, dir, "", "feeds", verb, tt.address).holding(t, verb+" "+tt.name, socket.StatusUsage, tt.want)
		}
	}
	command(t, dir, "", "feeds", "explain", o.URL+"/weir").holding(t, "explain a page", socket.StatusUsage,
		"This is a web page, not a feed.\nIt names "+o.URL+"/feed.\n")
	command(t, dir, "", "feeds", "list").holding(t, "list", socket.StatusOK, "There are no feeds yet")
}

func TestFeedListsTravel(t *testing.T) {
	o, dir := newOutlet(t), dataFolder(t)
	latin := filepath.Join(t.TempDir(), "latin.opml")
	list := "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><opml version=\"1.0\"><body><outline text=\"Caf\xe9\" xmlUrl=\"https://cafe.example/rss\"/></body></opml>"
	if err := os.WriteFile(latin, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, dir, "", "feeds", "import", o.URL+"/list.opml").holding(t, "import from an address", socket.StatusOK,
		"Added 1 feed.")
	command(t, dir, "", "feeds", "import", latin).holding(t, "import from a file", socket.StatusOK, "Added 1 feed.")
	command(t, dir, list, "feeds", "import", "-").holding(t, "import from standard input", socket.StatusOK,
		"Added 0 feeds. In the list already: 1 feed.")
	command(t, dir, "", "feeds", "import", latin+".bak").holding(t, "import from nowhere", socket.StatusUsage,
		"no such file")
	command(t, dir, "no list", "feeds", "import", "-").holding(t, "import what is none", socket.StatusUsage,
		"not a list of feeds in OPML")
	command(t, dir, "", "feeds", "import", o.URL+"/weir").holding(t, "import a page", socket.StatusUsage,
		"ot a list of feeds in OPML")
	exported := command(t, dir, "", "feeds", "export")
	exported.holding(t, "export", socket.StatusOK, `text="Café"`, o.URL+"/feed")
	other := dataFolder(t)
	command(t, other, exported.Stdout, "feeds", "import", "-").holding(t, "import elsewhere", socket.StatusOK,
		"Added 2 feeds.")
	if diff := cmp.Diff(exported, command(t, other, "", "feeds", "export")); diff != "" {
		t.Errorf("exported again (-want +got):\n%s", diff)
	}
	if o.count("/feed") != 0 {
		t.Error("importing a list has asked a feed of it")
	}
}

// timeless returns s without what two calls do not have in common: the time, and a share of chance.
func timeless(r result) result {
	clock := regexp.MustCompile(`\w{3} \d{1,2} \w{3} \d{4}, \d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^" ;]*`)
	return result{r.Status, clock.ReplaceAllString(r.Stdout, "TIME"), clock.ReplaceAllString(r.Stderr, "TIME")}
}

// Where another process holds the folder, it asks the feeds; what is written is the same.
func TestFeedsThroughTheSocket(t *testing.T) {
	o, alone, held := newOutlet(t), dataFolder(t), dataFolder(t)
	for _, dir := range []string{alone, held} {
		command(t, dir, twoArticles, "import", "-").holding(t, "import", socket.StatusOK)
	}
	holder := goOn(t, held, "console")
	listens(t, held)
	list := filepath.Join(t.TempDir(), "feeds.opml")
	if err := os.WriteFile(list, []byte(`<opml version="2.0"><body><outline text="Bell" xmlUrl="https://bell.example/rss"/></body></opml>`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"feeds", "list"}, {"feeds", "add", o.URL + "/feed"}, {"feeds", "add", o.URL + "/feed"}, {"feeds", "explain", o.URL + "/feed"},
		{"refresh"}, {"refresh"}, {"--json", "refresh", "--all"}, {"sources"}, {"ask", "When did the households go home?"}, {"feeds", "check", o.URL + "/feed"},
		{"feeds", "import", list}, {"feeds", "export"}, {"feeds", "remove", "bell.example/rss"}, {"--json", "feeds", "list"}, {"feeds", "remove", "nowhere"},
	} {
		want, got := timeless(command(t, alone, "", args...)), timeless(command(t, held, "", args...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: other than locally (-locally +through the socket):\n%s", args, diff)
		}
		if want.Stdout+want.Stderr == "" {
			t.Errorf("%q: nothing was written, so that nothing was compared", args)
		}
	}
	if got := holder.end(t); got.Status != socket.StatusOK || got.Stderr != "" {
		t.Errorf("the console that held the folder: %+v", got)
	}
}

// At a prompt on the bundled articles nobody holds the folder; feeds can be added all the same,
// and what they bring is asked next.
func TestFeedsAtThePrompt(t *testing.T) {
	o, dir := newOutlet(t), filepath.Join(t.TempDir(), "data")
	lines := "/feeds add " + o.URL + "/feed\n/feeds check " + o.URL + "/feed\nWhen did the households go home?\n"
	command(t, dir, lines, "console").holding(t, "console", socket.StatusOK, "Added.", "2 new, 0 changed",
		"went home at noon")
}

// A damaged list of feeds is reported by the commands about feeds, and stops no question.
func TestDamagedList(t *testing.T) {
	newOutlet(t)
	dir := dataFolder(t)
	command(t, dir, twoArticles, "import", "-").holding(t, "import", socket.StatusOK)
	if err := os.WriteFile(filepath.Join(dir, folder.FeedsFile), []byte("no list"), 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, dir, "", "feeds", "list").holding(t, "list", socket.StatusUsage,
		"The list of feeds cannot be read.\nOpen sources "+dir, "put a backup in its place")
	command(t, dir, "", "refresh").holding(t, "refresh", socket.StatusError, "The list of feeds cannot be read.")
	command(t, dir, "", "sources").holding(t, "sources", socket.StatusOK, "Tavel Post: 1 article",
		"the list of feeds cannot be read")
	command(t, dir, "", "ask", "How many otters were counted?").holding(t, "ask", socket.StatusOK, "31 otters")
}
