package rules

import "fmt"

// Limits that Discord's document leaves out. Lengths are in characters
// (docs: resources/message, components/reference).
const (
	maxContent      = 2000
	maxEmbeds       = 6000 // in all embeds of a message together
	maxCustomID     = 100
	maxComponents   = 40   // in a message of components V2, including nested ones
	maxDisplayed    = 4000 // in all texts of such a message together; known from reports, not documented
	flagComponents  = 1 << 15
	typeButton      = 2
	typeMenu        = 3
	typeTextDisplay = 10
	styleLink       = 5
	stylePremium    = 6
)

// checkMessage checks the fields of a new or changed message.
func checkMessage(r *report, at string, m object) {
	checkMentions(r, at, m)
	if n := length(m["content"]); n > maxContent {
		r.refuse(at+"/content", "%d characters, %d are the most", n, maxContent)
	}
	checkEmbeds(r, at+"/embeds", list(m["embeds"]))
	var c components
	c.walk(r, at+"/components", list(m["components"]))
	if int(number(m["flags"]))&flagComponents != 0 {
		c.checkV2(r, at, m)
	}
}

// checkMentions warns of a message without an empty list of mentions to parse: a headline with
// @everyone in it would ping everyone.
func checkMentions(r *report, at string, m object) {
	mentions, _ := m["allowed_mentions"].(object)
	parse, ok := mentions["parse"].([]any)
	if !ok || len(parse) > 0 {
		r.warn(at+"/allowed_mentions", "its parse is no empty list, so that article text could ping")
	}
}

// checkFilled refuses an empty message.
func checkFilled(r *report, at string, m object, files int) {
	if length(m["content"]) == 0 && len(list(m["embeds"])) == 0 && len(list(m["components"])) == 0 &&
		files == 0 && m["poll"] == nil && list(m["sticker_ids"]) == nil {
		r.refuse(at, "cannot send an empty message")
	}
}

// checkEmbeds checks the embeds of a message together.
func checkEmbeds(r *report, at string, embeds []any) {
	total := 0
	shown := map[string]int{}
	for i, e := range embeds {
		embed, _ := e.(object)
		here := fmt.Sprintf("%s/%d", at, i)
		total += embedLength(embed)
		checkAddress(r, here+"/url", embed["url"], maxURL)
		author, _ := embed["author"].(object)
		checkAddress(r, here+"/author/url", author["url"], maxURL)
		checkPicture(r, here+"/author/icon_url", author["icon_url"])
		footer, _ := embed["footer"].(object)
		checkPicture(r, here+"/footer/icon_url", footer["icon_url"])
		for _, name := range []string{"thumbnail", "image"} {
			picture, _ := embed[name].(object)
			checkPicture(r, here+"/"+name+"/url", picture["url"])
		}
		link, _ := embed["url"].(string)
		if first, twice := shown[link]; twice && link != "" {
			r.warn(here+"/url", "the same as that of embed %d: Discord shows the first one only", first)
			continue
		}
		shown[link] = i
	}
	if total > maxEmbeds {
		r.refuse(at, "%d characters over all embeds, %d are the most", total, maxEmbeds)
	}
}

// embedLength returns the length of an embed as Discord counts it.
func embedLength(e object) int {
	author, _ := e["author"].(object)
	footer, _ := e["footer"].(object)
	n := length(e["title"]) + length(e["description"]) + length(author["name"]) + length(footer["text"])
	for _, f := range list(e["fields"]) {
		field, _ := f.(object)
		n += length(field["name"]) + length(field["value"])
	}
	return n
}

// components counts the components of a message while it checks them.
type components struct {
	count, displayed int
	ids              map[string]string // custom id -> its place
}

func (c *components) walk(r *report, at string, list []any) {
	for i, e := range list {
		component, _ := e.(object)
		c.visit(r, fmt.Sprintf("%s/%d", at, i), component)
	}
}

func (c *components) visit(r *report, at string, e object) {
	c.count++
	switch int(number(e["type"])) {
	case typeButton:
		checkButton(r, at, e)
	case typeMenu:
		checkMenu(r, at, e)
	case typeTextDisplay:
		c.displayed += length(e["content"])
	}
	if id, ok := e["custom_id"].(string); ok {
		c.checkID(r, at+"/custom_id", id)
	}
	c.walk(r, at+"/components", list(e["components"]))
	if accessory, ok := e["accessory"].(object); ok {
		c.visit(r, at+"/accessory", accessory)
	}
}

func (c *components) checkID(r *report, at, id string) {
	if n := length(id); n == 0 || n > maxCustomID {
		r.refuse(at, "%d characters, it takes 1 to %d", n, maxCustomID)
	}
	if first, twice := c.ids[id]; twice {
		r.refuse(at, "%q is already the custom id of %s", id, first)
	}
	if c.ids == nil {
		c.ids = map[string]string{}
	}
	c.ids[id] = at
}

// checkButton checks that a link has an address, every other button an id, and each something to show.
func checkButton(r *report, at string, e object) {
	style := int(number(e["style"]))
	if style == stylePremium {
		return
	}
	if hasURL := length(e["url"]) > 0; hasURL != (style == styleLink) {
		r.refuse(at+"/url", "a link button has one, and no other")
	}
	if hasID := length(e["custom_id"]) > 0; hasID == (style == styleLink) {
		r.refuse(at+"/custom_id", "every button but a link has one")
	}
	if length(e["label"]) == 0 && e["emoji"] == nil {
		r.refuse(at, "a button has a label or an emoji")
	}
	checkAddress(r, at+"/url", e["url"], maxButtonURL)
}

// The limits of menus, in characters where nothing else is said.
const (
	maxEntries     = 25
	maxEntry       = 100 // label, value and description of an entry
	maxPlaceholder = 150
)

// checkMenu checks that a menu has entries with different values, and that they are short.
func checkMenu(r *report, at string, e object) {
	entries := list(e["options"])
	if n := len(entries); n == 0 || n > maxEntries {
		r.refuse(at+"/options", "%d entries, it takes 1 to %d", n, maxEntries)
	}
	if n := length(e["placeholder"]); n > maxPlaceholder {
		r.refuse(at+"/placeholder", "%d characters, %d are the most", n, maxPlaceholder)
	}
	values := map[string]bool{}
	for i, entry := range entries {
		entry, _ := entry.(object)
		here := fmt.Sprintf("%s/options/%d", at, i)
		for _, field := range []string{"label", "value", "description"} {
			n := length(entry[field])
			if n > maxEntry || n == 0 && field != "description" {
				r.refuse(here+"/"+field, "%d characters, it takes 1 to %d", n, maxEntry)
			}
		}
		value, _ := entry["value"].(string)
		if values[value] {
			r.refuse(here+"/value", "%q is already the value of another entry", value)
		}
		values[value] = true
	}
}

// checkV2 checks a message of components V2, which may have nothing else.
func (c *components) checkV2(r *report, at string, m object) {
	if c.count > maxComponents {
		r.refuse(at+"/components", "%d components, %d are the most", c.count, maxComponents)
	}
	if c.displayed > maxDisplayed {
		r.refuse(at+"/components", "%d characters of text, %d are the most", c.displayed, maxDisplayed)
	}
	if length(m["content"]) > 0 || len(list(m["embeds"])) > 0 || m["poll"] != nil {
		r.refuse(at, "components V2 stand alone: no content, no embeds, no poll")
	}
}
