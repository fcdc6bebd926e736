package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// extraction is the work on one text.
type extraction struct {
	*document
	persons   *persons
	named     []nameMention // in order of place
	spoke     *nameMention  // who spoke last; nil for a body
	resolved  resolved      // the last pronoun
	links     []link        // of each marked piece
	announced []link        // of each frame, its first cue with a speaker
	clauses   []clause      // in order of place
	turn      link          // of the last turn of a transcript
	signed    map[int]bool  // the paragraphs that name the speaker of the one above
	group     int
}

// mention is the phrase that names a speaker. The zero mention names nobody.
type mention struct {
	from, to int // tokens [from, to) of the frame
	span     prose.Span
	person   *person // nil when it is nobody whom the text names
	name     string  // of a body, or a surname that several people have
	pronoun  string  // folded
}

// found reports whether there is a phrase at all.
func (m mention) found() bool { return m.span.Len() > 0 }

// known reports whether m has a name.
func (m mention) known() bool { return m.person != nil || m.name != "" }

// nameMention is a person named outside quotation marks.
type nameMention struct {
	at, frame, paragraph int
	person               *person // nil for somebody without a name, and for one of several namesakes
	sex                  names.Class
	subject              bool
	namesakes            []*person
}

// mayBe reports whether m can be of a sex.
func (m nameMention) mayBe(sex names.Class) bool {
	if len(m.namesakes) > 0 {
		return slices.ContainsFunc(m.namesakes, func(p *person) bool { return p.mayBe(sex) })
	}
	return m.sex == 0 || m.sex == sex
}

// as returns the person whom m names if that is one of a sex, or nil when several may be meant.
func (m nameMention) as(sex names.Class) *person {
	found := m.person
	for _, p := range m.namesakes {
		switch {
		case !p.mayBe(sex):
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

// clause is a piece of a frame that a cue reports.
type clause struct {
	cue      int // its index in the frame
	from, to int // tokens [from, to)
	span     prose.Span
	marked   []int // the marked pieces in it
	link     link
	bare     bool // it stands without marks, since the cue takes a clause
}

// link ties a marked piece or a reported clause to its speaker.
type link struct {
	source mention
	person *person // whom the source names, pronouns resolved
	cue    prose.Span
	at     int   // the token of the cue; past the end of the frame when there is none
	frame  int   // that of the source and the cue
	order  order // of the cue
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
	byAnnouncement // from here on, by the link of a neighbour
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

// own reports whether r finds the speaker in the frame of the words themselves.
func (r rule) own() bool { return byNothing < r && r < byAnnouncement }
