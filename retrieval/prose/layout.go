package prose

// Layout is a text cut into paragraphs, and these into sentences, so that this is done once. It does not change, so
// goroutines may share it.
type Layout struct {
	Text       string
	Paragraphs []Span // see the function of that name

	sentences []Span
	ends      []int // how many sentences there are up to the end of each paragraph
}

// LayOut returns the layout of a text.
func LayOut(text string) *Layout {
	l := &Layout{Text: text, Paragraphs: Paragraphs(text)}
	l.ends = make([]int, len(l.Paragraphs))
	for i, p := range l.Paragraphs {
		l.sentences = append(l.sentences, SentencesIn(text, p)...)
		l.ends[i] = len(l.sentences)
	}
	return l
}

// Sentences returns the sentences of a paragraph, as SentencesIn does. They must not be changed.
func (l *Layout) Sentences(paragraph int) []Span {
	from := 0
	if paragraph > 0 {
		from = l.ends[paragraph-1]
	}
	return l.sentences[from:l.ends[paragraph]]
}
