package report

import (
	"errors"
	"io/fs"
	"net/url"
	"strings"

	"quoth/bot"
	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
	"quoth/retrieval/ingest/book"
)

// FeedRefusal returns err as a *bot.Refusal where the person who called a command about feeds can
// do something about it; any other error as it is.
func FeedRefusal(err error) error {
	if page, ok := errors.AsType[*ingest.PageError](err); ok {
		return pageRefusal(page)
	}
	if failed, ok := errors.AsType[*fetch.Error](err); ok {
		return fetchRefusal(failed)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, book.ErrKnown):
		return &bot.Refusal{
			Message: "This feed is in the list already.", Hint: "The command feeds check checks it now.",
		}
	case errors.Is(err, ingest.ErrNumber):
		return &bot.Refusal{
			Message: "There are not so many feeds on this page.", Hint: "Without a number, feeds add lists them.",
		}
	case errors.Is(err, book.ErrUnknown):
		return &bot.Refusal{
			Message: "There is no such feed in the list.", Hint: "The command feeds list shows the addresses.",
		}
	case errors.Is(err, ingest.ErrBusy):
		return &bot.Refusal{Message: "This feed is being checked right now.", Hint: "Try again in a moment."}
	case errors.Is(err, book.ErrDamaged), errors.Is(err, book.ErrNewer), errors.Is(err, book.ErrLocked),
		errors.Is(err, fs.ErrPermission):
		return &bot.Refusal{Message: "The list of feeds cannot be read.", Hint: Sentence(err.Error())}
	case errors.Is(err, feed.ErrNotOPML):
		return &bot.Refusal{
			Message: "This is not a list of feeds in OPML.",
			Hint: "Feed readers export one, mostly as a file that ends in .opml. For one feed alone there is the " +
				"command feeds add.",
		}
	case errors.Is(err, feed.ErrBadOPML):
		return &bot.Refusal{
			Message: "This list of feeds is damaged, or too long to be read.", Hint: "Export it once more.",
		}
	case errors.Is(err, feed.ErrNotFeed):
		return &bot.Refusal{Message: Sentence(err.Error()), Hint: "Look for an RSS or Atom link on the site."}
	}
	return err
}

func pageRefusal(e *ingest.PageError) *bot.Refusal {
	const look = "Look for an RSS or Atom link on the site, and give its address."
	switch {
	case len(e.Feeds) > 0:
		names := strings.Join(e.Feeds[:min(3, len(e.Feeds))], ", ")
		return &bot.Refusal{Message: "This is a web page, not a feed.", Hint: "It names " + names + "."}
	case len(e.Tried) > 0:
		return &bot.Refusal{Message: "No feed was found for this page.",
			Hint: tried(e) + " " + look}
	}
	return &bot.Refusal{Message: "This is a web page, not a feed.", Hint: "It names none. " + look}
}

// tried says where a feed was looked for, with the places that had the same answer together. Addresses on the site of
// the page are without its name.
func tried(e *ingest.PageError) string {
	var answers []string
	places := make(map[string][]string)
	for _, t := range e.Tried {
		why := whyNoFeed(t.Why)
		if places[why] == nil {
			answers = append(answers, why)
		}
		places[why] = append(places[why], onSite(t.URL, e.URL))
	}
	for i, why := range answers {
		answers[i] = Sentence(why + ": " + strings.Join(places[why], ", "))
	}
	return strings.Join(answers, " ")
}

// whyNoFeed says why there is no feed at an address.
func whyNoFeed(err error) string {
	if e, ok := errors.AsType[*fetch.Error](err); ok {
		return e.Brief()
	}
	if errors.Is(err, feed.ErrHTML) {
		return feed.ErrHTML.Error()
	}
	return "not a feed"
}

// onSite returns an address without the site that it shares with another.
func onSite(address, other string) string {
	a, err := url.Parse(address)
	b, otherErr := url.Parse(other)
	if err != nil || otherErr != nil || a.Host != b.Host {
		return address
	}
	return a.RequestURI()
}

func fetchRefusal(e *fetch.Error) *bot.Refusal {
	hint := "Open the address in a browser to check it."
	switch e.Reason {
	case fetch.Guarded, fetch.BadPort:
		hint = "To allow networks of your own, name them in QUOTH_ALLOW."
	case fetch.Busy, fetch.TooSlow, fetch.ServerError:
		hint = "Try again later."
	}
	return &bot.Refusal{Message: "It could not be read: " + e.Brief() + ".", Hint: hint}
}
