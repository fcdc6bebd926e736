package syntax

import (
	_ "embed"

	"quoth/retrieval/names"
)

// Token is a word, a punctuation mark, or a whole marked piece.
type Token = names.Token

// Sentence is the tokens of a frame.
type Sentence = names.Sentence

// The classes of words by which speech is found. Their lists are in words.txt.
const (
	ClauseVerb   = names.Own << iota // "said": a verb that reports a clause
	objectVerb                       // "called": a verb that reports words about somebody
	NounLike                         // "report": a cue form that is a noun as often
	BaseForm                         // a cue form without an ending
	plainVerb                        // "say": a cue form without an ending that is never a noun
	ActVerb                          // "praised": what a speaker does with words
	ThinVerb                         // "found": takes a thing as often as a clause
	Finite                           // "will": a verb form that makes a clause
	beForm                           // "was": a form of "be"
	LeadIn                           // "then": starts a sentence before its subject
	conjunction                      // "since": opens a clause whose subject follows at once
	join                             // "and": the cue after it shares the subject of the one before
	endsInverted                     // "during": ends a subject after its cue
	about                            // "against": opens what speech is about
	contrastive                      // "although": opens the reporter's own words against what was said
	Nicknamer                        // "dubbed": announces a nickname
	Namer                            // "titled": announces a title or a nickname
	timeUnit                         // "minutes": measures time
	article                          // "the": never stands alone
	hearerVerb                       // "told": the hearer stands before what is said

	CueVerb = ClauseVerb | objectVerb
)

// ownClasses are the names of these classes in the list, in order.
const ownClasses = `clauseVerb objectVerb nounLike baseForm plainVerb actVerb thinVerb finite beForm leadIn
	conjunction join endsInverted about contrastive nicknamer namer timeUnit article hearerVerb`

//go:embed words.txt
var wordLists string

// lexicon holds the words of package names and of this one. A cue verb ends a role. If its form can be nothing else but
// a verb, words with it are more than a phrase.
var lexicon = func() names.Lexicon {
	l := names.With(wordLists, ownClasses)
	for w, c := range l {
		if c.Is(CueVerb) {
			l[w] |= names.Break
			if !c.Is(NounLike | BaseForm) {
				l[w] |= names.Verb
			}
		}
	}
	return l
}()
