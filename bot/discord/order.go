package discord

import (
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
	plain     bool        // without links and buttons
	all       bool        // it is put to all outlets, whatever its channel has set
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
		return o.withPrivacy(o.command.Private)
	}
	set := b.settings(c.Server)
	if zone, err := time.LoadLocation(set.Zone); err == nil && set.Zone != "" {
		o.call.Zone = zone
	}
	o.pictures = set.Pictures
	return o.withPrivacy(set.IsPrivate(c.Channel, c.Parent) || o.command.Private || o.command.Access > bot.Everyone)
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

// withPrivacy returns o for the caller alone, or for everyone. Where others can see it, an answer from the articles
// can be shared or deleted.
func (o order) withPrivacy(private bool) order {
	isShared := o.call.Shared && o.isQuestion()
	o.private, o.share, o.deletable = private, isShared && private, isShared && !private
	return o
}

// at returns o for a part of its reply, from 0; -1 is the last.
func (o order) at(part int) order {
	o.part = part
	return o
}

// plainly returns o without links and buttons.
func (o order) plainly() order {
	o.plain, o.pictures = true, false
	return o
}

// isQuestion reports whether the call is one that everybody may make to read the news.
func (o order) isQuestion() bool {
	c := o.command
	return c.Articles && !c.Hidden && !c.Private && c.Access == bot.Everyone
}

// withDefaults returns o with what its channel has set for options that were left out.
func (b *Bot) withDefaults(o order) order {
	if _, ok := o.command.Option("source"); !ok || !o.isQuestion() {
		return o
	}
	source := o.call.Options["source"]
	switch o.all = strings.EqualFold(source, settings.AllSources); {
	case o.all:
		source = ""
	case source == "" && o.call.Server != "":
		source = b.settings(o.call.Server).In(o.call.Channel, o.call.Parent).Source
	}
	o.call = o.call.Set("source", source)
	return o
}
