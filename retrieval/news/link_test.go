package news

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"quoth/retrieval/prose"
)

func TestLink(t *testing.T) {
	const (
		sails = "The ferry sails again on Monday."
		long  = "Skipper Odile Farrant told a packed hall in Quenby that the crossing would, after eleven weeks of tests, two storms and " +
			"one embarrassing encounter with the new pontoon, be open to foot passengers, to bicycles and to livestock by the end of " +
			"the month, although cars would have to wait until the ramp had been certified by the inspectors."
	)
	for name, c := range map[string]struct{ title, text, excerpt, want string }{
		"whole sentence": {text: "Rain fell. " + sails + " Fares rise.", excerpt: sails,
			want: "The%20ferry%20sails%20again%20on%20Monday."},
		"part of a sentence": {text: sails, excerpt: "ferry sails again on",
			want: "ferry%20sails%20again%20on"},
		"blanks at its ends": {text: "Rain fell. " + sails + " Fares rise.", excerpt: " " + sails + " ",
			want: "The%20ferry%20sails%20again%20on%20Monday."},
		"two sentences of a paragraph": {text: sails + " Fares will rise.", excerpt: sails + " Fares will rise.",
			want: "The%20ferry%20sails%20again%20on%20Monday.%20Fares%20will%20rise."},
		"marks of the syntax": {text: "It was, in short-hand, a 50% cut & a half.",
			excerpt: "in short-hand, a 50% cut & a half.",
			want:    "in%20short%2Dhand%2C%20a%2050%25%20cut%20%26%20a%20half."},
		"bare marks": {text: "They sang (badly!) ~ *loudly* 'la_la'. So?",
			excerpt: "sang (badly!) ~ *loudly* 'la_la'. So?",
			want:    "sang%20(badly!)%20~%20*loudly*%20'la_la'.%20So%3F"},
		"curly quotes": {text: "“We don’t know,” she said.", excerpt: "“We don’t know,” she",
			want: "%E2%80%9CWe%20don%E2%80%99t%20know%2C%E2%80%9D%20she"},
		"no-break spaces and runs": {text: "It weighs 40\u00a0kg or \t so they say.",
			excerpt: "weighs 40\u00a0kg or \t so",
			want:    "weighs%2040%20kg%20or%20so"},
		"three words get context": {text: "Rain fell all day. The ferry sails again on Monday at noon.",
			excerpt: "again on Monday",
			want:    "The%20ferry%20sails-,again%20on%20Monday"},
		"three words that begin a paragraph": {text: "Rain fell.\nThe ferry sails again on Monday.",
			excerpt: "The ferry sails",
			want:    "The%20ferry%20sails,-again%20on%20Monday."},
		"three words that are a paragraph": {text: "Rain fell on the quay.\nThe ferry sails.\nFares rise.",
			excerpt: "The ferry sails.",
			want:    "on%20the%20quay.-,The%20ferry%20sails."},
		"three words that are all there is": {text: "The ferry sails.", excerpt: "The ferry sails.",
			want: "The%20ferry%20sails."},
		"first of two": {text: "At dawn: " + sails + " At dusk: " + sails, excerpt: sails,
			want: "The%20ferry%20sails%20again%20on%20Monday."},
		"second of two": {text: "At dawn: " + sails + " At dusk: " + sails, excerpt: ": " + sails + "|",
			want: "Monday.%20At%20dusk%3A-,The%20ferry%20sails%20again%20on%20Monday."},
		"also in the headline": {title: "The ferry sails again on Monday, says skipper",
			text: "Good news: the ferry sails again on Monday.", excerpt: "the ferry sails again on Monday",
			want: "Good%20news%3A-,the%20ferry%20sails%20again%20on%20Monday"},
		"differs from the first in case and accents only": {text: "THE CAFÉ OPENS AGAIN TODAY. It said: the cafe opens again today.", excerpt: "the cafe opens again today",
			want: "TODAY.%20It%20said%3A-,the%20cafe%20opens%20again%20today"},
		"does not run on from the headline": {title: "No", text: "No no no", excerpt: "No no no",
			want: "No%20no%20no"},
		"context grows": {text: "A calm grey morning broke. The ferry sails again now. A cold grey morning broke. The ferry sails again now.", excerpt: " cold grey morning broke. The ferry sails again now.|",
			want: "now.%20A%20cold%20grey%20morning%20broke.-,The%20ferry%20sails%20again%20now."},
		"repeated paragraph with another one before it": {text: "So it goes on and on.\nSo it goes on and on.\nThe end.", excerpt: "\nSo it goes on and on.|",
			want: "on%20and%20on.-,So%20it%20goes%20on%20and%20on."},
		"repeated paragraph with another one after it": {text: "So it goes on.\nThis is it.\nSo it goes on.\nThis is it.\nSo it goes on.\nThe end.", excerpt: "\nSo it goes on.|",
			want: "So%20it%20goes%20on.,-The%20end."},
		"300 characters or more": {text: "Rain fell. " + long, excerpt: long,
			want: "Skipper%20Odile%20Farrant,by%20the%20inspectors."},
		"over a paragraph break": {text: "Rain fell on the quay.\n\nThe ferry sails again.",
			excerpt: "fell on the quay.\n\nThe ferry sails",
			want:    "fell%20on%20the,The%20ferry%20sails"},
		"range whose ends grow": {text: "Rain fell on the quay.\nRain fell on the pier.\nFares will rise.",
			excerpt: "\nRain fell on the pier.\nFares will rise.|",
			want:    "Rain%20fell%20on%20the%20pier.,Fares%20will%20rise."},
		"ends inside words": {text: "Undeterred, the ferry sails again onwards.",
			excerpt: "deterred, the ferry sails again on",
			want:    "%2C%20the%20ferry%20sails%20again"},
		"starts inside a number": {text: "It cost 3.50 pounds a head now.", excerpt: ".50 pounds a head now.",
			want: "pounds%20a%20head%20now."},
		"invisible context is none": {text: "Aye (sic) here.\n\u200d \u200d \u200d (sic) too.",
			excerpt: "\u200d (sic)|",
			want:    "(sic),-too."},
		"Greek small letters that differ": {text: "Ο ΟΔΥΣΣΕΥΣ ΗΡΘΕ ΣΗΜΕΡΑ. Λένε: ο οδυσσευς ηρθε σημερα.",
			excerpt: "ο οδυσσευς ηρθε σημερα.",
			want:    escapeTerm("ΗΡΘΕ ΣΗΜΕΡΑ. Λένε:") + "-," + escapeTerm("ο οδυσσευς ηρθε σημερα.")},
		"Chinese context goes by clauses": {text: "一月。二月。三月。四月。新的选举将在十月举行，她说。", excerpt: "新的选举将在十月举行",
			want: escapeTerm("二月。三月。四月。") + "-," + escapeTerm("新的选举将在十月举行")},
		"Chinese of 300 characters": {text: strings.Repeat("甲", 99) + "，" + strings.Repeat("乙",
			99) + "，" + strings.Repeat("丙", 99) + "。", excerpt: strings.Repeat("甲", 99) + "，" + strings.Repeat("乙",
			99) + "，" + strings.Repeat("丙", 99) + "。",
			want: escapeTerm(strings.Repeat("甲", 99)+"，") + "," + escapeTerm(strings.Repeat("丙", 99)+"。")},
		"Chinese cut short": {text: "她说。新的选举，十月举行。", excerpt: "新的选举，十月",
			want: escapeTerm("她说。") + "-," + escapeTerm("新的选举，")},
		"Chinese clause": {text: "首相周三辞职。新的选举将在十月举行，她说。", excerpt: "新的选举将在十月举行",
			want: "%E9%A6%96%E7%9B%B8%E5%91%A8%E4%B8%89%E8%BE%9E%E8%81%8C%E3%80%82-,%E6%96%B0%E7%9A%84%E9%80%89%E4%B8%BE%E5%B0%86%E5%9C%A8%E5%8D%81%E6%9C%88%E4%B8%BE%E8%A1%8C"},
	} {
		t.Run(name, func(t *testing.T) {
			a := New(Article{Title: c.title, URL: "https://packet.example/ferry", Text: c.text})
			e := lastCut(t, a, c.excerpt)
			if got, want := e.Link(), "https://packet.example/ferry#:~:text="+c.want; got != want {
				t.Errorf("link of %q\n got %s\nwant %s", e.Text(), got, want)
			}
			checkLink(t, e, e.Link())
		})
	}
}

// lastCut returns the excerpt of a with these words. A closing "|" asks for their last occurrence. A mark
// before them, which only shows the place, is cut off.
func lastCut(t *testing.T, a *Article, words string) Excerpt {
	t.Helper()
	words, last := strings.CutSuffix(words, "|")
	if !last {
		return cut(t, a, words)
	}
	i := strings.LastIndex(a.Text, words)
	for _, mark := range []string{": ", "\n", "\u200d ", " cold grey morning broke. "} {
		if rest, ok := strings.CutPrefix(words, mark); ok {
			i, words = i+len(mark), rest
		}
	}
	e, err := a.Excerpt(prose.Span{Start: i, End: i + len(words)})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestLinkAddress(t *testing.T) {
	const text = "The ferry sails again on Monday."
	const directive = ":~:text=ferry%20sails%20again%20on"
	for name, c := range map[string]struct{ url, want string }{
		"no address": {"", ""},
		"not a page": {"mailto:desk@packet.example", ""},
		"relative":   {"/ferry", ""},
		"broken":     {"https://[packet", ""},
		"with query": {"https://packet.example/?id=4&utm_source=x",
			"https://packet.example/?id=4&utm_source=x#" + directive},
		"capital scheme": {"HTTPS://packet.example/a", "https://packet.example/a#" + directive},
		"with fragment": {"https://packet.example/a#live-3",
			"https://packet.example/a#live-3" + directive},
		"with empty fragment": {"https://packet.example/a#", "https://packet.example/a#" + directive},
		"with directive": {"https://packet.example/a#:~:text=Rain",
			"https://packet.example/a#" + directive},
		"with fragment and directive": {"https://packet.example/a#live:~:text=Rain",
			"https://packet.example/a#live" + directive},
		"with password": {"https://desk:secret@packet.example/a",
			"https://packet.example/a#" + directive},
		"with blanks and letters abroad": {" https://packet.example/café bar?q=a b ",
			"https://packet.example/caf%C3%A9%20bar?q=a%20b#" + directive},
	} {
		t.Run(name, func(t *testing.T) {
			e := cut(t, New(Article{URL: c.url, Text: text}), "ferry sails again on")
			if got := e.Link(); got != c.want {
				t.Errorf("link at %q = %q, want %q", c.url, got, c.want)
			}
		})
	}
	if got := (Excerpt{}).Link(); got != "" {
		t.Errorf("link of nothing = %q, want none", got)
	}
}

func TestLinkIsPlainWithoutADirective(t *testing.T) {
	for name, c := range map[string]struct{ text, before, excerpt string }{
		"identical paragraphs with identical neighbours": {strings.Repeat("Rain fell all day.\nFares rise.\n", 5),
			strings.Repeat("Rain fell all day.\nFares rise.\n", 2), "Rain fell all day."},
		"nothing but a piece of a word":    {"Undeterred, they sailed.", "Un", "deter"},
		"nothing but an accent":            {"Un cafe\u0301 noir.", "cafe", "\u0301"},
		"nothing but invisible characters": {"One \u200b\u200d two.", "One ", "\u200b\u200d"},
		"nothing but blanks":               {"One  two.", "One", "  "},
		"middle of a run of Chinese":       {"首相周三辞职", "首相", "周三"},
		"start of a run of Chinese":        {"首相周三辞职", "", "首相"},
	} {
		t.Run(name, func(t *testing.T) {
			a := New(Article{URL: "https://packet.example/a#top", Text: c.text})
			i := strings.Index(a.Text, c.before+c.excerpt) + len(c.before)
			e, err := a.Excerpt(prose.Span{Start: i, End: i + len(c.excerpt)})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := e.Link(), "https://packet.example/a#top"; got != want {
				t.Errorf("link = %s, want %s", got, want)
			}
		})
	}
}

func TestLinkWithin(t *testing.T) {
	const plain = "https://packet.example/é" // 24 characters as stored, 29 as linked
	const exact = "https://packet.example/%C3%A9#:~:text=The%20ferry%20sails%20again%20on%20Monday%20with%20a%20new%20crew."
	const ends = "https://packet.example/%C3%A9#:~:text=The%20ferry%20sails,a%20new%20crew."
	e := cut(t, New(Article{URL: plain, Text: "Rain fell. The ferry sails again on Monday with a new crew."}),
		"The ferry sails again on Monday with a new crew.")
	for _, c := range []struct {
		limit int
		want  string
	}{
		{math.MaxInt, exact},
		{len(exact), exact},
		{len(exact) - 1, ends},
		{len(ends), ends},
		{len(ends) - 1, "https://packet.example/%C3%A9"},
		{29, "https://packet.example/%C3%A9"},
		{28, ""},
		{0, ""},
		{-1, ""},
	} {
		t.Run(fmt.Sprint(c.limit), func(t *testing.T) {
			if got := e.LinkWithin(c.limit); got != c.want {
				t.Errorf("LinkWithin(%d) = %s, want %s", c.limit, got, c.want)
			}
		})
	}
}

// The whole text is written out up to one character below the draft's limit.
func TestLinkExactLimit(t *testing.T) {
	for n, want := range map[int]string{exactRunes - 1: "é one two three four five six", exactRunes: "é one two"} {
		tail := " one two three four five six"
		a := New(Article{URL: "https://packet.example/a", Text: strings.Repeat("é", n-len(tail)) + tail})
		e, err := a.Excerpt(prose.Span{Start: 0, End: len(a.Text)})
		if err != nil {
			t.Fatal(err)
		}
		d, err := parseLink(e.Link())
		if err != nil || !strings.HasSuffix(d.start, want) {
			t.Errorf("start term of %d characters = %q, %v, want one ending in %q", n, d.start, err, want)
		}
	}
}

// checkLink holds link to the law of issue: its directive, decoded, is found in the
// article, with or without the headline above, by browsers that compare strictly or
// loosely, and the first match is the excerpt less pieces of words at its ends.
func checkLink(t *testing.T, e Excerpt, link string) {
	t.Helper()
	if !strings.Contains(link, ":~:") {
		return
	}
	d, err := parseLink(link)
	if err != nil {
		t.Errorf("link %s of %q: %v", link, e.Text(), err)
		return
	}
	for _, above := range []string{"", e.article.Title + "\n"} {
		text, want := above+e.article.Text, prose.Span{Start: len(above) + e.span.Start, End: len(above) + e.span.End}
		strict, ok := newDocument(text, strictly).find(d)
		loose, looseOK := newDocument(text, loosely).find(d)
		if !ok || !looseOK || !want.Contains(strict) || !sameLetters(text, strict, loose) ||
			hasWholeWord(text, want.Start, strict.Start) || hasWholeWord(text, strict.End, want.End) {
			t.Errorf("text %q\nexcerpt %q\nlink %s\ndirective %+q\nfound %v %v, loosely %v %v, want %v",
				text, e.Text(), link, d, strict, ok, loose, looseOK, want)
		}
	}
}

// sameLetters reports whether spans a and b differ in invisible characters only.
func sameLetters(text string, a, b prose.Span) bool {
	for _, s := range []prose.Span{{Start: min(a.Start, b.Start), End: max(a.Start, b.Start)}, {Start: min(a.End,
		b.End), End: max(a.End, b.End)}} {
		for _, r := range s.Of(text) {
			if len(loosely(r)) > 0 {
				return false
			}
		}
	}
	return true
}

// hasWholeWord reports whether text[from:to] has a word (UAX 29) with letters or digits
// that no other letter, digit or mark touches.
func hasWholeWord(text string, from, to int) bool {
	at := strings.LastIndexByte(text[:from], '\n') + 1
	line, _, _ := strings.Cut(text[to:], "\n")
	for w := words.FromString(text[at : to+len(line)]); w.Next(); {
		start, end := at+w.Start(), at+w.End()
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if from <= start && end <= to && strings.ContainsFunc(w.Value(),
			isBaseLetter) && !isLetter(before) && !isLetter(after) {
			return true
		}
	}
	return false
}

func isLetter(r rune) bool { return isBaseLetter(r) || unicode.Is(unicode.M, r) }

func isBaseLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }

// The finder itself is held to the examples of the draft.
func TestFinder(t *testing.T) {
	for name, c := range map[string]struct{ text, value, want string }{
		"word bounded":      {"color orange, mountain range", "range", "range"},
		"not inside a word": {"An impressive mountain ranger", "mountain%20range", ""},
		"first instance":    {"one two one three", "one", "one"},
		"prefix": {"here is an example text, this is an example text",
			"this%20is-,an%20example", "an example"},
		"prefix elsewhere": {"here is an example text", "this%20is-,an%20example", ""},
		"suffix":           {"a cat sat, a cat ran", "a%20cat,-ran", "a cat"},
		"context over blocks": {"Header\nText to quote\nFooter", "Header-,Text%20to%20quote,-Footer",
			"Text to quote"},
		"term over blocks": {"The\nquick brown fox", "The%20quick", ""},
		"range over blocks": {"The quick brown fox\njumped over the lazy dog", "The%20quick,lazy%20dog",
			"The quick brown fox\njumped over the lazy dog"},
		"range end with suffix":         {"a b c d, then c e", "a,c,-e", "a b c d, then c"},
		"case, accents and white space": {"RÉSUMÉ\u00a0 of the day", "resume%20of", "RÉSUMÉ\u00a0 of"},
		"only one of them":              {"", "a,b,c", ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc, got := newDocument(c.text, loosely), ""
			if d, err := parseLink("https://x.example/#:~:text=" + c.value); err == nil {
				if found, ok := doc.find(d); ok {
					got = found.Of(c.text)
				}
			}
			if got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// phrases make articles that repeat themselves, in scripts and with marks that make
// matching hard.
var phrases = []string{
	"The ferry sails again", "the ferry sails", "again", "on Monday", "no", "no no", "No comment.", "he said",
	"“We don’t know,” she said.",
	"a well-known, half-built pier", "fish & chips", "up 12.5% to 1,200", "U.S. and E.U. officials", "$5", "(sic)",
	"“", "”", "—", "-", ",", "&", "%", "%20",
	"café", "cafe\u0301", "CAFE", "naïve", "straße", "Ὀδυσσεύς", "ΟΔΥΣΣΕΎΣ", "паром снова ходит", "Паром",
	"首相周三辞职。", "新的选举，", "ウィキペディアへようこそ", "مِصر", "البحرين",
	"นายกรัฐมนตรีลาออก", "प्रधानमंत्री ने कहा", "총리가 말했다", "👍🏽", "🇬🇧🇫🇷", "👩‍👩‍👧", "e\u0301\u0302", "\u0301",
	"\u200b", "\u200d", "\u00ad", "\ufeff", "ﬁnal", "ℌ", "½",
}

var gaps = []string{" ", " ", " ", " ", ". ", "\u00a0", "  ", "", "\u2009", "\n", "\n\n", "\u200b", " \u200d"}

// repetitive invents an article of up to 40 phrases, most of them from a handful.
func repetitive(rng *rand.Rand) *Article {
	few := make([]string, 1+rng.IntN(5))
	for i := range few {
		few[i] = phrases[rng.IntN(len(phrases))]
	}
	var b strings.Builder
	for range 1 + rng.IntN(40) {
		if rng.IntN(8) == 0 {
			b.WriteString(phrases[rng.IntN(len(phrases))])
		} else {
			b.WriteString(few[rng.IntN(len(few))])
		}
		b.WriteString(gaps[rng.IntN(len(gaps))])
	}
	title := few[0] + " " + phrases[rng.IntN(len(phrases))]
	return New(Article{Title: title, URL: "https://packet.example/a", Text: b.String()})
}

// anyExcerpt cuts a anywhere between two characters, and half of the time at words.
func anyExcerpt(rng *rand.Rand, a *Article) (Excerpt, error) {
	cuts := []int{len(a.Text)}
	atWords := rng.IntN(2) == 0
	for i, r := range a.Text {
		if !atWords || i == 0 || unicode.IsSpace(r) || unicode.IsSpace(rune(a.Text[i-1])) {
			cuts = append(cuts, i)
		}
	}
	i, j := cuts[rng.IntN(len(cuts))], cuts[rng.IntN(len(cuts))]
	return a.Excerpt(prose.Span{Start: min(i, j), End: max(i, j)})
}

// The law of issue, on invented articles; and the links that find nothing to say are few.
func TestLinksLeadToTheirExcerpts(t *testing.T) {
	const n = 2000
	plain := 0
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 7))
		a := repetitive(rng)
		e, err := anyExcerpt(rng, a)
		if err != nil {
			continue // nothing between the two cuts
		}
		limit := rng.IntN(300)
		short := e.LinkWithin(limit)
		if utf8.RuneCountInString(short) > limit {
			t.Errorf("LinkWithin(%d) has %d characters: %s", limit, utf8.RuneCountInString(short), short)
		}
		checkLink(t, e, short)
		checkLink(t, e, e.Link())
		if !strings.Contains(e.Link(), ":~:") {
			plain++
			checkPlain(t, e)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if plain > n/5 {
		t.Errorf("%d of %d links are plain", plain, n)
	}
}

// checkPlain complains when an excerpt without a directive could well have had one:
// its words stand between blanks, in one paragraph, and nowhere else.
func checkPlain(t *testing.T, e Excerpt) {
	t.Helper()
	text, s := e.article.Text, e.span.Trim(e.article.Text)
	doc := newDocument(e.article.Title+"\n"+text, loosely)
	phrase := strings.Join(strings.Fields(e.Text()), " ")
	if phrase == "" || strings.Contains(e.Text(), "\n") || utf8.RuneCountInString(e.Text()) >= exactRunes {
		return
	}
	padded := " " + text + " "
	if !strings.ContainsAny(padded[s.Start:s.Start+1], " \n") || !strings.ContainsAny(padded[s.End+1:s.End+2],
		" \n") {
		return
	}
	for r := range strings.SplitSeq(phrase, "") {
		if r[0] >= utf8.RuneSelf {
			return // what folds onto what is decided differently
		}
	}
	first, _, _ := doc.search(phrase, 0, false, false, false)
	if _, _, again := doc.search(phrase, first+1, false, false, false); !again {
		t.Errorf("text %q\nexcerpt %q stands there once and is linked without a directive", text, e.Text())
	}
}

func FuzzLink(f *testing.F) {
	f.Add("Ferry back", "The ferry sails.\nThe ferry sails, she said.\nThe ferry sails.", 34, 50, 512)
	f.Add("", "“We don’t know,” she said. “We don’t know,” she said - twice.", 31, 62, 200)
	f.Add("100% & more", "A 100% rise, & more-or-less\u00a0final.\n100% rise, & more", 2, 30, 300)
	f.Add("首相", "首相周三辞职。新的选举将在十月举行，她说。首相周三辞职。", 21, 51, 512)
	f.Add("👍🏽", "👍🏽 👍🏽🇬🇧 e\u0301e \u200b\u200d e\u0301", 9, 40, 512)
	f.Fuzz(func(t *testing.T, title, text string, start, end, limit int) {
		if len(text) > 4096 {
			t.Skip("longer than it needs to be")
		}
		e, err := New(Article{Title: title, Text: text,
			URL: "https://packet.example/a"}).Excerpt(prose.Span{Start: start, End: end})
		if err != nil {
			return
		}
		checkLink(t, e, e.Link())
		if short := e.LinkWithin(limit); utf8.RuneCountInString(short) > max(limit, 0) {
			t.Errorf("LinkWithin(%d) = %s", limit, short)
		} else {
			checkLink(t, e, short)
		}
	})
}
