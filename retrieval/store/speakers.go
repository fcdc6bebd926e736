package store

import (
	"context"
	"errors"
	"fmt"

	"quoth/retrieval/index"
	"quoth/retrieval/people"
)

// FindSpeakers returns the speakers whom a name or a role may mean. Before it returns nobody, it also looks in the
// articles that were added last.
func (v *View) FindSpeakers(ctx context.Context, words string) (people.Found, error) {
	d, fresh, err := v.directory(ctx)
	if err != nil {
		return people.Found{}, err
	}
	found := d.Find(words)
	if len(found.People) > 0 || fresh {
		return found, nil
	}
	if d, err = v.freshDirectory(ctx); err != nil {
		return people.Found{}, err
	}
	return d.Find(words), nil
}

// SuggestSpeakers returns at most n speakers of whose name prefix may be a part, the most quoted first; see
// people.Directory.Suggest. Speakers of the articles that were added last may be missing.
func (v *View) SuggestSpeakers(ctx context.Context, prefix string, n int) ([]*people.Person, error) {
	d, _, err := v.directory(ctx)
	if err != nil {
		return nil, err
	}
	return d.Suggest(prefix, n, v.Words().isName), nil
}

// SpeakerKey returns the key that stands for all keys of the speaker with a printed name. It returns "" for a name
// without a letter. See people.Key.
func (v *View) SpeakerKey(ctx context.Context, name string) (string, error) {
	key := people.Key(name)
	if key == "" {
		return "", nil
	}
	d, _, err := v.directory(ctx)
	if err != nil {
		return "", err
	}
	return d.Canonical(key), nil
}

// directory returns the directory of all speakers. If the index has changed since the directory was made, it is made
// again: a small one at once, and a large one in the background. Meanwhile directory returns the old one, and fresh is
// false.
func (v *View) directory(ctx context.Context) (d *people.Directory, fresh bool, err error) {
	r := v.store.speakers.newest.Load()
	switch {
	case r != nil && r.isOf(v.index):
		return r.Directory, true, nil
	case r != nil && r.forms > quickForms:
		v.store.renewRoster(v.index)
		return r.Directory, false, nil
	}
	d, err = v.freshDirectory(ctx)
	return d, true, err
}

// freshDirectory returns the directory of the index as it is now. In a cluster it waits no longer than a call may
// take, while the directory is made in the background.
func (v *View) freshDirectory(ctx context.Context) (*people.Directory, error) {
	if v.until.IsZero() {
		return v.makeRoster(ctx)
	}
	ctx, stop := context.WithDeadlineCause(ctx, v.until, errListing)
	defer stop()
	return v.store.awaitRoster(ctx, v.index)
}

// errListing means that the speakers are not listed yet.
var errListing = fmt.Errorf("%w within the time of a question: its speakers are still being listed", index.ErrAway)

// makeRoster makes the roster of the index as it is now.
func (v *View) makeRoster(ctx context.Context) (*people.Directory, error) {
	s := &v.store.speakers
	s.making.Lock()
	defer s.making.Unlock()
	if r := s.newest.Load(); r != nil && r.isOf(v.index) {
		return r.Directory, nil // another call has just made it
	}
	gather, err := readRoster(ctx, v.index)
	if err != nil {
		return nil, err
	}
	r := gather()
	s.newest.Store(r)
	return r.Directory, nil
}

// awaitRoster waits until the roster of an index is made in the background.
func (s *Store) awaitRoster(ctx context.Context, x index.Index) (*people.Directory, error) {
	// What is under way may have read the index before it changed.
	for range 2 {
		made := s.renewRoster(x)
		select {
		case <-made.done:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
		if made.err != nil {
			return nil, made.err
		}
		if made.roster.isOf(x) {
			return made.roster.Directory, nil
		}
	}
	return s.speakers.newest.Load().Directory, nil // of the articles that were there when it was asked for
}

// renewRoster makes the roster of an index again in the background, unless that is already under way.
func (s *Store) renewRoster(x index.Index) *renewal {
	s.speakers.mu.Lock()
	defer s.speakers.mu.Unlock()
	if r := s.speakers.renewal; r != nil {
		return r
	}
	r := &renewal{done: make(chan struct{}), err: s.closing.Err()}
	if r.err != nil {
		close(r.done)
		return r
	}
	s.speakers.renewal = r
	s.inBackground("list speakers", func() error {
		defer s.meter.Beside()()
		defer func() {
			s.speakers.mu.Lock()
			defer s.speakers.mu.Unlock()
			s.speakers.renewal = nil
			close(r.done)
		}()
		r.err = errors.New("the speakers could not be listed") // if it panics
		r.roster, r.err = s.listSpeakers(x)
		return nil // the call that needs a fresh roster reports the error
	})
	return r
}

// listSpeakers makes the roster. It holds a View only while it reads an index in the data folder: one in a cluster
// takes long to read, and when it is replaced meanwhile, that is an error.
func (s *Store) listSpeakers(x index.Index) (*roster, error) {
	read := func() (func() *roster, error) { return readRoster(s.closing, x) }
	if _, ok := x.(clustered); !ok {
		view := s.View()
		read = func() (func() *roster, error) {
			defer view.Release() // also if it panics
			return readRoster(s.closing, view.index)
		}
	}
	s.speakers.making.Lock()
	defer s.speakers.making.Unlock()
	gather, err := read()
	if err != nil {
		return nil, err
	}
	r := gather()
	s.speakers.newest.Store(r)
	return r, nil
}

// readRoster reads all forms of names in an index. It returns a function that makes a roster of them: that takes most
// of the time and does not read the index.
func readRoster(ctx context.Context, x index.Index) (gather func() *roster, err error) {
	r := &roster{index: x, cursor: x.Cursor()}
	printed, err := x.Forms(ctx)
	if err != nil {
		return nil, err
	}
	forms := make([]people.Form, len(printed))
	for i, f := range printed {
		forms[i] = people.Form{Name: f.Name, Role: f.Role, Articles: f.Articles, Newest: f.Newest}
	}
	return func() *roster {
		r.Directory, r.forms = people.Gather(forms), len(forms)
		return r
	}, nil
}
