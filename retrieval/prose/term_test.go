package prose

import (
	"strconv"
	"strings"
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
		{"initialism with points", "U.K", "uk"},
		{"initialism without points", "UK", "uk"},
		{"the United States", "US", "usa"},
		{"the pronoun", "us", "us"},
		{"thousands", "1,200", "1200"},
		{"decimal", "3.5", "3.5"},
		{"million", "m", "million"},
		{"an initial", "M", "m"},
		{"thousands in short", "1.5k", "1500"},
		{"millions in capitals", "13M", "13"},
		{"plural of a figure", "747s", "747"},
		{"decade", "1990s", "1990s"},
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

// The words of a line have one term.
func TestTermsMeet(t *testing.T) {
	for _, tc := range []struct{ name, words string }{
		{"letters that do not decompose", "Søren Soren SØREN"},
		{"sharp s", "Straße strasse STRASSE"},
		{"ligatures", "Encyclopædia encyclopaedia encyclopedia"},
		{"the United States", "US U.S USA U.S.A usa US’s USA's"},
		{"initialisms", "F.B.I FBI fbi FBI’s"},
		{"thousands", "7,000 7000 7k 7K"},
		{"million", "million millions m mn"},
		{"billion", "billion billions bn"},
		{"ordinals", "1st first"},
		{"figures of kinds", "747 747s"},
		{"-our", "colour color colours coloured colouring Colour’s"},
		{"-our with an ending", "neighbourhood neighborhood neighbourhoods"},
		{"-re", "centre center centres centred"},
		{"-ise", "organise organize organised organising organizes organisation organization organisations"},
		{"-ise after a short root", "realise realize realised realising"},
		{"-yse", "analyse analyze analysed analyzing analyzed"},
		{"-ce", "defence defense defences"},
		{"-ice", "licence license licensed licences"},
		{"practice", "practise practice practised practicing"},
		{"doubled letter", "travelled traveled"},
		{"doubled letter of a short verb", "fuelled fueled fuelling"},
		{"one l or two", "fulfilment fulfillment fulfil fulfill"},
		{"one l or two inside", "enrolment enrollment enrol"},
		{"ageing", "ageing aging"},
		{"marvellous", "marvellous marvelous"},
		{"covid", "Covid COVID19 covid19"},
		{"programme", "programme program programmes programs programmed"},
		{"grey", "grey gray Greys grays"},
		{"ae at the beginning", "haemorrhage hemorrhage haemorrhaging"},
		{"ae inside", "paediatric pediatric paediatrics"},
		{"ae at the end", "leukaemia leukemia"},
		{"oe", "oestrogen estrogen"},
		{"foetus", "foetus fetus foetuses"},
		{"manoeuvre", "manoeuvre maneuver manoeuvres manoeuvred maneuvering manoeuvring"},
		{"sceptic", "sceptical skeptical sceptics skepticism"},
		{"pyjamas", "pyjamas pajamas"},
		{"kilometre", "kilometre kilometer kilometres"},
		{"plural name", "Oscar Oscars Oscar’s Oscars' oscars"},
		{"family", "Clinton Clintons Clinton's"},
		{"name with s", "Jones Jones’s Jones'"},
		{"name with y", "Kennedy Kennedys Kennedy’s"},
		{"possessive plural name", "Biden Bidens Bidens’"},
		{"two marks for an apostrophe", "Trump’s Trump's Trump"},
		{"soft hyphen", "rail\u00adway railway"},
		{"no-width blank", "rail\u200bway railway"},
		{"Hawaiian letter", "Hawaiʻi Hawai’i Hawai'i"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var s Stemmer
			words := strings.Fields(tc.words)
			for _, w := range words[1:] {
				if got, want := s.Term(w), s.Term(words[0]); got != want {
					t.Errorf("Term(%q) = %q, want %q as of %q", w, got, want, words[0])
				}
			}
		})
	}
}

// The words of a line have different terms.
func TestTermsStayApart(t *testing.T) {
	for _, words := range []string{
		"four for", "our or", "hour hor", "tour tor", "pour por", "contour contor", "Balfour balfor", "your yor",
		"advise advice", "price prize prise", "Louise Louize", "Denise Deniz", "Ise Ize", "wise size", "raise raize",
		"tyre tire", "cheque check", "storey story", "Tyre tired",
		"aerial erial", "Michael Michel", "phoenix phenix", "Oscar scar",
		"US us", "M m", "1990 1990s", "13 1300", "5G 5", "Caesar Cesar",
	} {
		var s Stemmer
		seen := make(map[string]string)
		for w := range strings.FieldsSeq(words) {
			if other, ok := seen[s.Term(w)]; ok {
				t.Errorf("Term(%q) = Term(%q) = %q, want two terms", w, other, s.Term(w))
			}
			seen[s.Term(w)] = w
		}
	}
}

// Texts whose words have the same terms.
func TestTextsMeet(t *testing.T) {
	for _, tc := range []struct{ name, a, b string }{
		{"million", "£13m", "£13 million"},
		{"billion", "$1.3bn", "1.3 billion"},
		{"days", "the 30-day pause", "30day pause"},
		{"measure", "5kg and 60mph", "5 kg, 60 mph"},
		{"time", "at 8.30pm", "at 8.30 p.m."},
		{"hyphens", "state-of-the-art", "state\u2010of\u2011the–art"},
		{"points", "the U.S., the U.K. and the U.N.", "the US, the UK and the UN"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if a, b := termsOf(tc.a), termsOf(tc.b); a != b {
				t.Errorf("terms of %q = %q\nterms of %q = %q", tc.a, a, tc.b, b)
			}
		})
	}
}

func termsOf(text string) string {
	var (
		s   Stemmer
		out []string
	)
	for _, w := range wordsOf(text) {
		if t := s.Term(w); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, " ")
}
