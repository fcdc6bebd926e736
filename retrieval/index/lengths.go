package index

// Lengths count the documents of a kind and their terms. BM25 weighs a document by them, so every
// engine must count alike.
type Lengths struct{ Documents, Terms uint64 }

// meanTermBytes turns bytes of text into an estimate of its terms: on English news a term stands for
// about ten bytes, function words and blanks included.
const meanTermBytes = 10

// Grow counts a document with a text.
func (l *Lengths) Grow(text string) {
	l.Documents++
	l.Terms += uint64(len(text) / meanTermBytes)
}

// Shrink counts a document of mean length less.
func (l *Lengths) Shrink() {
	if l.Documents > 0 {
		l.Terms -= min(l.Terms, uint64(l.Mean()))
		l.Documents--
	}
}

// Mean returns the mean number of terms, 1 at least.
func (l Lengths) Mean() float64 {
	if l.Documents == 0 {
		return 1
	}
	return max(float64(l.Terms)/float64(l.Documents), 1)
}
