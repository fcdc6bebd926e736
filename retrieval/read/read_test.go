package read

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

// outcome is an Item as a test writes it: the fields of an article, or a refusal.
type outcome struct {
	ID, Title, Source, Author, URL, File, Published, Fetched, Text string
	Repairs                                                        int
	Refused                                                        string
}

func outcomes(name, input string, o Options) []outcome {
	var out []outcome
	for item := range File(name, strings.NewReader(input), o) {
		out = append(out, outcomeOf(item))
	}
	return out
}

func outcomeOf(item Item) outcome {
	if item.Refusal != nil {
		return outcome{Refused: item.Refusal.Error()}
	}
	a := item.Article
	key := string(a.Key)
	if strings.HasPrefix(key, "sha256:") || a.Path != "" {
		key = "" // derived, which package news tests
	}
	return outcome{key, a.Title, a.Source, a.Author, a.URL, a.File, stamp(a.Published), stamp(a.Fetched), a.Text, item.Repairs, ""}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// check reads input as a file of the given name and compares the outcomes.
func check(t *testing.T, name, input string, o Options, want ...outcome) {
	t.Helper()
	if diff := cmp.Diff(want, outcomes(name, input, o)); diff != "" {
		t.Errorf("File(%q) (-want +got):\n%s", name, diff)
	}
}

const (
	ferryDated = " date 2026-01-07 Ferry to Orlo sails again\nIt had been in dock since May.\nThe first boat left at dawn.\n"
	ferryJSON  = `{"title":"Ferry sails","text":"It left at dawn."}` + "\n"
)

// The extension gives the format, or else the first bytes. A .gz does not count.
func TestFileFormat(t *testing.T) {
	dated := outcome{Title: "Ferry to Orlo sails again", Published: "2026-01-07T00:00:00Z", Text: "It had been in dock since May.\nThe first boat left at dawn.\n"}
	line := outcome{Title: "Ferry sails", Text: "It left at dawn."}
	in := func(file string, o outcome) outcome { o.File = file; return o }
	const (
		heading       = "# Ferry sails\nIt left at dawn."
		unknownFormat = "empty or of unknown format: want dated text (.txt), JSON Lines (.jsonl) or Markdown (.md)"
	)
	for _, c := range []struct {
		name, input string
		want        outcome
	}{
		{"ferry.txt", ferryDated, in("ferry.txt", dated)},
		{"FERRY.TXT", ferryDated, in("FERRY.TXT", dated)},
		{"ferry.txt.gz", packed(ferryDated), in("ferry.txt.gz", dated)},
		{"ferry.txt", packed(ferryDated), in("ferry.txt", dated)},
		{"-", ferryDated, dated},
		{"-", ferryDated[1:], dated},
		{"-", packed(ferryDated), dated},
		{"ferry", byteOrderMark + ferryDated, in("ferry", dated)},
		{"ferry.jsonl", ferryJSON, in("ferry.jsonl", line)},
		{"ferry.ndjson.gz", packed(ferryJSON), in("ferry.ndjson.gz", line)},
		{"-", "\r\n" + ferryJSON, line},
		{"-", packed(ferryJSON), line},
		{"ferry.md", heading, in("ferry.md", line)},
		{"ferry.markdown.GZ", packed(heading), in("ferry.markdown.GZ", line)},
		{"-", "---\ntitle: Ferry sails\n---\nIt left at dawn.", line},
		{"-", heading, line},
		{"page.html", "<p>Ferry</p>", outcome{Refused: "page.html: HTML is not read here: want dated text, JSON Lines or Markdown"}},
		{"-", "<!doctype html>", outcome{Refused: "-: HTML is not read here: want dated text, JSON Lines or Markdown"}},
		{"notes", "Dear diary", outcome{Refused: "notes: " + unknownFormat}},
		{"-", "", outcome{Refused: "-: " + unknownFormat}},
		{"pier.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", outcome{Refused: "pier.txt: not text: want UTF-8 text in .txt, .jsonl or .md"}},
		{"wide.jsonl", "\xff\xfe{\x00}\x00", outcome{Refused: "wide.jsonl: not text: want UTF-8 text in .txt, .jsonl or .md"}},
		{"plain.txt.gz", ferryDated, outcome{Refused: "plain.txt.gz: not gzip: take the .gz off its name, or pack it again"}},
	} {
		t.Run(fmt.Sprintf("%s %.9q", c.name, c.input), func(t *testing.T) {
			check(t, c.name, c.input, Options{}, c.want)
		})
	}
}

// The outlet is the first folder below the root of the import, for an article that has a file of its
// own and names no outlet.
func TestFileOutlet(t *testing.T) {
	const named = "---\ntitle: Ferry\nsource: The Orlo Bell\n---\nIt left."
	for _, c := range []struct{ name, input, want string }{
		{"ferry.txt", ferryDated, ""},
		{"./ferry.txt", ferryDated, ""},
		{"../ferry.txt", ferryDated, ""},
		{"Harbour Post/ferry.txt", ferryDated, "Harbour Post"},
		{"Harbour Post/2026/01/ferry.txt.gz", packed(ferryDated), "Harbour Post"},
		{"Harbour  Post\x07/ferry.txt", ferryDated, "Harbour Post"},
		{"Harbour Post/ferry.md", "# Ferry\nIt left.", "Harbour Post"},
		{"Harbour Post/ferry.md", named, "The Orlo Bell"},
		{"Harbour Post/all.jsonl", ferryJSON, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for item := range File(c.name, strings.NewReader(c.input), Options{}) {
				if item.Article == nil || item.Article.Source != c.want {
					t.Errorf("outlet: got %+v, want %q", item.Article, c.want)
				}
			}
		})
	}
}

// An article that has a file of its own gets its Key from the outlet's folder and the path below it, if it has no id
// and no address. What a file says of the outlet and what it is packed with do not change the Key.
func TestFileKey(t *testing.T) {
	hash := news.HashKey(news.Article{Title: "Ferry sails", Text: "It left at dawn."})
	const (
		named     = "---\ntitle: Ferry\nsource: The Orlo Bell\n---\nIt left."
		addressed = "---\ntitle: Ferry\nurl: https://orlo.example/ferry?utm_source=x\n---\nIt left."
	)
	for _, c := range []struct {
		root, name, input string
		want              news.Key
	}{
		{"news", "Harbour Post/ferry.txt", ferryDated, "file:Harbour Post/ferry.txt"},
		{"Harbour Post", "ferry.txt", ferryDated, "file:Harbour Post/ferry.txt"},
		{"Harbour Post", "ferry.txt.gz", packed(ferryDated), "file:Harbour Post/ferry.txt"},
		{"news", "Harbour Post/2026/ferry.md", "# Ferry\nIt left.", "file:Harbour Post/2026/ferry.md"},
		{"news", "Harbour Post/ferry.md", named, "file:Harbour Post/ferry.md"},
		{"news", "Harbour Post/ferry.md", addressed, "https://orlo.example/ferry"},
		{"news", "Harbour Post/ferry.md", "---\ntitle: Ferry\nid: f-1\n---\nIt left.", "f-1"},
		{"news", "Harbour\xffPost/a \n b.txt", ferryDated, "file:Harbour\uFFFDPost/a b.txt"},
		{"", "ferry.txt", ferryDated, "file:ferry.txt"},
		{"news", "Harbour Post/all.jsonl", ferryJSON, hash},
		{"news", "-", "# Ferry sails\nIt left at dawn.", hash},
	} {
		t.Run(c.root+" "+c.name, func(t *testing.T) {
			for item := range File(c.name, strings.NewReader(c.input), Options{Root: c.root}) {
				if item.Article == nil || item.Article.Key != c.want {
					t.Errorf("got %+v, want the key %s", item.Article, c.want)
				}
				if a := item.Article; a != nil && (a.Path != "") != strings.HasPrefix(string(a.Key), "file:") {
					t.Errorf("got the path %q with the key %s", a.Path, a.Key)
				}
			}
		})
	}
}

func TestFileStopsAtBreak(t *testing.T) {
	n := 0
	for range File("a.jsonl", strings.NewReader(strings.Repeat(ferryJSON, 5)), Options{}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("got %d items, want 2", n)
	}
}

// Bytes counts the input as stored and ends at its size.
func TestFileBytes(t *testing.T) {
	input := strings.Repeat(ferryJSON, 10_000)
	for _, input := range []string{input, packed(input)} {
		var last int64
		for item := range File("a.jsonl", strings.NewReader(input), Options{}) {
			if item.Bytes < last || item.Bytes == 0 {
				t.Fatalf("bytes went from %d to %d", last, item.Bytes)
			}
			last = item.Bytes
		}
		if last != int64(len(input)) {
			t.Errorf("got %d bytes in the end, want %d", last, len(input))
		}
	}
}

func TestRefusalError(t *testing.T) {
	for _, c := range []struct {
		refusal Refusal
		want    string
	}{
		{Refusal{"a.jsonl", 7, "no text"}, "a.jsonl:7: no text"},
		{Refusal{"a.jsonl", 0, "not text"}, "a.jsonl: not text"},
	} {
		if got := c.refusal.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func ExampleFile() {
	input := strings.NewReader(`{"id":"f-1","title":"Ferry sails","text":"It left at dawn."}
{"id":"f-2","title":"Ferry late","text":""}`)
	for item := range File("ferry.jsonl", input, Options{}) {
		if item.Refusal != nil {
			fmt.Println(item.Refusal)
			continue
		}
		fmt.Println(item.Article.Key, item.Article.Title)
	}
	// Output:
	// f-1 Ferry sails
	// ferry.jsonl:2: no text: want the words of the article
}

// FuzzFile checks the rules of reading with any bytes in any format.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"", ferryDated, ferryJSON, "date 2026-02-30 Ferry\nIt left.", "---\ntitle: [Ferry\n---\nIt left.", "---\n- a\n---\n", "# Ferry\n\nIt left.",
		"---\nid: &a 7\ntitle: *a\n---\nx", `{"title":7,"text":"x"}`, "{\"title\":\"a\xffb\",\"text\":\"\\u0000x\\ud800\"}\n\n{", "[\n", packed(ferryJSON), packed(ferryJSON)[:40],
	} {
		for form := range formNames {
			f.Add(form, []byte(seed))
		}
	}
	f.Fuzz(func(t *testing.T, form int, input []byte) {
		name := formNames[uint(form)%uint(len(formNames))]
		for item := range File(name, bytes.NewReader(input), Options{}) {
			if (item.Article == nil) == (item.Refusal == nil) {
				t.Fatalf("article %v, refusal %v: want one of them", item.Article, item.Refusal)
			}
			if item.Article != nil {
				checkArticle(t, item.Article)
			} else {
				checkRefusal(t, item.Refusal, input)
			}
			if item.Bytes > int64(len(input)) {
				t.Fatalf("consumed %d of %d bytes", item.Bytes, len(input))
			}
		}
	})
}

var formNames = [...]string{"-", "a.txt", "a.jsonl", "Outlet/a.md", "a.gz"}

func checkArticle(t *testing.T, a *news.Article) {
	t.Helper()
	if strings.TrimSpace(a.Text) == "" || a.Key == "" {
		t.Fatalf("article without text or key: %+v", a)
	}
	if diff := cmp.Diff(a, news.New(*a)); diff != "" {
		t.Fatalf("cleaning again changes the article (-once +twice):\n%s", diff)
	}
}

func checkRefusal(t *testing.T, r *Refusal, input []byte) {
	t.Helper()
	if unpacked := bytes.HasPrefix(input, []byte("\x1f\x8b")); !unpacked && r.Line > 1+bytes.Count(input, []byte("\n")) {
		t.Fatalf("%v: the input has fewer lines", r)
	}
	if r.Reason == "" || r.File == "" || len(r.Reason) > 400 {
		t.Fatalf("want a short reason and a file, got %q", r)
	}
}
