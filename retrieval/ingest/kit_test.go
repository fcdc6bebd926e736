package ingest

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

var morning = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// clock is the time of a test.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

func (c *clock) wait(d time.Duration) { c.set(c.Now().Add(d)) }

// shelf is a Store in memory that keeps the current revisions.
type shelf struct {
	mu       sync.Mutex
	articles map[news.Key]*news.Article
	calls    int
	refuse   func(*news.Article) error // nil: takes all
}

func (s *shelf) Add(_ context.Context, articles []*news.Article) ([]news.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls++
	for _, a := range articles {
		if s.refuse == nil {
			continue
		}
		if err := s.refuse(a); err != nil {
			return nil, err
		}
	}
	var out []news.Outcome
	for _, a := range articles {
		old := s.articles[a.Key]
		switch {
		case old == nil:
			out = append(out, news.Added)
		case old.Revision == a.Revision:
			out = append(out, news.Same)
			continue
		default:
			out = append(out, news.Changed)
		}
		s.articles[a.Key] = a
	}
	return out, nil
}

func newShelf() *shelf { return &shelf{articles: map[news.Key]*news.Article{}} }

// titles of the articles, sorted.
func (s *shelf) titles() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, a := range s.articles {
		out = append(out, a.Title)
	}
	slices.Sort(out)
	return out
}

// only is the one article on the shelf.
func (s *shelf) only(t *testing.T) *news.Article {
	t.Helper()
	if len(s.articles) != 1 {
		t.Fatalf("the shelf holds %q, want one article", s.titles())
	}
	for _, a := range s.articles {
		return a
	}
	return nil
}

// notes is a Book in memory, for long simulations and for failures.
type notes struct {
	mu       sync.Mutex
	sources  map[string]book.Source
	memories map[string]book.Memory
	err      error // of Save
}

func newNotes(sources ...book.Source) *notes {
	n := &notes{sources: map[string]book.Source{}, memories: map[string]book.Memory{}}
	for _, s := range sources {
		s.ID = cmp.Or(s.ID, s.URL)
		n.sources[s.URL] = s
	}
	return n
}

func (n *notes) List() ([]book.Source, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	var out []book.Source
	for _, s := range n.sources {
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y book.Source) int { return cmp.Compare(x.URL, y.URL) })
	return out, nil
}

func (n *notes) Get(url string) (book.Source, book.Memory, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	s, ok := n.sources[url]
	if !ok {
		return book.Source{}, nil, book.ErrUnknown
	}
	return s, n.memories[url], nil
}

func (n *notes) Merge(list []book.Source) (out book.Merged, err error) {
	for _, s := range list {
		if n.Add(s) == nil {
			out.Added = append(out.Added, s)
		} else {
			out.Known = append(out.Known, s.URL)
		}
	}
	return out, nil
}

func (n *notes) Add(s book.Source) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if _, ok := n.sources[s.URL]; ok {
		return book.ErrKnown
	}
	n.sources[s.URL] = s
	return nil
}

func (n *notes) Save(url string, s book.Source, m book.Memory) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.err != nil {
		return n.err
	}
	if _, ok := n.sources[url]; !ok {
		return book.ErrUnknown
	}
	delete(n.sources, url)
	delete(n.memories, url)
	n.sources[s.URL], n.memories[s.URL] = s, m
	return nil
}

func (n *notes) Remove(url string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.sources, url)
	return nil
}

// desk is a Collector with all that is around it.
type desk struct {
	*Collector
	clock *clock
	shelf *shelf
	site  *site
}

// site is a web server of a test: bodies by path, and what was asked for.
type site struct {
	*httptest.Server
	mu     sync.Mutex
	pages  map[string]http.HandlerFunc
	asked  map[string]int
	status map[int]int // answers by status
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{pages: map[string]http.HandlerFunc{}, asked: map[string]int{}, status: map[int]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked[r.URL.Path]++
		h := s.pages[r.URL.Path]
		s.mu.Unlock()
		if h == nil {
			h = http.NotFound
		}
		counted := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		h(counted, r)
		s.mu.Lock()
		s.status[counted.status]++
		s.mu.Unlock()
	}))
	t.Cleanup(s.Close)
	return s
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (s *site) handle(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = h
}

// put serves body at path, with an ETag that stands for it.
func (s *site) put(path, contentType, body string) {
	s.handle(path, func(w http.ResponseWriter, r *http.Request) {
		tag := fmt.Sprintf(`"%x"`, hash(body))
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", contentType)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = w.Write([]byte(body))
	})
}

func (s *site) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

// newDesk has a site and an empty book; the fetcher is the true one.
func newDesk(t *testing.T) *desk {
	t.Helper()
	b, err := book.Open(filepath.Join(t.TempDir(), "sources.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return deskWith(t, b)
}

func deskWith(t *testing.T, b Book) *desk {
	t.Helper()
	d := &desk{clock: &clock{now: morning}, shelf: newShelf(), site: newSite(t)}
	c := client(d.clock.Now)
	t.Cleanup(c.Close)
	d.Collector = New(Options{
		Fetch:  c,
		Book:   b,
		Store:  d.shelf,
		Now:    d.clock.Now,
		Jitter: func() float64 { return 0 },
	})
	return d
}

// client may reach the servers of the tests.
func client(now func() time.Time) *fetch.Client { return clientWithin(0, now) }

func clientWithin(timeout time.Duration, now func() time.Time) *fetch.Client {
	return fetch.New(fetch.Options{
		Timeout:   timeout,
		UserAgent: "Quoth/1.0 (+https://quenby.example)",
		Allow:     []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Now:       now,
	})
}

// follow puts a feed of the site into the book, as a list of feeds does.
func (d *desk) follow(t *testing.T, path string) {
	t.Helper()
	url := d.site.URL + path
	if err := d.Book.Add(book.Source{ID: url, URL: url, Name: "The Quenby Packet", Due: d.clock.Now()}); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) refresh(t *testing.T) Report {
	t.Helper()
	r, err := d.Refresh(t.Context(), Which{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// one refreshes all and gives the report of the one source.
func (d *desk) one(t *testing.T) SourceReport {
	t.Helper()
	r, err := d.Refresh(t.Context(), Which{All: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sources) != 1 {
		t.Fatalf("got reports %+v, want one", r.Sources)
	}
	return r.Sources[0]
}

func (d *desk) source(t *testing.T) book.Source {
	t.Helper()
	all, err := d.List()
	if err != nil || len(all) != 1 {
		t.Fatalf("got sources %+v and %v, want one", all, err)
	}
	return all[0]
}

// item is an item of rss; empty fields are left out.
type item struct {
	guid, title, link, text, full string
	published                     time.Time
}

func (i item) xml() string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<%s><![CDATA[%s]]></%s>", name, value, name)
		}
	}
	field("guid", i.guid)
	field("title", i.title)
	field("link", i.link)
	field("description", i.text)
	field("content:encoded", i.full)
	if !i.published.IsZero() {
		field("pubDate", i.published.Format(time.RFC1123Z))
	}
	return "<item>" + b.String() + "</item>"
}

func rss(items ...item) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?>` +
		`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>` +
		`<title>The Quenby Packet</title><link>https://packet.example/</link><description>News of Quenby</description>`)
	for _, i := range items {
		b.WriteString(i.xml())
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

const rssType = "application/rss+xml"

// story is a page with an article of some paragraphs.
func story(title string, paragraphs ...string) string {
	return "<!doctype html><html lang=en><head><title>" + title +
		"</title><meta property=og:type content=article></head><body>" +
		"<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>" + title + "</h1><p>" +
		strings.Join(paragraphs, "</p><p>") + "</p></article><footer>Printed in Quenby</footer></body></html>"
}

// paragraphs of an invented story, long enough that a reader takes them for one.
func ferry(last string) []string {
	return []string{
		"The Quenby ferry will sail again on Monday after four weeks in dry dock, the harbour board said, and the first crossing leaves at six in the morning.",
		"Both engines were taken out and replaced by hand, because the crane at the yard had failed in the same storm that damaged the hull of the ship.",
		"Tickets cost nine pounds, as they did before, and the board has promised that children under twelve will travel without paying until the summer.",
		last,
	}
}

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
