// Package boilerplate says what of an article's text belongs to its page and not to its story: captions and
// credits, links to other stories, invitations to newsletters, disclosures, notes of editors, corrections,
// copyright lines, and what was learnt from the lines that an outlet repeats. It is pure.
//
// What it finds is never stored with an article, whose text stays as it is. It is left out of the index, and
// quotes, answers and summaries never show it.
//
//	for _, s := range boilerplate.Find(article.Title, article.Text) {
//		fmt.Println(s.Of(article.Text))
//	}
//
// Package page has rules of its own for the lines that it leaves out of a page's text: they see the links,
// and what they leave out is never stored.
package boilerplate

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// Find returns the spans of an article's text that belong to its page, by their wording, in order. A span
// is a line or whole sentences of one. What a headline announces is the story: an article titled
// "Correction: …" has no boilerplate that is a correction. So is the text of an article that has no other.
//
// It never takes what stands inside quotation marks, nor a sentence that reports what somebody says.
func Find(title, text string) []prose.Span {
	f := finder{title: prose.Fold(title)}
	paragraphs := prose.Paragraphs(text)
	for _, p := range paragraphs {
		f.line(text, p)
	}
	if len(f.found) == len(paragraphs) && slices.Equal(f.found, paragraphs) {
		return nil
	}
	return f.found
}

// Is reports whether a paragraph, or a sentence, belongs to the page and not to its story. A line that ends
// no sentence is a crosshead, a by-line or a caption.
func Is(s string) bool { return !prose.EndsSentence(s) || IsWorded(s) }

// IsWorded reports whether the wording of a paragraph, or a sentence, shows all of it to be boilerplate.
func IsWorded(s string) bool {
	p := prose.Span{End: len(s)}.Trim(s)
	if p.Len() == 0 {
		return false
	}
	var f finder
	f.line(s, p)
	return len(f.found) > 0 && f.found[0] == p
}

// finder gathers the boilerplate of one text.
type finder struct {
	title string // folded
	found []prose.Span
}

// line adds the boilerplate of a paragraph.
func (f *finder) line(text string, p prose.Span) {
	line := p.Of(text)
	if isCredit(line) {
		f.found = append(f.found, creditSpan(text, p))
		return
	}
	if isPageLine(line) {
		f.found = append(f.found, p)
		return
	}
	if IsLink(line) || !mayHold(line) {
		return
	}
	all := prose.SentencesIn(text, p)
	for i, s := range all {
		r := f.ruleOf(line, s.Start-p.Start, s.End-p.Start)
		switch {
		case r == nil:
			if i > 0 && f.endsAt(all[i-1].End) && goesOn(s.Of(text)) {
				f.add(text, s)
			}
		case r.reach == around && len(line) <= maxAround:
			f.cut(p.Start)
			f.found = append(f.found, p)
			return
		case r.reach == onwards:
			f.add(text, prose.Span{Start: s.Start, End: p.End})
			return
		default:
			if i == 1 && leadsOn(all[0].Of(text)) {
				f.add(text, all[0])
			}
			f.add(text, s)
		}
	}
}

// maxAround is the length of the longest line that is boilerplate with one of its sentences, in bytes.
const maxAround = 400

// cut removes the spans that start at a byte or after it.
func (f *finder) cut(at int) {
	for n := len(f.found); n > 0 && f.found[n-1].Start >= at; n-- {
		f.found = f.found[:n-1]
	}
}

// endsAt reports whether the last span ends at a byte.
func (f *finder) endsAt(at int) bool {
	n := len(f.found)
	return n > 0 && f.found[n-1].End == at
}

// add adds a span, joined with the last one if only a blank is between them. It leaves out a span that is
// added already.
func (f *finder) add(text string, s prose.Span) {
	n := len(f.found)
	switch {
	case n > 0 && f.found[n-1].End >= s.End:
	case n > 0 && f.found[n-1].End+1 == s.Start && text[f.found[n-1].End] == ' ':
		f.found[n-1].End = s.End
	default:
		f.found = append(f.found, s)
	}
}

// maxBeside is the length of the longest sentence that belongs to an invitation beside it, in bytes.
const maxBeside = 80

// leadsOn reports whether the first sentence of a line is a question that leads to an invitation: "Want
// more?"
func leadsOn(s string) bool { return len(s) <= maxBeside && strings.HasSuffix(s, "?") }

// goesOn reports whether a sentence goes on with the invitation before it: "Send it to us."
func goesOn(s string) bool {
	w := prose.NewWords(s)
	return len(s) <= maxBeside && w.Next() && invitations[prose.Fold(w.Span().Of(s))]
}

var invitations = prose.Set(`send just simply tell click tap sign subscribe email call write log see you you'll
	it's here's
	cancel unsubscribe enter choose check please thank thanks try join download share let`)

// ruleOf returns the rule that holds for the sentence line[from:to], or nil.
func (f *finder) ruleOf(line string, from, to int) *rule {
	if inQuotation(line, from, to) {
		return nil
	}
	s := readSentence(line[from:to])
	best := len(rules)
	for t := range s.triggers {
		if r := &rules[t.rule]; t.rule < best && r.holds(s, t.phrase) && !f.announces(r, t.phrase) {
			best = t.rule
		}
	}
	if best == len(rules) {
		return nil
	}
	return &rules[best]
}

// announces reports whether the headline has the label of a note, which is the story then.
func (f *finder) announces(r *rule, label string) bool {
	return r.labels && r.most == maxNote && strings.Contains(f.title, label)
}

// trigger is a phrase of a rule that shows that the rule may hold.
type trigger struct {
	phrase string
	rule   int
}

// opening has the triggers that a sentence opens with, by their first word or, if they have more words, by
// their first two. Anywhere has those that may stand anywhere in it, by their longest word.
var opening, anywhere = indexTriggers()

func indexTriggers() (opening, anywhere map[string][]trigger) {
	opening, anywhere = make(map[string][]trigger), make(map[string][]trigger)
	for i, r := range rules {
		for _, o := range r.opens {
			words := strings.SplitN(o, " ", 3)
			key := strings.Join(words[:min(2, len(words))], " ")
			opening[key] = append(opening[key], trigger{o, i})
		}
		if len(r.opens) > 0 {
			continue
		}
		for _, p := range r.has {
			words := strings.Fields(p)
			slices.Reverse(words) // of words as long, the last
			key := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
			anywhere[key] = append(anywhere[key], trigger{p, i})
		}
	}
	return opening, anywhere
}

// triggers yields the triggers of a sentence.
func (s *sentence) triggers(yield func(trigger) bool) {
	words := s.words[1:]
	first := strings.IndexByte(words, ' ')
	if first < 0 {
		return
	}
	keys := []string{words[:first]}
	if second := strings.IndexByte(words[first+1:], ' '); second > 0 {
		keys = append(keys, words[:first+1+second])
	}
	for _, key := range keys {
		for _, t := range opening[key] {
			if s.opensWith(t.phrase) && !yield(t) {
				return
			}
		}
	}
	for word := range strings.FieldsSeq(words) {
		for _, t := range anywhere[word] {
			if s.has(t.phrase) && !yield(t) {
				return
			}
		}
	}
}

// mayHold reports whether a line has the key of a trigger. It saves looking for sentences in nearly all
// lines.
func mayHold(line string) bool {
	var key []byte // the first words of a sentence
	end, words := 0, 0
	for w := prose.NewWords(line); w.Next(); end = w.Span().End {
		word := prose.Fold(w.Span().Of(line))
		if len(anywhere[word]) > 0 {
			return true
		}
		if words > 1 && strings.ContainsAny(line[end:w.Span().Start], ".!?…|•►(") { // not behind "Ed."
			key, words = key[:0], 0
		}
		if words++; words > 2 {
			continue
		}
		if words == 2 {
			key = append(key, ' ')
		}
		if key = append(key, word...); len(opening[string(key)]) > 0 {
			return true
		}
	}
	return false
}

// inQuotation reports whether the sentence line[from:to] stands in a quotation or is one, in whole or at
// its start.
func inQuotation(line string, from, to int) bool {
	before, s := line[:from], line[from:to]
	open := strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, "\"")%2 == 1
	return open || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "‘") ||
		strings.HasPrefix(s, "'") || strings.Count(s, "”") > strings.Count(s, "“")
}
