package jsonld

import (
	"regexp"
	"strings"
)

// repair removes what templates add to JSON: comments around it, line breaks in strings, commas at the end
// of lists and semicolons at its end.
func repair(script string) string {
	for _, wrap := range [...]string{"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>"} {
		script = strings.ReplaceAll(script, wrap, "")
	}
	script = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	script = lastCommas.ReplaceAllString(script, "$1$2")
	return strings.Trim(script, "; /")
}

// lastCommas matches a comma after the last value of a list or an object.
var lastCommas = regexp.MustCompile(`(["\]}\d])\s*,\s*([\]}])`)

// Patterns of the values that are read from JSON which is broken elsewhere, as by a quotation mark in a
// description.
var (
	articleType = regexp.MustCompile(`"@type"\s*:\s*\[?\s*"(\w*(?:Article|Posting|Report|Review))"`)
	published   = regexp.MustCompile(`"datePublished"\s*:\s*"([^"\\]{4,40})"`)
	headline    = regexp.MustCompile(`"headline"\s*:\s*"((?:[^"\\]|\\.){1,300})"\s*[,}]`)
	author      = regexp.MustCompile(`"author"\s*:\s*\[?\s*(?:"([^"\\]{1,80})"|` +
		`\{\s*(?:"@type"\s*:\s*"(\w+)"\s*,\s*)?"name"\s*:\s*"([^"\\]{1,80})")`)
)

// scrape returns the article in broken JSON as a node with the values that can be told, or nil.
func scrape(script string) any {
	first := func(p *regexp.Regexp) (string, bool) {
		m := p.FindStringSubmatch(script)
		if m == nil {
			return "", false
		}
		return m[1], true
	}
	kind, ok := first(articleType)
	if !ok {
		return nil
	}
	o := object{"@type": kind, "headline": ""}
	if day, ok := first(published); ok {
		o["datePublished"] = day
	}
	if title, ok := first(headline); ok {
		o["headline"] = strings.NewReplacer(`\"`, `"`, `\/`, `/`).Replace(title)
	}
	if m := author.FindStringSubmatch(script); m != nil {
		o["author"] = object{"@type": m[2], "name": m[1] + m[3]}
	}
	return o
}
