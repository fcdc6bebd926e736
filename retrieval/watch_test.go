package retrieval

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quoth/retrieval/news"
)

// watching is somebody who waits for a subject.
type watching struct {
	t     *testing.T
	lib   *Library
	of    Subject
	since Since
}

// watch begins to wait for what was typed.
func watch(t *testing.T, l *Library, typed string) *watching {
	t.Helper()
	read, err := l.ReadSubject(t.Context(), Query{Text: typed, Now: asked})
	if err != nil || read.IsNothing || read.IsAsked {
		t.Fatalf("watch %s: %+v, %v", typed, read, err)
	}
	return &watching{t, l, read.Subject, Since{After: read.Head}}
}

// look returns the keys of what has come up, and remembers that these were told.
func (w *watching) look() (keys []string) {
	w.t.Helper()
	w.since.Now, w.since.Published = asked, asked.AddDate(0, 0, -3)
	found, err := w.lib.ComesUp(w.t.Context(), w.of, w.since)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range found.Results {
		keys = append(keys, string(r.Excerpt.Article().Key))
		w.since.Told = append(w.since.Told, r.Excerpt.Article().Key)
	}
	w.since.After = found.Head
	return keys
}

// openFolder returns a Library with a data folder of its own.
func openFolder(t *testing.T, articles ...*news.Article) *Library {
	t.Helper()
	l := open(t, t.TempDir())
	add(t, l, articles...)
	return l
}

// Only articles that come in later count, those about the topic first, and of these only the news of the last days.
func TestComesUp(t *testing.T) {
	l := openFolder(t, saga()...)
	w := watch(t, l, "otters")
	diff(t, "nothing came in", w.look(), []string(nil))
	add(t, l,
		ago(1, "lamp", "Gazette", "Lamps lit", "The lamps were lit early. A boy had seen otters by the quay and told the lamplighter."),
		ago(2, "dance", "Gazette", "Otters dance on the quay", "Nine otters danced on the quay at noon. The otters bowed and left by boat."),
		ago(9, "ancient", "Gazette", "Otters sleep late", "Otters slept until nine on the island. The otters had been fed at night."),
		ago(1, "clock", "Gazette", "Clock goes again", "The clock on the tower goes again. A smith had oiled it."))
	diff(t, "came up", w.look(), []string{"dance", "lamp"})
	diff(t, "once", w.look(), []string(nil))
}

// A story is told once: neither a copy of it, nor another report of the same event, nor a new revision counts.
func TestComesUpOnce(t *testing.T) {
	l := openFolder(t, saga()...)
	w := watch(t, l, "Marling tunnel")
	wire := "Engineers closed the Marling tunnel after water broke through the northern wall during the night shift. Nobody was hurt. " +
		"Pumps were brought to the Marling tunnel by rail before dawn."
	add(t, l, ago(1, "wire", "Wire", "Marling tunnel closed after water breaks through wall", wire),
		ago(1, "copy", "Gazette", "Water in Marling tunnel", "From our correspondent.\n"+wire+"\nMore follows."))
	if got := w.look(); len(got) != 1 {
		t.Errorf("came up: %v, want one story", got)
	}
	add(t, l, ago(0, "own", "The Quenby Packet", "Marling tunnel stays closed as pumps arrive",
		"The Marling tunnel stayed closed on Friday after water broke through its northern wall. Engineers said the pumps at the Marling tunnel would work for days."),
		ago(1, "wire", "Wire", "Marling tunnel closed after water breaks through wall", wire+" A diver went down at noon."))
	diff(t, "the same event", w.look(), []string(nil))
	add(t, l, ago(0, "party", "Gazette", "Brass band plays in Marling tunnel", "A brass band tried the echo of the Marling tunnel with forty horns. A goat ran off."))
	diff(t, "another event", w.look(), []string{"party"})
}

// What is shown is a sentence, which names the topic.
func TestComesUpWithASentence(t *testing.T) {
	l := openFolder(t, saga()...)
	w := watch(t, l, "Corn Square")
	add(t, l, ago(0, "fair", "Gazette", "A fair day out", "Rain fell until noon. The cheese fair filled Corn Square by two o’clock. Nobody went home hungry."))
	w.since.Now, w.since.Published = asked, asked.AddDate(0, 0, -3)
	found, err := l.ComesUp(t.Context(), w.of, w.since)
	if err != nil || len(found.Results) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	r := found.Results[0]
	if got := r.Excerpt.Text(); got != "The cheese fair filled Corn Square by two o’clock." {
		t.Errorf("shown %q", got)
	}
	cited, err := l.Cite(t.Context(), []string{r.Excerpt.Receipt().String(), "nonsense0"})
	if err == nil || len(cited) > 0 {
		t.Errorf("a receipt that is none: %v, %v", cited, err)
	}
	cited, err = l.Cite(t.Context(), []string{r.Excerpt.Receipt().String()})
	if err != nil || len(cited) != 1 || cited[0].Excerpt.Text() != r.Excerpt.Text() || cited[0].CutBefore || cited[0].CutAfter {
		t.Errorf("cited %+v, %v", cited, err)
	}
}

// A quotation comes up where all of its words are printed, whatever surrounds them.
func TestComesUpQuoted(t *testing.T) {
	l := openFolder(t, saga()...)
	w := watch(t, l, "“nobody crosses before Easter”")
	by := watch(t, l, "Odile Brandt: “nobody crosses before Easter”")
	add(t, l,
		ago(0, "mayor", "Gazette", "Footbridge shut", "The railings have rusted through. “Nobody crosses before Easter,” Odile Brandt told the council. She sat down."),
		ago(0, "smith", "Gazette", "Ford closed", "The ford is deep. “Nobody crosses before Easter,” said Piet Harrow, who keeps the ford and its ropes."),
		ago(0, "near", "Gazette", "Lane closed", "“Nobody crosses before Whitsun,” said Piet Harrow, who keeps the lane."))
	got := w.look()
	slices.Sort(got)
	diff(t, "of anybody", got, []string{"mayor", "smith"})
	diff(t, "of the mayor", by.look(), []string{"mayor"})
}

func TestReadSubject(t *testing.T) {
	l := openFolder(t, saga()...)
	for typed, want := range map[string]SubjectRead{
		"otters":                      {Subject: Subject{Words: "otters"}, Articles: 7},
		"  latest on the otters ":     {Subject: Subject{Words: "otters"}, Articles: 7},
		"“otters”":                    {Subject: Subject{Words: "otters"}, Articles: 7},
		"Ilse Corran":                 {Subject: Subject{Words: "Ilse Corran"}},
		"“the otters were paid”":      {Subject: Subject{Words: "“the otters were paid”", IsQuoted: true}},
		"Corran: \"paid in trout\"":   {Subject: Subject{Words: "Corran: \"paid in trout\"", IsQuoted: true}},
		"the":                         {IsNothing: true},
		"yesterday":                   {IsNothing: true},
		"hello":                       {IsNothing: true},
		"?!":                          {IsNothing: true},
		"who fed the otters?":         {IsAsked: true},
		"What did Corran say?":        {IsAsked: true},
		"who said “paid in trout”":    {IsAsked: true},
		"plan for “black start” pipe": {Subject: Subject{Words: "plan for “black start” pipe"}},
	} {
		got, err := l.ReadSubject(t.Context(), Query{Text: typed, Now: asked})
		if err != nil {
			t.Fatal(err)
		}
		if want.IsNothing || want.IsAsked {
			want.Subject = got.Subject
		}
		want.Head = got.Head
		diff(t, typed, got, want)
	}
	misspelt, err := l.ReadSubject(t.Context(), Query{Text: "Qenby Packet otterz", Now: asked})
	if err != nil || misspelt.IsNothing {
		t.Errorf("misspelt: %+v, %v", misspelt, err)
	}
}

// The sample articles are replaced by others: nothing comes up in them.
func TestComesUpInTheSample(t *testing.T) {
	l := bundled(t, saga()...)
	found, err := l.ComesUp(t.Context(), Subject{Words: "otters"}, Since{Now: asked})
	if err != nil || found.Head != 0 || len(found.Results) > 0 {
		t.Errorf("%+v, %v", found, err)
	}
}

// eventText is a report of an event, in words that no other has.
func eventText(e int) string {
	out := "Tanglewrack"
	for _, word := range strings.Fields("washed heaps boys burned barn keeper buckets mill farm ropes wind oars") {
		out += fmt.Sprintf(" %s%d", word, e)
	}
	return out + "."
}

// However articles come in between the looks, in whatever order and with the folder closed and opened again: each event
// is told once, and none is missed. The environment says how many histories are tried.
func TestComesUpInAnyOrder(t *testing.T) {
	histories := 1
	if n, err := strconv.Atoi(os.Getenv("QUOTH_TEST_HISTORIES")); err == nil {
		histories = n
	}
	missed, doubled := 0, 0
	for seed := range uint64(histories) {
		for e, n := range randomNews(t, seed) {
			if n != 1 {
				t.Errorf("seed %d: event %d was told %d times", seed, e, n)
			}
			missed, doubled = missed+max(0, 1-n), doubled+max(0, n-1)
		}
	}
	t.Logf("seeds 0 to %d: %d missed, %d doubled", histories-1, missed, doubled)
}

// randomNews returns how often each event was told to somebody who waits for all of them.
func randomNews(t *testing.T, seed uint64) (told [12]int) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	dir := t.TempDir()
	l := open(t, dir)
	add(t, l, saga()...)
	w := watch(t, l, "Tanglewrack")
	look := func() {
		for _, key := range w.look() {
			var event int
			if _, err := fmt.Sscanf(key, "e%d/", &event); err != nil {
				t.Fatal(key, err)
			}
			told[event]++
		}
	}
	var all []*news.Article
	for e := range told {
		for edition := range 1 + random.IntN(3) {
			all = append(all, ago(0, fmt.Sprintf("e%d/%d", e, edition), fmt.Sprint("Outlet ", edition),
				fmt.Sprintf("Tanglewrack on cove%d", e), fmt.Sprintf("%s Edition %d.", eventText(e), edition)))
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for len(all) > 0 {
		n := min(len(all), 1+random.IntN(6))
		add(t, l, all[:n]...)
		if random.IntN(4) == 0 { // the same articles, with other words
			again := *all[0]
			again.Text += " Corrected."
			add(t, l, news.New(again))
		}
		if all = all[n:]; random.IntN(3) > 0 {
			look()
		}
		if random.IntN(6) == 0 {
			l.Close()
			l = open(t, dir)
			w.lib = l
		}
	}
	look()
	l.Close()
	return told
}
