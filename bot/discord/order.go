package discord

import (
	"maps"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/settings"
)

// order is a call, with how its answer is to be shown.
type order struct {
	call      bot.Call
	command   bot.Command // its row in the table
	private   bool        // only the caller sees it
	share     bool        // it has a button that shows it to everyone
	deletable bool        // it has a button that deletes it
	pictures  bool        // it shows the picture of an article
	part      int         // which part of a reply too long for one message, from 0
	sharer    string      // the id of the person who shows it to everyone; empty: nobody does
	about     string      // the address of the message that it is about; empty: none
}

// order completes a call with its time and the settings of its server. Answers about the server
// itself are private: they concern the people who manage it.
func (b *Bot) order(c bot.Call) order {
	if c.Now.IsZero() {
		c.Now = b.now()
	}
	c.Zone = b.zone
	o := order{call: c}
	o.command, _ = bot.Find(b.router.Commands(), c.Command)
	if c.Server == "" {
		o.private = o.command.Private
		return o
	}
	set := b.settings(c.Server)
	if zone, err := time.LoadLocation(set.Zone); err == nil && set.Zone != "" {
		o.call.Zone = zone
	}
	o.pictures = set.Pictures
	return o.withPrivacy(set.IsPrivate(c.Channel) || o.command.Private || o.command.Access > bot.Everyone)
}

// settings returns what a server has set.
func (b *Bot) settings(server string) settings.Server {
	set, err := b.store.Settings(server)
	if err != nil {
		b.log.Error("read what a server has set", "err", err)
		return settings.Server{Private: true} // to be safe: the Share button is still there
	}
	return set
}

// withPrivacy returns o for the caller alone, or for everyone. In a server, an answer from the articles can be
// shared or deleted.
func (o order) withPrivacy(private bool) order {
	isShared := o.call.Server != "" && o.isQuestion()
	o.private, o.share, o.deletable = private, isShared && private, isShared && !private
	return o
}

// isQuestion reports whether the call is one that everybody may make to read the news.
func (o order) isQuestion() bool {
	c := o.command
	return c.Articles && !c.Hidden && !c.Private && c.Access == bot.Everyone
}

// allSources is the value of the option source that takes back the default of a channel.
const allSources = "all"

// withDefaults returns o with what its channel has set for options that were left out.
func (b *Bot) withDefaults(o order) order {
	if _, ok := o.command.Option("source"); !ok || !o.isQuestion() {
		return o
	}
	source := o.call.Options["source"]
	switch {
	case strings.EqualFold(source, allSources):
		source = ""
	case source == "" && o.call.Server != "":
		source = b.settings(o.call.Server).Channels[o.call.Channel].Source
	}
	o.call.Options = maps.Clone(o.call.Options)
	if o.call.Options == nil {
		o.call.Options = make(map[string]string)
	}
	o.call.Options["source"] = source
	return o
}
