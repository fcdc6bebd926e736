package speech

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/people"
	"quoth/retrieval/question"
	"quoth/retrieval/spellcheck"
)

// Speakers returns at most n speakers of whose name prefix may be a part, the most quoted first; see
// people.Directory.Suggest.
func (f Finder) Speakers(ctx context.Context, prefix string, n int) ([]Speaker, error) {
	found, err := f.view.SuggestSpeakers(ctx, prefix, n)
	return speakersOf(found), err
}

// FindSpeaker returns the speaker that a name or a role means, all of them if it may mean several, or nobody.
// The names in near are those that may have been meant instead.
func (f Finder) FindSpeaker(ctx context.Context, words string) (found []Speaker, near []string, err error) {
	r, err := f.view.FindSpeakers(ctx, words)
	return speakersOf(r.People), r.Near, err
}

// Words returns what a speaker says in each of the newest n articles that quote them. There are none for a name that
// means nobody, or several.
func (f Finder) Words(ctx context.Context, speaker string, n int) ([]string, error) {
	found, err := f.view.FindSpeakers(ctx, speaker)
	if err != nil || len(found.People) != 1 {
		return nil, err
	}
	keys := found.Keys()
	serials, err := f.view.Speaking(ctx, keys)
	if err != nil {
		return nil, err
	}
	var out []string
	for a, err := range f.view.Each(ctx, serials[:min(n, len(serials))]) {
		if err != nil {
			return nil, err
		}
		var said []string
		for _, q := range f.view.Quotes(a) {
			if NewSaid(q).IsNamed() && slices.Contains(keys, people.Key(q.Speaker.Name)) {
				said = append(said, q.Span.Of(a.Text))
			}
		}
		out = append(out, strings.Join(said, "\n"))
	}
	return out, nil
}

// HasSpeaker reports whether somebody of a name, or several people, speak in the articles.
func (f Finder) HasSpeaker(ctx context.Context, name string) bool {
	found, err := f.view.FindSpeakers(ctx, name)
	return err == nil && len(found.People) > 0
}

// spellSpeaker corrects the spelling of a speaker's name, and returns the corrections. It returns name as it
// is if somebody has it, and if no correction of it is the name of anybody.
func (f Finder) spellSpeaker(ctx context.Context, name string) (string, []spellcheck.Correction, error) {
	if name == "" || f.HasSpeaker(ctx, name) {
		return name, nil, nil
	}
	for _, suspects := range []spellcheck.Suspects{spellcheck.Unprinted, spellcheck.Rarest} {
		r, err := f.check(ctx, name, suspects)
		if err != nil {
			return name, nil, err
		}
		if len(r.Corrections) > 0 && f.HasSpeaker(ctx, r.Text) {
			return r.Text, r.Corrections, nil
		}
	}
	return name, nil, nil
}

// check matches the words of a name with those of the articles.
func (f Finder) check(ctx context.Context, name string, s spellcheck.Suspects) (spellcheck.Result, error) {
	c := spellcheck.Checker{Index: f.view, Vocabulary: f.view.Words(), Articles: f.view.Len()}
	return c.Check(ctx, name, question.Known{}, s)
}

func speakersOf(all []*people.Person) (out []Speaker) {
	for _, p := range all {
		out = append(out, speakerOf(p))
	}
	return out
}

func speakerOf(p *people.Person) Speaker {
	return Speaker{Name: p.Name, Forms: p.Forms, Roles: p.Roles, Articles: p.Articles}
}
