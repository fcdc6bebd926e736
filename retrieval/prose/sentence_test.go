package prose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// split writes the sentences of text as a|b|c.
func split(text string) string {
	var parts []string
	for _, s := range Sentences(text) {
		parts = append(parts, s.Of(text))
	}
	return strings.Join(parts, "|")
}

// Each case is its sentences with a bar between them; the text has a blank there.
func TestSentences(t *testing.T) {
	for _, tc := range []struct{ name, want string }{
		{"plain", "The bridge reopened on Monday.|Traffic was light."},
		{"no terminator", "Bridge reopens after nine months"},
		{"last one without terminator", "The bridge reopened.|Picture by our reporter"},
		{"question and exclamation", "Who pays?|Nobody knows!|The council met."},
		{"interrobang", "He resigned?!|So it seems."},
		{"repeated marks", "Goal!!!|The crowd rose."},

		{"title Mr", "The award went to Mr. Harlow of Denby.|He smiled."},
		{"title Mrs and Ms", "Mrs. Pell and Ms. Orde voted against."},
		{"title before an opener", "It was signed by Dr. No and Mr. So on Friday."},
		{"ranks", "Gen. Ada Rusk relieved Lt. Col. Tom Brandt and Sgt. Vale."},
		{"politicians", "Sen. Joan Marlow and Rep. Ed Tully met Gov. Ines Rowe."},
		{"church", "The Rev. Paul Gant and Fr. Moss led prayers."},
		{"academic", "Prof. Lind disagreed.|Assoc. Prof. Kerr did not."},
		{"title after a quotation mark", "She called “Capt. Reed” a hero."},
		{"hyphenated rank", "Maj.-Gen. Orla Finch took over."},
		{"lower-case short form of a title", "He admired the prof.|She did not."},
		{"saint", "Snow closed St. Anselm’s and the road to Mt. Orrin."},
		{"month", "The vote on Jan. 12 was close.|A second is due on Feb. 3."},
		{"month at the end", "The tax ends in Dec.|The levy stays."},
		{"weekday", "It runs Sat. and Sun. June 8 at noon."},
		{"number", "She lives at No. 10 and he is ranked No. 3."},
		{"the answer no", "Did he know?|No.|He was abroad."},
		{"answer no in a sentence", "The board said no.|Then it adjourned."},
		{"volume and page", "See Vol. 2, p. 14, and figs. 3 and 4."},
		{"versus", "The final, Denby vs. Orrin, was drawn.|Rowe v. Hart is cited."},
		{"Latin", "Take a fruit, e.g. A Bramley, i.e. One for cooking."},
		{"et cetera inside", "Bring boots, coats, etc. to the gate."},
		{"et cetera at the end", "Bring boots, coats, etc.|The gate opens at six."},
		{"state", "A storm hit Reno, Nev. late on Sunday."},
		{"state at the end", "They moved to Tulsa, Okla.|They stayed ten years."},
		{"dateline", "BOISE, Idaho (AP) — Rain fell.|More is due."},
		{"dateline with a state and a dash", "RENO, Nev. — The mayor resigned."},
		{"dateline with a saint", "PORT ST. LUCIE, Fla. (AP) — The club has a new owner."},

		{"company inside", "Harlow Inc. Chairman Ed Tully left Brandt & Co. on Friday."},
		{"company at the end", "He sold Harlow Inc.|The price was not given."},
		{"company and a bracket", "Shares of Harlow Corp. (HRLW) fell."},
		{"junior", "Tom Vale Jr. Day is in May.|It honours Tom Vale Jr.|He died in 1999."},
		{"country inside", "The U.S. Senate and the U.K. Treasury agreed."},
		{"country at the end", "He left the U.S.|He lives in the U.K.|They miss him."},
		{"country before the article's initial", "He met the U.S. A. Brandt had chosen."},
		{"country before a compound", "She joined the U.S. All-Star side."},
		{"country before a title", "He flew to the U.S.|Mr. Gant did not."},
		{"country and number one", "She is the U.S. No. 1 at last."},
		{"time inside", "It starts at 8.30 p.m. Eastern on Friday."},
		{"time at the end", "It starts at 8.30 p.m.|The doors open at 7 a.m.|On Friday they shut."},
		{"abbreviation then speech", "She wrote on X.|“Nobody was hurt by the fall,” it read."},
		{"abbreviation then speech with a tag", "He works for Harlow Inc.|“Prices rise,” he said."},
		{"nickname", "Ed J. “Bull” Tully and Ann K. \"Red\" Moss won."},
		{"degree", "She holds a Ph.D. from Orrin.|He has an M.Sc. too."},

		{"initial", "Alma G. Harlow and J. K. Pell spoke.|They agreed."},
		{"initials without blanks", "J.K. Pell wrote it.|A.B. Moss did not."},
		{"initial with an accent", "É. Marchand signed."},
		{"two initials, the first an opener", "The prize went to A. A. Vale."},
		{"letter at the end", "It was only Plan B.|The council had no other."},
		{"vitamin in quotation marks", "They chose “Plan B.”|Ministers had doubts."},
		{"two-letter word in capitals", "He works at the VA.|Colleagues like him."},
		{"possessive of a letter", "She got three A’s.|Nobody else did."},

		{"lower case after a question", "“Will it hold?” he asked."},
		{"lower case after an exclamation", "“Run!” shouted the guard.|They ran."},
		{"brand in lower case", "She asked if eBay! or nothing would do."},
		{"name after a quoted question", "“Will it hold?” Ms Pell asked.|Nobody replied."},
		{"long name after a quoted exclamation", "“Never!” Deputy Mayor Ann Pell said."},
		{"a new sentence after a quoted question", "“Will it hold?”|Ms Pell doubted it."},
		{"an article after a quoted question", "“Will it hold?”|The minister asked for time."},

		{"quotation, two sentences", "“We must go.”|He left."},
		{"quotation then a noun", "“We are ready.”|The minister left."},
		{"quotation around its tag", "“We go,” she said.|“They stay.”"},
		{"quotation of several sentences", "“We must go.|We have no choice.|Come.”|He left."},
		{"straight quotation marks", "\"We must go.\"|He left.|\"Why?\" she asked.|\"No.\""},
		{"single quotation marks", "‘We must go.’|He left."},
		{"nested quotation", "“He told me, ‘We must go.’”|She nodded."},
		{"quoted word at the end", "They call it “the hinge”.|It creaks."},
		{"opening mark stays with its sentence", "He rose.|“We must go,” he said."},
		{"brackets around a sentence", "He rose.|(Nobody saw it.)|She sat."},
		{"brackets inside a sentence", "He rose (it was late) and left.|She sat."},
		{"bracket with lower case", "It was late.|He rose (see page 2.) and left."},
		{"square brackets", "“[They] must go.”|[Applause.]|He sat."},
		{"guillemets", "« On y va. »|He left."},

		{"decimal", "Growth was 2.5 per cent.|Prices rose 3.1%.|Wages did not."},
		{"decimal before a point", "It measured 4.0.|A week later it was 4.2."},
		{"thousands", "It cost £1,200.50.|He paid."},
		{"figure at the start", "The mill closed.|200 jobs went with it."},
		{"quoted figure at the start", "The mill closed.|“200 jobs went,” she said."},
		{"year at the end", "It shut in 2019.|Nobody noticed."},
		{"list number", "1. Boil the water.|2. Add the salt."},
		{"web address", "Read more at www.denby.example/news?Id=4.|It is free."},
		{"domain in a name", "Harlow.com Inc. bought Brandt.example.|Terms are secret."},
		{"e-mail address", "Write to desk@denby.example.|We read all of it."},
		{"file name", "Open notes.TXT to see.|It is short."},

		{"ellipsis, lower case", "We waited… and then it came."},
		{"three points, lower case", "We waited... and then it came."},
		{"ellipsis, capital", "We waited…|Then it came."},
		{"three points, capital", "We waited...|Then it came."},
		{"ellipsis at a quotation's end", "“We waited…”|The minister left."},
		{"ellipsis then a name and a verb", "“We waited…” Ms Pell said."},
		{"ellipsis at the start", "It is over.|… We can go home."},
		{"ellipsis at a quotation's start", "She spoke.|“… We can go home.”"},
		{"spaced points", "We waited . . . and it came."},

		{"marks alone join what stands before", "We won! ***"},
		{"emoji alone joins what stands before", "We won! \U0001F389\u2764\uFE0F"},
		{"other alphabets", "Όλα τελείωσαν.|Καλημέρα."},
		{"accented capital", "Tout est fini.|Église fermée."},

		{"capitals", "THE BRIDGE REOPENED.|TRAFFIC WAS LIGHT."},
		{"capitals, titles", "GEN. ADA RUSK MET MR. PELL AND SEN. MARLOW."},
		{"capitals, initials", "J. K. PELL MET ALMA G. HARLOW."},
		{"capitals, number", "SHE LIVES AT NO. 10.|HE SAID NO.|PRESIDENT ROWE AGREED."},
		{"capitals, a verb like a weekday", "SHE SPOKE WHERE HE SAT.|PRESIDENT ROWE LISTENED."},
		{"capitals, a weekday", "IT OPENS ON SAT. 12 JUNE."},
		{"capitals, church service like a state", "THEY WENT TO MASS.|BISHOP MOSS SPOKE."},
		{"capitals, country inside", "THE U.S. AND THE U.K. IN TALKS."},
		{"capitals, country at the end", "HE LEFT THE U.S.|THE SENATE SAT.|BUT HE STAYED."},
		{"capitals, company", "HARLOW INC. AND BRANDT CO. MERGED."},
		{"capitals, month", "IT ENDS ON DEC. 28.|NOBODY KNOWS WHY."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := split(strings.ReplaceAll(tc.want, "|", " ")); got != tc.want {
				t.Errorf("\n got %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestSentencesWithOddBlanks(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"blank", " \n\t\n", ""},
		{"only marks", " … ", "…"},
		{"line break ends a sentence", "The bridge\nreopened on Monday.\n\nTraffic was light.",
			"The bridge|reopened on Monday.|Traffic was light."},
		{"abbreviation before a line break", "He met Gen.\nRusk.", "He met Gen.|Rusk."},
		{"lower case after a line break", "He left.\nand came back.", "He left.|and came back."},
		{"two blanks", "He left.  She stayed.", "He left.|She stayed."},
		{"no-break space", "He left.\u00a0She met Mr.\u00a0Gant.", "He left.|She met Mr.\u00a0Gant."},
		{"no blank after a quotation", "“We must go.”He left.", "“We must go.”|He left."},
		{"no blank before a quotation", "He left.“We must go.”", "He left.|“We must go.”"},
		{"no blank after a point", "He left.She stayed.", "He left.She stayed."},
		{"blank before the closing mark", "“We must go. ” He left.", "“We must go. ”|He left."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := split(tc.text); got != tc.want {
				t.Errorf("\n got %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestSentencesInOneParagraph(t *testing.T) {
	text := "First. Line.\n  He left. She stayed.  \nLast."
	p := Paragraphs(text)[1]
	want := []Span{{15, 23}, {24, 35}}
	if diff := cmp.Diff(want, SentencesIn(text, p)); diff != "" {
		t.Errorf("SentencesIn(%v) (-want +got):\n%s", p, diff)
	}
}

// hostile are units that a text can be made of so that a step which looks through the rest of
// the text, or back to its start, takes minutes.
var hostile = []string{".", "“", "a.b.", ". (", ". ” ", ". ", "… “A ", "A. “", "U.S. “A", "1. ", ".\u0301 ", "”",
	"a", " ", "\"'"}

// Sentences is linear because each byte goes to the segmenter once, in pieces without the long
// runs of marks in which it looks ahead from every place, and because each boundary is judged by
// what stands near it.
func TestSentencesLookNearby(t *testing.T) {
	for _, unit := range hostile {
		t.Run(unit, func(t *testing.T) {
			text := "a. " + strings.Repeat(unit, 20*window/len(unit)) + " b"
			for at := 0; at < len(text); {
				n := stretch(text[at:])
				if n <= 0 {
					t.Fatalf("the piece at %d has %d bytes", at, n)
				}
				near := text[:min(len(text), at+n+window)]
				if again := stretch(near[at:]); again != n {
					t.Errorf("the piece at %d has %d bytes, and %d where the text ends soon after", at, n, again)
				}
				if run := longestRun(text[at : at+n]); run > window+utf8.UTFMax {
					t.Errorf("the piece at %d has %d marks in a row, want %d at most", at, run, window)
				}
				at += n
			}
		})
	}
}

// longestRun is the most bytes of marks in a row that s has.
func longestRun(s string) int {
	most, run := 0, 0
	for i := range len(s) {
		if run++; isASCIIWord(s[i]) {
			run = 0
		}
		most = max(most, run)
	}
	return most
}

// What stands far from a boundary does not change how it is judged.
func TestBoundariesAreJudgedNearby(t *testing.T) {
	far := strings.Repeat("Ada went on. ", window)
	for _, near := range []string{"He left. She stayed.", "“We must go.” He left.", "Mr. Gant", "in May. 12 left",
		"so … “We"} {
		text := strings.Repeat(" ", window) + near + strings.Repeat(" ", window)
		for i := window; i < window+len(near); i++ {
			if !utf8.RuneStart(text[i]) {
				continue
			}
			long, at := far+text+far, len(far)+i
			if got, want := settle(long, 0, at), settle(text, 0, i)+len(far); got != want {
				t.Errorf("%q: the boundary at %d moves to %d, want %d", near, i-window, got-len(far)-window,
					want-len(far)-window)
			}
			if got, want := ends(long[:at], long[at:]), ends(text[:i], text[i:]); got != want {
				t.Errorf("%q ends a sentence at %d: %v, want %v", near, i-window, got, want)
			}
		}
	}
}

func BenchmarkSentencesOfHostileText(b *testing.B) {
	for _, unit := range hostile {
		b.Run(unit, func(b *testing.B) {
			text := "a. " + strings.Repeat(unit, 1<<20/len(unit)) + " b"
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Sentences(text)
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"He left. She stayed.", "“We must go.” He left.\nMr. Gant", "… ” 1. U.S. “A",
		". (\u0301\n", "\xff. A\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := Clean(raw)
		at := 0
		for _, s := range Sentences(text) {
			switch {
			case !s.Valid(text):
				t.Fatalf("span %v is no piece of %q", s, text)
			case s.Start < at:
				t.Fatalf("span %v of %q starts before %d", s, text, at)
			case s != s.Trim(text):
				t.Fatalf("sentence %q is not trimmed", s.Of(text))
			case strings.Contains(s.Of(text), "\n"):
				t.Fatalf("sentence %q crosses a line break", s.Of(text))
			case strings.TrimFunc(text[at:s.Start], isBlank) != "":
				t.Fatalf("%q of %q is lost", text[at:s.Start], text)
			}
			at = s.End
		}
		if strings.TrimFunc(text[at:], isBlank) != "" {
			t.Fatalf("%q of %q is lost", text[at:], text)
		}
	})
}
