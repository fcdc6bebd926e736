package jsonreply

import (
	"fmt"
	"time"

	"quoth/bot"
)

// Text adds a paragraph.
func (r *renderer) Text(b bot.Text) { r.doc.Text = append(r.doc.Text, b.Words) }

// Moment adds a paragraph that ends with the instant.
func (r *renderer) Moment(b bot.Moment) {
	r.doc.Text = append(r.doc.Text, b.Words+" "+b.At.Format(time.RFC3339))
}

// Notice adds a remark.
func (r *renderer) Notice(b bot.Notice) { r.doc.Notices = append(r.doc.Notices, b.Words) }

// Sample marks a reply that rests on the bundled articles.
func (r *renderer) Sample(bot.Sample) { r.doc.Sample = true }

// Refusal sets what is wrong with the call, and what to do.
func (r *renderer) Refusal(b *bot.Refusal) { r.doc.Refusal = &refusal{b.Message, b.Hint} }

// Failure sets that something broke.
func (r *renderer) Failure(b bot.Failure) { r.doc.Error = b.Words() }

// Usage adds a command with its options.
func (r *renderer) Usage(b bot.Usage) {
	options := make([]option, len(b.Options))
	for i, o := range b.Options {
		options[i] = option{o.Name, o.Description, o.Kind.String(), o.Required, o.Choices}
	}
	r.doc.Commands = append(r.doc.Commands, command{b.Name, b.Description, options})
}

// Example adds a call that may be tried.
func (r *renderer) Example(b bot.Example) { r.doc.Examples = append(r.doc.Examples, b.Words()) }

// Schedule adds the schedule of a daily summary.
func (r *renderer) Schedule(b bot.Schedule) {
	at := fmt.Sprintf("%02d:%02d", b.Hour, b.Minute)
	r.doc.Dailies = append(r.doc.Dailies, daily{
		b.Channel, at, b.Zone, b.Days.String(), b.Topic, b.Sources, b.Next, b.Last, b.Refused.Why,
		b.OffWhy,
	})
}

// Watch adds a watch.
func (r *renderer) Watch(b bot.Watch) {
	r.doc.Watches = append(r.doc.Watches, watch{
		b.Number, b.About, b.Quoted, b.Channel, b.Quiet.String(), b.Zone, b.Last(), b.Refused.Why, b.OffWhy,
	})
}

// Source adds an outlet.
func (r *renderer) Source(b bot.Source) {
	r.doc.Sources = append(r.doc.Sources, source{
		b.Name, b.Articles, b.Oldest, b.Newest, b.Answered, b.Failing, b.Labels,
	})
}

// Feed adds a feed of the list.
func (r *renderer) Feed(b bot.Feed) {
	out := feed{
		b.Name, b.URL, b.Labels, b.Answered, b.Due, b.Why, b.Failing, b.Failures, b.Dead, b.Quiet, b.Remarks, nil,
	}
	for _, i := range b.Items {
		out.Items = append(out.Items, feedItem(i))
	}
	r.doc.Feeds = append(r.doc.Feeds, out)
}

// FoundFeed adds a feed that can be chosen.
func (r *renderer) FoundFeed(b bot.FoundFeed) { r.doc.Found = append(r.doc.Found, foundFeed(b)) }

// Document sets the text to keep as a file.
func (r *renderer) Document(b bot.Document) { r.doc.Document = &file{b.Name, b.Text} }
