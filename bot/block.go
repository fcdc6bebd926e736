package bot

import (
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Text is a paragraph of Quoth's own words.
type Text struct{ Words string }

// Notice is a remark of Quoth's about the reply.
type Notice struct{ Words string }

// Excerpt is a result with its citation. Doors show […] where it is cut inside a
// sentence, and nowhere else.
type Excerpt struct{ retrieval.Result }

// Article is a line of a list of articles: the citation, and the excerpt under it.
type Article struct{ news.Excerpt }

// Cuts reports whether the excerpt starts or ends inside a sentence.
func (a Article) Cuts() (before, after bool) { return retrieval.Cuts(a.Excerpt) }

// Source is an outlet with what is stored of it, and how its feeds fare.
type Source struct {
	retrieval.Source
	Answered time.Time // the last time that one of them did; zero: it has none, or none did
	Failing  bool      // none of them answered the last time
}

// Feeding tells how the outlet's feeds fare. Words are empty where there is nothing to tell,
// and At is zero where there is no time to it.
func (s Source) Feeding() Moment {
	switch {
	case s.Failing && s.Answered.IsZero():
		return Moment{Words: "its feed does not answer"}
	case s.Failing:
		return Moment{"its feed does not answer; it last did", s.Answered}
	case !s.Answered.IsZero():
		return Moment{"its feed last answered", s.Answered}
	}
	return Moment{}
}

// Silence says why there is no answer. No Excerpt stands beside it.
type Silence struct {
	retrieval.Silence
	Source string // the outlet that was asked for; empty: none
	Days   bool   // days were asked for
	// Speaker and About are what was asked for of somebody's speech; Phrase tells that it was who
	// said some words.
	Speaker, About string
	Phrase         bool
	// Day is that of a summary, where nothing is left to tell; About is then its topic.
	Day *NoNews
	// Pending counts stored articles that are not indexed yet: what they say is not known.
	Pending int
}

// Searched tells what a question was put to.
type Searched struct{ retrieval.Searched }

// Verified is a receipt whose words stand in the archive as they were cited.
type Verified struct{ retrieval.Verification }

// Cuts reports whether the excerpt starts or ends inside a sentence.
func (v Verified) Cuts() (before, after bool) { return retrieval.Cuts(v.Excerpt) }

// Unverified is a receipt that no stored article bears out.
type Unverified struct{ Receipt string }

// Usage is a command in a list of commands or, with Options, with all it takes.
type Usage struct {
	Command Command
	Options bool
}

// Sample marks a reply that rests on the articles bundled with Quoth.
type Sample struct{}

// Words says what a Sample block means.
func (Sample) Words() string {
	return "This rests on the sample articles that come with Quoth, not on your own."
}

// Failure stands for an error that was logged.
type Failure struct{}

// Words says what a Failure block means.
func (Failure) Words() string {
	return "Something went wrong here, and it has been logged. Try again in a moment."
}

func (b Text) draw(r Renderer)       { r.Text(b) }
func (b Notice) draw(r Renderer)     { r.Notice(b) }
func (b Excerpt) draw(r Renderer)    { r.Excerpt(b) }
func (b Article) draw(r Renderer)    { r.Article(b) }
func (b Source) draw(r Renderer)     { r.Source(b) }
func (b Silence) draw(r Renderer)    { r.Silence(b) }
func (b Searched) draw(r Renderer)   { r.Searched(b) }
func (b Verified) draw(r Renderer)   { r.Verified(b) }
func (b Unverified) draw(r Renderer) { r.Unverified(b) }
func (b Usage) draw(r Renderer)      { r.Usage(b) }
func (b Sample) draw(r Renderer)     { r.Sample(b) }
func (r *Refusal) draw(to Renderer)  { to.Refusal(r) }
func (b Failure) draw(r Renderer)    { r.Failure(b) }
