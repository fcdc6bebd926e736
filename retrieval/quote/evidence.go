package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/confidence"
	"quoth/retrieval/quote/syntax"
)

// site is the place of the words of a quote and of its cue.
type site struct {
	*extraction
	link
	words    syntax.Sentence // the frame of the words
	runs     []names.Run     // of words
	from, to int             // their tokens
	cue      syntax.Sentence // the frame of the cue
	verb     *syntax.Token   // the cue; outside the frame when there is none
}

// sayVerbs are the verbs for saying something that news uses most. Source: read off news by hand, 2026-11.
var sayVerbs = prose.Set(`according add added adding adds argue argued argues arguing ask asked asking asks
	continued continues declare declared declares declaring explain explained explaining explains insist insisted
	insisting insists note noted notes noting recall recalled recalling recalls replied replies reply replying respond
	responded responding responds said say saying says state stated states stating tell telling tells told tweet
	tweeted tweeting tweets warn warned warning warns write writes writing wrote`)

// thoughtVerbs are the verbs for what somebody thinks, which seldom report words. Source: read off news by hand,
// 2026-11.
var thoughtVerbs = prose.Set(`believe believed believes believing conclude concluded consider considered considering
	considers deem deemed deems fear feared fearing fears find finding finds found guess guessed hope hoped hopes hoping
	knew know knowing knows regard regarded regards saw see seeing seen sees suspect suspected suspects think thinking
	thinks thought understand understands understood view viewed viewing views wonder wondered wonders`)

// otherVerbs are the verbs that do something with a thing, or with somebody else's words, as often as they report.
// Source: read off news by hand, 2026-11.
var otherVerbs = prose.Set(`cast casting casts credit credited crediting credits discuss discussed discusses discussing
	invoke invoked invokes invoking issue issued issues issuing lean leaned offer offered offering offers paint painted
	painting paints point pointed pointing points pose posed poses posing press pressed presses pressing print printed
	prints publish published publishes publishing speak speaking speaks spoke spoken talk talked talking talks thank
	thanked thanks use used uses using`)

// An observation is evidence that a site may show.
type observation struct {
	evidence confidence.Evidence
	example  string // one of its quotes shows it
	shows    func(s *site) bool
}

// observations are all that is observed of a site, apart from the doubts.
var observations = []observation{
	// The cue.
	{confidence.TakesClause, "Rosa Vane said that the pier was closed.", func(s *site) bool {
		return s.verb.Is(syntax.ClauseVerb) || s.order == syntax.Opening || s.order == syntax.Passive ||
			s.rule.isLabel()
	}},
	{confidence.Says, "Rosa Vane said that the pier was closed.",
		func(s *site) bool { return sayVerbs[s.verb.Text] }},
	{confidence.Thinks, "Rosa Vane believed that the pier was closed.",
		func(s *site) bool { return thoughtVerbs[s.verb.Text] }},
	{confidence.Handles, "Rosa Vane used the words “a ruin”.",
		func(s *site) bool { return otherVerbs[s.verb.Text] }},
	{confidence.Acts, "Rosa Vane praised the men of the pier.",
		func(s *site) bool { return s.verb.Is(syntax.ActVerb) }},
	{confidence.TakesThing, "Rosa Vane found that the pier was closed.",
		func(s *site) bool { return s.verb.Is(syntax.ThinVerb) }},
	{confidence.IsNounToo, "Rosa Vane reports that the pier is closed.",
		func(s *site) bool { return s.verb.Is(syntax.NounLike) }},
	{confidence.IsShared, "Rosa Vane shut the pier, saying that the wood was rotten.",
		func(s *site) bool { return s.order == syntax.Shared }},
	{confidence.IsModal, "Rosa Vane will say that the pier is closed.", func(s *site) bool {
		return s.isAfter("would", "could", "will", "can", "may", "might", "should", "must", "to")
	}},
	// The speaker.
	{confidence.HasNoName, "The harbour master said that the pier was closed.",
		func(s *site) bool { return s.person == nil && s.source.Name == "" }},
	{confidence.IsBody, "The Harbour Office said that the pier was closed.",
		func(s *site) bool { return s.source.Name != "" }},
	{confidence.HasNamesakes, "Rosa Vane and Tom Vane came. Rosa Vane said that the pier was closed.",
		func(s *site) bool { return s.person != nil && len(s.namesakes()) > 1 }},
	{confidence.IsRelative, "It was Rosa Vane who said that the pier was closed.",
		func(s *site) bool { return s.isRelative() && (s.distance() > 1 || !s.isMarked()) }},
	{confidence.AfterPreposition, "It rained before Rosa Vane said that the pier was closed.",
		func(s *site) bool { return s.cue.At(s.source.From-1).Is(names.Preposition) && !s.isRelative() }},
	{confidence.NobodyElse, "Rosa Vane said that the pier was closed.",
		func(s *site) bool { return !s.namesOther() }},
	{confidence.FromParagraph, "“It rained,” Rosa Vane said.\n“The pier is closed for good.”",
		func(s *site) bool { return s.rule == byWholeParagraph }},
	// The words.
	{confidence.FewAndFar, "Rosa Vane told the crowd in the rain that “it fell”.",
		func(s *site) bool { return s.distance() >= 4 && s.isShort() }},
	{confidence.Far, "Rosa Vane told the old crowd in the rain of Monday night that the pier was closed.",
		func(s *site) bool { return s.distance() >= 9 }},
	{confidence.OneBetween, "Rosa Vane said that the pier was closed.",
		func(s *site) bool { return s.distance() == 1 }},
	{confidence.WordsAfterAdjunct, "Rosa Vane said in the end it was closed for good.",
		func(s *site) bool { return s.opensWithPreposition() }},
	{confidence.HasComma, "Rosa Vane said the pier was old, and closed.",
		func(s *site) bool { return isIn(s.said(), ",") }},
	{confidence.HasBreak, "Rosa Vane said the pier was closed — for good.",
		func(s *site) bool { return isIn(s.said(), "—", "–", ";", "(", ":") }},
	{confidence.TurnsAside, "Rosa Vane said the pier was closed, a day after the storm.",
		func(s *site) bool { return s.turnsAside() }},
	{confidence.EndsSentence, "Rosa Vane said that the pier was closed.",
		func(s *site) bool { return s.to >= len(s.words)-1 }},
	{confidence.GoesOn, "Rosa Vane said the pier was closed and added that it was a ruin.",
		func(s *site) bool { return s.words.At(s.to).Kind == names.Word }},
	{confidence.HasFiniteVerb, "Rosa Vane said that the pier was closed.",
		func(s *site) bool { return hasClass(s.said(), syntax.Finite) }},
	{confidence.HoldsCue, "Rosa Vane said the men who admitted it were gone.",
		func(s *site) bool { return hasPlainCue(s.said()) }},
}

// evidence returns the observations and doubts that the site of a quote shows.
func (s *site) evidence() confidence.Evidence {
	var e confidence.Evidence
	for _, table := range [][]observation{observations, doubts} {
		for _, o := range table {
			if o.shows(s) {
				e |= o.evidence
			}
		}
	}
	return e
}

// siteOf returns the site of the words in tokens [from, to) of a frame, which l links to a speaker.
func (x *extraction) siteOf(l link, frame, from, to int) *site {
	f := &x.Frames[frame]
	s := &site{extraction: x, link: l, words: f.Sentence, runs: f.Runs, from: from, to: to}
	s.cue = x.Frames[l.frame].Sentence
	s.verb = s.cue.At(l.at)
	return s
}

func (s *site) said() syntax.Sentence { return s.words[s.from:s.to] }

// before returns the token n before the cue.
func (s *site) before(n int) *syntax.Token { return s.cue.At(s.at - n) }

// isAfter reports whether one of words, which is no name, stands right before the cue.
func (s *site) isAfter(words ...string) bool { return !s.before(1).Upper && s.before(1).In(words...) }

// isRelative reports whether "who" or its like is the subject of the cue.
func (s *site) isRelative() bool {
	return s.verb.Kind == names.Word && isIn(s.cue[max(0, s.at-2):s.at], "who", "that", "which")
}

// isMarked reports whether the words are a marked piece.
func (s *site) isMarked() bool { return s.words.At(s.from).Kind == names.Folded }

// namesakes returns the persons of the speaker's surname.
func (s *site) namesakes() []*syntax.Person {
	return s.Persons.Last[s.person.Words[len(s.person.Words)-1]]
}

// distance returns how many tokens stand between the words and a cue in the same sentence, or -1.
func (s *site) distance() int {
	switch {
	case !s.rule.own() || s.verb.Kind == names.Outside:
		return -1
	case s.at < s.from:
		return s.from - s.at - 1
	}
	return s.at - s.to
}

// short is how many words of a marked piece, and tokens of a clause, are few.
const short = 3

// isShort reports whether the words are few.
func (s *site) isShort() bool {
	n := 0
	for _, t := range s.said() {
		if n++; t.Kind == names.Folded {
			n += countFields(s.Marked[t.Piece].Inner.Of(s.Text), short+1) - 1
		}
	}
	return n <= short
}

// namesOther reports whether the sentence of the words names anybody but the speaker.
func (s *site) namesOther() bool {
	return slices.ContainsFunc(s.runs, func(r names.Run) bool {
		p := s.Persons.Find(r)
		return p != nil && p != s.person
	})
}

// opensWithPreposition reports whether a preposition opens the words, or stands before marked ones.
func (s *site) opensWithPreposition() bool {
	first := s.words.At(s.from)
	if first.Kind == names.Folded {
		first = s.words.At(s.from - 1)
	}
	return first.Is(names.Preposition)
}

// asides are the words that open an aside after a comma.
var asides = prose.Set("a after although and as but the though when which while who with")

// turnsAside reports whether a comma and the word that opens an aside are in the words.
func (s *site) turnsAside() bool {
	said := s.said()
	for i := range said {
		if said[i].Text == "," && asides[said.At(i+1).Text] {
			return true
		}
	}
	return false
}

// isIn reports whether a token of s is one of words.
func isIn(s syntax.Sentence, words ...string) bool {
	return slices.ContainsFunc(s, func(t syntax.Token) bool { return t.In(words...) })
}

func hasClass(s syntax.Sentence, c names.Class) bool {
	return slices.ContainsFunc(s, func(t syntax.Token) bool { return t.Is(c) })
}

// hasPlainCue reports whether s holds a verb of saying whose form is not as often a noun or an infinitive.
func hasPlainCue(s syntax.Sentence) bool {
	return slices.ContainsFunc(s, func(t syntax.Token) bool {
		return t.Is(syntax.CueVerb) && !t.Is(syntax.NounLike|syntax.BaseForm)
	})
}
