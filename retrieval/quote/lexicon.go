package quote

import (
	_ "embed"

	"quoth/retrieval/names"
)

// The classes of words by which speech is found. Their lists are in words.txt.
const (
	clauseVerb   = names.Own << iota // "said": a verb that reports a clause
	objectVerb                       // "called": a verb that reports words about somebody
	nounLike                         // "report": a cue form that is a noun as often
	baseForm                         // a cue form without an ending
	plainVerb                        // one that is a noun nowhere
	actVerb                          // "praised": what a speaker does with words
	thinVerb                         // "found": takes a thing as often as a clause
	finite                           // makes a clause
	beForm                           // carries a participle
	leadIn                           // starts a sentence before its subject
	conjunction                      // opens a clause whose subject follows at once
	join                             // the cue after it shares the subject of the one before
	endsInverted                     // ends a subject after its cue
	about                            // opens what speech is about
	contrastive                      // opens what the reporter sets against what was said
	nicknamer                        // announces a nickname
	namer                            // announces a title or a nickname
	timeUnit                         // measures time
	article                          // never stands alone
	clipping                         // starts with an apostrophe that opens nothing

	cueVerb = clauseVerb | objectVerb
)

const ownClasses = `clauseVerb objectVerb nounLike baseForm plainVerb actVerb thinVerb finite
	beForm leadIn conjunction join endsInverted
	about contrastive nicknamer namer timeUnit article clipping`

//go:embed words.txt
var wordLists string

// lexicon is the words of names and of this package. No role is read over a cue verb, and
// one in a form that is nothing else makes more of words than a phrase.
var lexicon = func() names.Lexicon {
	l := names.With(wordLists, ownClasses)
	for w, c := range l {
		switch {
		case c.Is(cueVerb) && !c.Is(nounLike|baseForm):
			l[w] = c | names.Break | names.Verb
		case c.Is(cueVerb):
			l[w] = c | names.Break
		}
	}
	return l
}()
