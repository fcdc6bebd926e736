package page

import (
	"net/url"
	"time"

	"quoth/retrieval/page/dateline"
)

// publishedMeta are the names of <meta> elements that hold the time of publication. Those that never
// mean anything else come first.
var publishedMeta = []string{"article:published_time", "datepublished", "og:published_time",
	"parsely-pub-date", "sailthru.date",
	"article.published", "article:published", "published_time", "rnews:datepublished", "cxenseparse:recs:publishtime",
	"publish-date", "publish_date", "publishdate", "pubdate", "pub_date", "bt:pubdate",
	"originalpublicationdate", "article_date_original",
	"dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
	"prism.publicationdate",
	"citation_publication_date", "displaydate", "date", "created", "datecreated", "uploaddate"}

// published returns when the article was published, in the zone of the page, or zero. A day without a
// time is midnight UTC, so that it is the same day for every reader.
func (f *facts) published(u *url.URL, now time.Time) time.Time {
	lists := [][]string{{f.ld.Published}}
	for _, name := range publishedMeta {
		lists = append(lists, f.meta[name])
	}
	lists = append(lists, f.labels.Published, []string{dateline.InPath(u)},
		f.labels.Times, f.labels.Dates, f.labels.Bylines)
	for _, list := range lists {
		for _, s := range list {
			if t, ok := dateline.Parse(s); ok && plausible(t, now) {
				return inZoneOf(t, dateline.InPath(u))
			}
		}
	}
	return time.Time{}
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

// inZoneOf returns t, if it is in UTC, in the nearest zone in which it falls on the day in the path of
// the page's address, if there is one: a story of an evening in New York is a story of that day.
func inZoneOf(t time.Time, pathDay string) time.Time {
	day, err := time.Parse(time.DateOnly, pathDay)
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
