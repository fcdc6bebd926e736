package input

import (
	"strings"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// common returns word i in its common spelling: what people type for short is written out.
func (t Text) common(i int) string {
	w := t.Words[i].Norm
	after := t.Raw[t.Words[i].Span.End:]
	switch {
	case w == "w" && strings.HasPrefix(after, "/"):
		return "with"
	case w == "r" && (t.Is(i+1, "u", "you") || t.Is(i-1, "what", "how", "who", "where") && t.Is(i+1, "the")):
		return "are"
	case strings.HasPrefix(after, "-") && (w == "hi" || w == "so" || w == "yo" || w == "hey"):
		return w + "-" // "hi-tech" greets nobody
	case t.Words[i].Capital && !t.Flat && (w == "u" || w == "ty" || w == "id"):
		return w
	}
	if long, ok := spellings[w]; ok {
		return long
	}
	return w
}

// spellings are the common spellings of what people type for short, and of misspelt words that ask
// for news.
var spellings = map[string]string{
	"what's": "what is", "whats": "what is", "wats": "what is", "wat's": "what is", "whts": "what is",
	"wat": "what", "wut": "what",
	"what're": "what are", "whatre": "what are", "what've": "what have", "what'd": "what did", "what'll": "what will",
	"who's": "who is", "whos": "who is", "how's": "how is", "hows": "how is", "why's": "why is", "whys": "why is",
	"where's": "where is", "wheres": "where is", "when's": "when is", "that's": "that is",
	"thats": "that is", "it's": "it is",
	"there's": "there is", "theres": "there is", "there're": "there are", "i'm": "i am", "im": "i am",
	"i'd": "i would", "id": "i would",
	"i've": "i have", "ive": "i have", "we've": "we have", "you've": "you have", "you're": "you are",
	"youre": "you are",
	"don't": "do not", "dont": "do not", "didn't": "did not", "didnt": "did not", "isn't": "is not", "isnt": "is not",
	"u": "you", "ur": "your", "abt": "about", "pls": "please", "plz": "please", "pleas": "please", "plss": "please",
	"thx": "thanks", "thnx": "thanks", "tnx": "thanks", "tysm": "thanks", "ty": "thanks",
	"thankyou": "thanks", "thank": "thanks",
	"gimme": "give me", "lemme": "let me", "wanna": "want to", "goin": "going", "goin'": "going",
	"sup": "what is up", "wassup": "what is up", "whatsup": "what is up", "wazzup": "what is up",
	"happend": "happened", "hapened": "happened", "happended": "happened", "hapend": "happened",
	"happning": "happening", "happenin": "happening",
	"lastest": "latest", "latets": "latest", "latst": "latest", "newz": "news", "nws": "news",
	"upates": "updates", "updats": "updates",
	"rn": "now", "atm": "now", "summarise": "summarize", "summarised": "summarized", "anythin": "anything",
}

// SpelledOut returns text with question words in short written out ("wat did"), if they are no other word.
func SpelledOut(text string) string {
	var b strings.Builder
	at := 0
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span()
		if long, ok := shortQuestions[s.Of(text)]; ok {
			b.WriteString(text[at:s.Start] + long)
			at = s.End
		}
	}
	return b.String() + text[at:]
}

var shortQuestions = map[string]string{
	"wat": "what", "wut": "what", "waht": "what", "whta": "what", "wht": "what", "whats": "what is", "wats": "what is",
	"whos": "who is", "hoo": "who", "woh": "who", "sed": "said", "didnt": "did not", "dit": "did",
}

// spellDays returns text with a blank in place of the "s" that people type behind a day without its
// apostrophe: "todays news", "last weeks headlines". All other bytes stay where they are.
func spellDays(text string) string {
	out := []byte(text)
	before := ""
	for w := prose.NewWords(text); w.Next(); {
		word := prose.Fold(w.Span().Of(text))
		day := strings.TrimSuffix(word, "s")
		isDay := dates.IsWeekday(day) || dayNames[day] || dayUnits[day] && (before == "this" || before == "last")
		last := w.Span().End - 1
		if isDay && day != word && out[last]|0x20 == 's' {
			out[last] = ' '
		}
		before = word
	}
	return string(out)
}

var (
	dayNames = prose.Set("today yesterday tomorrow tonight")
	dayUnits = prose.Set("week month year weekend")
)
