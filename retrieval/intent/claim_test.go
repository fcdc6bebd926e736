package intent

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each rule reads its examples, and no rule before it does.
func TestClaimRules(t *testing.T) {
	for _, r := range claimRules {
		if len(r.examples) == 0 {
			t.Errorf("the rule %q has no example", r.name)
		}
		for _, example := range r.examples {
			text, want := unbracketed(example)
			want.IsMarked, want.IsStated = strings.Contains(text, "“"), r.isStated
			want.IsLoose = r.isLoose && !want.IsMarked
			got, ok := ReadClaim(text)
			if d := cmp.Diff(want, got); d != "" || !ok {
				t.Errorf("%s: %q: %t (-want +got)\n%s", r.name, text, ok, d)
			}
		}
	}
}

// unbracketed returns an example without its brackets, and the claim in it.
func unbracketed(example string) (text string, want Speech) {
	between := func(open, end string) string {
		_, rest, _ := strings.Cut(example, open)
		inside, _, _ := strings.Cut(rest, end)
		return inside
	}
	text = strings.NewReplacer("[", "", "]", "", "{", "", "}", "").Replace(example)
	return text, Speech{Words: between("[", "]"), Speaker: between("{", "}")}
}

// The marks around the words may be of any shape, or missing, and so may the capitals.
func TestReadClaimMarks(t *testing.T) {
	for _, text := range []string{
		`Did Ada Orme say “the wall will not hold”?`,
		`Did Ada Orme say "the wall will not hold"?`,
		`Did Ada Orme say "the wall will not hold?"`,
		`Did Ada Orme say 'the wall will not hold'?`,
		`Did Ada Orme say ‘the wall will not hold’?`,
		`Did Ada Orme say «the wall will not hold»?`,
		`Did Ada Orme say "the wall will not hold`,
		`Did Ada Orme say “the wall will not hold?`,
		`Did Ada Orme say the wall will not hold"?`,
		`Did Ada Orme say: "the wall will not hold" ?`,
		`did Ada Orme ever say, "the wall will not hold", on Monday?`,
		`Did Ada Orme really say that “the wall will not hold”?`,
		`did Ada Orme say the wall will not hold`,
		`Did Ada Orme say that the wall will not hold??`,
		`Has Ada Orme ever said the wall will not hold?`,
		`Hasn't Ada Orme said that the wall will not hold?`,
		`so, has Ada Orme ever said that the wall will not hold?`,
		`Is it true that Ada Orme said the wall will not hold?`,
		`is it really true Ada Orme said that "the wall will not hold"?`,
		`True or false: Ada Orme said the wall will not hold`,
		`Can you confirm that Ada Orme said “the wall will not hold”?`,
		`Ada Orme said "the wall will not hold" - true?`,
		`Ada Orme said “the wall will not hold”. Is that true?`,
		`Ada Orme said the wall will not hold - true?`,
		`Ada Orme said “the wall will not hold”, did she really say that?`,
		`Was it Ada Orme who said that the wall will not hold?`,
		`Was Ada Orme quoted as saying “the wall will not hold”?`,
		`Was "the wall will not hold" said by Ada Orme?`,
		`Is “the wall will not hold” a real quote by Ada Orme?`,
	} {
		got, ok := ReadClaim(text)
		want := Speech{Words: "the wall will not hold", Speaker: "Ada Orme"}
		want.IsMarked = got.IsMarked
		if got.Words = strings.TrimSuffix(got.Words, "?"); !ok || got != want {
			t.Errorf("%q: %t, %+v, want %+v", text, ok, got, want)
		}
	}
}

// checkClaimWords checks the words that are read from each text.
func checkClaimWords(t *testing.T, words map[string]string) {
	t.Helper()
	for text, want := range words {
		if got, _ := ReadClaim(text); got.Words != want {
			t.Errorf("%q: words %q, want %q", text, got.Words, want)
		}
	}
}

// An ellipsis of the claim stays, with marks or without: it says that words are left out.
func TestReadClaimEllipsis(t *testing.T) {
	checkClaimWords(t, map[string]string{
		"Who said the wall will hold...?":           "the wall will hold...",
		"Who said the wall will hold…?":             "the wall will hold…",
		"who said ... the wall will hold.":          "... the wall will hold",
		"Did Orme say “the wall … will hold”?":      "the wall … will hold",
		"did Orme say the wall [...] will hold...":  "the wall [...] will hold...",
		"Did Orme say “the wall will hold...”?":     "the wall will hold...",
		"did Orme say that the wall will hold. . .": "the wall will hold. . .",
	})
}

// Words without marks may hold any word that a question has, and words in marks of their own.
func TestReadClaimWords(t *testing.T) {
	checkClaimWords(t, map[string]string{
		"did Orme say you don't know what you don't know":                     "you don't know what you don't know",
		"did Orme say that if the wall breaks we rebuild it":                  "if the wall breaks we rebuild it",
		"Did Orme say When the wall breaks, we rebuild it?":                   "When the wall breaks, we rebuild it",
		"did Orme say it was an 'old and ugly' wall":                          "it was an 'old and ugly' wall",
		"Did Orme say she does not want “a wall of stone”?":                   "she does not want “a wall of stone",
		"Did Orme say “that ‘old and ugly’ wall is gone":                      "that ‘old and ugly’ wall is gone",
		"Did Orme tell the council on Monday that “the wall will hold”?":      "the wall will hold",
		"Did Orme call the plan for the wall “a waste of good stone” in May?": "a waste of good stone",
	})
}

// Other questions ask for no check.
func TestReadClaimNot(t *testing.T) {
	for _, text := range []string{
		"", "?", "“”", "\"", "When did Ada Orme say “the wall will hold”?", "when did orme say the wall will hold",
		"Where did Ada Orme say that the wall will hold?", "Why did Ada Orme say the wall will hold?",
		"What did Ada Orme say about the wall?", "Did Ada Orme say anything about the old wall?",
		"Did Ada Orme say why the wall broke?", "Did Ada Orme say whether the wall will hold?",
		"Did the article say that the wall will hold?", "Does the new report say the wall is safe?",
		"Do we know the harbour board has said the wall is how tall yet?",
		"Do we know the harbour board has said the wall is safe yet?",
		"The board said the wall will hold until which year?", "The board said the wall will hold",
		"Which wall did Ada Orme say will hold?", "Did the “Star of the Sea” sail?",
		"Who won the cup?", "Did Ada Orme back the levy on all boats?", "latest on the wall",
	} {
		if got, ok := ReadClaim(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}
