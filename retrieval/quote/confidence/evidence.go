// Package confidence estimates how likely it is that a quote has the right speaker, from what the text around
// it shows.
//
//	confidence.Marked.Of(confidence.TakesClause | confidence.NobodyElse) // 0.972
//
// A reader of texts makes the observations; the package knows only what each is worth. The weights are fitted by
// logistic regression to articles whose quotes people have read; see cmd/fitquotes.
package confidence

// Evidence is a set of observations about a quote and its speaker, one bit for each.
type Evidence uint64

// The observations, by what they are about.
const (
	// About the expression that reports the words, which is called the cue.

	TakesClause Evidence = 1 << iota // it takes a clause ("said"), or a label or a signature stands for it
	Says                             // it is one of the common verbs for saying something, such as "said"
	Thinks                           // it says what somebody thinks ("believed")
	Handles                          // it is a verb that does something else as often ("used", "issued")
	Acts                             // it says what is done with words ("praised")
	TakesThing                       // it takes a thing as often as a clause ("found a home")
	IsNounToo                        // it is a noun as often ("report")
	IsShared                         // it has no subject of its own ("…, adding")
	IsModal                          // "would", "could" or "to" stands before it

	// About the speaker.

	HasNoName        // "officials"
	IsBody           // a company, a ministry, or a name that the text does not explain
	HasNamesakes     // others of the same surname are in the text
	IsRelative       // "who" stands before the cue
	AfterPreposition // a preposition stands before the speaker
	FromParagraph    // it is the speaker of the paragraph before
	NobodyElse       // the sentence names nobody else

	// About the words.

	FewAndFar         // at most three words, four tokens or more from the cue
	Far               // nine tokens or more from the cue
	OneBetween        // one token stands between them and the cue
	WordsAfterAdjunct // they open with a preposition, or one stands before them
	HasComma          // there is a comma in them
	HasBreak          // a dash, a colon, a semicolon or a bracket is in them
	TurnsAside        // a comma and a word such as "which" or "as" are in them
	EndsSentence      // they end where the sentence ends
	GoesOn            // a word follows them
	HasFiniteVerb     // a finite verb is in them
	HoldsCue          // another cue is in them

	// Doubts, each of which says that the words are not the speaker's.

	IsNegated     // "never said", "did not say", "declined to say"
	IsDenied      // "denied that"
	IsSupposed    // "if she says", "she would say"
	IsMade        // "led her to say"
	IsSecondHand  // another source vouches for the words ("she said, according to Ash")
	QuotesOther   // the sentence quotes somebody else ("she said, quoting Ash")
	IsInterrupted // another person acts between the words and what the speaker said before
	IsBroken      // damaged letters touch the name
)

// Doubts is the set of all doubts.
const Doubts = IsNegated | IsDenied | IsSupposed | IsMade | IsSecondHand | QuotesOther | IsInterrupted | IsBroken

// Is reports whether e and f share an observation.
func (e Evidence) Is(f Evidence) bool { return e&f != 0 }
