package intent

import (
	"regexp"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Speech is what a question about spoken words asks for.
type Speech struct {
	Words    string // the words that somebody is claimed to have said; empty if it asks what was said
	Speaker  string // who said it; empty for anybody
	About    string // what it was said about; empty for anything
	IsMarked bool   // Words stand between quotation marks
	// IsLoose is set if Words may only describe what was said: "Who warned that the wall may go?" Unless they
	// are printed, the text asks for a fact.
	IsLoose bool
	// IsStated is set if the text only gives Words with their Speaker, which then may be no name.
	IsStated bool
}

// ReadSpeech reads a question about spoken words: "Who said the hardest yards are ahead?", "What
// did Corran say about the wall?", "Did Corran back the levy?", "quotes by Corran on the wall".
// It does not ask whether anybody has that name. It reports false for every other question.
func ReadSpeech(text string) (Speech, bool) {
	if s, ok := ReadClaim(text); ok {
		return s, true
	}
	text = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "?!. "))
	if s, ok := readSpeech(text); ok {
		return s, true
	}
	when := timeAtEnd.FindString(text)
	s, ok := readSpeech(strings.TrimSuffix(text, when))
	if when == "" || !ok {
		return Speech{}, false
	}
	s.About = strings.TrimSpace(s.About + when)
	return s, true
}

// timeAtEnd finds when something was said, behind "What did Corran say".
var timeAtEnd = regexp.MustCompile(`(?i) (?:yesterday|today|recently|lately|so far|(?:this|last) (?:morning|` +
	`week|weekend|month|year))$`)

// readSpeech tries the patterns in their order.
func readSpeech(text string) (Speech, bool) {
	for _, p := range speechPatterns {
		m := p.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		s := Speech{Speaker: speakerOf(group(p, m, "speaker")), About: aboutOf(group(p, m, "about"))}
		if s.About == "" {
			s.About = group(p, m, "act")
		}
		if subject := group(p, m, "subject"); subject != "" {
			if !isSubject(subject) {
				continue
			}
			s.About = subject
		}
		if s.Speaker+s.About != "" {
			return s, true
		}
	}
	return Speech{}, false
}

// The pieces of the patterns. A speaker is read as short as possible.
const (
	speaker = `(?P<speaker>\S+(?: \S+){0,6}?)`
	about   = `(?:,? (?:about|on|of|regarding|concerning|over|to|after|in|at|when|before|during|for|against|` +
		`with) (?P<about>.+))?`
	said = `(?:said|says|say|stated|states|claimed|claims|declared|warned|warns|remarked|tweeted|argued|` +
		`argues|insisted|insists|admitted|predicted|joked|complained|suggested)`
	say = `(?:say|said|saying|tell|told|think|thought|write|written|claim|claimed|argue|argued|warn|warned|` +
		`announce|comment|commented|promise|promised|state|stated|mention|declare|add|explain|explained|predict|` +
		`predicted|suggest|suggested|propose|proposed|speak|spoken|talk)`
	reply = `(?:respond|responded|react|reacted|reply|replied|answer|comment|describe|explain|see|view|feel|put)`
	nouns = `(?:positions?|views?|stance|opinions?|response|reaction|reply|comments?|words|statements?|` +
		`message|argument|answer|take|verdict|remarks|quotes?|quotations?|thoughts?)`
	listener = `(?: (?:reporters|journalists|the press|the media|parliament|the court|the committee|the bbc|mps|us))?`
	act      = `(?P<act>say|back|backed|support|supported|endorse|oppose|opposed|reject|rejected|deny|denied|` +
		`confirm|confirmed|admit|admitted|criticise|criticize|criticised|criticized|condemn|condemned|praise|` +
		`praised|welcome|welcomed|warn|warned|promise|promised|call for|called for|comment|commented|apologise|` +
		`apologize|apologised|apologized|accept|accepted|agree|agreed|announce|announced|rule out|ruled out|` +
		`demand|demanded|defend|defended|blame|blamed|accuse|accused|dismiss|dismissed|respond|thank|thanked|` +
		`mention|mentioned|suggest|urge|urged)`
)

// speechPatterns read whole questions for what somebody said. Their groups are speaker, about, and act and
// subject, which say what it was about as well.
var speechPatterns = compiled(
	`^who (?:was it (?:who|that) |was the one who |first |once |also |is (?:it )?(?:who|`+
		`that) )?`+said+` what,?`+about+`$`,
	// What did somebody say?
	`^who (?:commented|spoke|talked|remarked)`+about+`$`,
	`^what (?:was|has been|is being|did people|did everyone|are people|do people) (?:said|saying|say)`+about+`$`,
	`^what else (?:did|has|does) `+speaker+` `+say+listener+about+`$`,
	`^what (?:exactly )?(?:did|does|do|has|have|had|is|was|were) `+speaker+` (?:have to |had to |`+
		`got to )?`+say+listener+about+`$`,
	`^how (?:did|does|do|has|have) `+speaker+` `+reply+`(?: it)?`+about+`$`,
	`^how (?:did|does|do|has|have) `+speaker+` (?:describe|explain|defend|justify|see|view) (?P<about>.+)$`,
	`^what (?:is|was|are|were) the `+nouns+` (?:of|by|from) `+speaker+about+`$`,
	`^what (?:is|was|are|were) `+speaker+`(?:'s|’s|'|’) `+nouns+about+`$`,
	`^(?:show me|give me|list|find|get|any|all|some|the|latest|i want|`+
		`search for)? ?(?:of )?(?:the )?`+nouns+` (?:by|from|of) `+speaker+about+`$`,
	`^(?:show me|give me|list|find|get|any|all|some|the|latest)? ?(?:quotes?|quotations?|reactions?|`+
		`comments?) (?:about|on|to|regarding) (?P<about>.+)$`,
	`^what `+speaker+` (?:has |have |had )?(?:said|says|say|thinks|think|told)`+listener+about+`$`,
	`^quote `+speaker+about+`$`,
	`^`+speaker+` said what`+about+`$`,
	`^`+speaker+`(?:'s|’s|'|’)? (?:quotes?|quotations?|remarks|statements?|comments?)`+about+`$`,
	`^(?:did|has|have|does|do) `+speaker+` (?:ever |really |also |already )?(?:say|said|commented|comment|`+
		`spoken|speak|talk|talked) ?(?:anything|something)?`+about+`$`,
	`^(?:did|has|have|does|do) `+speaker+` (?:ever |really |also |already )?`+act+`(?: (?:that )?(?P<about>.+))?$`,
	`^according to `+speaker+`, (?P<about>.+)$`,
	`^(?P<speaker>\p{Lu}\S*(?: \p{Lu}\S*){0,3}) on (?P<subject>.+)$`,
)

// isSubject reports whether words behind a name and "on" are a thing that somebody spoke about, and
// not a day on which something happened: "The council on Monday passed the levy. Who was against
// it?"
func isSubject(words string) bool {
	t := typed{input.Read(words, input.Known{})}
	if len(t.Words) == 0 || len(prose.Sentences(words)) > 1 {
		return false
	}
	first := t.Words[0]
	isDay := first.Part == input.TimePart && !strings.HasSuffix(first.Norm, "'s")
	return !isDay && t.isNounPhrase(t.all())
}

// compiled compiles patterns that read any letter case, except where they ask for a capital.
func compiled(patterns ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(patterns))
	for i, p := range patterns {
		out[i] = regexp.MustCompile(`(?i)` + strings.ReplaceAll(p, `\p{Lu}`, `(?-i:\p{Lu})`))
	}
	return out
}

// group returns what the group of a name matched, or "" if p has no such group.
func group(p *regexp.Regexp, match []string, name string) string {
	if i := p.SubexpIndex(name); i >= 0 {
		return strings.TrimSpace(match[i])
	}
	return ""
}

// nobody are words that name no speaker.
var nobody = prose.Set(`anyone anybody someone somebody everyone everybody people they we you i it this
	that there he she who what which`)

// speakerOf returns a speaker without a possessive ending, or "" for a word that names nobody.
func speakerOf(s string) string {
	s = prose.Unpossessed(s)
	if nobody[strings.ToLower(s)] {
		return ""
	}
	return s
}

// aboutOf returns s without a second preposition.
func aboutOf(s string) string { return strings.TrimPrefix(s, "about ") }
