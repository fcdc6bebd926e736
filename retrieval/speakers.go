package retrieval

import (
	"context"
	"sync"
	"sync/atomic"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/people"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/spellcheck"
)

// speakers hold the newest roster.
type speakers struct {
	made     atomic.Pointer[roster]
	renewing atomic.Bool // in the background
	making   sync.Mutex  // one is made at a time; locked after Library.mu
}

// roster is the people of an index as it was at a cursor.
type roster struct {
	*people.Directory
	of    *index.Index
	at    news.Serial
	forms int
}

// quickForms is how many forms make a roster in about 50 ms, which a caller can wait for
// each time that articles came in; 100,000 take more than a second.
const quickForms = 4000

func (l *Library) speakers() *speakers {
	if l.known.Load() == nil {
		l.known.CompareAndSwap(nil, &speakers{})
	}
	return l.known.Load()
}

// directory knows everybody who speaks in the articles. When the index has changed since it
// was made, it is made again; a large one in the background, and until that is done the one
// before it serves. The caller holds l.mu.
func (l *Library) directory(ctx context.Context) (d *people.Directory, fresh bool, err error) {
	r := l.speakers().made.Load()
	switch {
	case r != nil && l.isFresh(r):
		return r.Directory, true, nil
	case r != nil && r.forms > quickForms:
		l.renewSpeakers()
		return r.Directory, false, nil
	}
	d, err = l.freshDirectory(ctx)
	return d, true, err
}

func (l *Library) isFresh(r *roster) bool { return r.of == l.index && r.at == l.index.Cursor() }

// freshDirectory is the directory of the index as it is. The caller holds l.mu.
func (l *Library) freshDirectory(ctx context.Context) (*people.Directory, error) {
	s := l.speakers()
	s.making.Lock()
	defer s.making.Unlock()
	if r := s.made.Load(); r != nil && l.isFresh(r) {
		return r.Directory, nil // made by another call meanwhile
	}
	gather, err := l.readRoster(ctx)
	if err != nil {
		return nil, err
	}
	r := gather()
	s.made.Store(r)
	return r.Directory, nil
}

// renewSpeakers makes the roster again in the background, unless that is going on. The people
// are gathered without l.mu, which would keep others from the index.
func (l *Library) renewSpeakers() {
	s := l.speakers()
	if l.closing.Err() != nil || !s.renewing.CompareAndSwap(false, true) {
		return
	}
	l.background("list speakers", func() error {
		defer l.meter.beside()()
		defer s.renewing.Store(false)
		l.mu.RLock()
		s.making.Lock()
		defer s.making.Unlock()
		gather, err := l.readRoster(l.closing)
		l.mu.RUnlock()
		if err == nil { // else the call that needs a fresh one tells
			s.made.Store(gather())
		}
		return nil
	})
}

// readRoster reads all forms of the index; what it returns makes them a roster, which takes
// most of the time and needs no index. The caller holds l.mu.
func (l *Library) readRoster(ctx context.Context) (gather func() *roster, err error) {
	r := &roster{of: l.index, at: l.index.Cursor()}
	counted, err := l.index.Forms(ctx)
	if err != nil {
		return nil, err
	}
	forms := make([]people.Form, len(counted))
	for i, f := range counted {
		forms[i] = people.Form{Name: f.Name, Role: f.Role, Articles: f.Articles}
	}
	return func() *roster {
		r.Directory, r.forms = people.Gather(forms), len(forms)
		return r
	}, nil
}

// Speakers are at most n of whom a part of the name starts with prefix, most quoted first. Where
// nobody's does, the words of prefix are read as words that the articles have.
func (l *Library) Speakers(ctx context.Context, prefix string, n int) (out []Speaker, err error) {
	ctx, end := l.begin(ctx)
	defer end(&err)
	out, err = l.startingWith(ctx, prefix, n)
	if err != nil || len(out) > 0 || prefix == "" {
		return out, err
	}
	s, err := l.spell(ctx, prefix, question.Known{}, spellcheck.Unprinted)
	if err != nil || len(s.Corrections) == 0 {
		return nil, err
	}
	return l.startingWith(ctx, s.Text, n)
}

func (l *Library) startingWith(ctx context.Context, prefix string, n int) ([]Speaker, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	d, _, err := l.directory(ctx)
	if err != nil {
		return nil, err
	}
	var out []Speaker
	for _, p := range d.Complete(prefix, n) {
		out = append(out, speakerOf(p))
	}
	return out, nil
}

// spellSpeaker reads a name that nobody has as one that somebody has. A name that may be meant
// as it is stays.
func (l *Library) spellSpeaker(ctx context.Context, name string) (string, []Correction, error) {
	if name == "" || l.speaks(ctx, name) {
		return name, nil, nil
	}
	for _, d := range []spellcheck.Suspects{spellcheck.Unprinted, spellcheck.Rarest} {
		s, err := l.spell(ctx, name, question.Known{}, d)
		if err != nil {
			return name, nil, err
		}
		if len(s.Corrections) > 0 && l.speaks(ctx, s.Text) {
			return s.Text, s.Corrections, nil
		}
	}
	return name, nil, nil
}

// speaks reports whether somebody of a name, or several, speak in the articles.
func (l *Library) speaks(ctx context.Context, name string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	found, err := l.whoIs(ctx, name)
	return err == nil && len(found.People) > 0
}

// FindSpeaker tells whom a name or a role means: one speaker, several when it may be each
// of them, or none; near are names that may have been meant.
func (l *Library) FindSpeaker(ctx context.Context, words string) (found []Speaker, near []string, err error) {
	ctx, end := l.begin(ctx)
	defer end(&err)
	l.mu.RLock()
	defer l.mu.RUnlock()
	f, err := l.whoIs(ctx, words)
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
