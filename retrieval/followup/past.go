package followup

import (
	"strings"

	"quoth/retrieval/input"
)

// clauseOf returns the clause that "did" asks about, if p is its subject: "the ferry sank" of "When did
// the ferry sink?". It is empty for other questions.
func clauseOf(text string, p phrase) string {
	before := input.FoldedWords(text[:p.Start])
	if len(before) == 0 || before[len(before)-1] != "did" {
		return ""
	}
	verb, rest, _ := strings.Cut(strings.Trim(input.Without(text[p.End:], input.TimeSpans(text[p.End:])), marks), " ")
	if verb == "" {
		return ""
	}
	return strings.TrimSpace(p.Of(text) + " " + past(strings.ToLower(verb)) + " " + strings.Trim(rest, marks))
}

// past returns the past tense of a verb.
func past(verb string) string {
	last := len(verb) - 1
	switch {
	case irregularPast[verb] != "":
		return irregularPast[verb]
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case last > 0 && verb[last] == 'y' && !strings.ContainsRune("aeiou", rune(verb[last-1])):
		return verb[:last] + "ied"
	}
	return verb + "ed"
}

// irregularPast holds the past tense of irregular verbs in questions about the news.
var irregularPast = func() map[string]string {
	m := make(map[string]string)
	for _, pair := range strings.Fields(`
		become:became begin:began blow:blew break:broke bring:brought build:built burst:burst buy:bought
		catch:caught choose:chose come:came cost:cost cut:cut do:did draw:drew drive:drove eat:ate fall:fell
		fight:fought find:found flee:fled fly:flew get:got give:gave go:went grow:grew hit:hit hold:held
		keep:kept lead:led leave:left let:let lose:lost make:made meet:met pay:paid put:put quit:quit
		read:read rise:rose run:ran say:said see:saw sell:sold send:sent set:set shoot:shot shut:shut
		sing:sang sink:sank speak:spoke split:split stand:stood steal:stole stop:stopped strike:struck
		swim:swam take:took teach:taught tell:told think:thought throw:threw win:won write:wrote`) {
		verb, form, _ := strings.Cut(pair, ":")
		m[verb] = form
	}
	return m
}()
