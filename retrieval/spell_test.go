package retrieval

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// A word that no article has is taken for the one that was meant, and the answer is that one's.
func TestMisspeltWords(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for _, c := range []struct {
		text, typed, taken string
		want               news.Key
	}{
		{"Tanglewrak", "Tanglewrak", "Tanglewrack", "wrack"},
		{"latest on tanglerack", "tanglerack", "Tanglewrack", "wrack"},
		{"Zelensky", "Zelensky", "Zelenskyy", "minister"},
		{"Marlhavn news", "Marlhavn", "Marlhaven", "wrack"},
		{"Qenby", "Qenby", "Quenby", "ferry"},
		{"ferry of Quemby", "Quemby", "Quenby", "ferry"},
		{"When will the Quemby ferry sail again?", "Quemby", "Quenby", "ferry"},
		{"When will the Quenby ferrry sail again?", "ferrry", "ferry", "ferry"},
		{"Who thanked the passangers for their patience?", "passangers", "passengers", "ferry"},
		{"How many hives did not survive the forst?", "forst", "frost", "bees"},
		{"Who leads the flood inquirey at Quenby?", "inquirey", "inquiry", "judge"},
		{"which oister growers object to the ropes?", "oister", "oyster", "wrack"},
	} {
		t.Run(c.text, func(t *testing.T) {
			a := put(t, l, Query{Text: c.text})
			if first(a) != c.want {
				t.Errorf("answered by %q, silence %+v, want %q; decided so: %q", first(a), a.Silence, c.want, a.Asked.Reasons)
			}
			if a.Asked.Typed() != c.typed || a.Asked.Taken() != c.taken {
				t.Errorf("%q taken for %q, want %q for %q", a.Asked.Typed(), a.Asked.Taken(), c.typed, c.taken)
			}
			if !strings.Contains(a.Asked.Text, c.taken) || strings.Contains(a.Asked.Text, c.typed+" ") {
				t.Errorf("the question is now %q, want %q in it", a.Asked.Text, c.taken)
			}
		})
	}
}

// The name alone, with an i for its two y, is near enough as well.
func TestMisspeltNameAlone(t *testing.T) {
	if a := put(t, bundled(t, harbourTown()...), Query{Text: "Zelenski"}); first(a) != "minister" {
		t.Errorf("silence %+v, want the minister", a.Silence)
	}
}

// Two words that the articles have as one, and one that they have as two.
func TestWordsJoinedAndSplit(t *testing.T) {
	in := []*news.Article{report("rink", 3, "Gazette", "Ice rink opened", "The ice rink at Holm Street was opened. The ice rink is free."),
		report("fire", 2, "Gazette", "Mill burns", "A fire burnt the mill. It was put out by noon."),
		report("noise", 2, "Wire", "Noise at night", "The noise did not cease before dawn. Nobody slept.")}
	for i := range 4 {
		in = append(in, report(fmt.Sprint("cease-", i), 4+3*i, "Gazette", fmt.Sprintf("Ceasefire holds for day %d", i),
			fmt.Sprintf("The ceasefire holds, said envoy%d. A ceasefire is no peace.", i)))
	}
	for i := range 40 {
		in = append(in, report(fmt.Sprint("n-", i), 1, "Gazette", fmt.Sprintf("Notice %d", i), fmt.Sprintf("The clerk entered %s in the book of the town.", newstest.Unique(i))))
	}
	l := bundled(t, in...)
	for text, c := range map[string]struct {
		taken string
		want  news.Key
	}{
		"When was the icerink opened?": {"ice rink", "rink"},
		"icerink":                      {"ice rink", "rink"},
		"cease fire":                   {"ceasefire", "cease-3"},
		"who said the ceasefire holds": {"", "cease-3"},
	} {
		a := put(t, l, Query{Text: text})
		if a.Asked.Taken() != c.taken || a.Quotes == nil && first(a) != c.want {
			t.Errorf("%q: taken %q, answered by %q, silence %+v, want %q and %q; decided so: %q",
				text, a.Asked.Taken(), first(a), a.Silence, c.taken, c.want, a.Asked.Reasons)
		}
	}
}

// Two words are the articles' one word also where no article has each of them.
func TestWordsJoinedThatNoArticleHasApart(t *testing.T) {
	var in []*news.Article
	for i := range 4 {
		in = append(in, report(fmt.Sprint("cease-", i), 4+3*i, "Gazette", fmt.Sprintf("Ceasefire holds for day %d", i),
			fmt.Sprintf("The ceasefire holds, said envoy%d. A ceasefire is no peace.", i)))
	}
	if a := put(t, bundled(t, in...), Query{Text: "cease fire"}); first(a) != "cease-3" {
		t.Errorf("silence %+v, want the ceasefire", a.Silence)
	}
}

// A name that articles print at the start of sentences only is shown with the capital that was typed.
func TestTakenNameKeepsItsCapital(t *testing.T) {
	l := bundled(t, report("wrack", 16, "Gazette", "Tanglewrack to build plant", "Tanglewrack will build a plant. Tanglewrack grows kelp."))
	if a := put(t, l, Query{Text: "Tanglewrak"}); a.Asked.Taken() != "Tanglewrack" {
		t.Errorf("taken %q, want Tanglewrack", a.Asked.Taken())
	}
}

// A word that enough articles have is meant as it is typed, however near a more common one is.
func TestKnownWordsAreNotReplaced(t *testing.T) {
	var in []*news.Article
	for i := range 60 {
		in = append(in, report(fmt.Sprint("harbour-", i), 1+i%19, "Gazette", fmt.Sprintf("Marlow notes %s", newstest.Unique(i)),
			fmt.Sprintf("The harbour of Marlow took %s in. The phone of the harbour master rang.", newstest.Unique(i))))
	}
	for i := range 3 {
		in = append(in, report(fmt.Sprint("harlow-", i), 2+7*i, "Gazette", fmt.Sprintf("Harlow concert %d", i),
			fmt.Sprintf("Harlow sang for guests%d. Harlow wore green boots.", i)))
	}
	l := bundled(t, in...)
	for _, text := range []string{"Harlow", "latest on Harlow", "Who sang for guests1 with Harlow in green boots?", "harlow"} {
		a := put(t, l, Query{Text: text})
		if a.Asked.Taken() != "" || !strings.HasPrefix(string(first(a)), "harlow") {
			t.Errorf("%q: %q taken for %q, answered by %q, want Harlow", text, a.Asked.Typed(), a.Asked.Taken(), first(a))
		}
	}
}

// A word that hardly any article has, beside one that very many have, may be a slip: then both
// are looked for, and the articles with what was typed are not lost.
func TestHardlyKnownWordKeepsItsArticles(t *testing.T) {
	var in []*news.Article
	for i := range 50 {
		in = append(in, ago(3+4*i, fmt.Sprint("known-", i), "Gazette", fmt.Sprintf("Zelenskyy meets envoy%d", i),
			fmt.Sprintf("Minister Zelenskyy met envoy%[1]d over topic%[1]d. Later Zelenskyy left for town%[1]d.", i)))
	}
	in = append(in, ago(1, "slip", "The Quenby Packet", "Zelensky at the opera", "Last night Zelensky was seen at the opera. The singer bowed to Zelensky."))
	l := bundled(t, in...)
	for _, text := range []string{"Zelensky", "latest on Zelensky"} {
		a := put(t, l, Query{Text: text, Stories: 4})
		if a.Asked.Taken() != "Zelenskyy" {
			t.Errorf("%q: taken %q, want Zelenskyy: 50 articles have it, and 1 has what was typed", text, a.Asked.Taken())
		}
		if a.Asked.Articles < 4 {
			t.Errorf("%q: %d articles, want those of both", text, a.Asked.Articles)
		}
		if got := keysOf(a); !slices.Contains(got, "slip") || !slices.Contains(got, "known-0") {
			t.Errorf("%q is answered by %v, want the article with what was typed among the newest", text, got)
		}
	}
	a := put(t, l, Query{Text: "Was Zelensky seen at the opera?"})
	if first(a) != "slip" {
		t.Errorf("answered by %q, silence %+v, want the article with what was typed", first(a), a.Silence)
	}
}

// A name that the archive does not have is not some common word near it.
func TestNamesAreNotCommonWords(t *testing.T) {
	var in []*news.Article
	for i := range 30 {
		in = append(in, report(fmt.Sprint("n-", i), 1+i%19, "Gazette", fmt.Sprintf("Phone rings %s", newstest.Unique(i)),
			fmt.Sprintf("The phone rang for %s. Nobody would use the phone; the apple on the table stayed, the must in the barrel and the swift in the sky.", newstest.Unique(i))))
	}
	l := bundled(t, in...)
	for _, text := range []string{"iPhone", "latest on iPhone", "What does the new iPhone cost?", "news about Swyft", "LVIII"} {
		a := put(t, l, Query{Text: text})
		if a.Asked.Taken() != "" || reasonOf(a) != UnknownWord {
			t.Errorf("%q: taken %q, answered by %v, silence %+v, want an unknown word", text, a.Asked.Taken(), keysOf(a), a.Silence)
		}
	}
}

// Words that the question carries and that no article has are named in the silence.
func TestUnknownWords(t *testing.T) {
	l := bundled(t, harbourTown()...)
	for text, want := range map[string][]string{
		"Rumpelstilz":                           {"Rumpelstilz"},
		"latest on Rumpelstilz":                 {"Rumpelstilz"},
		"what happened to Rumpelstilz?":         {"Rumpelstilz"},
		"Who is Rumpelstilz?":                   {"Rumpelstilz"},
		"What did Rumpelstilz say?":             {"Rumpelstilz"},
		"Did Rumpelstilz visit Quenby?":         {"Rumpelstilz"},
		"rumpelstilz news":                      {"rumpelstilz"},
		"Rumpelstilz and Krombopulos":           {"Rumpelstilz", "Krombopulos"},
		"When does the Rumpelstilz ferry sail?": nil, // the ferry is known: an answer or a silence
	} {
		a := put(t, l, Query{Text: text})
		if want == nil {
			continue
		}
		if a.Silence == nil || a.Silence.Reason != UnknownWord || !slices.Equal(a.Silence.Words, want) {
			t.Errorf("%q: silence %+v, answered by %v, want %s with %q", text, a.Silence, keysOf(a), UnknownWord, want)
		}
		if len(a.Results) > 0 || a.Quotes != nil {
			t.Errorf("%q has results under its silence", text)
		}
	}
}

// A name that is two common words together is a word like any other.
func TestUnknownNameOfTwoWords(t *testing.T) {
	l := bundled(t, append(harbourTown(), report("book", 13, "Gazette", "Reader found", "The reader hid her face in a book. The ice on the land was thick."))...)
	for _, text := range []string{"Facebook", "latest on Iceland"} {
		if a := put(t, l, Query{Text: text}); reasonOf(a) != UnknownWord {
			t.Errorf("%q: silence %+v, want %s", text, a.Silence, UnknownWord)
		}
	}
}

// A word of a full name is not taken for another while the rest of the name is unknown.
func TestUnknownFullNameIsNotHalfCorrected(t *testing.T) {
	l := bundled(t, append(harbourTown(), report("brack", 13, "Gazette", "Leak in Brack dam", "The Brack dam leaked. The Brack dam is old."))...)
	a := put(t, l, Query{Text: "who is Barack Rumpelstilz"})
	if a.Asked.Taken() != "" || a.Silence == nil || !slices.Equal(a.Silence.Words, []string{"Barack", "Rumpelstilz"}) {
		t.Errorf("taken %q, silence %+v, want both words unknown", a.Asked.Taken(), a.Silence)
	}
}

// Where the articles know a name and not what is asked of it, the silence tells how many do, and
// the newest of them, each headline once.
func TestKnownNameUnknownFact(t *testing.T) {
	in := harbourTown()
	for i := range 5 {
		in = append(in, ago(3+5*i, fmt.Sprint("orme-", i), "Gazette", fmt.Sprintf("Orme opens shop %d", i/2),
			fmt.Sprintf("Brenna Orme opened shop%d at Quenby. A band played.", i)))
	}
	l := bundled(t, in...)
	a := put(t, l, Query{Text: "How old is the mother of Brenna Orme?"})
	s := a.Silence
	if s == nil || s.Reason != NoAnswer || s.About != "Brenna Orme" || s.Articles != 5 {
		t.Fatalf("silence %+v, answered by %v, want %s about Brenna Orme with 5 articles", s, keysOf(a), NoAnswer)
	}
	var newest []string
	for _, n := range s.Newest {
		newest = append(newest, string(n.Key))
	}
	diff(t, "newest", newest, []string{"orme-0", "orme-2", "orme-4"})
	diff(t, "nearest", s.Nearest, []string{"Orme opens shop 0", "Orme opens shop 1", "Orme opens shop 2"})
	if len(s.Words) != 0 || s.Several {
		t.Errorf("silence %+v, want no unknown words", s)
	}
	a = put(t, l, Query{Text: "How old is the mother of Brenna Orme?", Sources: []string{"The Quenby Packet"}})
	if a.Silence == nil || a.Silence.Articles != 0 {
		t.Errorf("silence %+v, want none of the other outlet's articles counted", a.Silence)
	}
}

// A silence names whom the articles know without a possessive.
func TestKnownNameWithPossessive(t *testing.T) {
	a := put(t, bundled(t, harbourTown()...), Query{Text: "What is Ada Orme's favourite card game?"})
	if a.Silence == nil || a.Silence.About != "Ada Orme" {
		t.Errorf("silence %+v, answered by %v, want one about Ada Orme", a.Silence, keysOf(a))
	}
}

// Words are corrected whatever happened to the file that counts them, since they are counted again.
func TestWordsAreCountedAgain(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"nothing happened": func(string) error { return nil },
		"the file is gone": os.Remove,
		"it is damaged":    func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("no words ", 2000)), 0o600) },
		"a count is wrong": damageCount,
		"it is empty":      func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			l := open(t, dir)
			add(t, l, harbourTown()...)
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if err := harm(filepath.Join(dir, "words.db")); err != nil {
				t.Fatal(err)
			}
			l = open(t, dir)
			for start := time.Now(); ; time.Sleep(time.Millisecond) {
				a := put(t, l, Query{Text: "Tanglewrak"})
				if a.Asked.Taken() == "Tanglewrack" && first(a) == "wrack" {
					break
				}
				if time.Since(start) > 10*time.Second {
					t.Fatalf("taken %q, answered by %q, want Tanglewrack", a.Asked.Taken(), first(a))
				}
			}
		})
	}
}

// For reading only, a folder without counted words answers, without corrections.
func TestReadOnlyWithoutWords(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	add(t, l, harbourTown()...)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "words.db")); err != nil {
		t.Fatal(err)
	}
	r := openReadOnly(t, dir)
	if a := put(t, r, Query{Text: "Tanglewrack"}); first(a) != "wrack" {
		t.Errorf("answered by %q, want wrack", first(a))
	}
	if a := put(t, r, Query{Text: "Tanglewrak"}); a.Silence == nil || a.Asked.Taken() != "" {
		t.Errorf("taken %q, silence %+v, want an unknown word", a.Asked.Taken(), a.Silence)
	}
}

// damageCount makes one count of a file of words unreadable.
func damageCount(path string) error {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte("words")).Put([]byte("ferry"), []byte{0xff}) })
	return errors.Join(err, db.Close())
}

// A folder whose words are damaged answers for reading only, without corrections.
func TestReadOnlyWithDamagedWords(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir)
	add(t, l, harbourTown()...)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "words.db"), []byte(strings.Repeat("no words ", 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	r := openReadOnly(t, dir)
	if a := put(t, r, Query{Text: "Tanglewrack"}); first(a) != "wrack" {
		t.Errorf("answered by %q, want wrack", first(a))
	}
}
