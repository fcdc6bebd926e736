package names

import "strings"

// Run is a run of capitalised words in a sentence: titles, roles and bodies, and perhaps a name
// after them.
type Run struct {
	In       Sentence
	From, To int // the run is In[From:To]
	Name     int // where the name in the run starts; To when it names nobody
}

// RunAt returns the run of capitalised words that starts at token i of a sentence.
func RunAt(in Sentence, i int) Run {
	r := Run{In: in, From: i, To: i + 1}
	for n := r.next(); n > 0; n = r.next() {
		r.To += n
	}
	if in.At(r.To).Text == "," && in.At(r.To+1).Is(Suffix) {
		r.To += 2
	}
	r.Name = r.nameStart()
	return r
}

// longestGap is how many bytes may stand between two words of a run: a point and blanks.
const longestGap = 3

// mostParticles is how many particles stand in a row at most ("von und zu Mark").
const mostParticles = 3

// next returns how many tokens after r belong to r: one for a capitalised word, and more if particles stand before it
// ("von der Mark").
func (r Run) next() int {
	last, t := r.In[r.To-1], r.In.At(r.To)
	isFar := t.Span.Start-last.Span.End > longestGap
	if last.Possessive || t.Kind != Word || isFar || t.Is(Weekday) && r.To > r.From+1 {
		return 0
	}
	particles := 0
	for particles < mostParticles && !r.In.At(r.To+particles).Upper && r.In.At(r.To+particles).Is(Particle) {
		particles++
	}
	if r.In.At(r.To + particles).Upper {
		return particles + 1
	}
	return 0
}

// Runs returns the runs of a sentence, in order.
func Runs(in Sentence) []Run { return AppendRuns(nil, in) }

// AppendRuns adds the runs of a sentence to out.
func AppendRuns(out []Run, in Sentence) []Run {
	for i := 0; i < len(in); i++ {
		if in[i].Upper {
			r := RunAt(in, i)
			out = append(out, r)
			i = r.To - 1
		}
	}
	return out
}

// Named reports whether there is a name in r.
func (r Run) Named() bool { return r.Name < r.To }

// Bare returns the words of the name of r without its suffix ("jr"), and the suffix.
func (r Run) Bare() (words Sentence, suffix string) {
	if !r.Named() {
		return nil, ""
	}
	words, end := CutEnd(r.In[r.Name:r.To])
	return words, end.Text
}

// Printed returns the name of r as it stands in text, without a possessive ending and without letters
// such as "KC".
func (r Run) Printed(text string) string {
	words, suffix := CutEnd(r.In[r.Name:r.To])
	s := words.Span()
	s.End = max(s.End, suffix.Span.End)
	return withoutPossessive(s.Of(text))
}

// Title returns the token before the name of r. If r has a title or a role, that is its last word.
func (r Run) Title() *Token { return r.In.At(r.Name - 1) }

// nameStart returns where the titles and roles of r end.
func (r Run) nameStart() int {
	name := r.From
	for name < r.To && (r.In[name].Is(Lead) || r.In[name].Is(Invitation) && name+1 < r.To) && !r.In[name].Possessive {
		name++
	}
	rest, _ := CutEnd(r.In[name:r.To])
	name += roleEnd(rest, Role, 1)
	if isOfOffice(r.In, r.From-1) && name == r.From && r.To-name > 2 { // "Secretary of State Rosa Vane"
		name++
	}
	name = pastBody(r.In, name, r.To)
	rest, _ = CutEnd(r.In[name:r.To])
	if len(rest) == 0 || endsInOffice(rest) || isPartyTag(rest[0].Text) ||
		len(rest) == 1 && r.In[name].Is(Role|Lead) && !r.In[name].Is(Suffix) {
		return r.To
	}
	return name
}

// isOfOffice reports whether token i is the "of" of "Secretary of State".
func isOfOffice(in Sentence, i int) bool {
	office := in.At(i - 1)
	return in.At(i).Text == "of" && office.Upper && office.In("secretary", "minister")
}

// pastBody returns where a person's name starts in words [from, to) that put a body before it
// ("Harbour News Rosa Vane"): at the forename right after the last word of the body.
func pastBody(in Sentence, from, to int) int {
	for i := to - 1; i > from && !in[from].Is(forename); i-- {
		if in[i-1].Is(Body|Place) && in[i].Is(forename) && i+1 < to {
			return i
		}
		if in[i].Is(Body | Place) {
			break
		}
	}
	return from
}

// isPartyTag reports whether word is a party and a seat ("D-Ellery").
func isPartyTag(word string) bool {
	return strings.HasPrefix(word, "r-") || strings.HasPrefix(word, "d-")
}

// endsInOffice reports whether a run names an office ("Prime Minister") and not its holder.
func endsInOffice(run Sentence) bool {
	last := run.At(len(run) - 1)
	return len(run) > 1 && last.Is(Office) && !last.Is(Masthead) && !run[0].Is(forename)
}

// IsPerson reports whether the words of a run look like the full name of a person. After a
// forename the word for a place is a surname ("Ruth Hill").
func IsPerson(words Sentence) bool {
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		isSurname := i == len(words)-1 && w.Is(Place) && words[0].Is(forename) && !words[0].Is(Place)
		if w.Is(Body|Place) && !isSurname && !(i == 0 && w.Is(forename)) || w.Is(Lead) && i > 0 {
			return false
		}
	}
	return true
}
