package intent

import (
	"regexp"
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// A claimRule is one way to ask who said some words, or whether somebody said them. <q> is the words and <s>
// the person. The pattern reads a whole text without the marks at its end; words in capitals stand for the
// lists of claimPieces.
type claimRule struct {
	name     string
	pattern  string
	marks    marksNeeded
	isAsked  bool     // the text has to end in a question mark
	isStated bool     // the text asks nothing, so that <s> may be no person
	isLoose  bool     // without marks, the words may only describe what was said
	examples []string // <q> stands in [], <s> in {}
}

// marksNeeded says whether the words of a claim have to stand between quotation marks.
type marksNeeded int

const (
	anyMarks   marksNeeded = iota // with marks or without
	inMarks                       // between marks
	outOfMarks                    // without marks
)

// claimPieces are what the patterns are made of.
var claimPieces = []string{
	"<s>", `(?P<speaker>\S+(?: \S+){0,6}?)`,
	"DID", `(?:did|has|have|had|does|do)(?: not|n['’]?t)?`,
	"ADV", `(?: (?:not|ever|never|really|actually|truly|indeed|in fact|also|already|once|just|publicly|recently))*`,
	"SAY", `(?:say|said|says|saying)`,
	"STATE", `(?:state|stated|states|claim|claimed|claims|declare|declared|declares|insist|insisted|insists|argue|` +
		`argued|argues|tweet|tweeted|write|written|wrote|post|posted|(?:tell|told) \S+(?: \S+){0,2}?)`,
	"WARN", `(?:stated|states|claimed|claims|declared|warned|warns|remarked|tweeted|argued|argues|insisted|insists|` +
		`admitted|predicted|joked|complained|suggested)`,
	"PROMISE", `(?:warn|promise|promised|admit|announce|announced|ask|asked|reply|replied|suggest|predict|utter|uttered)`,
	"CALL", `(?:call|called|describe|described|dub|dubbed|label|labelled|use|used)`,
	// What may stand between the verb and the words: a listener or a day, "that", "the words".
	"LEAD", `(?:(?: (?:to|in|on|at|during|about|of|last|this|yesterday|today|as) ?[^“”,:;]{0,40}?)?(?: that| this| ` +
		`the words?| the phrase| the following| something like| words like)?)[,:;]?`,
	"THAT", `(?:(?: (?:in|on|at|during|last|this|to) \S+(?: \S+){0,4}?)? that)?[:,]?`,
	"CHECK", `(?:(?:is|was) it (?:really |actually )?(?:true|right|correct|a fact|the case|real)(?: that)?|` +
		`(?:is it )?true or false:?|true that|fact[ -]?check:?|(?:(?:can|could|would) you )?(?:please )?(?:check|confirm|` +
		`verify|tell me)(?: that| if| whether)?|do you know (?:if|whether))`,
	"TRUE", `[\s,;:.?!(–—-]+(?:(?:is|was) (?:that|this|it) (?:really )?)?(?:true|right|correct|real|really|false|` +
		`fake|yes or no|true or false|fact or fiction|or not|did (?:he|she|they|it)(?: really| ever)?` +
		`(?: say (?:that|this|it|so))?)\)?`,
	// What stands behind words in marks: a day, a place, a listener.
	"TAIL", `(?:,? (?:in|on|at|to|about|during|after|before|when|last|this|yesterday|today|recently|lately|ever|` +
		`or not|please|once|as well|too)\b[^“”]*)?`,
	"WHO", `who (?:was it (?:who|that) |was the one who |first |once |also |is it that )?`,
}

// claimRules are tried in their order, those for words in marks first.
var claimRules = []claimRule{
	{name: "who said, in marks", marks: inMarks, pattern: `WHO(?:said|says|WARN)\b[^“”]* <q>.*`,
		examples: []string{"who said: “[the wall will hold]” on Monday", "Who warned that “[the wall may go]”?"}},
	{name: "who said", marks: outOfMarks, pattern: `WHO(?:said|says)(?: (?:this|that|it))?[:,]? <q>`,
		examples: []string{"Who said that [the wall will hold]?", "who was it that said [the levy is fair]"}},
	{name: "who warned", marks: outOfMarks, isLoose: true, pattern: `WHO(?:WARN)(?: (?:this|that|it))?[:,]? <q>`,
		examples: []string{"Who warned that [the wall may go]?", "Who claimed [the levy is fair]?"}},
	{name: "words, and who said that", marks: inMarks,
		pattern:  `<q>[\s,.:;–—-]*who (?:said|says|wrote|told) (?:this|that|it|so)`,
		examples: []string{"“[The wall will hold]” — who said that?"}},
	{name: "words, who said it", marks: outOfMarks,
		pattern:  `<q>[,.:;–—-]+ who (?:said|says|wrote) (?:this|that|it|so)`,
		examples: []string{"[The wall will hold], who said it?"}},
	{name: "who told, in marks", marks: inMarks,
		pattern:  `who (?:wrote|announced|told|asked|promised|posted)\b[^“”]* <q>.*`,
		examples: []string{"Who told reporters “[we are not for sale]” on Monday?"}},
	{name: "who told", marks: outOfMarks, isLoose: true,
		pattern:  `who (?:wrote|announced|told .+?|promised|posted) that <q>`,
		examples: []string{"Who told the council that [the levy is unfair]?"}},
	{name: "who called it", marks: inMarks, pattern: `who (?:called|described|labelled|dubbed|branded)\b[^“”]* <q>`,
		examples: []string{"Who described the levy as “[a tax on fishing]”?"}},
	{name: "who is quoted", pattern: `who (?:is|was) (?:being )?quoted (?:as )?saying(?: that)?[:,]? <q>`,
		examples: []string{"Who is quoted as saying [the boats stay in]?"}},
	{name: "who used the words",
		pattern:  `who (?:used|spoke|came up with) the (?:words?|phrase|expression|sentence|line) <q>`,
		examples: []string{"Who used the phrase “[boats stay in]”?"}},
	{name: "whose words are", pattern: `whose (?:words|quote|line|phrase) (?:is|are|was|were)(?: it| this| these| ` +
		`that)?[:,]? <q>`,
		examples: []string{"Whose words are “[the boats stay in]”?"}},
	{name: "the source of", marks: inMarks, pattern: `who(?: is|'s|’s) the source of <q>`,
		examples: []string{"Who's the source of “[the boats stay in]”?"}},
	{name: "which minister said", isLoose: true, pattern: `which \S+(?: \S+)? (?:said|says|WARN)(?: that)?[:,]? <q>`,
		examples: []string{"Which minister said [the boats stay in]?"}},
	{name: "by whom", pattern: `by whom (?:was|were) <q> said`,
		examples: []string{"By whom was “[no more boats]” said?"}},

	{name: "is it true", marks: inMarks, pattern: `CHECK <s>ADV (?:SAY|STATE)LEAD <q>TAIL`,
		examples: []string{"Is it true that {Corran} said “[the wall will hold]”?",
			"can you check if {Ilse Corran} really said: “[it will hold]”"}},
	{name: "is it true, without marks", marks: outOfMarks, pattern: `CHECK <s>ADV (?:SAY|STATE)THAT <q>`,
		examples: []string{"is it true that {corran} said [the wall will hold]"}},
	{name: "was it he who said", pattern: `(?:is|was)(?:n['’]?t)? (?:it )?<s> (?:who|that|the one who|the person who|` +
		`(?:being )?quoted(?: as)?)ADV (?:SAY|STATE)THAT <q>`,
		examples: []string{"Was it {Corran} who said “[the wall will hold]”?",
			"Is {Corran} quoted as saying that [the wall will hold]?"}},
	{name: "were they said by him", marks: inMarks,
		pattern: `(?:is|was|were|are) <q>ADV (?:(?:said|spoken|written|used|` +
			`(?:the )?words|(?:a )?(?:real )?(?:quote|quotation)) )?(?:by|from|of) <s>`,
		examples: []string{"Was “[the wall will hold]” said by {Corran}?"}},
	{name: "a quote by him", marks: inMarks,
		pattern: `(?:is (?:this|the following|that|it) )?(?:an? )?(?:real |genuine |` +
			`true |actual |fake )?(?:quote|quotation) (?:by|from|of) <s>[:,]? <q>`,
		examples: []string{"Is this a real quote by {Corran}: “[the wall will hold]”?"}},
	{name: "did he say, in marks", marks: inMarks, pattern: `DID <s>ADV (?:SAY|STATE)LEAD <q>TAIL`,
		examples: []string{"Did {Corran} say “[the wall will hold]”?",
			"has {Corran} ever said that “[it will hold]” in May?",
			"did {the harbour master} tell the council, “[it will hold]”?"}},
	{name: "did he call it", marks: inMarks,
		pattern: `DID <s>ADV (?:CALL (?:[^“”]{1,80} )?|(?:WARN|PROMISE)LEAD )<q>TAIL`,
		examples: []string{"Didn't {Corran} call the levy “[a tax on fishing]”?",
			"did {the harbour master} use the words “[it holds]”?", "Did {Corran} promise “[no more boats]”?"}},
	{name: "did he say", marks: outOfMarks, pattern: `DID <s>ADV SAYTHAT <q>`,
		examples: []string{"did {corran} say that [the wall will hold]",
			"Has {Ilse Corran} ever said [the wall will hold]?", "Did {Corran} say on Monday that [the wall holds]?"}},
	{name: "did he claim", marks: outOfMarks, isLoose: true, pattern: `DID <s>ADV STATETHAT <q>`,
		examples: []string{"Did {Corran} claim that [the wall will hold]?"}},
	{name: "he said so, true", marks: inMarks, pattern: `<s>ADV (?:SAY|STATE)LEAD <q>TRUE`,
		examples: []string{"{Corran} said “[the wall will hold]” - true?"}},
	{name: "he said so, is that true", marks: outOfMarks, pattern: `<s>ADV (?:SAY|STATE)THAT <q>[,;:.?!–—-]+TRUE`,
		examples: []string{"{Corran} said [the wall will hold], is that true?"}},
	{name: "he said so?", marks: outOfMarks, isAsked: true, isLoose: true, pattern: `<s>ADV SAYTHAT <q>`,
		examples: []string{"{Corran} said [the wall will hold]?"}},
	{name: "he said so", marks: inMarks, isStated: true, pattern: `<s>ADV (?:SAY|STATE)LEAD <q>TAIL`,
		examples: []string{"{Corran} said: “[the wall will hold]”"}},
	{name: "words, said he", marks: inMarks, isStated: true, pattern: `<q>,? (?:[-–—~]+ ?|said |says |\()<s>\)?(?:TRUE)?`,
		examples: []string{"“[The wall will hold]” — {Ilse Corran}", "“[The wall will hold],” said {Corran}."}},
	{name: "words, he said", marks: inMarks, isStated: true, pattern: `<q>,? <s> (?:said|says)(?:TRUE)?`,
		examples: []string{"“[The wall will hold],” {Corran} said."}},
	{name: "a name over words", marks: inMarks, isStated: true, pattern: `<s>: <q>(?:TRUE)?`,
		examples: []string{"{Ilse Corran}: “[The wall will hold]”"}},
}

// claimPattern is a claimRule, compiled for words in marks or for words without.
type claimPattern struct {
	claimRule
	re *regexp.Regexp
}

var (
	quotedClaims = compiledClaims(hidden, outOfMarks)
	plainClaims  = compiledClaims(`(?P<words>.+)`, inMarks)
)

// hidden stands for the words in marks where a pattern reads the text around them.
const hidden = "“”"

// compiledClaims compiles the rules with what stands for the words, but not those that need the other kind of
// marks.
func compiledClaims(words string, other marksNeeded) (out []claimPattern) {
	pieces := strings.NewReplacer(append(slices.Clone(claimPieces), "<q>", words)...)
	for _, r := range claimRules {
		if r.marks != other {
			out = append(out, claimPattern{r, regexp.MustCompile(`(?i)^` + pieces.Replace(r.pattern) + `$`)})
		}
	}
	return out
}

// ReadClaim reads a text that asks who said some words or whether somebody said them, or that gives words in
// marks with their speaker.
func ReadClaim(text string) (Speech, bool) {
	if s, ok := ReadQuoted(text); ok {
		return s, true
	}
	text, isAsked := core(text)
	return readClaim(plainClaims, text, isAsked)
}

// ReadQuoted is ReadClaim for texts whose words stand between quotation marks.
func ReadQuoted(text string) (Speech, bool) {
	text, isAsked := core(text)
	before, words, after, ok := cutQuoted(text)
	if !ok {
		return Speech{}, false
	}
	frame := strings.TrimSpace(strings.TrimSpace(before) + " " + hidden + after)
	s, ok := readClaim(quotedClaims, frame, isAsked)
	if ok {
		s.Words, s.IsMarked, s.IsLoose = words, true, false
	}
	return s, ok
}

// core returns a text in one line, without what opens it and without the marks at its end, and whether it
// ends in a question mark.
func core(text string) (line string, isAsked bool) {
	line = strings.Join(strings.Fields(text), " ")
	isAsked = strings.HasSuffix(strings.TrimRight(line, "!. "), "?")
	return openers.ReplaceAllString(trimEnd(line), ""), isAsked
}

// openers finds what people say before a question.
var openers = regexp.MustCompile(`(?i)^(?:(?:hey|hi|hello|so|and|but|ok|okay|well|please|wait|quoth|bot)[,!]* )+`)

// trimEnd returns text without the marks at its end, except for an ellipsis, which says that words are left
// out.
func trimEnd(text string) string {
	for {
		shorter := strings.TrimRight(text, "?! ")
		if strings.HasSuffix(shorter, ".") && !strings.HasSuffix(strings.ReplaceAll(shorter, " ", ""), "..") {
			shorter = strings.TrimSuffix(shorter, ".")
		}
		if shorter == text {
			return text
		}
		text = shorter
	}
}

// readClaim tries some patterns in their order. Those for words in marks find no words.
func readClaim(patterns []claimPattern, text string, isAsked bool) (Speech, bool) {
	for _, p := range patterns {
		m := p.re.FindStringSubmatch(text)
		if m == nil || p.isAsked && !isAsked {
			continue
		}
		speaker, words := strings.TrimRight(group(p.re, m, "speaker"), ",:;"), group(p.re, m, "words")
		if isClaimant(speaker) && (p.re.SubexpIndex("words") < 0 || p.hasClaim(text, words, speaker != "")) {
			return Speech{
				Words: strings.Trim(words, quotationMarks+" "), Speaker: speakerOf(speaker),
				IsLoose: p.isLoose, IsStated: p.isStated,
			}, true
		}
	}
	return Speech{}, false
}

// quotedPieces find words in marks, whose closing mark may be missing. A single mark inside a word is an
// apostrophe.
var quotedPieces = []*regexp.Regexp{
	regexp.MustCompile(`["“„«]([^"“”«»]+)["”»]`),
	regexp.MustCompile(`(?:^|[\s:,(])["“„«]([^"“”«»]+)$`),
	regexp.MustCompile(`(?:^|[\s:,(])['‘]([^‘]+?)['’](?:[\s?!.,;:)—–-]|$)`),
}

// cutQuoted cuts a text around its longest piece of two words or more between quotation marks.
func cutQuoted(text string) (before, words, after string, ok bool) {
	for _, re := range quotedPieces {
		for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
			piece := strings.Trim(text[m[2]:m[3]], " ,")
			if len(piece) > len(words) && strings.Contains(piece, " ") {
				before, words, after, ok = text[:m[2]], piece, text[m[3]:], true
			}
		}
		if ok {
			return strings.TrimRight(before, quotationMarks), words, strings.TrimLeft(after, quotationMarks), true
		}
	}
	return "", "", "", false
}

const quotationMarks = `"“”„«»‘’'`

// hasClaim reports whether words without marks, at the end of a text, can be what a speaker, or anybody, said:
// they are a few, and ask nothing. Two words behind a name are rather what was spoken about: "Did Corran say
// the wall?"
func (r claimRule) hasClaim(text, words string, hasSpeaker bool) bool {
	before, _, _ := strings.Cut(text, words)
	all := strings.Fields(prose.Fold(strings.Trim(words, quotationMarks)))
	first, _, _ := strings.Cut(words, " ")
	isMarkedOff := strings.HasSuffix(before, "that ") || strings.HasSuffix(before, ": ") || prose.Capitalized(first)
	switch {
	case len(all) < 2 || len(all) < 3 && hasSpeaker:
		return false
	case r.isAsked && slices.ContainsFunc(all, func(w string) bool { return asksWhich[w] }):
		return false
	}
	return isMarkedOff || !notClaimed[all[0]]
}

var (
	// notClaimed open what is no claim: "Did Corran say anything about the levy?"
	notClaimed = prose.Set(`anything something nothing everything more who what where when why how whether if about`)
	// asksWhich stand in a question for a thing: "Corran said the wall is how tall?"
	asksWhich = prose.Set(`what which whom whose how when where why`)
)

// isClaimant reports whether words can be the person of a claim: a name, a role, or "anybody", and no
// publication and no clause.
func isClaimant(words string) bool {
	all := strings.Fields(prose.Fold(words))
	if len(all) == 0 {
		return true
	}
	isClause := strings.ContainsAny(words, `"“”«»`) || asks[all[0]] || len(all) > 1 && nobody[all[0]] ||
		slices.ContainsFunc(all, func(w string) bool { return asksWhich[w] })
	return !isClause && !publication[all[len(all)-1]]
}

var (
	// asks open a question, and no name.
	asks = prose.Set(`who where when why how if did does do is was are were has have had can could would should
		tell show list find give`)
	// publication are words for what prints words, and says none.
	publication = prose.Set(`article articles report reports study studies paper papers newspaper story stories
		headline text post`)
)
