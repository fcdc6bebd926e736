package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// similar tells whether two different words may well be one: in another tense or number,
// contracted, or mistyped. Figures never are.
func similar(a, b string) bool {
	if strings.IndexFunc(a+b, unicode.IsDigit) >= 0 {
		return false
	}
	if base := lemma(a); base != "" && base == lemma(b) {
		return true
	}
	shorter, longer := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if shorter > longer {
		shorter, longer = longer, shorter
	}
	if shorter < 3 {
		return false
	}
	if longer <= longestWord && longer-shorter <= maxSlips {
		if slips := prose.Slips(a, b); slips <= 1 || slips == maxSlips && shorter >= 8 {
			return true
		}
	}
	return sameStem(a, b)
}

// sameStem tells whether two words have one stem. Most pairs differ in their first letters,
// and need no stemmer.
func sameStem(a, b string) bool {
	if len(a) < 3 || len(b) < 3 || a[:3] != b[:3] {
		return false
	}
	var stems prose.Stemmer
	s := stems.Term(a)
	return s != "" && s == stems.Term(b)
}

// maxSlips is how many letters two words may differ by; longestWord bounds the work on
// hostile text.
const (
	maxSlips    = 2
	longestWord = 40
)

// lemma is the base of a common irregular verb form or contraction, or "". Regular forms
// meet by their stems.
func lemma(w string) string {
	switch w {
	case "be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't":
		return negated("be", w)
	case "have", "has", "had", "having", "haven't", "hasn't", "hadn't":
		return negated("have", w)
	case "do", "does", "did", "done", "doing", "don't", "doesn't", "didn't":
		return negated("do", w)
	case "will", "would", "won't", "wouldn't":
		return negated("will", w)
	case "can", "could", "can't", "cannot", "couldn't":
		return negated("can", w)
	case "shall", "should":
		return "shall"
	case "may", "might":
		return "may"
	case "this", "these":
		return "this"
	case "that", "those":
		return "that"
	case "a", "an":
		return "a"
	}
	return irregular(w)
}

// negated keeps a negation apart from what it denies.
func negated(base, w string) string {
	if strings.HasSuffix(w, "n't") || w == "cannot" {
		return "not " + base
	}
	return base
}

// irregular is the base of the irregular verbs and nouns that news quotes most.
func irregular(w string) string {
	switch w {
	case "go", "goes", "went", "gone":
		return "go"
	case "say", "says", "said":
		return "say"
	case "get", "got", "gotten":
		return "get"
	case "make", "made":
		return "make"
	case "take", "took", "taken":
		return "take"
	case "come", "came":
		return "come"
	case "see", "saw", "seen":
		return "see"
	case "know", "knew", "known":
		return "know"
	case "think", "thought":
		return "think"
	case "give", "gave", "given":
		return "give"
	case "find", "found":
		return "find"
	case "tell", "told":
		return "tell"
	case "become", "became":
		return "become"
	case "leave", "left":
		return "leave"
	case "feel", "felt":
		return "feel"
	case "bring", "brought":
		return "bring"
	case "begin", "began", "begun":
		return "begin"
	case "keep", "kept":
		return "keep"
	case "hold", "held":
		return "hold"
	case "stand", "stood":
		return "stand"
	case "lose", "lost":
		return "lose"
	case "pay", "paid":
		return "pay"
	case "meet", "met":
		return "meet"
	case "run", "ran":
		return "run"
	case "speak", "spoke", "spoken":
		return "speak"
	case "buy", "bought":
		return "buy"
	case "write", "wrote", "written":
		return "write"
	case "win", "won":
		return "win"
	case "fight", "fought":
		return "fight"
	case "build", "built":
		return "build"
	case "send", "sent":
		return "send"
	case "spend", "spent":
		return "spend"
	case "understand", "understood":
		return "understand"
	case "man", "men":
		return "man"
	case "woman", "women":
		return "woman"
	case "child", "children":
		return "child"
	}
	return ""
}
