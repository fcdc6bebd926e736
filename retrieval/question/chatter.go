package question

import "quoth/retrieval/prose"

// chatter is where text greets, thanks and says that it asks, rather than what: "hey, does anyone
// know", "lol". It is empty where little else would be left.
func chatter(text string) []prose.Span {
	t := newTyped(text, Known{})
	if t.isLong() {
		return nil
	}
	l := t.line(func(typedWord) bool { return true })
	from, to := trimPolite(l.text)
	for from < to {
		n := wrapper.FindStringIndex(l.text[from:to])
		if n == nil || n[1] == 0 {
			break
		}
		from += n[1]
	}
	var out []prose.Span
	content := 0
	inside := l.in(from, to)
	for i, w := range t.words {
		switch {
		case len(inside) == 0 || i < inside[0] || i > inside[len(inside)-1]:
			out = append(out, w.span)
		case Carries(w.span.Of(text)):
			content++
		}
	}
	if content < leastContent {
		return nil
	}
	return out
}

// leastContent is how many words that carry a question must be left beside its chatter.
const leastContent = 1
