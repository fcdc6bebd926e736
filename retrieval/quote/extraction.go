package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/syntax"
)

// extraction is the work on one text.
type extraction struct {
	*syntax.Reader
	named     []nameMention // in order of place
	spoke     *nameMention  // who spoke last; nil for a body
	resolved  resolved      // the last pronoun
	links     []link        // of each marked piece
	announced []*link       // of each frame, its first cue with a speaker, or nil
	clauses   []reported    // in order of place
	turn      link          // of the last turn of a transcript
	signed    map[int]bool  // the paragraphs that name the speaker of the one above
	group     int
}

// nameMention is a person named outside quotation marks.
type nameMention struct {
	at, frame, paragraph int
	person               *syntax.Person // nil for somebody without a name, and where several namesakes may be meant
	sex                  names.Class
	subject              bool
	namesakes            []*syntax.Person
}

// mayBe reports whether m can be of a sex.
func (m nameMention) mayBe(sex names.Class) bool {
	if len(m.namesakes) > 0 {
		return slices.ContainsFunc(m.namesakes, func(p *syntax.Person) bool { return p.MayBe(sex) })
	}
	return m.sex == 0 || m.sex == sex
}

// as returns the person whom m names, or the only one of its namesakes that can be of a sex. It returns nil when
// several can be.
func (m nameMention) as(sex names.Class) *syntax.Person {
	found := m.person
	for _, p := range m.namesakes {
		switch {
		case !p.MayBe(sex):
		case found != nil:
			return nil
		default:
			found = p
		}
	}
	return found
}

// resolved is a pronoun as a mention of the person it stands for.
type resolved struct {
	nameMention
	pronoun string
}

// reported is a clause with its speaker.
type reported struct {
	syntax.Clause
	link link
}

// link ties a marked piece or a reported clause to its speaker.
type link struct {
	source syntax.Mention
	person *syntax.Person // whom the source names, pronouns resolved
	cue    prose.Span
	at     int          // the token of the cue; past the end of the frame when there is none
	frame  int          // that of the source and the cue
	order  syntax.Order // of the cue
	rule   rule
	group  int
}

// rule is the way in which a link was found, on which its confidence depends.
type rule uint8

const (
	byNothing rule = iota
	byCueAfter
	byCueBefore
	byColon
	byTurn
	bySignature
	byAnnouncement // this rule and those below use the link of a neighbour
	byParagraph
	byCueLater
	byOpenQuote
	byWholeParagraph
	byInterview
	byHeading
)

// isLabel reports whether r finds a name that stands alone beside the words.
func (r rule) isLabel() bool {
	return r == byTurn || r == bySignature || r == byHeading || r == byInterview
}

// own reports whether r finds the speaker in the frame of the words.
func (r rule) own() bool { return byNothing < r && r < byAnnouncement }
