package news

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// DefaultMaxText is the most text of an article that is stored if nothing else is set, in bytes:
// more than the longest chapters of books have, and a hundred times a long report.
const DefaultMaxText = 1 << 20

// The longest fields that are stored, in bytes. An id or an address names the article and is never
// shortened. New rejects no article; the packages that read articles reject a longer id, and Limit
// leaves a longer address out.
const (
	MaxKey    = 4000
	maxURL    = MaxKey // which makes the Key of most articles
	maxTitle  = 1000
	maxName   = 300 // of an outlet
	maxAuthor = 500 // names of several people
	maxFile   = 300
)

// Cut says which parts of an article are not stored. The zero Cut is that of an article stored whole.
type Cut struct {
	Limit  int      // in bytes, of the text that is stored
	Text   int      // bytes of the text that are not stored
	Page   bool     // the web page was too large to be read to its end
	Fields []string // the fields that were shortened or left out: "headline", "address"
}

// Any reports whether something is not stored.
func (c Cut) Any() bool { return c.Text > 0 || c.Page || len(c.Fields) > 0 }

// String returns what is not stored, in words: "cut at 1 MB: the last 9 MB of its text are not
// stored; headline shortened".
func (c Cut) String() string {
	var parts []string
	if c.Text > 0 {
		parts = append(parts,
			fmt.Sprintf("cut at %s: the last %s of its text are not stored", Size(c.Limit), Size(c.Text)))
	}
	if c.Page {
		parts = append(parts, "its web page is too large to be read to the end")
	}
	for _, f := range c.Fields {
		if f == "address" {
			parts = append(parts, "address left out, it is too long")
			continue
		}
		parts = append(parts, f+" shortened")
	}
	return strings.Join(parts, "; ")
}

// Limit returns what New returns for a, with at most maxText bytes of text (0: DefaultMaxText) and
// with no field longer than its limit. The Key is that of the article before it was cut, so that it
// is the same when the article is read again; the Revision is that of what is stored.
func Limit(a Article, maxText int) (*Article, Cut) {
	if maxText <= 0 {
		maxText = DefaultMaxText
	}
	whole := New(a)
	c := Cut{Limit: maxText}
	short := c.fields(*whole)
	if len(whole.Text) > maxText {
		short.Text = strings.TrimRight(strings.Clone(whole.Text[:cutAt(whole.Text, maxText)]), " \t\n")
		c.Text = len(whole.Text) - len(short.Text)
	}
	if !c.Any() {
		return whole, Cut{}
	}
	if len(whole.Key) > MaxKey { // an address, which is left out
		short.Key = ""
	}
	return New(short), c
}

// fields returns a with no field longer than its limit, and notes in c which were longer.
func (c *Cut) fields(a Article) Article {
	for _, f := range []struct {
		name  string
		value *string
		most  int
	}{
		{"headline", &a.Title, maxTitle}, {"outlet", &a.Source, maxName},
		{"author", &a.Author, maxAuthor}, {"file name", &a.File, maxFile},
	} {
		if len(*f.value) > f.most {
			*f.value = strings.Clone((*f.value)[:cutAt(*f.value, f.most)])
			c.Fields = append(c.Fields, f.name)
		}
	}
	if len(a.URL) > maxURL {
		a.URL = ""
		c.Fields = append(c.Fields, "address")
	}
	return a
}

// Head returns the beginning of a text, of at most limit bytes, cut as Limit cuts.
func Head(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	return text[:cutAt(text, limit)]
}

// nearCut is the number of bytes before the limit in which the end of a sentence or a word is
// looked for.
const nearCut = 4 << 10

// cutAt returns where to cut a text that is longer than limit bytes: at a paragraph's end in its
// second half, else at a sentence's or a word's end near the limit, else between two
// characters.
func cutAt(text string, limit int) int {
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	if i := strings.LastIndexByte(text[:limit+1], '\n'); i > limit/2 {
		return i
	}
	from := max(0, limit-nearCut)
	for !utf8.RuneStart(text[from]) {
		from++
	}
	if end := lastSentence(text, from, limit); end > 0 {
		return end
	}
	if i := strings.LastIndexAny(text[from:limit], " \t\n"); i > 0 {
		return from + i
	}
	return limit
}

// lastSentence returns the end of the last sentence of text[from:limit] that is whole there, or 0.
func lastSentence(text string, from, limit int) int {
	until := min(len(text), limit+nearCut)
	for until < len(text) && !utf8.RuneStart(text[until]) {
		until--
	}
	end := 0
	for _, s := range prose.Sentences(text[from:until]) {
		if from+s.End <= limit && from+s.End < until {
			end = from + s.End
		}
	}
	return end
}

// units are those of Size, the largest first.
var units = []struct {
	name  string
	bytes int
}{{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}}

// Size returns a number of bytes in words: "1 MB", "1.5 MB", "300 KB", "12 bytes".
func Size(bytes int) string {
	for _, u := range units {
		if bytes >= u.bytes {
			tenths := (bytes*10 + u.bytes/2) / u.bytes
			return strings.TrimSuffix(fmt.Sprintf("%d.%d", tenths/10, tenths%10), ".0") + " " + u.name
		}
	}
	return strconv.Itoa(bytes) + " bytes"
}
