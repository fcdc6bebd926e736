package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/confidence"
	"quoth/retrieval/quote/syntax"
)

// doubts are the reasons why words are not those of the speaker that the rules found.
var doubts = []observation{
	{confidence.IsNegated, "Rosa Vane never said “the pier will fall within a year”.", (*site).isNegated},
	{confidence.IsNegated, "Rosa Vane declined to say whether “the pier will fall within a year”.", (*site).isRefused},
	{confidence.IsNegated, "It was Rosa Vane who refused to publicly tell them “the pier will fall within a year”.",
		(*site).isRefused},
	{confidence.IsDenied, "Rosa Vane denied that “the pier will fall within a year”.", (*site).isDenied},
	{confidence.IsSupposed, "If Rosa Vane says “the pier will fall within a year”, the council will pay.",
		(*site).isSupposed},
	{confidence.IsMade, "Rosa Vane won in the north, which led her to declare that the race was “in sight of the end”.",
		(*site).isMade},
	{confidence.IsSecondHand, "“The pier will fall,” Rosa Vane said, according to a report in the Tavel Post.",
		(*site).isSecondHand},
	{confidence.QuotesOther, "“The pier is a promise,” said Rosa Vane, quoting Peter Ash.", (*site).quotesOther},
	{confidence.IsInterrupted, "“It rained,” Rosa Vane said. Tom Ash shook his head. “The pier is closed.”",
		(*site).isInterrupted},
	{confidence.IsBroken, "“The pier will fall,” said Rosa Van\u00c3\u00a9.", (*site).isBroken},
}

// denials are the verbs by which somebody says that words are not true, or not theirs.
var denials = prose.Set(`denied denies deny denying disavow disavowed disavows dispute disputed disputes disputing
	refute refuted refutes refuting`)

// rejections are the verbs for rejecting what somebody else says. Marked words after such a verb are somebody else's,
// unless "as" stands before them ("rejected it as “nonsense”").
var rejections = prose.Set(`contradict contradicted contradicts debunk debunked dismiss dismissed dismisses dismissing
	rebut rebutted rebuts reject rejected rejecting rejects`)

// isDenied reports whether somebody denies the words after the cue, or denies saying them, or rejects marked ones.
func (s *site) isDenied() bool {
	if s.at >= s.from || !s.rule.own() {
		return false
	}
	if denials[s.verb.Text] || s.verb.Ends("ing") && denials[s.before(1).Text] {
		return true
	}
	marked := s.lastMarked()
	return rejections[s.verb.Text] && marked < s.to && !isIn(s.words[s.at:marked], "as")
}

// lastMarked returns the last marked token of the words, or the token after them.
func (s *site) lastMarked() int {
	for i := s.to - 1; i >= s.from; i-- {
		if s.words[i].Kind == names.Folded {
			return i
		}
	}
	return s.to
}

// negationReach is how many tokens before a cue a negation stands at most.
const negationReach = 3

// isNegated reports whether a negation belongs to the cue ("never said", "did not say").
func (s *site) isNegated() bool {
	if s.order != syntax.Before {
		return s.before(1).Text == "without"
	}
	for n := 1; n <= negationReach; n++ {
		switch t := s.before(n); {
		case isNegation(t):
			return !isIn(s.cue[s.at-n:s.at], "only")
		case t.Kind != names.Word || t.Is(names.Pronoun):
			return false
		}
	}
	return false
}

func isNegation(t *syntax.Token) bool { return t.In("never", "not") || t.Ends("n't") }

// refusals are the verbs for not doing something, with "to" before what is not done.
var refusals = prose.Set(`decline declined declines declining fail failed failing fails refuse refused refuses
	refusing`)

// isRefused reports whether somebody declines to say the words. One adverb may stand before the cue ("refused to
// publicly say"). Whoever "did not fail to say" them said them.
func (s *site) isRefused() bool {
	to := 1
	if s.before(to).Ends("ly") {
		to++
	}
	return s.before(to).Text == "to" && refusals[s.before(to+1).Text] && !isNegation(s.before(to+2))
}

// isSupposed reports whether the cue says what somebody may say or would.
func (s *site) isSupposed() bool {
	return s.order == syntax.Before && (s.isAfter("would", "could", "might", "should", "may", "must") ||
		s.cue.At(s.source.From-1).In("if", "unless", "whether"))
}

// isMade reports whether the cue is an infinitive with an object before it ("led her to say"): the subject of the
// sentence does not say the words.
func (s *site) isMade() bool {
	object := s.before(2)
	isObject := object.Upper || object.In("her", "him", "me", "them", "us")
	return s.order == syntax.Shared && s.before(1).Text == "to" && isObject
}

// isSecondHand reports whether the sentence names a source for what the speaker said.
func (s *site) isSecondHand() bool {
	return s.order != syntax.Opening && s.rule.own() && !s.rule.isLabel() && isIn(s.words, "according")
}

// quotesOther reports whether the sentence says that the speaker quotes somebody.
func (s *site) quotesOther() bool {
	for i, t := range s.words {
		if i != s.at && t.In("quoting", "paraphrasing", "reciting") && s.words.At(i+1).Kind == names.Word {
			return true
		}
	}
	return false
}

// isInterrupted reports whether the words are linked to a speaker in an earlier sentence, and another person is the
// subject of the sentence between.
func (s *site) isInterrupted() bool {
	if !s.isMarked() || s.rule.own() {
		return false
	}
	i := s.Place[s.words[s.from].Piece] - 1
	if i <= s.frame || s.Frames[i].Paragraph != s.Frames[i+1].Paragraph {
		return false
	}
	isOther := func(m nameMention) bool { return m.frame == i && m.subject && m.person != s.person }
	return slices.ContainsFunc(s.recent(s.words[s.from].Span.Start), isOther)
}

// isBroken reports whether damaged letters touch the name: what becomes of UTF-8 that is read as Latin-1.
func (s *site) isBroken() bool {
	name := s.source.Name
	if s.person != nil {
		name = s.person.Name
	}
	i := strings.Index(s.Text, name)
	if name == "" || i < 0 {
		return false
	}
	after, _ := utf8.DecodeRuneInString(s.Text[i+len(name):])
	before, _ := utf8.DecodeLastRuneInString(s.Text[:i])
	return isDamaged(before) || isDamaged(after)
}

// isDamaged reports whether r may be left over from a letter of two bytes: it is a combining mark or the second byte.
func isDamaged(r rune) bool {
	return unicode.Is(unicode.Mn, r) || 0x80 <= r && r <= 0xBF && !strings.ContainsRune("\u00a0«»·", r)
}
