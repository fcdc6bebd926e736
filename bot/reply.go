package bot

// Reply is what a call is answered with: blocks in reading order, which each door
// draws in its own way.
type Reply struct {
	Command string // what was called; the router fills it in
	Query   string // the words that were looked for; empty where there are none
	Outcome Outcome
	Blocks  []Block
	Actions []Action // what can be called next
}

// Action is a call that a reply offers: a button, where the door has such.
type Action struct {
	Label string // at most 80 characters, Discord's limit
	Call  Call   // Command, Options and Page count; the door adds who calls, and when
	// About is the block that the action belongs to, counted from 1; 0: the whole reply.
	About int
}

// Outcome is how a call went.
type Outcome int

// The outcomes.
const (
	Answered Outcome = iota
	Silent           // the articles do not answer
	Refused          // the call cannot be served as it is
	Failed           // something broke, and was logged
)

// Draw draws the blocks in their order.
func (r Reply) Draw(to Renderer) {
	for _, b := range r.Blocks {
		b.draw(to)
	}
}

// Block is one piece of a reply. The set is closed: a new kind is a type in this
// package with a method of Renderer, so that no door compiles until it draws it.
type Block interface{ draw(Renderer) }

// Renderer draws replies; it has one method for each kind of block.
type Renderer interface {
	Asked(Asked)
	Text(Text)
	Notice(Notice)
	Excerpt(Excerpt)
	Article(Article)
	Heading(Heading)
	Speaker(Speaker)
	Quotation(Quotation)
	SummaryHeader(SummaryHeader)
	Story(Story)
	Line(Line)
	Missing(Missing)
	Schedule(Schedule)
	Moment(Moment)
	Source(Source)
	Feed(Feed)
	Document(Document)
	Silence(Silence)
	Searched(Searched)
	Verified(Verified)
	Unverified(Unverified)
	Usage(Usage)
	Sample(Sample)
	Refusal(*Refusal)
	Failure(Failure)
}

// Refusal is an error that the person who called can mend: it is shown to them, and
// is not logged.
type Refusal struct {
	Message string // what is wrong, a sentence
	Hint    string // what to do instead; may be empty
}

// Error is the message with its hint.
func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + " " + r.Hint
}
