package read

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestJSONLines(t *testing.T) {
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, input string
		want        outcome
	}{
		{"all fields", `{"id":"f-1","title":"Ferry sails","published":"2026-03-02T08:00:00+01:00","source":"Orlo Bell","author":"Ada Venn","url":"https://orlo.example/ferry","text":"It left.\n\nAll well.","fetched":"2026-03-03T09:00:00Z","file":"x.txt"}`,
			outcome{ID: "f-1", Title: "Ferry sails", Source: "Orlo Bell", Author: "Ada Venn", URL: "https://orlo.example/ferry",
				Published: "2026-03-02T08:00:00+01:00", Fetched: "2026-03-03T09:00:00Z", Text: "It left.\n\nAll well."}},
		{"id and text", `{"id":" f-1 ","text":"It left."}`, outcome{ID: "f-1", File: "a.jsonl", Text: "It left."}},
		{"title and text", `{"title":"Ferry","text":"It left."}`, outcome{Title: "Ferry", File: "a.jsonl", Text: "It left."}},
		{"address names it", `{"title":"Ferry","url":" HTTPS://orlo.example/ferry#top ","text":"It left."}`,
			outcome{ID: "https://orlo.example/ferry", Title: "Ferry", URL: "HTTPS://orlo.example/ferry#top", Text: "It left."}},
		{"address that cannot be followed", `{"id":"f-1","url":"javascript:alert(1)","file":"old/ferry.txt","text":"It left."}`,
			outcome{ID: "f-1", File: "ferry.txt", Text: "It left."}},
		{"unknown fields and nulls", `{"id":"f-1","title":null,"published":null,"tags":["sea",{"a":1}],"text":"It left."}`, outcome{ID: "f-1", File: "a.jsonl", Text: "It left."}},
		{"empty strings", `{"id":"f-1","title":"","published":"","author":"","url":"","text":"It left."}`, outcome{ID: "f-1", File: "a.jsonl", Text: "It left."}},
		{"plain day", `{"id":"f-1","published":"2026-03-02","text":"It left."}`, outcome{ID: "f-1", Published: "2026-03-02T00:00:00Z", File: "a.jsonl", Text: "It left."}},
		{"escapes by the text rules", `{"id":"f-1","title":"A\u0000\nB","source":"Orlo\n\u0007Bell","text":"It\u0000 \r\nleft."}`,
			outcome{ID: "f-1", Title: "A B", Source: "Orlo Bell", File: "a.jsonl", Text: "It\nleft."}},
		{"raw control characters", "{\"id\":\"f-1\",\"text\":\"It\x01 left\x1f.\"}", outcome{ID: "f-1", File: "a.jsonl", Text: "It left."}},
		{"invalid UTF-8", "{\"id\":\"f-1\",\"title\":\"Caf\xe9\",\"text\":\"It \xff\xfe\xfdleft.\"}", outcome{ID: "f-1", Title: "Caf\uFFFD", File: "a.jsonl", Text: "It \uFFFDleft.", Repairs: 2}},
		{"byte order mark, CRLF, blank lines", byteOrderMark + "\r\n \t\r\n" + `{"id":"f-1","text":"It left."}` + "\r\n\r\n",
			outcome{ID: "f-1", File: "a.jsonl", Text: "It left."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want.Fetched == "" {
				c.want.Fetched = "2026-03-04T12:00:00Z"
			}
			check(t, "a.jsonl", c.input, Options{Now: now}, c.want)
		})
	}
}

func TestJSONLinesRefused(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"number for a date", `{"id":"f-1","published":1772438400,"text":"x"}`, "published: number, want a string like 2026-03-02T08:00:00Z"},
		{"list of authors", `{"id":"f-1","author":["Ada Venn"],"text":"x"}`, "author: array, want a string"},
		{"number for an id", `{"id":17,"text":"x"}`, "id: number, want a string"},
		{"text in an object", `{"id":"f-1","text":{"body":"x"}}`, "text: object, want a string"},
		{"no date", `{"id":"f-1","published":"soon","text":"x"}`,
			`published: "soon" is not a date: want 2026-03-02T08:00:00Z or 2026-03-02`},
		{"no date of fetching", `{"id":"f-1","fetched":"2026-13-01","text":"x"}`,
			`fetched: "2026-13-01" is not a date: want 2026-03-02T08:00:00Z or 2026-03-02`},
		{"no id, no title", `{"url":"https://orlo.example/ferry","text":"x"}`, "no id and no title: want one of them"},
		{"blank id, blank title", `{"id":" ","title":"\t\u0000","text":"x"}`, "no id and no title: want one of them"},
		{"no text", `{"id":"f-1"}`, "no text: want the words of the article"},
		{"blank text", `{"id":"f-1","text":" \u0000\n\u00a0"}`, "no text: want the words of the article"},
		{"a string", `"It left."`, "line: string, want an object"},
		{"cut off", `{"id":"f-1","text":"It le`,
			"broken JSON at byte 25 (unexpected end of JSON input): correct the line or remove it"},
		{"no JSON", `It left.`,
			"broken JSON at byte 1 (invalid character 'I' looking for beginning of value): correct the line or remove it"},
		{"two objects", `{"id":"f-1"}{"id":"f-2"}`,
			"broken JSON at byte 13 (invalid character '{' after top-level value): correct the line or remove it"},
		{"array of articles", `[{"id":"f-1","text":"x"},` + "\n" + `{"id":"f-2","text":"x"}]`, "a JSON document over several lines: want JSON Lines, one object a line"},
		{"indented object", "{\n  \"id\": \"f-1\",\n  \"text\": \"x\"\n}", "a JSON document over several lines: want JSON Lines, one object a line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			check(t, "a.jsonl", c.input, Options{}, outcome{Refused: "a.jsonl:1: " + c.want})
		})
	}
}

func TestJSONLinesEmpty(t *testing.T) {
	check(t, "a.jsonl", "", Options{})
	check(t, "a.jsonl", "\n \n", Options{})
}

// Bad lines among thousands are refused by number, counting blank lines; the others are imported.
func TestJSONLinesGoOn(t *testing.T) {
	var b strings.Builder
	for n := 1; n <= 8000; n++ {
		switch n {
		case 12:
			b.WriteString("\r\n")
		case 90:
			b.WriteString("[\n")
		case 7214:
			b.WriteString(`{"id":"broken` + "\n")
		default:
			fmt.Fprintf(&b, `{"id":"f-%d","text":"It left."}`+"\n", n)
		}
	}
	articles := 0
	var refused []string
	for _, o := range outcomes("a.jsonl", b.String(), Options{}) {
		if o.Refused != "" {
			refused = append(refused, o.Refused)
			continue
		}
		articles++
	}
	want := []string{"a.jsonl:90: broken JSON at byte 1 (unexpected end of JSON input): correct the line or remove it",
		"a.jsonl:7214: broken JSON at byte 13 (unexpected end of JSON input): correct the line or remove it"}
	if diff := cmp.Diff(want, refused); diff != "" || articles != 7997 {
		t.Errorf("got %d articles, want 7997; refused (-want +got):\n%s", articles, diff)
	}
}

// Two lines with one id are two revisions of an article, which the archive tells apart.
func TestJSONLinesSameID(t *testing.T) {
	check(t, "a.jsonl", `{"id":"f-1","text":"It left."}`+"\n"+`{"id":"f-1","text":"It has left."}`, Options{},
		outcome{ID: "f-1", File: "a.jsonl", Text: "It left."}, outcome{ID: "f-1", File: "a.jsonl", Text: "It has left."})
}

func TestJSONLinesAtTheLimit(t *testing.T) {
	long := func(bytes int) string {
		const head, tail = `{"id":"f-1","text":"`, `"}`
		return head + strings.Repeat("x", bytes-len(head)-len(tail)) + tail
	}
	ferry := outcome{Title: "Ferry sails", File: "a.jsonl", Text: "It left at dawn."}
	tooLong := outcome{Refused: "a.jsonl:1: longer than 16 MiB: split or shorten the article"}
	check(t, "a.jsonl", long(MaxArticle+1)+"\r\n"+ferryJSON, Options{}, tooLong, ferry)
	check(t, "a.jsonl", long(MaxArticle+1), Options{}, tooLong)
	got := outcomes("a.jsonl", long(MaxArticle)+"\r\n"+ferryJSON, Options{})
	if len(got) != 2 || got[0].ID != "f-1" || got[1].Title != "Ferry sails" {
		t.Errorf("a line of %d bytes: got %d items, the first refused %q", MaxArticle, len(got), got[0].Refused)
	}
}

// A line of 256 MiB takes no more memory than the limit allows.
func TestJSONLinesHugeLine(t *testing.T) {
	const huge = 256 << 20
	r := io.MultiReader(io.LimitReader(letters{}, huge), strings.NewReader("\n"+ferryJSON))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var got []outcome
	for item := range File("a.jsonl", r, Options{}) {
		got = append(got, outcomeOf(item))
	}
	runtime.ReadMemStats(&after)
	if len(got) != 2 || got[0].Refused == "" || got[1].Title != "Ferry sails" {
		t.Errorf("got %+v, want the line refused and the next one read", got)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 8*MaxArticle {
		t.Errorf("allocated %d MiB in all, want at most %d", used>>20, 8*MaxArticle>>20)
	}
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// BenchmarkJSONLines reads 2,000 articles of about 5 kB.
func BenchmarkJSONLines(b *testing.B) {
	paragraph := strings.Repeat("The ferry to Orlo sails again, “at last”, said its captain. ", 8) + `\n\n`
	var lines strings.Builder
	for n := range 2000 {
		fmt.Fprintf(&lines, `{"id":"f-%d","title":"Ferry sails","published":"2026-03-02T08:00:00Z","source":"Orlo Bell","url":"https://orlo.example/%d","text":"%s"}`+"\n",
			n, n, strings.Repeat(paragraph, 10))
	}
	for _, c := range []struct{ name, input string }{{"plain", lines.String()}, {"gzip", packed(lines.String())}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(lines.Len()))
			b.ReportAllocs()
			for b.Loop() {
				for item := range File("a.jsonl", strings.NewReader(c.input), Options{}) {
					if item.Refusal != nil {
						b.Fatal(item.Refusal)
					}
				}
			}
		})
	}
}
