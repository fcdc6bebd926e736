package batch

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"quoth/bot/console"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/read"
)

// Quotes lists what is said in texts, and by whom.
type Quotes struct {
	Streams
	JSON bool         // write a line of JSON for each text, and not the text with its quotes marked
	Read read.Options // for a file that does not hold lines
}

// quotesLine has the quotes of a text, as a line of JSON. Offsets count code points of the text.
type quotesLine struct {
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
	Shown        bool       `json:"shown"` // a reply would show it as the speaker's
	Group        int        `json:"group"`
}

// Run reads in as lines {"id","text"} or as the articles of a file. The error is ErrSkipped when a
// line or an article cannot be read.
func (q Quotes) Run(in io.Reader) error {
	buffered := bufio.NewReader(in)
	return q.flushed(func(s Streams) error {
		q.Streams = s
		if !isLines(buffered) {
			return q.articles(buffered)
		}
		return q.eachLine(buffered, read.MaxArticle, q.line)
	})
}

// line reads the text as it is given, so that offsets fit it.
func (q Quotes) line(n int, line []byte) error {
	var l struct{ ID, Text string }
	if err := json.Unmarshal(line, &l); err != nil {
		q.tell(n, "%v", lineError(err, `want {"id","text"}`))
		return ErrSkipped
	}
	return q.write(l.ID, l.Text, quote.ExtractText(l.Text))
}

func (q Quotes) articles(in io.Reader) error {
	var result error
	for item := range read.File(strings.TrimSuffix(q.File, ".gz"), in, q.Read) {
		if item.Refusal != nil {
			console.Tell(q.Messages, "%v", item.Refusal)
			result = ErrSkipped
			continue
		}
		if item.Cut.Any() {
			console.Tell(q.Messages, "%s: %v", report.Place(item.File, item.Line), item.Cut)
		}
		if err := q.write(string(item.Article.Key), item.Article.Text, quote.Extract(item.Article)); err != nil {
			return err
		}
	}
	return result
}

func (q Quotes) write(id, text string, quotes []quote.Quote) error {
	if q.JSON {
		line := quotesLine{id, make([]quoteJSON, len(quotes))}
		runes := runeCounter{text: text}
		for i := range quotes {
			line.Quotes[i] = newQuoteJSON(&runes, text, quotes[i])
		}
		return jsonreply.WriteLine(q.Out, line)
	}
	for _, p := range prose.Paragraphs(text) {
		n := 0
		for n < len(quotes) && quotes[n].Span.Start < p.End {
			n++
		}
		if err := markParagraph(q.Out, text, p, quotes[:n]); err != nil {
			return err
		}
		quotes = quotes[n:]
	}
	return nil
}

// markParagraph writes a paragraph with its quotes between ⟦ and ⟧, numbered, and below it who said
// each.
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

// attribution returns a line such as "Rosa Vane (mayor): direct, named (0.97)".
func attribution(q quote.Quote) string {
	who := cmp.Or(q.Speaker.Name, q.Speaker.AsPrinted)
	if who == "" {
		return fmt.Sprintf("%s, %s", q.Type, q.How)
	}
	if q.Speaker.Role != "" {
		who += " (" + q.Speaker.Role + ")"
	}
	return fmt.Sprintf("%s: %s, %s (%.2f)", who, q.Type, q.How, q.Confidence)
}

func newQuoteJSON(runes *runeCounter, text string, q quote.Quote) quoteJSON {
	j := quoteJSON{
		Text: q.Span.Of(text), Type: q.Type, SpeakerName: q.Speaker.Name, SpeakerText: q.Speaker.AsPrinted,
		Cue: q.Cue.Of(text), How: q.How, Confidence: q.Confidence, Shown: q.Shown(), Group: q.Group,
	}
	j.Start, j.End = runes.span(q.Span)
	j.SpeakerStart, j.SpeakerEnd = runes.span(q.Speaker.Mention)
	j.CueStart, j.CueEnd = runes.span(q.Cue)
	return j
}

// runeCounter turns byte offsets of a text into code points. It remembers the last one, so that
// offsets near each other cost little in a long text.
type runeCounter struct {
	text        string
	byte, runes int
}

// span returns s in code points, or -1 and -1 when s is empty.
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
