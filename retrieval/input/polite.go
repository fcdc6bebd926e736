package input

import (
	"regexp"
	"strings"
)

// Line is a run of words of a text as patterns read it: written with single blanks, folded and in
// their common spelling.
type Line struct {
	Text  string
	words []int // which words of the text they are
	start []int // where each starts in Text
}

// Line writes the words of t that keep reports true for.
func (t Text) Line(keep func(Word) bool) Line {
	var l Line
	var b strings.Builder
	for i, w := range t.Words {
		if !keep(w) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		l.words, l.start = append(l.words, i), append(l.start, b.Len())
		b.WriteString(w.Norm)
	}
	l.Text = b.String()
	return l
}

// Whole writes all words of t.
func (t Text) Whole() Line { return t.Line(func(Word) bool { return true }) }

// WordsIn returns which words of the text start between two places of l, in bytes.
func (l Line) WordsIn(from, to int) (out []int) {
	for i, s := range l.start {
		if from <= s && s < to {
			out = append(out, l.words[i])
		}
	}
	return out
}

// Core returns the place in l, in bytes, of what stands between greetings and thanks.
func (l Line) Core() (from, to int) {
	from, to = 0, len(l.Text)
	if m := greeting.FindString(l.Text); len(m) < len(l.Text) {
		from = len(m)
	}
	if m := farewell.FindStringIndex(l.Text[from:]); m != nil && m[0] > 0 {
		to = from + m[0]
	}
	return from, to
}

// Wrapping returns how many bytes of a piece of a line, from its start, are one layer of asking around
// what is asked: "can you tell me". It is zero where there is none.
func Wrapping(piece string) int { return len(wrapper.FindString(piece)) }

// greeting finds the words before a question that are no part of it.
var greeting = regexp.MustCompile(`^(?:(?:(?:hi+|hello+|hey+|heya|hiya|yo|howdy|greetings|good (?:morning|` +
	`afternoon|evening|day)|ok|okay|so|um+|uh+|hm+|oh|ah|alright|listen|thanks(?: you)?|please|kindly|and|` +
	`but|also|sorry|excuse me|lol|wait|psst|now then|quick question|serious question|` +
	`one question)(?: (?:there|again|all|everyone|everybody|guys|folks|team|quoth|bot|` +
	`buddy|mate|friend|man|dude|bro))*|quoth|how are you(?: doing)?) )+`)

// farewell finds the words behind a question that are no part of it.
var farewell = regexp.MustCompile(`(?: (?:please|thanks(?: (?:you|a lot|so much|very much|in advance|again|` +
	`guys|mate|bot|quoth|man))*|cheers(?: mate)?|lol|lmao|rofl|haha|hehe|tia|btw|asap|bro|dude|guys|folks|` +
	`quoth|anyway|anyways|yet|then|though|today's|if you (?:can|could|know|have it|do not mind|would)|` +
	`for me|in short|briefly|quickly|in brief|in a nutshell|anyone|anybody|do you know|any idea|` +
	`any ideas|i wonder|ok|okay|huh|eh|would you|could you|can you|will you))+$`)

// wrapper finds one layer of asking around what is asked.
var wrapper = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`(?:can|could|will|would|may|might) (?:you|i|we|someone|somebody|anyone|anybody|u)(?: (?:please|` +
		`possibly|maybe|quickly|just|kindly|also|guys|all))*(?: (?:have|get|see|hear|read|know))?`,
	`(?:please )?(?:tell|give|show|get|find|fetch|bring|send|read|let|list|display|pull up|dig up)(?: (?:me|` +
		`us))(?: (?:please|quickly|all|know|see|a bit|just|hear))*`,
	`(?:show|give|get|find|fetch|read|list|display|know|would love|would like)`,
	`(?:remind|summarize|recap|explain|describe)(?: (?:me|us|to me|to us))?`,
	`help (?:me|us)(?: to)?`,
	`(?:i|we) (?:just |really |also |only |kinda )?(?:want|need|would like|would love|like|wish|came|` +
		`am looking|was looking|am trying|am here|am interested in|was hoping)(?: (?:to|for))?(?: (?:know|` +
		`hear|see|read|find|get|learn|find out|catch up|be told|look at|follow|keep up with|` +
		`ask))?(?: out)?`,
	`(?:i|we) (?:was|am|were|are)(?: just)? (?:wondering|curious|asking|looking for|interested in|` +
		`searching for)(?: (?:if|whether|to know|for))*(?: there (?:is|are|was))?`,
	`(?:just )?(?:wondering|curious|looking for|interested in|asking)(?: (?:if|for))?`,
	`(?:do|does|did|has|have) (?:you|we|u|anyone|anybody|someone|somebody|everyone|people)(?: (?:guys|here|` +
		`all|also|happen to|even|already|by chance|know if|please))*(?: (?:know|have|got|heard|seen|read|` +
		`hear|remember|find|get))(?: of)?`,
	`(?:anyone|anybody|someone|somebody|you)(?: here)? (?:know|knows|have|has|got|heard|seen)(?: of)?`,
	`(?:is|are|was|were) there`, `there is|there are`, `got`, `any idea(?: of)?`, `any chance (?:of|for|` +
		`you have)`,
	`(?:do|did) not (?:know|understand|get)`, `i (?:do not|did not) (?:know|hear|see|get|understand|` +
		`follow)`, `i (?:missed|heard|read|saw)`,
	`(?:please|so|and|also|just|like|basically|exactly|actually|quickly|ok|well)`,
}, "|") + `)(?: |$)`)
