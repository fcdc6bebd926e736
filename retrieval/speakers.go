package retrieval

import (
	"context"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/quote"
)

// speakers are the people of an index as it was at a cursor.
type speakers struct {
	*people.Directory
	of *index.Index
	at news.Serial
}

// directory knows everybody who speaks in the articles. It is made anew when the index
// has changed since. The caller holds l.mu.
func (l *Library) directory(ctx context.Context) (*people.Directory, error) {
	at := l.index.Cursor()
	if k := l.known.Load(); k != nil && k.of == l.index && k.at == at {
		return k.Directory, nil
	}
	counted, err := l.index.Forms(ctx)
	if err != nil {
		return nil, err
	}
	forms := make([]people.Form, len(counted))
	for i, f := range counted {
		forms[i] = people.Form{Name: f.Name, Role: f.Role, Articles: f.Articles}
	}
	k := &speakers{people.Gather(forms), l.index, at}
	l.known.Store(k)
	return k.Directory, nil
}

// Speakers are at most n of whom a part of the name starts with prefix, most quoted first.
func (l *Library) Speakers(ctx context.Context, prefix string, n int) ([]Speaker, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	d, err := l.directory(ctx)
	if err != nil {
		return nil, l.unlessCancelled(ctx, err)
	}
	var out []Speaker
	for _, p := range d.Complete(prefix, n) {
		out = append(out, speakerOf(p))
	}
	return out, nil
}

// FindSpeaker tells whom a name or a role means: one speaker, several when it may be each
// of them, or none with names that come near.
func (l *Library) FindSpeaker(ctx context.Context, words string) (found []Speaker, near []string, err error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	d, err := l.directory(ctx)
	if err != nil {
		return nil, nil, l.unlessCancelled(ctx, err)
	}
	f := d.Find(words)
	for _, p := range f.People {
		found = append(found, speakerOf(p))
	}
	return found, f.Near, nil
}

func speakerOf(p *people.Person) Speaker {
	return Speaker{Name: p.Name, Forms: p.Forms, Roles: p.Roles, Articles: p.Articles}
}

// unlessCancelled starts to mend the index over an error that is not the caller's own.
func (l *Library) unlessCancelled(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	return l.mend(err)
}

// quotes are what is said in a book. They are read from the index, or found again where
// it does not have them. The caller holds l.mu.
func (l *Library) quotes(b *book) []quote.Quote {
	if q := b.quotes.Load(); q != nil {
		return *q
	}
	record, err := l.index.Record(b.serial)
	var quotes []quote.Quote
	if err == nil && record != nil {
		quotes, err = quote.FromRecord(record, b.article.Text)
	}
	if err != nil || record == nil {
		quotes = quote.Extract(b.article)
	}
	b.quotes.Store(&quotes)
	return quotes
}

func saidOf(q quote.Quote) Said {
	return Said{Quote: q.Span, Marked: q.Marked, Type: q.Type, Speaker: q.Speaker, How: q.How, Confidence: q.Confidence}
}
