package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"quoth/bot/console"
	"quoth/retrieval/page"
)

type extractVerb struct {
	URL  string `name:"url" placeholder:"URL" help:"Where the page was found, which tells its outlet and its day where it does not."`
	File string `arg:"" help:"A web page, or many as JSON Lines with an id, a url and the html; - is standard input."`
}

// pageLine is a page as a line holds it.
type pageLine struct {
	ID   string `json:"id"`
	URL  string `json:"url"`
	HTML string `json:"html"`
}

// articleLine is what a page gives with --json.
type articleLine struct {
	ID        string    `json:"id"`
	Title     string    `json:"title,omitempty"`
	Author    string    `json:"author,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Source    string    `json:"source,omitempty"`
	Text      string    `json:"text"`
	Paywalled bool      `json:"paywalled,omitempty"` // text is the beginning that all may read
}

// Run reads the pages of a file.
func (v extractVerb) Run(a *app) error {
	in, err := a.openBatch(v.File)
	if err != nil {
		return fmt.Errorf("extract: %w", err)
	}
	defer in.Close()
	buffered, out := bufio.NewReader(in), bufio.NewWriter(a.out)
	if first, _ := buffered.Peek(1); string(first) == "{" {
		err = a.extractLines(v.File, buffered, out)
	} else {
		err = v.extractPage(a, buffered, out)
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return err
}

// extractPage reads the file as one page.
func (v extractVerb) extractPage(a *app, in io.Reader, out io.Writer) error {
	data, err := io.ReadAll(io.LimitReader(in, page.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("extract: %s: %w", v.File, cause(err))
	}
	return a.extract(out, v.File, pageLine{cmp.Or(v.URL, v.File), v.URL, string(data)})
}

// maxPageLine is how long a line may be, in bytes: JSON can double a page.
const maxPageLine = 2 * page.MaxBytes

// extractLines goes on after a line without a page or an article, and says so by its status.
func (a *app) extractLines(file string, in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxPageLine)
	var result error
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		place := fmt.Sprintf("%s:%d", file, n)
		var line pageLine
		err := json.Unmarshal(lines.Bytes(), &line)
		if err != nil {
			a.tell("%s: %v", place, errLine(err, `want {"id","url","html"}`))
			err = status(statusError)
		} else {
			err = a.extract(out, place, line)
		}
		if err != nil && !isStatus(err) {
			return err
		}
		result = cmp.Or(result, err)
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("extract: %s: a line has more than %d MiB", file, maxPageLine>>20)
	} else if err != nil {
		return fmt.Errorf("extract: %s: %w", file, cause(err))
	}
	return result
}

// extract writes the article of a page. One without text has a line even so, with what the
// page says of itself; place is told with what is wrong.
func (a *app) extract(out io.Writer, place string, p pageLine) error {
	got, err := page.Read([]byte(p.HTML), page.Options{URL: p.URL, Now: a.now})
	if err != nil {
		a.tell("%s: %v", place, err)
	}
	if got.Paywalled {
		a.tell("%s: only the beginning of an article for subscribers", place)
	}
	wrote := writeArticle(out, a.JSON, articleLine{p.ID, got.Title, got.Author, got.Published, got.Source, got.Text, got.Paywalled})
	if err != nil && wrote == nil {
		return status(statusError)
	}
	return wrote
}

// writeArticle writes an article as a line, or to be read: headline, by-line, text.
func writeArticle(out io.Writer, asJSON bool, l articleLine) error {
	if asJSON {
		return writeJSON(out, l)
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
	_, err := io.WriteString(out, text.String())
	return err
}
