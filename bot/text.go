package bot

import "time"

// Text is a paragraph in Quoth's own words.
type Text struct{ Words string }

// Say returns a reply of one sentence.
func Say(words string) Reply { return Reply{Blocks: []Block{Text{Words: words}}} }

// Notice is a remark about the reply, in Quoth's own words.
type Notice struct {
	Words string
	// Operators are the words for the people who run Quoth; empty: they get the Words too.
	Operators string
	Asked     bool // it says how the call was understood
}

// Heading stands over the blocks after it. "Direct quotes" never covers reported speech.
type Heading struct {
	Words string
	Note  string // about those blocks; may be empty
}

// Moment is an instant with the words that introduce it. A renderer shows it in the reader's time
// zone where it can.
type Moment struct {
	Words string
	At    time.Time
}

// Document is a text to keep as a file. Renderers show its lines as they are, or give it as a file.
type Document struct {
	Name string // of the file
	Type string // its media type
	Text string
}

// Sample marks a reply that rests on the articles bundled with Quoth.
type Sample struct{}

// Words returns what a Sample block says.
func (Sample) Words() string {
	return "This rests on the sample articles that come with Quoth, not on your own."
}

// Brief returns the same in a few words.
func (Sample) Brief() string { return "from the sample articles, not your own" }

// Failure stands for an error that was logged.
type Failure struct{}

// Words returns what a Failure block says.
func (Failure) Words() string {
	return "Something went wrong here, and it has been logged. Try again in a moment."
}
