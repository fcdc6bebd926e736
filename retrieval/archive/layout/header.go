package layout

import (
	"strconv"
	"strings"

	"quoth/retrieval/news"
)

// scanHeader reads a header as encoding/json writes it, in a fifth of the time: Open reads all headers. It reports
// false for one with an escape or a list, which encoding/json reads then.
func scanHeader(s string) (h Header, ok bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return h, false
	}
	for rest := s[1 : len(s)-1]; ; {
		var name, value string
		if name, rest, ok = cutString(rest); !ok || !strings.HasPrefix(rest, ":") {
			return h, false
		}
		switch rest = rest[1:]; {
		case strings.HasPrefix(rest, "true"):
			rest = rest[len("true"):]
			ok = h.setTrue(name)
		case rest != "" && '1' <= rest[0] && rest[0] <= '9':
			digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
			ok = h.setNumber(name, rest[:digits])
			rest = rest[digits:]
		default:
			if value, rest, ok = cutString(rest); ok {
				ok = h.setString(name, value)
			}
		}
		switch {
		case !ok:
			return h, false
		case rest == "":
			return h, true
		case rest[0] != ',':
			return h, false
		}
		rest = rest[1:]
	}
}

// cutString cuts a string of JSON without escapes off the start of s.
func cutString(s string) (value, rest string, ok bool) {
	if s == "" || s[0] != '"' {
		return "", "", false
	}
	end := strings.IndexByte(s[1:], '"')
	if end < 0 || strings.IndexByte(s[1:end+1], '\\') >= 0 {
		return "", "", false
	}
	return s[1 : end+1], s[end+2:], true
}

func (h *Header) setTrue(name string) bool {
	switch name {
	case "dropped":
		h.Dropped = true
	case "partial":
		h.Partial = true
	default:
		return false
	}
	return true
}

func (h *Header) setNumber(name, digits string) bool {
	n, err := strconv.ParseUint(digits, 10, 31)
	switch name {
	case "replaces":
		h.Replaces = news.Serial(n)
	case "follows":
		h.Follows = news.Serial(n)
	case "place":
		h.Place = int(n)
	default:
		return false
	}
	return err == nil
}

func (h *Header) setString(name, value string) bool {
	switch name {
	case "key":
		h.Key = news.Key(value)
	case "revision":
		h.Revision = news.Revision(value)
	case "title":
		h.Title = value
	case "source":
		h.Source = value
	case "author":
		h.Author = value
	case "url":
		h.URL = value
	case "file":
		h.File = value
	case "published":
		h.Published = value
	case "fetched":
		h.Fetched = value
	case "image":
		h.Image = value
	case "withdrawn":
		h.Withdrawn = value
	default:
		return false
	}
	return true
}
