package bleve

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
)

// Forms returns every form of every speaker.
func (x *Index) Forms(ctx context.Context) (out []index.PrintedForm, err error) {
	err = x.search(ctx, "list speakers", func(f *finder) (err error) {
		out, err = f.forms()
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (f *finder) forms() ([]index.PrintedForm, error) {
	published, err := f.published()
	if err != nil {
		return nil, err
	}
	at := make(map[string]*index.PrintedForm)
	err = f.EachTerm(f.ctx, fieldForm, func(term string, found *engine.Postings) error {
		p := at[term]
		if p == nil {
			p = &index.PrintedForm{Form: index.ParseForm(term)}
			at[term] = p
		}
		return f.readForm(p, found, published)
	})
	if err != nil {
		return nil, err
	}
	out := make([]index.PrintedForm, 0, len(at))
	for _, term := range slices.Sorted(maps.Keys(at)) {
		if p := at[term]; len(p.Articles) > 0 { // else all of them were dropped
			out = append(out, *p)
		}
	}
	return out, nil
}

// readForm adds the documents in which the form is found.
func (f *finder) readForm(p *index.PrintedForm, found *engine.Postings, published published) error {
	for run, err := range found.Runs(f.ctx) {
		if err != nil {
			return err
		}
		for _, doc := range run.Docs {
			n := run.Offset + int(doc)
			p.Articles = append(p.Articles, int32(n))
			if day := published.on(n); day.After(p.Newest) {
				p.Newest = day
			}
		}
	}
	return nil
}

// published are the days on which documents were published.
type published struct {
	days []time.Time
	day  []uint32 // of each document, by its number: which of the days
}

func (p published) on(number int) time.Time { return p.days[p.day[number]] }

// published returns the days of all documents.
func (f *finder) published() (out published, err error) {
	all, err := f.days("0", "99999999")
	if err != nil {
		return out, err
	}
	out = published{make([]time.Time, max(1, len(all))), make([]uint32, f.Size())}
	for i, day := range all {
		if out.days[i], err = time.Parse(dayLayout, day); err != nil {
			return out, fmt.Errorf("%w: a document is of the day %q", index.ErrStale, day)
		}
		if err := f.each(fieldDay, day, func(n int) { out.day[n] = uint32(i) }); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Speaking returns the articles in which one of the speakers with the keys speaks, the newest
// revisions first.
func (x *Index) Speaking(ctx context.Context, keys []string) ([]news.Serial, error) {
	var out []news.Serial
	err := x.search(ctx, "find speakers", func(f *finder) error {
		marks, err := f.markAny(fieldSpeaker, keys)
		if err != nil {
			return err
		}
		for number, marked := range marks {
			if !marked {
				continue
			}
			serial, err := f.article(number)
			if err != nil {
				return err
			}
			out = append(out, serial)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b news.Serial) int { return cmp.Compare(b, a) })
	return slices.Compact(out), nil
}

// Record returns what was stored with an article; nil when it is not indexed.
func (x *Index) Record(serial news.Serial) (out []byte, err error) {
	err = x.engine.Read(func(s *engine.Snapshot) (err error) {
		out, err = s.Stored(articleID(serial), fieldRecord)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	return out, nil
}
