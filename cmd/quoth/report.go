package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

// report counts what became of the articles of an import. With --json each of them is
// told on a line of standard output as soon as it is on disk.
type report struct {
	New      int `json:"new"`
	Changed  int `json:"changed"`
	Same     int `json:"same"`
	Refused  int `json:"refused"`
	Repaired int `json:"repaired"` // of the ones taken in; their bytes were not UTF-8
	// Cut counts the ones taken in of which the end of the text is not stored, and Shortened the
	// others with a field or a web page that is too long.
	Cut       int `json:"cut,omitempty"`
	Shortened int `json:"shortened,omitempty"`

	app      *app
	lines    *bufio.Writer
	most     int // refusals to show
	refusals []*read.Refusal
	verbose  bool
	cuts     []read.Item // to list, without the articles
}

// shownRefusals keep the end of an import readable.
const shownRefusals = 20

func newReport(a *app, verbose bool) *report {
	r := &report{app: a, lines: bufio.NewWriter(a.out), most: shownRefusals, verbose: verbose}
	if verbose {
		r.most = int(^uint(0) >> 1)
	}
	return r
}

// refuse counts a refusal.
func (r *report) refuse(refusal *read.Refusal) error {
	r.Refused++
	if r.app.JSON {
		return writeJSON(r.lines, map[string]refusedJSON{"refused": {refusal.File, refusal.Line, refusal.Reason}})
	}
	if len(r.refusals) < r.most {
		r.refusals = append(r.refusals, refusal)
	}
	return nil
}

// cut counts an article of which something is not stored.
func (r *report) cut(item read.Item) error {
	if item.Cut.Text > 0 {
		r.Cut++
	} else {
		r.Shortened++
	}
	if r.app.JSON {
		line := cutJSON{item.File, item.Line, item.Article.Key, item.Cut.Text, item.Cut.String()}
		return writeJSON(r.lines, map[string]cutJSON{"cut": line})
	}
	if r.verbose {
		item.Article = nil // which need not be kept
		r.cuts = append(r.cuts, item)
	}
	return nil
}

type cutJSON struct {
	File   string   `json:"file"`
	Line   int      `json:"line,omitempty"`
	ID     news.Key `json:"id"`
	Bytes  int      `json:"bytes,omitempty"` // of its text that are not stored
	Reason string   `json:"reason"`
}

type refusedJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason"`
}

// stored counts articles that are on disk. Outcomes are none when they are not.
func (r *report) stored(articles []*news.Article, outcomes []retrieval.Outcome) error {
	for i, outcome := range outcomes {
		switch outcome {
		case retrieval.New:
			r.New++
		case retrieval.Changed:
			r.Changed++
		case retrieval.Same:
			r.Same++
		}
		if !r.app.JSON {
			continue
		}
		if err := writeJSON(r.lines, acknowledgement{articles[i].Key, outcome}); err != nil {
			return err
		}
	}
	return r.lines.Flush()
}

type acknowledgement struct {
	ID      news.Key          `json:"id"`
	Outcome retrieval.Outcome `json:"outcome"`
}

// finish tells the counts, and makes of err and the refusals what the import returns.
func (r *report) finish(err error) error {
	if told := r.tell(); told != nil {
		return errors.Join(err, told)
	}
	switch {
	case err != nil:
		return err
	case r.New+r.Changed+r.Same+r.Refused == 0:
		return errors.New("import: no articles in what was read")
	case r.Refused > 0:
		return status(statusError)
	}
	return nil
}

func (r *report) tell() error {
	if r.app.JSON {
		if err := writeJSON(r.lines, map[string]*report{"report": r}); err != nil {
			return err
		}
		return r.lines.Flush()
	}
	r.app.tell("%d new, %d changed, %d same, %d refused", r.New, r.Changed, r.Same, r.Refused)
	if r.Repaired > 0 {
		r.app.tell("%d with bytes that are no UTF-8, shown as � in their texts", r.Repaired)
	}
	r.tellCuts()
	for _, refusal := range r.refusals {
		r.app.tell("refused %v", refusal)
	}
	if more := r.Refused - len(r.refusals); more > 0 {
		r.app.tell("and %d more refused; --verbose lists them", more)
	}
	return nil
}

// tellCuts tells how many articles were cut, and which where that was asked for.
func (r *report) tellCuts() {
	for _, c := range r.cuts {
		r.app.tell("%s: %v", placed(c.File, c.Line), c.Cut)
	}
	for _, words := range cutWords(r.Cut, int(r.app.MaxText), r.Shortened) {
		r.app.tell("%s", words)
	}
}

// placed is a line of a file in the form of a refusal.
func placed(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// cutWords tell how many articles are not stored whole, and at how many bytes their texts were
// cut: "1 cut at 1 MB: the rest of its text is not stored".
func cutWords(cut, limit, shortened int) (words []string) {
	if cut > 0 {
		its := "its text"
		if cut > 1 {
			its = "their texts"
		}
		at := news.Size(cmp.Or(limit, news.DefaultMaxText))
		words = append(words, fmt.Sprintf("%d cut at %s: the rest of %s is not stored", cut, at, its))
	}
	if shortened > 0 {
		words = append(words, fmt.Sprintf("%d with a headline, another field or a web page that was too long",
			shortened))
	}
	return words
}
