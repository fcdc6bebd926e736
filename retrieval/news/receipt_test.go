package news

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"quoth/retrieval/prose"
)

const harbour = `The harbour at Quenby reopened on Monday after three weeks of repairs.

“We lost a season’s trade — and found our neighbours,” said Ilse Marrack, who runs the chandlery.
The council will pay £1.2m towards the new quay wall.`

func harbourArticle() *Article {
	return New(Article{Title: "Quenby harbour reopens", Source: "The Quenby Packet",
		URL: "https://packet.example/quay", Text: harbour})
}

// cut is the excerpt of a whose words are the first occurrence of words.
func cut(t testing.TB, a *Article, words string) Excerpt {
	t.Helper()
	i := strings.Index(a.Text, words)
	if i < 0 {
		t.Fatalf("article has no %q", words)
	}
	e, err := a.Excerpt(prose.Span{Start: i, End: i + len(words)})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Receipts stand in old messages for ever: if this fails, old receipts stopped working.
func TestReceiptFormatIsFrozen(t *testing.T) {
	e := cut(t, harbourArticle(), "The council will pay £1.2m towards the new quay wall.")
	if got, want := e.Receipt().String(), "CDA8-2W94-P80K-DBKC"; got != want {
		t.Errorf("receipt = %s, want %s", got, want)
	}
}

func TestReceiptResolves(t *testing.T) {
	a := harbourArticle()
	e := cut(t, a, "“We lost a season’s trade")
	r, err := ParseReceipt(e.Receipt().String())
	if err != nil {
		t.Fatal(err)
	}
	if r != e.Receipt() || r.Span() != e.Span() || r.Prefix != Prefix(a.Key, a.Revision) {
		t.Errorf("parsed %+v, want %+v", r, e.Receipt())
	}
	got, err := r.Of(harbourArticle()) // another copy of the archive
	if err != nil || !got.Equal(e) {
		t.Errorf("Of = %q, %v, want %q", got.Text(), err, e.Text())
	}
}

func TestReceiptOfOtherArticles(t *testing.T) {
	r := cut(t, harbourArticle(), "said Ilse Marrack").Receipt()
	corrected, other, damaged := harbourArticle(), harbourArticle(), harbourArticle()
	corrected = New(Article{Key: corrected.Key, Title: corrected.Title, Text: strings.Replace(harbour,
		"three weeks", "four weeks", 1)})
	other.Key = "https://packet.example/other"
	damaged.Text = strings.Replace(harbour, "Ilse", "Elsa", 1) // the archive's bytes changed under their revision
	short := *harbourArticle()
	short.Text = short.Text[:20]
	for name, a := range map[string]*Article{"corrected": corrected, "other key": other, "damaged": damaged,
		"cut short": &short} {
		t.Run(name, func(t *testing.T) {
			if e, err := r.Of(a); !errors.Is(err, ErrReceiptMismatch) {
				t.Errorf("Of = %q, %v, want %v", e.Text(), err, ErrReceiptMismatch)
			}
		})
	}
}

// The prefix counts even where the check agrees with it.
func TestReceiptOfAnotherPrefix(t *testing.T) {
	a := harbourArticle()
	r := cut(t, a, "said Ilse Marrack").Receipt()
	r.Prefix[0] ^= 1
	r.Check = r.check(a)
	if e, err := r.Of(a); !errors.Is(err, ErrReceiptMismatch) {
		t.Errorf("Of = %q, %v, want %v", e.Text(), err, ErrReceiptMismatch)
	}
}

// A forger who computes the check for a span of his own still gets no words that the
// article does not have there.
func TestReceiptOfInvalidSpan(t *testing.T) {
	a := harbourArticle()
	quote := strings.Index(a.Text, "“")
	for name, span := range map[string]prose.Span{
		"empty": {Start: 5, End: 5}, "past the end": {Start: 5, End: len(a.Text) + 1},
		"inside a character": {Start: quote + 1, End: quote + 9},
	} {
		t.Run(name, func(t *testing.T) {
			r := Receipt{Prefix: Prefix(a.Key, a.Revision), Start: span.Start, Length: span.Len()}
			r.Check = r.check(a)
			if e, err := r.Of(a); !errors.Is(err, ErrReceiptMismatch) {
				t.Errorf("Of = %q, %v, want %v", e.Text(), err, ErrReceiptMismatch)
			}
		})
	}
}

func TestReceiptIsShort(t *testing.T) {
	for name, c := range map[string]struct {
		start, length, want int
	}{
		"opening sentence":       {0, 90, 18},
		"sentence":               {900, 120, 19},
		"two sentences":          {12000, 300, 22},
		"end of a long document": {1_900_000, 300, 24},
	} {
		t.Run(name, func(t *testing.T) {
			s := Receipt{Start: c.start, Length: c.length}.String()
			if got := len(s); got > c.want {
				t.Errorf("%s has %d characters, want at most %d", s, got, c.want)
			}
		})
	}
}

func TestParseReceiptAsTyped(t *testing.T) {
	want := Receipt{Prefix: [5]byte{0x08, 0x40, 0x10, 0x00, 0x1f}, Start: 700, Length: 33, Check: 0x0101}
	s := want.String()
	for name, typed := range map[string]string{
		"as printed":          s,
		"lower case":          strings.ToLower(s),
		"without hyphens":     strings.ReplaceAll(s, "-", ""),
		"blanks for hyphens":  strings.ReplaceAll(s, "-", " "),
		"dashes from a phone": strings.ReplaceAll(s, "-", "–"),
		"in backticks":        "`" + s + "`",
		"in quotation marks":  " “" + s + "”. ",
		"in brackets":         "[" + s + "](",
		"letter O for zero":   strings.ReplaceAll(s, "0", "O"),
		"letter o for zero":   strings.ReplaceAll(s, "0", "o"),
		"letter I for one":    strings.ReplaceAll(s, "1", "I"),
		"letter l for one":    strings.ReplaceAll(s, "1", "l"),
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := ParseReceipt(typed); err != nil || got != want {
				t.Errorf("ParseReceipt(%q) = %+v, %v, want %+v", typed, got, err, want)
			}
		})
	}
}

func TestParseReceiptErrors(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"empty":              {"", "0 characters are too short"},
		"only punctuation":   {"`—`", "0 characters are too short"},
		"too short":          {"8F3K-2M9Q", "8 characters are too short, the shortest has 15"},
		"too long":           {strings.Repeat("8", 29), "29 characters are too long"},
		"letter U":           {"`8F3K-2MUQ-7TXA-0C4D`", "character 9 is 'U'"},
		"other script":       {"8F3K-2M9Q-7TХA-0C4D", "character 13 is 'Х'"},
		"punctuation inside": {"8F3K-2M9Q-7T/A-0C4D", "character 13 is '/'"},
		"invalid UTF-8":      {"8F3K-2M9Q-7T\xffA-0C4D", "character 13 is '�'"},
		"one missing":        {"8F3K-2M9Q-7TXA-0C4D-8", "no receipt has 17 characters"},
		"trailing bits":      {"8F3K-2M9Q-7TXA-0C4D-81", "the last character '1' leaves trailing bits"},
		"endless number":     {"0000-0000-ZZZZ-ZZZZ", "its numbers make no span"},
		"beyond any text":    {Receipt{Start: math.MaxInt32 + 1}.String(), "its numbers make no span"},
		"padded number":      {"0000-0000-G000-0000-00", "its numbers do not fill it"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseReceipt(c.in)
			if !errors.Is(err, ErrReceiptSyntax) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("ParseReceipt(%q) error = %v, want %v with %q", c.in, err, ErrReceiptSyntax, c.want)
			}
		})
	}
}

// verifies reports whether s is a receipt that resolves in a.
func verifies(s string, a *Article) bool {
	r, err := ParseReceipt(s)
	if err != nil {
		return false
	}
	_, err = r.Of(a)
	return err == nil
}

// Each wrong character and each swap of two neighbours is found: not almost always,
// but always. A hundred receipts have 50,000 such errors; a plain 16-bit hash over
// the span would let some through.
func TestReceiptFindsTypingErrors(t *testing.T) {
	a := New(Article{Title: "Long", Text: strings.Repeat("The tide table was wrong again. ", 600)})
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		start := rng.IntN(len(a.Text) - 400)
		e, err := a.Excerpt(prose.Span{Start: start, End: start + 1 + rng.IntN(399)})
		if err != nil {
			t.Fatal(err)
		}
		s := strings.ReplaceAll(e.Receipt().String(), "-", "")
		if !verifies(s, a) {
			t.Fatalf("%s does not verify", s)
		}
		for i := range s {
			for _, c := range receiptAlphabet {
				if wrong := s[:i] + string(c) + s[i+1:]; wrong != s && verifies(wrong, a) {
					t.Errorf("%s typed for %s verifies", wrong, s)
				}
			}
			if i > 0 && s[i] != s[i-1] {
				if swapped := s[:i-1] + s[i:i+1] + s[i-1:i] + s[i+1:]; verifies(swapped, a) {
					t.Errorf("%s typed for %s verifies", swapped, s)
				}
			}
		}
	}
}

func TestZeroExcerptReceipt(t *testing.T) {
	if got := (Excerpt{}).Receipt(); got != (Receipt{}) {
		t.Errorf("receipt of nothing = %+v, want none", got)
	}
}

// Laws: no panic; what parses has one spelling, and reads back as itself.
func FuzzParseReceipt(f *testing.F) {
	f.Add(cut(f, harbourArticle(), "Ilse Marrack").Receipt().String())
	f.Add("`o0il-2m9q-7txa-0c4d`")
	f.Add("0000-0000-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ")
	f.Add("8F3K\xff")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseReceipt(s)
		if err != nil {
			if !errors.Is(err, ErrReceiptSyntax) {
				t.Errorf("error %v is not %v", err, ErrReceiptSyntax)
			}
			return
		}
		again, err := ParseReceipt(r.String())
		if err != nil || again != r {
			t.Errorf("ParseReceipt(%s) = %+v, %v, want %+v", r, again, err, r)
		}
	})
}

// Law: Parse reads what String writes, whatever the span.
func FuzzReceiptRoundTrip(f *testing.F) {
	f.Add([]byte("abcde"), int32(0), int32(1), uint16(0))
	f.Add([]byte{0xff, 0, 0, 0, 1}, int32(1<<30), int32(1<<31-1), uint16(0xffff))
	f.Fuzz(func(t *testing.T, prefix []byte, start, length int32, check uint16) {
		r := Receipt{Start: int(start & (1<<31 - 1)), Length: int(length & (1<<31 - 1)), Check: check}
		copy(r.Prefix[:], prefix)
		if got, err := ParseReceipt(r.String()); err != nil || got != r {
			t.Errorf("ParseReceipt(%s) = %+v, %v, want %+v", r, got, err, r)
		}
	})
}
