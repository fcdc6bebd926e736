package loopback

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Hostile returns texts of articles that Discord would take for markup if they were not escaped.
func Hostile() []string {
	return []string{
		"@everyone and @here", "<@123456789012345678> <@!1> <@&2> <#3>", "</ask:1234567890>", "<t:1700000000:R>",
		"<:name:123> <a:name:123> :smile:",
		"[read this](https://evil.example)", "[a](<https://evil.example>)", "https://evil.example/a_b_c*d*",
		"<https://evil.example>", "discord://-/settings",
		"# big", "## b", "### c", "-# tiny", "- item", "* item", "+ item", "12. item", "3) item", "> quote",
		">>> all of it",
		"a\n# big\n  - item\n 1. one\n>>> rest", "**bold** __under__ *it* _it_ ***both***", "~~gone~~ ||spoiler||",
		"`code` ``two`` ```\nblock\n```",
		`back\slash \* \\`, `ends in a backslash\`, `¯\_(ツ)_/¯`, "snake_case_word", "\u200b# hidden\u200b",
		"\u200b1\u200b. x", "a\u202egnp.exe", "\u2066x\u2069", "\u2028# x",
		"<id:customize> <id:guide>", "<+15550100> <someone@tavel.example>", "||", "***", "____", "~", "(1) 10:30, 5:0",
		"](https://evil.example)", "x](https://evil.example) [y", "[[x]](https://evil.example)", "x\\](https://evil.example)",
		"<#1> in <#2>", "<@&1>", "<sound:1:2>", "https://discord.gg/evil", "discord.com/channels/1/2/3", "@\u200beveryone",
		"discord.gg/abc", "join DISCORD.com/invite/abc. Or discordapp.com/invite/abc",
		"see discord.gg.", "discord. Then",
		"a:b:c :a: :+1:", "**", "a ** b ** c", "> > nested", "1\\. x", "```ansi\n\u001b[31mred\n```", "__init__", "-# a\n-# b",
		"渡船 👩‍🚀 שלום\u200f!", "",
	}
}

// The markup that Discord's client interprets at the start of a line, and anywhere.
var (
	atLineStart = regexp.MustCompile(`^[\s\p{Cf}]*(#{1,3}\s|-#\s|[-*+]\s|\d+[.)]\s|>(>>)?\s)`)
	anywhere    = regexp.MustCompile("^(\\*|_|~~|\\|\\||`|\\[[^\\]]*\\]\\(" +
		"|<(@[!&]?|#|/|t:|a?:|id:|\\+|https?:|[^>]*@)|@everyone|@here|https?://|discord://" +
		"|:[A-Za-z0-9_+-]+:|(?i:discord(app)?\\.[a-z]))")
)

// Reading returns the text that Discord shows for markdown. The error means that Discord would interpret
// something in it: a mention, a link, a heading, a list, a quotation, emphasis, code, a timestamp, an emoji or an
// address at Discord, which may be an invitation. A backslash escapes any character except letters, digits and
// white space.
func Reading(s string) (string, error) {
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		rest := string(runes[i:])
		if i == 0 || runes[i-1] == '\n' {
			if m := atLineStart.FindString(rest); m != "" {
				return "", fmt.Errorf("markdown %q at the start of a line of %q", m, s)
			}
		}
		if runes[i] == '\\' && i+1 < len(runes) && isEscapable(runes[i+1]) {
			i++
			b.WriteRune(runes[i])
			continue
		}
		if m := anywhere.FindString(rest); m != "" {
			return "", fmt.Errorf("markdown %q in %q", m, s)
		}
		b.WriteRune(runes[i])
	}
	return b.String(), nil
}

func isEscapable(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSpace(r)
}
