package retrieval

import (
	"context"

	"quoth/retrieval/people"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/spellcheck"
)

// Speakers are at most n of whom a part of the name starts with prefix, most quoted first. Where
// nobody's does, the words of prefix are read as words that the articles have.
func (l *Library) Speakers(ctx context.Context, prefix string, n int) (out []Speaker, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	out, err = c.startingWith(ctx, prefix, n)
	if err != nil || len(out) > 0 || prefix == "" {
		return out, err
	}
	s, err := c.spell(ctx, prefix, question.Known{}, spellcheck.Unprinted)
	if err != nil || len(s.Corrections) == 0 {
		return nil, err
	}
	return c.startingWith(ctx, s.Text, n)
}

func (c *call) startingWith(ctx context.Context, prefix string, n int) ([]Speaker, error) {
	found, err := c.view.CompleteSpeakers(ctx, prefix, n)
	var out []Speaker
	for _, p := range found {
		out = append(out, speakerOf(p))
	}
	return out, err
}

// spellSpeaker reads a name that nobody has as one that somebody has. A name that may be meant
// as it is stays.
func (c *call) spellSpeaker(ctx context.Context, name string) (string, []Correction, error) {
	if name == "" || c.speaks(ctx, name) {
		return name, nil, nil
	}
	for _, d := range []spellcheck.Suspects{spellcheck.Unprinted, spellcheck.Rarest} {
		s, err := c.spell(ctx, name, question.Known{}, d)
		if err != nil {
			return name, nil, err
		}
		if len(s.Corrections) > 0 && c.speaks(ctx, s.Text) {
			return s.Text, s.Corrections, nil
		}
	}
	return name, nil, nil
}

// speaks reports whether somebody of a name, or several, speak in the articles.
func (c *call) speaks(ctx context.Context, name string) bool {
	found, err := c.view.FindSpeakers(ctx, name)
	return err == nil && len(found.People) > 0
}

// FindSpeaker tells whom a name or a role means: one speaker, several when it may be each
// of them, or none; near are names that may have been meant.
func (l *Library) FindSpeaker(ctx context.Context, words string) (found []Speaker, near []string, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	f, err := c.view.FindSpeakers(ctx, words)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range f.People {
		found = append(found, speakerOf(p))
	}
	return found, f.Near, nil
}

func speakerOf(p *people.Person) Speaker {
	return Speaker{Name: p.Name, Forms: p.Forms, Roles: p.Roles, Articles: p.Articles}
}

func saidOf(q quote.Quote) Said {
	return Said{Quote: q.Span, Marked: q.Marked, Type: q.Type, Speaker: q.Speaker, How: q.How, Confidence: q.Confidence}
}
