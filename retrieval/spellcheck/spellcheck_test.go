package spellcheck

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// archive is an Index and a Vocabulary of some articles, each a passage.
type archive struct {
	terms   []map[string]bool // of each article
	words   *spelling.List
	printed map[string]string // as words are printed inside a sentence
	damage  error             // of the vocabulary
}

func newArchive(articles ...string) *archive {
	a := &archive{words: spelling.NewList(), printed: make(map[string]string)}
	var stems prose.Stemmer
	for _, text := range articles {
		terms := make(map[string]bool)
		for i, w := range strings.Fields(text) {
			terms[stems.Term(w)] = true
			a.words.Add(vocabulary.Word(w), 1)
			if i > 0 {
				a.printed[vocabulary.Word(w)] = w
			}
		}
		a.terms = append(a.terms, terms)
	}
	return a
}

func (a *archive) checker() Checker {
	return Checker{Index: a, Vocabulary: a, Articles: len(a.terms)}
}

// having counts the articles that have all terms.
func (a *archive) having(terms []string) (n int) {
	for i := range a.terms {
		if a.has(i, terms) {
			n++
		}
	}
	return n
}

func (a *archive) has(i int, terms []string) bool {
	return !slices.ContainsFunc(terms, func(t string) bool { return !a.terms[i][t] })
}

func (a *archive) Counts(ctx context.Context, terms []string) ([]int, error) {
	out := make([]int, len(terms))
	for i, t := range terms {
		out[i] = a.having([]string{t})
	}
	return out, ctx.Err()
}

func (a *archive) Beside(_ context.Context, others []index.Term, alternatives [][]string) ([]index.Fit, error) {
	out := make([]index.Fit, len(alternatives))
	for k, terms := range alternatives {
		for i := range a.terms {
			if !a.has(i, terms) {
				continue
			}
			n := 0
			for _, o := range others {
				if a.has(i, []string{o.Text}) {
					n++
				}
			}
			share := float64(n) / float64(max(1, len(others)))
			out[k].Passage, out[k].Article = max(out[k].Passage, share), max(out[k].Article, share)
		}
	}
	return out, nil
}

func (a *archive) Bonds(_ context.Context, lists [][]string) ([]index.Bond, error) {
	out := make([]index.Bond, len(lists))
	for i, terms := range lists {
		out[i] = index.Bond{Together: a.having(terms), Chance: float64(len(a.terms))}
		for _, t := range terms {
			out[i].Chance *= float64(a.having([]string{t})) / float64(len(a.terms))
		}
	}
	return out, nil
}

func (a *archive) Articles(word string) (n int, err error) { return a.words.Articles(word), nil }

func (a *archive) Printed(word string) string { return cmp.Or(a.printed[word], word) }

func (a *archive) Near(word string, n int) ([]spelling.Candidate, error) {
	if a.damage != nil {
		return nil, a.damage
	}
	return a.words.Near(word, n), nil
}

// harbour is an archive in which "ice" and "rink" belong together, and in which ceasefire is one word.
func harbour() *archive {
	articles := []string{
		"The ice rink of Quenby opened", "The ferry to Quenby sails at dawn", "Minister Zelenskyy met the envoy",
		"In Quenby the frost killed eleven hives", "The ceasefire holds", "A ceasefire near Quenby", "No ceasefire",
	}
	for range 30 {
		articles = append(articles, "The clerk wrote nothing down")
	}
	return newArchive(articles...)
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		suspect Suspects
		want    Result
	}{
		"known words stay": {text: "the ferry to Quenby", want: Result{Text: "the ferry to Quenby"}},
		"a misspelt name": {text: "When does the Quemby ferry sail?", want: Result{
			Text: "When does the Quenby ferry sail?", Corrections: []Correction{{"Quemby", "Quenby"}},
		}},
		"two words typed together": {text: "icerink", want: Result{
			Text: "ice rink", Corrections: []Correction{{"icerink", "ice rink"}},
		}},
		"one word typed as two": {text: "cease fire", want: Result{
			Text: "cease fire", Corrections: []Correction{{"cease fire", "ceasefire"}},
			Missing:  []string{"cease", "fire"},
			Variants: map[string][]string{"ceas": {"ceasefir"}, "fire": {"ceasefir"}},
		}},
		"a word that no article has": {text: "Who is Rumpelstilz?", want: Result{
			Text: "Who is Rumpelstilz?", Unknown: []string{"Rumpelstilz"}, Missing: []string{"Rumpelstilz"},
		}},
		"a name of which half is unknown": {text: "who is Quemby Rumpelstilz", want: Result{
			Text: "who is Quemby Rumpelstilz", Corrections: []Correction{},
			Unknown: []string{"Quemby", "Rumpelstilz"}, Missing: []string{"Quemby", "Rumpelstilz"},
		}},
		"a common word that no article has": {text: "pizza in Quenby", want: Result{
			Text: "pizza in Quenby", Missing: []string{"pizza"},
		}},
		"the rarest word, which is the only one suspected": {text: "minister Zelensky", suspect: Rarest, want: Result{
			Text: "minister Zelenskyy", Corrections: []Correction{{"Zelensky", "Zelenskyy"}},
		}},
		"a form that is not printed": {text: "Zelensky", suspect: Unprinted, want: Result{
			Text: "Zelenskyy", Corrections: []Correction{{"Zelensky", "Zelenskyy"}},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := harbour().checker().Check(t.Context(), c.text, question.Known{}, c.suspect)
			if err != nil {
				t.Fatal(err)
			}
			got.Question, got.edits = question.Question{}, nil
			if c.want.Variants == nil {
				c.want.Variants = map[string][]string{}
			}
			if d := gocmp.Diff(c.want, got, gocmp.AllowUnexported(Result{}, question.Question{})); d != "" {
				t.Errorf("Check(%q): (-want +got)\n%s", c.text, d)
			}
		})
	}
}

// A vocabulary that cannot be read is no reason to fail: the rest of the text is matched.
func TestCheckWithADamagedVocabulary(t *testing.T) {
	a := harbour()
	a.damage = errors.New("a page is damaged")
	got, err := a.checker().Check(t.Context(), "icerink Rumpelstilz", question.Known{}, Unknown)
	if err != nil {
		t.Errorf("error %v, want none", err)
	}
	if got.Text != "ice rink Rumpelstilz" {
		t.Errorf("text %q, want the word split all the same", got.Text)
	}
}

func TestCheckEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := harbour().checker().Check(ctx, "Quemby", question.Known{}, Unknown); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
}

// FuzzCheck checks that a text without corrections stays as it is, whatever is typed.
func FuzzCheck(f *testing.F) {
	for _, text := range []string{
		"", " ", "Quemby", "ice-rink icerink ice rink", "cease cease fire fire",
		"Covid19 5pm 2020", "\xff\xfe", "Zelensky’s", "паром", "LVIII",
	} {
		f.Add(text, int(Unknown))
	}
	checker := harbour().checker()
	f.Fuzz(func(t *testing.T, text string, suspect int) {
		got, err := checker.Check(t.Context(), text, question.Known{Sources: []string{"Quenby Packet"}}, Suspects(suspect%3))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.edits) == 0 && got.Text != text {
			t.Errorf("%q became %q without an edit", text, got.Text)
		}
		for _, c := range got.Corrections {
			if !strings.Contains(text, c.Typed) {
				t.Errorf("%q was corrected, which is not in %q", c.Typed, text)
			}
		}
	})
}
