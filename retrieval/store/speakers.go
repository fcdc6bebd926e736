package store

import (
	"context"

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
		v.store.renewRoster()
		return r.Directory, false, nil
	}
	d, err = v.freshDirectory(ctx)
	return d, true, err
}

// freshDirectory returns the directory of the index as it is now.
func (v *View) freshDirectory(ctx context.Context) (*people.Directory, error) {
	s := &v.store.speakers
	s.making.Lock()
	defer s.making.Unlock()
	if r := s.newest.Load(); r != nil && r.isOf(v.index) {
		return r.Directory, nil // another call has just made it
	}
	gather, err := v.readRoster(ctx)
	if err != nil {
		return nil, err
	}
	r := gather()
	s.newest.Store(r)
	return r.Directory, nil
}

// renewRoster makes the roster again in the background, unless that is already under way. It holds a View only while it
// reads the index.
func (s *Store) renewRoster() {
	if s.closing.Err() != nil || !s.speakers.renewing.CompareAndSwap(false, true) {
		return
	}
	s.inBackground("list speakers", func() error {
		defer s.meter.Beside()()
		defer s.speakers.renewing.Store(false)
		view := s.View()
		s.speakers.making.Lock()
		defer s.speakers.making.Unlock()
		gather, err := func() (func() *roster, error) {
			defer view.Release() // also if it panics
			return view.readRoster(s.closing)
		}()
		if err == nil { // else the call that needs a fresh roster reports the error
			s.speakers.newest.Store(gather())
		}
		return nil
	})
}

// readRoster reads all forms of names in the index. It returns a function that makes a roster of them: that takes most
// of the time and needs no View.
func (v *View) readRoster(ctx context.Context) (gather func() *roster, err error) {
	r := &roster{index: v.index, cursor: v.index.Cursor()}
	printed, err := v.index.Forms(ctx)
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
