package prose

import (
	"strconv"
	"testing"
)

func TestTerm(t *testing.T) {
	for _, tc := range []struct{ name, word, want string }{
		{"function word", "The", ""},
		{"function word from a contraction", "it’s", ""},
		{"words that can matter", "not", "not"},
		{"plural", "bridges", "bridg"},
		{"singular", "bridge", "bridg"},
		{"verb form", "Closing", "close"},
		{"possessive", "Harlow’s", "harlow"},
		{"plural possessive, straight", "players'", "player"},
		{"contraction", "Don’t", "dont"},
		{"name with an apostrophe", "O’Dell", "odel"},
		{"accents", "Café", "cafe"},
		{"initialism with points", "U.S", "us"},
		{"initialism without points", "US", "us"},
		{"thousands", "1,200", "1200"},
		{"decimal", "3.5", "3.5"},
		{"figure with a unit", "5m", "5m"},
		{"empty", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var s Stemmer
			for _, again := range []string{"first", "remembered"} {
				if got := s.Term(tc.word); got != tc.want {
					t.Errorf("%s Term(%q) = %q, want %q", again, tc.word, got, tc.want)
				}
			}
		})
	}
}

func TestStemmerForgets(t *testing.T) {
	var s Stemmer
	for i := range stemmerWords + 10 {
		s.Term(strconv.Itoa(i))
	}
	if got := len(s.seen); got > stemmerWords {
		t.Errorf("stemmer remembers %d words, want at most %d", got, stemmerWords)
	}
	if got := s.Term("bridges"); got != "bridg" {
		t.Errorf("Term after forgetting = %q, want %q", got, "bridg")
	}
}
