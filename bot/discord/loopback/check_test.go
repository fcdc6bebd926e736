package loopback

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"quoth/bot/discord/loopback/rules"
)

// with returns a valid message with the given fields added.
func with(fields object) object {
	m := said("Ferries sail at noon.")
	for name, value := range fields {
		m[name] = value
	}
	return m
}

func row(components ...any) object {
	return object{"components": []object{{"type": 1, "components": components}}}
}

func button(fields object) object {
	b := object{"type": 2, "style": 1, "label": "More", "custom_id": "v1:more:abc"}
	for name, value := range fields {
		b[name] = value
	}
	return b
}

func embeds(n, each int) []object {
	out := make([]object, n)
	for i := range out {
		out[i] = object{"description": strings.Repeat("ö", each), "url": fmt.Sprint("https://example.org/", i)}
	}
	return out
}

// pictured is an embed with a picture.
func pictured(address string) object {
	return object{"embeds": []object{{"description": "a", "thumbnail": object{"url": address}}}}
}

func link(address string) object {
	return button(object{"style": 5, "url": address, "custom_id": nil})
}

func command(fields object) []object {
	c := object{"name": "ask", "description": "answers from the news"}
	for name, value := range fields {
		c[name] = value
	}
	return []object{c}
}

func option(name string, required bool) object {
	return object{"type": 3, "name": name, "description": "words", "required": required}
}

const (
	toChannel  = "POST /channels/" + ChannelID + "/messages"
	toCommands = "PUT /applications/" + ApplicationID + "/commands"
)

// Most of the rules are tested at their limit and one above it.
func TestChecks(t *testing.T) {
	for _, tc := range []struct {
		name, to string
		body     any
		want     string // part of the one violation; empty: there is none
		refused  bool
	}{
		{"content of 2000", toChannel, said(strings.Repeat("ö", 2000)), "", false},
		{"content of 2001", toChannel, said(strings.Repeat("ö", 2001)), "/content: 2001 characters", true},
		{"no allowed_mentions", toChannel, object{"content": "x"}, "/allowed_mentions", false},
		{"mentions that parse nothing named", toChannel, object{"content": "x", "allowed_mentions": object{}}, "/allowed_mentions", false},
		{"mentions that parse null", toChannel, object{"content": "x", "allowed_mentions": object{"parse": nil}}, "/allowed_mentions", false},
		{"mentions that parse people", toChannel, object{"content": "x", "allowed_mentions": object{"parse": []string{"users"}}}, "/allowed_mentions", false},
		{"an empty message", toChannel, said(""), "empty message", true},
		{"embeds of 6000", toChannel, with(object{"embeds": embeds(2, 3000)}), "", false},
		{"embeds of 6002", toChannel, with(object{"embeds": embeds(2, 3001)}), "/embeds: 6002 characters", true},
		{"embeds with one address", toChannel, with(object{"embeds": []object{{"title": "a", "url": "https://example.org"}, {"title": "b", "url": "https://example.org"}}}), "/embeds/1/url", false},
		{"embeds without an address", toChannel, with(object{"embeds": []object{{"title": "a"}, {"title": "b"}}}), "", false},
		{"an embed with a file's address", toChannel, with(object{"embeds": []object{{"title": "a", "url": "file:///etc/hosts"}}}), "/embeds/0/url", true},
		{"a picture", toChannel, with(pictured("https://example.org/a.jpg?b=%C3%A9")), "", false},
		{"a picture of the message", toChannel, with(pictured("attachment://a.jpg")), "", false},
		{"a picture's address of 2048", toChannel, with(pictured("https://example.org/" + strings.Repeat("a", 2028))), "", false},
		{"a picture's address of 2049", toChannel, with(pictured("https://example.org/" + strings.Repeat("a", 2029))), "2049 characters", true},
		{"a picture in data", toChannel, with(pictured("data:image/png;base64,iVBO")), "/embeds/0/thumbnail/url", true},
		{"a picture of a host without a dot", toChannel, with(pictured("http://localhost/a.jpg")), "no public host", true},
		{"a picture at a port that does not exist", toChannel, with(pictured("https://ok.example:99999/")), "/embeds/0/thumbnail/url: not a well formed URL", true},
		{"an author's address", toChannel, with(object{"embeds": []object{{"description": "a", "author": object{"name": "b", "url": "https://a_b.example/"}}}}), "/embeds/0/author/url", true},
		{"a link to an address of 512", toChannel, with(row(link("https://example.org/" + strings.Repeat("a", 492)))), "", false},
		{"a link to an address of 513", toChannel, with(row(link("https://example.org/" + strings.Repeat("a", 493)))), "513 characters", true},
		{"a picture of a user", toChannel, with(pictured("https://a:b@example.org/a.jpg")), "has a user", true},
		{"a picture with a blank", toChannel, with(pictured("https://example.org/a b.jpg")), "not escaped", true},
		{"a picture with half an escape", toChannel, with(pictured("https://example.org/?a%2")), "not escaped", true},
		{"a button", toChannel, with(row(button(nil))), "", false},
		{"a custom id of 100", toChannel, with(row(button(object{"custom_id": strings.Repeat("x", 100)}))), "", false},
		{"a custom id of 101", toChannel, with(row(button(object{"custom_id": strings.Repeat("x", 101)}))), "custom_id: 101 characters", true},
		{"a custom id twice", toChannel, with(row(button(nil), button(nil))), "custom_id", true},
		{"a link with a custom id", toChannel, with(row(button(object{"style": 5, "url": "https://example.org"}))), "custom_id", true},
		{"a button without a label", toChannel, with(row(button(object{"label": nil}))), "a label or an emoji", true},
		{"V2 with content", toChannel, with(object{"flags": 1 << 15, "components": []object{{"type": 10, "content": "x"}}}), "stand alone", true},
		{"a command", toCommands, command(nil), "", false},
		{"a name with a space", toCommands, command(object{"name": "ask me"}), "/0/name", true},
		{"a name with a capital", toCommands, command(object{"name": "Ask"}), "/0/name", true},
		{"a menu's name", toCommands, command(object{"type": 3, "name": "Who said this?", "description": ""}), "", false},
		{"an option of a bad name", toCommands, command(object{"options": []object{option("since when", false)}}), "/0/options/0/name", true},
		{"a required option after another", toCommands, command(object{"options": []object{option("source", false), option("question", true)}}), "/0/options/1/required", true},
		{"a command twice", toCommands, append(command(nil), command(nil)...), "/1/name", true},
		{"8000 characters", toCommands, long(8000), "", false},
		{"8001 characters", toCommands, long(8001), "8001 characters", true},
		{"no such route", "GET /users/7/nothing", nil, "no such route", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := start(t, Options{})
			method, path, _ := strings.Cut(tc.to, " ")
			status, answer := do(t, s, method, path, tc.body)
			expectViolation(t, s, tc.want)
			if refused := status == http.StatusBadRequest; refused != tc.refused {
				t.Errorf("status %d (%s), refused should be %t", status, answer, tc.refused)
			}
		})
	}
}

// long returns a command of n characters.
func long(n int) []object {
	c := command(nil)
	options := []object{}
	for n -= len("ask") + len("answers from the news"); n > 0; {
		name := fmt.Sprintf("o%02d", len(options))
		choices := []object{}
		for len(choices) < 20 && n > 150 {
			choices = append(choices, object{"name": fmt.Sprintf("%04d", len(choices)), "value": strings.Repeat("v", 96)})
			n -= 100
		}
		d := min(n-len(name), 100)
		options = append(options, object{"type": 3, "name": name, "description": strings.Repeat("d", d), "choices": choices})
		n -= d + len(name)
	}
	c[0]["options"] = options
	return c
}

// start starts a server without a test that fails because of violations.
func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func expectViolation(t *testing.T, s *Server, want string) {
	t.Helper()
	got := s.Violations()
	if want == "" {
		if len(got) > 0 {
			t.Errorf("got %v, want no violation", got)
		}
		return
	}
	if len(got) != 1 || !strings.Contains(got[0].String(), want) {
		t.Errorf("got %v, want one violation with %q", got, want)
	}
}

// These rules are only in Discord's document.
func TestDocument(t *testing.T) {
	name := os.Getenv(documentVariable)
	if name == "" {
		t.Skipf("%s is unset: Discord's document is not at hand", documentVariable)
	}
	document, err := rules.LoadDocument(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, to string
		body     any
		want     string
	}{
		{"a message", toChannel, said("x"), ""},
		{"a whole message", toChannel, with(object{"flags": 4, "nonce": "n1", "enforce_nonce": true, "embeds": []object{{"title": "a", "url": "https://example.org/a#:~:text=ferry",
			"description": "> x", "color": 1, "timestamp": "2026-01-06T10:00:00Z", "author": object{"name": "The Coast"}, "footer": object{"text": "r"},
			"fields": []object{{"name": "a", "value": "b", "inline": true}}}}, "components": row(button(nil), button(object{"style": 5, "url": "https://example.org", "custom_id": nil}))["components"]}), ""},
		{"V2", toChannel, object{"flags": 1 << 15, "allowed_mentions": object{"parse": []string{}}, "components": []object{{"type": 17, "components": []object{{"type": 10, "content": "x"}}}}}, ""},
		{"a description of 4097", toChannel, with(object{"embeds": embeds(1, 4097)}), "/embeds/0/description"},
		{"11 embeds", toChannel, with(object{"embeds": embeds(11, 1)}), "/embeds"},
		{"a label of 81", toChannel, with(row(button(object{"label": strings.Repeat("x", 81)}))), "/components/0/components/0/label"},
		{"an unknown field", toChannel, with(object{"embed": object{"title": "x"}}),
			"/embed: Discord's document has no such field"},
		{"an unknown field inside", toChannel, with(row(button(object{"colour": "red"}))), "/components/0/components/0/colour"},
		{"a command", toCommands, command(object{"default_member_permissions": "32", "contexts": []int{0, 1, 2}, "integration_types": []int{0, 1}, "options": []object{option("question", true)}}), ""},
		{"a name of 33", toCommands, command(object{"name": strings.Repeat("x", 33)}), "/0/name"},
		{"26 options", toCommands, command(object{"options": manyOptions(26)}), "/0/options"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := start(t, Options{Document: document})
			method, path, _ := strings.Cut(tc.to, " ")
			do(t, s, method, path, tc.body)
			if got := s.Violations(); tc.want == "" && len(got) > 0 || tc.want != "" && !mentions(got, tc.want) {
				t.Errorf("got %v, want a violation with %q", got, tc.want)
			}
		})
	}
}

func mentions(violations []rules.Violation, want string) bool {
	for _, v := range violations {
		if strings.Contains(v.String(), want) {
			return true
		}
	}
	return false
}

func manyOptions(n int) (out []object) {
	for i := range n {
		out = append(out, option(fmt.Sprint("o", i), false))
	}
	return out
}
