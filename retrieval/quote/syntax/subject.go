package syntax

import "quoth/retrieval/names"

// subjectBefore returns the subject phrase that ends before the cue at token v.
func (x *Reader) subjectBefore(s Sentence, v int) Mention {
	i := beforeAdverbs(s, v-1)
	switch t := s.At(i); {
	case t.Is(join):
		return Mention{}
	case t.In("who", "which", "that"):
		end := i - 1
		if s.At(end).Text == "," {
			end--
		}
		return x.antecedent(s, beforeBracket(s, end))
	case t.Text == "," && s.At(i-1).Text == ")":
		return x.antecedent(s, beforeBracket(s, i-1))
	case t.In(",", "—", "–"):
		h := headBeforeAside(s, i)
		m, _ := x.withAside(s, x.phraseEnding(s, h), h+1)
		return m
	}
	return x.phraseEnding(s, beforeBracket(s, i))
}

// beforeAdverbs returns the last token up to i that is no adverb, no auxiliary, and no day after a name.
func beforeAdverbs(s Sentence, i int) int {
	for isAdverbial(s.At(i)) || s.At(i).Is(names.Weekday) && s.At(i-1).Upper {
		i--
	}
	return i
}

// isAdverbial reports whether t may stand between a subject and its cue.
func isAdverbial(t *Token) bool {
	isAdverb := !t.Upper && len(t.Text) > 4 && t.Ends("ly")
	return t.Kind == names.Word && (isAdverb || t.Is(names.Auxiliary) || t.Ends("n't"))
}

// beforeBracket returns the token before the bracket that token i closes, or i if it closes none.
func beforeBracket(s Sentence, i int) int {
	if s.At(i).Text != ")" {
		return i
	}
	for i >= 0 && s[i].Text != "(" {
		i--
	}
	return i - 1
}

// antecedent returns what "who" after token h stands for: the name that ends there, the name before an aside that ends
// there ("Rosa Vane, the mayor, who"), or else the phrase.
func (x *Reader) antecedent(s Sentence, h int) Mention {
	m := x.runEnding(s, h)
	for i := h; !m.Known() && h-i < names.LongestRole && s.At(i).Kind == names.Word; i-- {
		if names.RoleAfter(s, i-1).Len() > 0 {
			if named := x.runEnding(s, i-2); named.Person != nil {
				return named
			}
		}
	}
	return m
}

// runEnding returns the name whose last word is token h, else the phrase.
func (x *Reader) runEnding(s Sentence, h int) Mention {
	from := h
	for ; ; from-- {
		if s.At(from-1).Is(names.BodyJoin) && s.At(from-2).Upper { // "Bank of Westren"
			from--
		} else if !s.At(from-1).Upper || s[from-1].Possessive {
			break
		}
	}
	if s.At(h).Upper {
		return x.Phrase(s, from, h+1)
	}
	m := x.phraseEnding(s, h)
	for i := m.To - 1; i > m.From; i-- { // "rejected a report": the verb is no part of it
		if s[i].Is(names.Determiner) && !s[i-1].Is(names.Determiner) && s[i-1].Text != "of" {
			return x.Phrase(s, i, m.To)
		}
	}
	return m
}

// longestAside is how many tokens an aside has at most.
const longestAside = 40

// headBeforeAside returns the last token of the phrase that the aside ending at token end belongs
// to ("Rosa Vane, the mayor, said"), or -1. It is before the first comma of the clause, so that an
// aside may hold commas itself.
func headBeforeAside(s Sentence, end int) int {
	head := -1
	for i := end - 1; i > 0 && end-i < longestAside; i-- {
		t := s[i]
		if t.In(";", ":") {
			break
		}
		if t.Text == s[end].Text && s[i-1].Kind == names.Word && endsSubject(s, i-1) {
			head = i - 1
		}
	}
	return head
}

// endsSubject reports whether the phrase that ends at token i can be a subject: it is a name or a pronoun, or begins
// with a determiner or an owner.
func endsSubject(s Sentence, i int) bool {
	first, last := s[phraseStart(s, i)], s[i]
	isAside := first.Is(names.Preposition) || first.Common && first.Ends("ed")
	return !isAside && (last.Upper || last.Common || last.Is(names.Pronoun) ||
		first.Is(names.Determiner) || first.Upper && first.Possessive)
}

// subjectAfter returns the subject phrase that starts at token i, after a cue, and the token
// after it.
func (x *Reader) subjectAfter(s Sentence, i int) (Mention, int) {
	if t := s.At(i); t.Kind != names.Word || t.Text == "it" ||
		t.Is(names.Stopper|names.Preposition) && !t.Is(names.Pronoun) {
		return Mention{}, i
	}
	to := phraseEnd(s, i, len(s), endsInverted|names.Day)
	for to > i+1 && s[to-1].Is(names.Preposition) {
		to--
	}
	return x.withAside(s, x.Phrase(s, i, to), to)
}

// FrameSubject returns the first phrase of a frame, before token limit, that can be a subject: a name, a pronoun, or a
// noun with its determiner.
func (x *Reader) FrameSubject(s Sentence, limit int) Mention {
	for i := datelineEnd(s); i < limit; {
		t := s[i]
		switch {
		case t.Kind != names.Word || t.Is(LeadIn):
			i++
		case timeEnd(s, i) > 0:
			i = timeEnd(s, i)
		case t.Is(names.Preposition|names.Day) || t.Ends("ing") || t.Ends("ed") && !s.At(i+1).Upper ||
			!t.Is(names.Pronoun|names.Determiner) && !t.Common && (!t.Upper || t.Is(names.Lead) && !t.Is(names.Short)):
			for i < limit && s[i].Text != "," {
				i++
			}
			i = x.pastRegion(s, i)
		case t.Is(names.Pronoun):
			return x.Phrase(s, i, i+1)
		default:
			return x.nounPhrase(s, i, limit)
		}
	}
	return Mention{}
}

// pastRegion returns the second comma of a place and its region, if the first is token i ("in Westren, Ellery, the
// mayor"). Otherwise it returns i.
func (x *Reader) pastRegion(s Sentence, i int) int {
	if !s.At(i-1).Upper || !s.At(i+1).Upper {
		return i
	}
	r := names.RunAt(s, i+1)
	to := r.To
	if s.At(to).Text == "." { // of an abbreviation
		to++
	}
	p := x.Persons.Find(r)
	isSomebody := p != nil && (p.Sex != 0 || p.Role != "")
	if s.At(to).Text == "," && !isSomebody {
		return to
	}
	return i
}

// nounPhrase returns the name that opens at token i, or else the noun phrase there.
func (x *Reader) nounPhrase(s Sentence, i, limit int) Mention {
	to := phraseEnd(s, i, limit, names.Preposition|names.Auxiliary|CueVerb|Finite)
	if s[i].Upper && !s[i].Is(names.Determiner) {
		r := names.RunAt(s, i)
		next := s.At(r.To)
		isUnknown := r.Name == r.From && len(x.Persons.Candidates(r)) == 0
		isOfPlural := isUnknown && next.Ends("s") && !next.Is(Finite|CueVerb) // "Cement makers"
		if r.Named() && r.To <= limit && !s[r.To-1].Possessive && !isOfPlural {
			to = r.To
		}
	}
	return x.Phrase(s, i, names.BodyEnd(s, to, limit))
}

// timeEnd returns the token after the measure of time that opens at token i ("a few minutes
// later", "Minutes later"), or 0.
func timeEnd(s Sentence, i int) int {
	for j := i; j < i+4 && (j == i || s[i].Is(names.Determiner)); j++ {
		if s.At(j).Is(timeUnit) && s.At(j+1).In("later", "earlier", "before", "after", "ago", ",") {
			return j + 2
		}
	}
	return 0
}

// datelineEnd returns the first token after a dateline ("WESTREN, May 2 (Newswire) —"), or 0.
func datelineEnd(s Sentence) int {
	for i := 1; i < 12 && s.At(0).Capitals; i++ {
		if s.At(i).In("—", "–", "-", ":") {
			return i + 1
		}
	}
	return 0
}
