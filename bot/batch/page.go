package batch

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"quoth/bot/console"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/retrieval/page"
)

// Pages reads the articles of web pages.
type Pages struct {
	Streams
	JSON bool      // write a line of JSON for each page, and not its text
	URL  string    // where a file that is one page was found; empty: not known
	Now  time.Time // no page is dated after it
}

// pageLine is a line of a file of pages.
type pageLine struct {
	ID   string `json:"id"`
	URL  string `json:"url"`
	HTML string `json:"html"`
}

// articleLine is the article of a page, as a line of JSON.
type articleLine struct {
	ID        string    `json:"id"`
	Title     string    `json:"title,omitempty"`
	Author    string    `json:"author,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Source    string    `json:"source,omitempty"`
	Text      string    `json:"text"`
	Paywalled bool      `json:"paywalled,omitempty"` // text is the beginning that everybody can read
}

// maxPageLine is how long a line may be, in bytes: JSON can double a page.
const maxPageLine = 2 * page.MaxBytes

// Run reads in as one page or, where it holds them, as lines {"id","url","html"}. The error is
// ErrSkipped when a page has no article.
func (p Pages) Run(in io.Reader) error {
	buffered := bufio.NewReader(in)
	return p.flushed(func(s Streams) error {
		p.Streams = s
		if !isLines(buffered) {
			return p.one(buffered)
		}
		return p.eachLine(buffered, maxPageLine, p.line)
	})
}

// one reads in as one page.
func (p Pages) one(in io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(in, page.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("read %s: %w", p.File, report.Cause(err))
	}
	return p.extract(0, pageLine{cmp.Or(p.URL, p.File), p.URL, string(data)})
}

func (p Pages) line(n int, line []byte) error {
	var l pageLine
	if err := json.Unmarshal(line, &l); err != nil {
		p.tell(n, "%v", lineError(err, `want {"id","url","html"}`))
		return ErrSkipped
	}
	return p.extract(n, l)
}

// extract writes the article of a page. A page without a text has a result too, with what the
// page says about itself.
func (p Pages) extract(n int, l pageLine) error {
	got, err := page.Read([]byte(l.HTML), page.Options{URL: l.URL, Now: p.Now})
	if err != nil {
		p.tell(n, "%v", err)
	}
	if got.Paywalled {
		p.tell(n, "only the beginning of an article for subscribers")
	}
	failed := p.write(articleLine{l.ID, got.Title, got.Author, got.Published, got.Source, got.Text, got.Paywalled})
	if err != nil && failed == nil {
		return ErrSkipped
	}
	return failed
}

// write writes an article as a line, or to be read: headline, by-line, text.
func (p Pages) write(l articleLine) error {
	if p.JSON {
		return jsonreply.WriteLine(p.Out, l)
	}
	var by []string
	for _, s := range []string{l.Source, l.Author} {
		if s != "" {
			by = append(by, s)
		}
	}
	if !l.Published.IsZero() {
		by = append(by, l.Published.Format("Mon 2 Jan 2006"))
	}
	var text strings.Builder
	for _, s := range []string{l.Title, strings.Join(by, ", ")} {
		if s != "" {
			text.WriteString(console.Inert(s) + "\n")
		}
	}
	for line := range strings.Lines("\n" + l.Text) {
		text.WriteString(console.Inert(strings.TrimSuffix(line, "\n")) + "\n")
	}
	_, err := io.WriteString(p.Out, text.String())
	return err
}
