package metadata

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/page/dateline"
	"quoth/retrieval/page/label"
)

// dateSources are the places that give the time of publication, the most trusted first.
var dateSources = []struct {
	texts func(*facts) []string
	why   string
}{
	{func(f *facts) []string { return []string{f.ld.Published} }, "JSON-LD says when this very article came out"},
	{func(f *facts) []string { return f.values(publishedMeta) }, "these names never mean anything else"},
	{func(f *facts) []string { return f.labels.Published }, "microdata, or a <time> said to be that of publication"},
	{func(f *facts) []string { return f.daysBeside(dateline.Published) }, "printed by the headline with \"published\""},
	{func(f *facts) []string { return f.values(anyDateMeta) }, "a date of the page may be that of its file"},
	{func(f *facts) []string { return []string{f.pathDay} }, "an address is given once, but has no time"},
	{(*facts).times, "a <time> may be that of another story"},
	{func(f *facts) []string { return f.daysBeside(dateline.Unsaid) }, "a day next to the headline"},
	{func(f *facts) []string { return unchanged(f.labels.Dates) }, "a name with date may be of anything"},
	{func(f *facts) []string { return unchanged(f.labels.Bylines) }, "a by-line may hold a date"},
	{func(f *facts) []string { return f.labels.Changed }, "some themes name every <time> updated"},
	{func(f *facts) []string { return []string{label.ScriptDate(f.doc)} }, "scripts hold more than the story"},
	{func(f *facts) []string { return []string{f.ld.Created} }, "a text is written before it comes out"},
}

// publishedMeta are the names of <meta> elements that hold the time of publication, the best first.
var publishedMeta = []string{"article:published_time", "datepublished", "og:published_time",
	"og:article:published_time", "parsely-pub-date", "sailthru.date", "article.published", "article:published",
	"published_time", "article_published_time", "rnews:datepublished", "cxenseparse:recs:publishtime",
	"cxenseparse:publishtime", "publish-date", "publish_date", "publishdate", "published-date", "published_date",
	"date_published", "published", "published_at", "publication_date", "publication-date", "publicationdate",
	"publish_time", "pubdate", "pub_date", "og:pubdate", "bt:pubdate", "shareaholic:article_published_time",
	"vr:published_time", "originalpublicationdate", "article_date_original", "dc.date.issued", "dcterms.issued",
	"dc:date.issued", "dcterms.dateissued", "dc.date.published", "prism.publicationdate",
	"citation_publication_date", "citation_online_date", "release_date"}

// anyDateMeta are the names of <meta> elements that hold a date of the page.
var anyDateMeta = []string{"dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "dc:date", "displaydate",
	"date", "created", "datecreated", "article:created", "article.created", "uploaddate", "citation_date", "pagedate",
	"creation_date"}

// published returns when the article was published, in the zone of the page, or zero. A day without a
// time is midnight UTC, so that it is the same day for every reader.
func (f *facts) published(now time.Time) time.Time {
	for _, source := range dateSources {
		for _, s := range source.texts(f) {
			if t, ok := dateline.Parse(s); ok && plausible(t, now) {
				return inZoneOf(t, f.ownDay())
			}
		}
	}
	return time.Time{}
}

// ownDay returns the day of the article by the outlet's calendar: that in the address, or that printed below the
// headline.
func (f *facts) ownDay() string {
	days := append([]string{f.pathDay}, f.daysBeside(dateline.Published)...)
	return cmp.Or(append(days, f.daysBeside(dateline.Unsaid)...)...)
}

// times returns the <time> elements, without the first if it is the declared time of the change and an earlier one
// follows.
func (f *facts) times() []string {
	times := f.labels.Times
	if len(times) < 2 {
		return times
	}
	first, ok := dateline.Parse(times[0])
	next, isTime := dateline.Parse(times[1])
	changed := append([]string{f.ld.Modified}, f.values(changedMeta)...)
	isChange := slices.ContainsFunc(changed, func(s string) bool {
		t, ok := dateline.Parse(s)
		return ok && t.Equal(first)
	})
	if ok && isTime && isChange && next.Before(first) {
		return times[1:]
	}
	return times
}

// changedMeta are the names of <meta> elements that hold the time of the last change.
var changedMeta = []string{"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
	"dcterms.modified", "dc.date.modified", "article:modified", "article.updated", "revised"}

// values returns the contents of all <meta> of the given names.
func (f *facts) values(names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, f.meta[name]...)
	}
	return out
}

// daysBeside returns the days next to the headline on which an event happened. A day above the headline must
// be said to be that of publication: others are of today, or of the story before. A day that is also said to
// be that of a change is nothing else.
func (f *facts) daysBeside(e dateline.Event) []string {
	var out, changed []string
	for _, l := range f.beside {
		for _, d := range daysIn(l) {
			switch day := d.Format(time.DateOnly); {
			case d.Event == dateline.Changed:
				changed = append(changed, day)
			case d.Event == e && (e == dateline.Published || !l.Above):
				out = append(out, day)
			}
		}
	}
	if e == dateline.Published {
		return out
	}
	return slices.DeleteFunc(out, func(day string) bool { return slices.Contains(changed, day) })
}

// daysIn returns the days in a line that is too short for prose.
func daysIn(l label.Line) []dateline.Day {
	const maxWords = 16
	if len(strings.Fields(l.Text)) > maxWords {
		return nil
	}
	return dateline.Days(l.Text)
}

// unchanged returns the texts that do not say what happened on their days, and of each other one the first day that
// is not that of a change.
func unchanged(texts []string) []string {
	var out []string
	for _, s := range texts {
		days := dateline.Days(s)
		isSaid := slices.ContainsFunc(days, func(d dateline.Day) bool { return d.Event != dateline.Unsaid })
		i := slices.IndexFunc(days, func(d dateline.Day) bool { return d.Event != dateline.Changed })
		switch {
		case !isSaid:
			out = append(out, s)
		case i >= 0:
			out = append(out, days[i].Format(time.DateOnly))
		}
	}
	return out
}

// plausible reports whether t is after the oldest newspapers on the web and, if now is known, not in
// its future. Dates of 1970 come from clocks that were never set.
func plausible(t, now time.Time) bool {
	const oldest, last, unset = 1800, 2090, 1970 // years
	y := t.UTC().Year()
	if y < oldest || y > last || y == unset {
		return false
	}
	return now.IsZero() || t.Before(now.Add(48*time.Hour))
}

// inZoneOf returns t, if it is in UTC, in the nearest zone in which it falls on the day of the article by
// the outlet's calendar, if that is known: a story of an evening in New York is a story of that day.
func inZoneOf(t time.Time, ownDay string) time.Time {
	day, err := time.Parse(time.DateOnly, ownDay)
	if _, offset := t.Zone(); err != nil || offset != 0 || t.Equal(t.Truncate(24*time.Hour)) {
		return t
	}
	const maxOffset = 12 * time.Hour
	end := day.Add(24 * time.Hour).Add(-time.Minute) // the last minute of that day
	switch behind, ahead := t.Sub(end), day.Sub(t); {
	case 0 < behind && behind < maxOffset:
		return t.In(wholeHours(-behind))
	case 0 < ahead && ahead < maxOffset:
		return t.In(wholeHours(ahead))
	}
	return t
}

// wholeHours returns the zone at an offset, rounded to hours away from zero.
func wholeHours(offset time.Duration) *time.Location {
	hours := offset.Truncate(time.Hour)
	if hours != offset {
		hours += time.Hour * time.Duration(sign(offset))
	}
	return time.FixedZone("", int(hours/time.Second))
}

func sign(d time.Duration) int {
	if d < 0 {
		return -1
	}
	return 1
}
