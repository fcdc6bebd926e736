package card

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/discord/loopback/rules"
	"quoth/retrieval/news"
)

func TestWellFormed(t *testing.T) {
	const ferry = "https://tavelpost.example/ferry"
	for _, tt := range []struct{ name, in, want string }{
		{"plain", ferry, ferry},
		{"a host only", "http://tavelpost.example", "http://tavelpost.example"},
		{"a query, and words to find", ferry + "?id=4&b=a%2Fb#:~:text=sails%20again", ferry + "?id=4&b=a%2Fb#:~:text=sails%20again"},
		{"a query without a path", "https://tavelpost.example?id=4", "https://tavelpost.example?id=4"},
		{"marks of markdown", ferry + "/(a)*_~|`[b]<@1>", ferry + "/(a)*_~%7C%60%5Bb%5D%3C@1%3E"},
		{"a blank in the path", ferry + "/a b", ferry + "/a%20b"},
		{"letters of other alphabets", "https://zeitung.example/fähre", "https://zeitung.example/f%C3%A4hre"},
		{"an international host", "https://café.example/a", "https://caf%C3%A9.example/a"},
		{"an underscore", "https://tavel_post.example/a", "https://tavel_post.example/a"},
		{"a host without a dot", "http://newsroom/a", "http://newsroom/a"},
		{"an address of a network", "http://10.0.0.1/a", "http://10.0.0.1/a"},
		{"a bare percent sign", ferry + "?up=100%", ferry + "?up=100%25"},
		{"half an escape", ferry + "/a%2", ferry + "/a%252"},
		{"the first port", "https://ok.example:0/", "https://ok.example:0/"},
		{"the last port", "https://ok.example:65535/", "https://ok.example:65535/"},
		{"a port above the last", "https://ok.example:65536/", ""},
		{"a port far above", "https://ok.example:99999/", ""},
		{"a port of many digits", "https://ok.example:99999999999999999999/", ""},
		{"no digits of a port", "https://ok.example:/", ""},
		{"a port in words", "https://ok.example:http/", ""},
		{"none", "", ""},
		{"no host", "https:///ferry", ""},
		{"no host but a port", "https://:80/ferry", ""},
		{"a host of dots", "https://.../ferry", ""},
		{"a blank in the host", "https://tavel post.example/", ""},
		{"an escape in the host", "https://tavel%2Fpost.example/", ""},
		{"a user", "https://desk:secret@tavelpost.example/", ""},
		{"IPv6", "http://[2001:db8::1]/a", ""},
		{"relative", "/ferry", ""},
		{"without a scheme", "tavelpost.example/ferry", ""},
		{"another scheme", "ftp://tavelpost.example/ferry", ""},
		{"a script", "javascript:alert(1)", ""},
		{"a blank before it", " " + ferry, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := wellFormed(tt.in); got != tt.want {
				t.Errorf("wellFormed(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// An excerpt whose address Discord would not take is shown with its headline, and without a link.
func TestAnExcerptWithoutALink(t *testing.T) {
	for address, isLinked := range map[string]bool{"https://ok.example:8443/": true, "https://ok.example:99999/": false} {
		a := bridge()
		a.URL = address
		r := result(t, news.New(a), "The", "April.")
		for name, b := range map[string]bot.Block{"excerpt": bot.Excerpt{Result: r}, "citation": bot.Cited{Excerpt: r.Excerpt}} {
			drawn := Draw(bot.Reply{Blocks: []bot.Block{b}}, Options{Now: now}).Embeds[0].Description
			if !strings.Contains(drawn, a.Title) || strings.Contains(drawn, "ok.example") != isLinked {
				t.Errorf("the %s of %s is %q, want its headline, linked: %t", name, address, drawn, isLinked)
			}
		}
	}
}

// Whatever an article has for an address, a link to it is one that a browser can follow, and Discord takes a picture.
func FuzzWellFormed(f *testing.F) {
	for _, seed := range []string{
		"https://ok.example:99999/", "http://a_b.example/%", "https://é.example/?a=(b)", "https://x:1@y", "http://[::1]:80/",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		got := wellFormed(address)
		if again := wellFormed(got); again != got {
			t.Errorf("wellFormed(%q) = %q, and of that %q", address, got, again)
		}
		if got != "" {
			checkURL(t, got)
		}
		if image := picture(address); image != "" {
			checkTaken(t, image)
		}
	})
}

func checkURL(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		t.Fatalf("%q is %+v, %v", address, u, err)
	}
	if port, err := strconv.Atoi(u.Port()); u.Port() != "" && (err != nil || port > 65535) {
		t.Errorf("%q has port %s", address, u.Port())
	}
}

// checkTaken fails if Discord refuses a message with a picture.
func checkTaken(t *testing.T, image string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"allowed_mentions": map[string]any{"parse": []string{}},
		"embeds":           []*Embed{{Description: "a", Thumbnail: &Thumbnail{image}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if found := rules.Create(rules.Request{Method: "POST", Body: body}); len(found) > 0 {
		t.Error(found)
	}
}
