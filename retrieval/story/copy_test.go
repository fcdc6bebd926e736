package story

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// wire is an agency's report of some 150 words, without a line break.
const wire = "QUENBY — The harbour board of Quenby voted on Tuesday to close the old lock for 14 months so that its gates of 1911 can be replaced. " +
	"The work will cost 27 million crowns, the board said, and 46 barges a day will have to go round by the Sarn canal. " +
	"Skippers called the decision a disaster for the small yards above the lock, which employ about 320 people. " +
	"“We were told in June that one gate would stay open,” said Odile Farrant, who owns three of the barges. “Now we hear that none will.” " +
	"The chairman of the board, Lorcan Prewett, answered that divers had found cracks in both gates last week and that he would not wait for one to give way. " +
	"He promised that tolls on the canal would be halved for as long as the work went on. " +
	"The lock was last closed in 1974, when a coaster rammed it in fog and blocked the river for nine days."

var tuesday = time.Date(2026, 3, 3, 18, 0, 0, 0, time.UTC)

// report is wire as one outlet printed it.
type report struct {
	title, text string
	days        float64 // after tuesday
}

func (r report) read() Text {
	return Read(news.New(news.Article{Title: r.title, Text: r.text,
		Published: tuesday.Add(time.Duration(r.days * float64(24*time.Hour)))}))
}

// firstWords is the first share of text's words.
func firstWords(text string, share float64) string {
	w := strings.Fields(text)
	return strings.Join(w[:int(share*float64(len(w)))], " ")
}

// reworded is text with every nth word changed.
func reworded(text string, n int) string {
	w := strings.Fields(text)
	for i := n / 2; i < len(w); i += n {
		w[i] = fmt.Sprint("other", i)
	}
	return strings.Join(w, " ")
}

// bulletin fills in a daily report of the pilots' office.
func bulletin(day string, ships, before, pilots, berths int) string {
	return fmt.Sprintf("%d ships wait off Quenby. The pilots’ office gives out this report each morning at eight for masters, agents and families ashore. "+
		"On %s there were %d ships at anchor in the roads, and %d a day before. The office has %d pilots on call and %d berths free for deep vessels. "+
		"Masters are asked to keep watch on the usual channel and to report any change of draught before they weigh anchor.", ships, day, ships, before, pilots, berths)
}

func TestCopyOf(t *testing.T) {
	original := report{"Quenby to close lock", wire, 0}
	monday := report{"Harbour report", bulletin("Monday", 41, 36, 12, 7), 0}
	// Between likely and sure: the agency's first half, then a paper's own.
	half := firstWords(wire, 0.5)
	own := "The paper asked its readers what they thought of it and had many answers from all parts of town before noon. " +
		"A baker in Lock Lane feared for her trade while a ferryman looked forward to quiet mornings and cheap eels."
	for _, tc := range []struct {
		name string
		a, b report
		want bool
	}{
		{"same text", original, original, true},
		{"same text a year later", original, report{wire, wire, 365}, true},
		{"new headline", original, report{"Barges face long way round", wire, 0.5}, true},
		{"new dateline", original, report{"", "From our own staff in Sarn: " + strings.TrimPrefix(wire,
			"QUENBY — "), 0.5}, true},
		{"with other paragraphs and quotation marks", original,
			report{"", strings.NewReplacer(". ", ".\n\n", "“", "\"", "”", "\"").Replace(wire), 0}, true},
		{"in capitals", original, report{"", strings.ToUpper(wire), 0}, true},
		{"cut to 60 %", original, report{"", firstWords(wire, 0.6), 1}, true},
		{"cut to 30 %", original, report{"", firstWords(wire, 0.3), 1}, true},
		{"every 20th word changed", original, report{"", reworded(wire, 20), 0.5}, true},
		{"half of it kept in a piece of its own", original, report{"", half + " " + own, 1}, true},
		{"the same, days later", original, report{"", half + " " + own, 3}, false},
		{"the same with other numbers", original, report{"", strings.NewReplacer("14", "15", "1911", "1912", "27",
			"28", "46", "47").Replace(half) + " " + own, 1}, false},
		{"every third word changed", original, report{"", reworded(wire, 3), 0}, false},
		{"next day's bulletin from one template", monday, report{"Harbour report", bulletin("Tuesday", 39, 41, 11,
			9), 1}, false},
		{"that bulletin in another paper", monday, report{"Ships wait", bulletin("Monday", 41, 36, 12, 7), 0.1},
			true},
		{"another story", original, monday, false},
		{"nothing", original, report{}, false},
		{"nothing twice", report{}, report{}, false},
		{"the same few words", report{"", "Ferry sails again.", 0}, report{"", "FERRY SAILS AGAIN", 0}, true},
		{"nearly the same few words, too few to compare", report{"", "Ferry sails again.", 0}, report{"",
			"Ferry sails.", 0}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, b := tc.a.read(), tc.b.read()
			if got := a.CopyOf(b); got != tc.want {
				t.Errorf("CopyOf = %v, want %v; %.2f of the shingles and %.2f of the numbers are shared",
					got, tc.want, containment(a.shingles, b.shingles), containment(a.numbers, b.numbers))
			}
			if a.CopyOf(b) != b.CopyOf(a) {
				t.Error("CopyOf is not symmetric")
			}
		})
	}
}

// Eight shingles, which are ten words, are the least that is compared.
func TestCopyOfShortTexts(t *testing.T) {
	for words, want := range map[int]bool{9: false, 10: true} {
		text := strings.Join(strings.Fields(strings.ReplaceAll(wire, "— ", ""))[:words], " ")
		if got := (report{"", text, 0}).read().CopyOf(report{"", text + " And more.", 0}.read()); got != want {
			t.Errorf("%d words are a copy of themselves and two more: %v, want %v", words, got, want)
		}
	}
}

// Where only the time of fetching is known, it stands in.
func TestCopyOfUsesTheDateOfFetching(t *testing.T) {
	text := bulletin("Monday", 41, 36, 12, 7) + " " + firstWords(wire, 0.3)
	other := bulletin("Monday", 41, 36, 12, 7) + " " + reworded(firstWords(wire, 0.3), 2)
	read := func(text string, fetched time.Time) Text {
		return Read(news.New(news.Article{Text: text, Fetched: fetched}))
	}
	for days, want := range map[int]bool{0: true, 2: true, 3: false} {
		a, b := read(text, tuesday), read(other, tuesday.AddDate(0, 0, days))
		if c := containment(a.shingles, b.shingles); c < likely || c >= sure {
			t.Fatalf("%.2f of the shingles are shared, want a case between %v and %v", c, likely, sure)
		}
		if got := a.CopyOf(b); got != want {
			t.Errorf("fetched %d days apart: CopyOf = %v, want %v", days, got, want)
		}
	}
}

// FuzzCopyOf: being a copy goes both ways, and a text of any words is a copy of itself.
func FuzzCopyOf(f *testing.F) {
	f.Add(wire, firstWords(wire, 0.5))
	f.Add(bulletin("Monday", 41, 36, 12, 7), bulletin("Tuesday", 39, 41, 11, 9))
	f.Add("", "\u0301\u02bc 1 2 3 4 5 6 7 8 9 ½ ²")
	f.Fuzz(func(t *testing.T, s, u string) {
		a, b := report{"", s, 0}.read(), report{"", u, 1}.read()
		if a.CopyOf(b) != b.CopyOf(a) {
			t.Error("CopyOf is not symmetric")
		}
		if got, want := a.CopyOf(a), a.words != 0; got != want {
			t.Errorf("copy of itself: %v, want %v", got, want)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	a := news.New(news.Article{Text: strings.Repeat(wire+"\n", 5), Published: tuesday})
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Read(a)
	}
}

func BenchmarkCopyOf(b *testing.B) {
	x, y := report{"", wire, 0}.read(), report{"", reworded(wire, 20), 1}.read()
	for b.Loop() {
		if !x.CopyOf(y) {
			b.Fatal("not a copy")
		}
	}
}
