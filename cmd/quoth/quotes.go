package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"quoth/bot/console"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/read"
)

type quotesVerb struct {
	File string `arg:"" help:"An article, or many as JSON Lines with an id and a text; - is standard input."`
}

// quoteLine is what a text gives with --json. Offsets count code points of the text.
type quoteLine struct {
	ID     string      `json:"id"`
	Quotes []quoteJSON `json:"quotes"`
}

type quoteJSON struct {
	Start        int        `json:"start"`
	End          int        `json:"end"`
	Text         string     `json:"text"`
	Type         quote.Type `json:"type"`
	SpeakerName  string     `json:"speaker_name,omitempty"`
	SpeakerText  string     `json:"speaker_text,omitempty"`
	SpeakerStart int        `json:"speaker_start"` // -1 with SpeakerEnd when nobody is named
	SpeakerEnd   int        `json:"speaker_end"`
	Cue          string     `json:"cue,omitempty"`
	CueStart     int        `json:"cue_start"`
	CueEnd       int        `json:"cue_end"`
	How          quote.How  `json:"how"`
	Confidence   float64    `json:"confidence"`
	Group        int        `json:"group"`
}

// Run lists what is said in the texts of a file, and by whom.
func (v quotesVerb) Run(a *app) error {
	in, err := a.openBatch(v.File)
	if err != nil {
		return fmt.Errorf("quotes: %w", err)
	}
	defer in.Close()
	buffered := bufio.NewReader(in)
	out := bufio.NewWriter(a.out)
	if first, _ := buffered.Peek(1); len(first) == 1 && first[0] == '{' {
		err = a.quoteLines(v.File, buffered, out)
	} else {
		err = a.quoteFile(v.File, buffered, out)
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return err
}

// quoteLines reads each text as it is given, so that offsets fit it. It goes on after a
// line that holds none, and says so by its status.
func (a *app) quoteLines(file string, in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, read.MaxArticle)
	var result error
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var line struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			a.tell("%s:%d: %v: want {\"id\",\"text\"}", file, n, err)
			result = status(statusError)
			continue
		}
		if err := a.showQuotes(out, line.ID, line.Text, quote.ExtractText(line.Text)); err != nil {
			return err
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("read %s: a line has more than %d MiB: put the text on several", file, read.MaxArticle>>20)
	} else if err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	return result
}

// quoteFile reads the articles of any other form.
func (a *app) quoteFile(file string, in io.Reader, out io.Writer) error {
	var result error
	name := strings.TrimSuffix(file, ".gz")
	for item := range read.File(name, in, a.readOptions()) {
		if item.Refusal != nil {
			a.tell("%v", item.Refusal)
			result = status(statusError)
			continue
		}
		if item.Cut.Any() {
			a.tell("%s: %v", placed(item.File, item.Line), item.Cut)
		}
		if err := a.showQuotes(out, string(item.Article.Key), item.Article.Text, quote.Extract(item.Article)); err != nil {
			return err
		}
	}
	return result
}

func (a *app) showQuotes(out io.Writer, id, text string, quotes []quote.Quote) error {
	if a.JSON {
		line := quoteLine{id, make([]quoteJSON, len(quotes))}
		runes := runeCounter{text: text}
		for i, q := range quotes {
			line.Quotes[i] = newQuoteJSON(&runes, text, q)
		}
		return writeJSON(out, line)
	}
	for _, p := range prose.Paragraphs(text) {
		n := 0
		for n < len(quotes) && quotes[n].Span.Start < p.End {
			n++
		}
		if err := markParagraph(out, text, p, quotes[:n]); err != nil {
			return err
		}
		quotes = quotes[n:]
	}
	return nil
}

// markParagraph writes a paragraph with its quotes between ⟦ and ⟧, numbered, and under it who
// said each.
func markParagraph(out io.Writer, text string, p prose.Span, quotes []quote.Quote) error {
	var line, notes strings.Builder
	at := p.Start
	for i, q := range quotes {
		fmt.Fprintf(&line, "%s⟦%d %s⟧", console.Inert(text[at:q.Span.Start]), i+1, console.Inert(q.Span.Of(text)))
		fmt.Fprintf(&notes, "    %d %s\n", i+1, console.Inert(attribution(q)))
		at = q.Span.End
	}
	_, err := fmt.Fprintf(out, "%s%s\n%s", line.String(), console.Inert(text[at:p.End]), notes.String())
	return err
}

// attribution is a line such as "Rosa Vane (mayor), named: direct".
func attribution(q quote.Quote) string {
	who := q.Speaker.Name
	if who == "" {
		who = q.Speaker.AsPrinted
	}
	if who == "" {
		return fmt.Sprintf("%s, %s", q.Type, q.How)
	}
	if q.Speaker.Role != "" {
		who += " (" + q.Speaker.Role + ")"
	}
	return fmt.Sprintf("%s: %s, %s (%.2f)", who, q.Type, q.How, q.Confidence)
}

func newQuoteJSON(runes *runeCounter, text string, q quote.Quote) quoteJSON {
	j := quoteJSON{Text: q.Span.Of(text), Type: q.Type, SpeakerName: q.Speaker.Name, SpeakerText: q.Speaker.AsPrinted,
		Cue: q.Cue.Of(text), How: q.How, Confidence: q.Confidence, Group: q.Group}
	j.Start, j.End = runes.span(q.Span)
	j.SpeakerStart, j.SpeakerEnd = runes.span(q.Speaker.Mention)
	j.CueStart, j.CueEnd = runes.span(q.Cue)
	return j
}

// runeCounter turns byte offsets of a text into code points. It remembers where it is,
// so that offsets near each other cost little in a long text.
type runeCounter struct {
	text        string
	byte, runes int
}

// span is s in code points, or -1 and -1 when s is empty.
func (r *runeCounter) span(s prose.Span) (start, end int) {
	if s.Len() == 0 {
		return -1, -1
	}
	return r.at(s.Start), r.at(s.End)
}

func (r *runeCounter) at(offset int) int {
	if offset >= r.byte {
		r.runes += utf8.RuneCountInString(r.text[r.byte:offset])
	} else {
		r.runes -= utf8.RuneCountInString(r.text[offset:r.byte])
	}
	r.byte = offset
	return r.runes
}
