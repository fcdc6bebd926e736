package page

import (
	"net/url"
	"strings"
	"time"
)

// publishedMeta are the names of <meta> elements that hold the time of publication, those
// that mean nothing else first.
var publishedMeta = []string{"article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
	"article.published", "article:published", "published_time", "rnews:datepublished", "cxenseparse:recs:publishtime",
	"publish-date", "publish_date", "publishdate", "pubdate", "pub_date", "bt:pubdate", "originalpublicationdate", "article_date_original",
	"dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "prism.publicationdate",
	"citation_publication_date", "displaydate", "date", "created", "datecreated", "uploaddate"}

// published is when the article was published, in the page's own zone, or zero. A day
// without a clock is midnight UTC, the same day for every reader.
func (f *facts) published(u *url.URL, now time.Time) time.Time {
	lists := [][]string{{f.ld.published}}
	for _, name := range publishedMeta {
		lists = append(lists, f.meta[name])
	}
	lists = append(lists, f.marks.published, []string{pathDay(u)}, f.marks.times, f.marks.dates, f.marks.bylines)
	for _, list := range lists {
		for _, s := range list {
			if t, ok := moment(s); ok && plausible(t, now) {
				return asPrinted(t, pathDay(u))
			}
		}
	}
	return time.Time{}
}

// plausible dates lie after the oldest newspapers that are on the web and not in the
// future of now, if it is known; and they are not those of a clock that was never set.
func plausible(t, now time.Time) bool {
	const oldest, last, unset = 1800, 2090, 1970 // years
	y := t.UTC().Year()
	if y < oldest || y > last || y == unset {
		return false
	}
	return now.IsZero() || t.Before(now.Add(48*time.Hour))
}

// asPrinted is the instant t in a zone in which it falls on the day that the page's address
// names, when t came in UTC and the two are a few hours apart: an evening story of New
// York is a story of that evening. The zone is the nearest that fits.
func asPrinted(t time.Time, path string) time.Time {
	day, err := time.Parse(time.DateOnly, path)
	if _, offset := t.Zone(); err != nil || offset != 0 || t.Equal(t.Truncate(24*time.Hour)) {
		return t
	}
	const widest = 12 * time.Hour
	early := day.Add(24 * time.Hour).Add(-time.Minute) // the last minute of that day
	switch behind, ahead := t.Sub(early), day.Sub(t); {
	case 0 < behind && behind < widest:
		return t.In(wholeHours(-behind))
	case 0 < ahead && ahead < widest:
		return t.In(wholeHours(ahead))
	}
	return t
}

// wholeHours is a zone at an offset rounded away from zero.
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

// stampLayouts are those of stamps made for machines: RFC 3339 and its neighbours, RFC 1123,
// what JavaScript prints.
var stampLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04",
	"Mon, 2 Jan 2006 15:04:05 Z0700", "Mon, 2 Jan 2006 15:04:05 GMT", "Mon Jan 02 2006 15:04:05 GMT-0700",
}

// moment reads a stamp for machines or a printed day.
func moment(s string) (time.Time, bool) {
	iso := isoSpelling(s)
	for _, layout := range stampLayouts {
		if t, err := time.Parse(layout, iso); err == nil {
			return t, true
		}
	}
	return printedDay(s)
}

// isoSpelling writes "2026-03-02 08:00:00 +0100" as "2026-03-02T08:00:00+0100".
func isoSpelling(s string) string {
	s = oneLine(s)
	day, clock, ok := strings.Cut(s, " ")
	if _, err := time.Parse(time.DateOnly, day); err != nil || !ok {
		return strings.TrimSuffix(s, " (UTC)")
	}
	return day + "T" + strings.ReplaceAll(strings.Replace(clock, "UTC", "Z", 1), " ", "")
}
