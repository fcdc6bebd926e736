package prose

import (
	"strings"
	"testing"
)

// plain is ASCII news prose; printed has the marks that newspapers print.
const (
	plain = "The council of Denby voted on Monday to reopen the old bridge after nine months of repairs. " +
		"Mr. Harlow, who led the inquiry, said the work had cost 1.2 million pounds, twice the sum that Brandt & Co. " +
		"had named in Jan. 2025. \"We had no choice,\" he told reporters. \"The piers were cracked.\" " +
		"Traffic was light at 8.30 a.m. and heavier by noon, according to the county, which counted 1,400 lorries.\n\n"
	printed = "“Will it hold?” Ms Pell asked. “We’re sure of it… The tests were done,” " +
		"Harlow’s engineer replied – twice. The town’s traders, who’d lost a summer’s trade, weren’t convinced: " +
		"“Come back in June.”\n\n"
)

func BenchmarkSentences(b *testing.B) {
	for name, text := range map[string]string{
		"ASCII":    strings.Repeat(plain, 200),
		"printed":  strings.Repeat(plain+printed, 150),
		"capitals": strings.ToUpper(strings.Repeat(plain, 200)),
		"hostile":  strings.Repeat(". (", 20_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Sentences(text)
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat(plain+printed, 150)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for w := NewWords(text); w.Next(); {
		}
	}
}

func BenchmarkStemmer(b *testing.B) {
	text := plain + printed
	words := wordsOf(text)
	var s Stemmer
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			s.Term(w)
		}
	}
}
