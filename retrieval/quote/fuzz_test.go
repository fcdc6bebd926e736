package quote_test

import (
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
)

// checkLaws checks what must be true of the quotes of every text.
func checkLaws(t *testing.T, text string, quotes []quote.Quote) {
	t.Helper()
	end := 0
	for _, q := range quotes {
		if !q.Span.Valid(text) || q.Span.Start < end {
			t.Fatalf("span %v after byte %d of %d", q.Span, end, len(text))
		}
		end = q.Span.End
		if strings.ContainsRune(q.Span.Of(text), '\n') {
			t.Errorf("%q crosses a line break", q.Span.Of(text))
		}
		at := q.Span.Start
		for _, m := range q.Marked {
			if !m.Valid(text) || !q.Span.Contains(m) || m.Start < at {
				t.Errorf("marked words %v do not lie in order in %v", m, q.Span)
			}
			at = m.End
		}
		checkSpeaker(t, text, q)
	}
}

func checkSpeaker(t *testing.T, text string, q quote.Quote) {
	t.Helper()
	if (q.Type == quote.Indirect) != (len(q.Marked) == 0) {
		t.Errorf("%s with %d marked pieces", q.Type, len(q.Marked))
	}
	if q.How == quote.Unattributed && q.Speaker != (quote.Speaker{}) {
		t.Errorf("unattributed, and yet by %+v", q.Speaker)
	}
	m := q.Speaker.Mention
	if m != (prose.Span{}) && (!m.Valid(text) || m.Of(text) != q.Speaker.AsPrinted) {
		t.Errorf("mention %v is not %q", m, q.Speaker.AsPrinted)
	}
	if q.Cue.Len() != 0 && !q.Cue.Valid(text) {
		t.Errorf("cue %v lies outside", q.Cue)
	}
	if q.Speaker.Name != "" && !strings.Contains(text, q.Speaker.Name) {
		t.Errorf("name %q is not printed in the text", q.Speaker.Name)
	}
	if q.Confidence < 0 || q.Confidence > 1 || q.Group < 1 {
		t.Errorf("confidence %v, group %d", q.Confidence, q.Group)
	}
}

func FuzzExtractText(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	for _, s := range []string{"", "“", "\"\"\"", "''", "‘’", "“a” said", "(", "said ( x )", ", said",
		"Mr.", "who said", "\xff“\xfe said\" he", "«قال» said Omar", ", the mayor, who said", ") , said",
		"X of Y Mayor said", "“X”\n“Y”, he said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		quotes := quote.ExtractText(text)
		if utf8.ValidString(text) {
			checkLaws(t, text, quotes)
		}
		for _, q := range quotes {
			_ = text[q.Span.Start:q.Span.End] // in range, whatever the bytes
		}
		if diff := cmp.Diff(quotes, quote.ExtractText(text)); diff != "" {
			t.Errorf("a second time (-first +second):\n%s", diff)
		}
	})
}

// Texts that are read at the same time have the quotes that they have alone, though readers share memory.
func TestTogether(t *testing.T) {
	alone := make([][]quote.Quote, len(cases))
	for i, c := range cases {
		alone[i] = quote.ExtractText(c.text)
	}
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for i, c := range cases {
				if diff := cmp.Diff(alone[i], quote.ExtractText(c.text)); diff != "" {
					t.Errorf("%s (-alone +together):\n%s", c.name, diff)
				}
			}
		})
	}
	readers.Wait()
}

// Hostile texts take time in proportion to their length. The bound is far above what they need and far
// below what quadratic work takes.
func TestLinear(t *testing.T) {
	for _, tc := range []struct{ name, text string }{
		{"one long paragraph",
			strings.Repeat("Mr. Vane said that the ferry, which sank, is “lost at sea,” and he added that it rained. ",
				12000)},
		{"a sentence without end", strings.Repeat("Vane said it and “so did she” while ", 30000)},
		{"unpaired marks",
			strings.Repeat("“ ", 10000) + strings.Repeat(" ‘a", 10000) + strings.Repeat(" \"b ''", 10001)},
		{"commas before a cue", strings.Repeat("Rosa Vane, ", 30000) + "said it rained all day."},
		{"cues without an end", strings.Repeat("said ", 100000)},
		{"brackets", strings.Repeat("( ", 50000) + strings.Repeat(") said ", 50000)},
		{"capitals", strings.Repeat("Vane ", 200000)},
		{"one paragraph of pronouns", strings.Repeat("He said it rained all day. Rosa Vane ate. ", 20000)},
		{"offices and asides",
			strings.Repeat("The mayor, Rosa Vane, the mayor of Ellery, said it rained, which the mayor of Ellery, ",
				10000)},
		{"one name, many people", surnames(20000)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			start := time.Now()
			checkLaws(t, tc.text, quote.ExtractText(tc.text))
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("%d bytes took %v", len(tc.text), d)
			}
		})
	}
}

// surnames returns a text with n people of one surname.
func surnames(n int) string {
	var b strings.Builder
	for i := range n {
		forename := []rune{'A' + rune(i%26), 'a' + rune(i/26%26), 'a' + rune(i/676%26), 'a' + rune(i/17576%26)}
		b.WriteString("“It rains all day long,” said " + string(forename) + " Vane.\n")
	}
	return b.String()
}

func BenchmarkExtract(b *testing.B) {
	var text strings.Builder
	for range 40 {
		for _, c := range cases {
			text.WriteString(c.text + "\n")
		}
	}
	article := text.String()[:4000]
	article = strings.ToValidUTF8(article, "")
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		quote.ExtractText(article)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
