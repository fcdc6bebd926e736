package card

import (
	"regexp"
	"strings"
	"unicode"

	"quoth/bot"
)

// Markdown returns words written elsewhere as markdown in which Discord prints every character and
// obeys none: they cannot become a mention, link, heading, list, quotation, code, spoiler, timestamp
// or emoji. Discord prints the character after a backslash unless that is a letter, a digit or white
// space. @discordjs/formatters, the usual escaper, leaves out <, @, > and the marks at the start of
// a line. The dot of an address at Discord is escaped, because an invitation unfolds without https: too.
func Markdown(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	atStart, numbered := true, false // nothing is printed on this line yet; only digits are
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '.' && isOwnHost(runes, i):
			b.WriteString(`\.`)
		case strings.ContainsRune("\\*_~|`[]<@", r), atStart && strings.ContainsRune("#-+>=", r),
			numbered && (r == '.' || r == ')'):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == ':' && i+1 < len(runes) && !unicode.IsSpace(runes[i+1]): // :emoji:, https:
			b.WriteString(`\:`)
		default:
			b.WriteString(bot.Visible(r))
		}
		switch {
		case r == '\n':
			atStart, numbered = true, false
		case isUnseen(r):
		case atStart && unicode.IsDigit(r) || numbered && unicode.IsDigit(r):
			atStart, numbered = false, true
		default:
			atStart, numbered = false, false
		}
	}
	return b.String()
}

// ownHost is the beginning of a host of Discord.
var ownHost = regexp.MustCompile(`(?i:discord(app)?\.[a-z])`)

// isOwnHost reports whether the dot at i is in the name of a host of Discord.
func isOwnHost(runes []rune, i int) bool {
	around := string(runes[max(0, i-len("discordapp")):min(len(runes), i+2)])
	at := ownHost.FindAllStringIndex(around, -1)
	return len(at) > 0 && at[len(at)-1][1] == len(around)
}

// Plain returns words in one line, for the places where Discord reads no markdown: the author and
// the footer of an embed, a button, a suggestion.
func Plain(s string) string { return visible(oneLine(s)) }

// Mention returns the mention of a user. It keeps only the digits of the id.
func Mention(user string) string { return "<@" + digits(user) + ">" }

// channelMention returns the mention of a channel.
func channelMention(channel string) string { return "<#" + digits(channel) + ">" }

// digits returns the digits of an id. What stands between the marks of a mention cannot be escaped.
func digits(id string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, id)
}

// isUnseen reports whether r prints nothing. What follows it may still be the first thing on its
// line, because Discord strips some of these characters.
func isUnseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) ||
		r == 0x3164 || r == 0x115F || r == 0xFFA0
}

// visible returns s with each character made visible.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(bot.Visible(r))
	}
	return b.String()
}

// cutMark stands where a text was cut.
const cutMark = "[…]"

// Shorten returns s as escape returns it, cut after a word and marked with […] where it would be
// longer than limit characters. It is for names and headlines: they are not quotations, and the
// citation links to the whole.
func Shorten(s string, limit int, escape func(string) string) string {
	return shorten(s, limit, " "+cutMark, escape)
}

// shorten does the same with another mark at the cut. The mark may start with a blank.
func shorten(s string, limit int, mark string, escape func(string) string) string {
	runes := []rune(s)
	if len(runes) <= limit && length(escape(s)) <= limit {
		return escape(s)
	}
	n := min(len(runes), limit)
	for n > 0 && length(escape(string(runes[:n])))+length(mark) > limit {
		n--
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return escape(cut) + mark
}

// oneLine returns s with its white space as single blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// inline returns words written elsewhere as markdown in one line.
func inline(s string) string { return Markdown(oneLine(s)) }

// bold returns s with each of its lines in bold: Discord reads a quotation line by line. White space
// at the ends of a line stays outside, because ** before a blank may open nothing.
func bold(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words := strings.TrimSpace(line)
		if words == "" {
			continue
		}
		at := strings.Index(line, words)
		lines[i] = line[:at] + "**" + words + "**" + line[at+len(words):]
	}
	return strings.Join(lines, "\n")
}

// small returns a line of markdown in small print.
func small(s string) string { return "-# " + s }
