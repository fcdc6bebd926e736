package gateway

import (
	"fmt"
	"regexp"
	"strings"
)

// inPath matches the addresses that whoever knows them can answer with.
var inPath = regexp.MustCompile(`/(webhooks|interactions)/(\d+)/[^/?\s"]+`)

// inField matches the fields of gateway packets that hold secrets.
var inField = regexp.MustCompile(`"(token|session_id)"\s*:\s*"[^"]*"`)

// redact returns the text of an error or a log line, shortened and without its secrets.
func (o Options) redact(v any) string {
	s := fmt.Sprint(v)
	s = strings.ReplaceAll(s, string(o.Token), "[token]")
	s = inPath.ReplaceAllString(s, "/$1/$2/[token]")
	s = inField.ReplaceAllString(s, `"$1":"[secret]"`)
	const most = 500 // bytes
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}
