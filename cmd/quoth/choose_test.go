package main

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"quoth/bot/console"
	"quoth/bot/socket"
)

// sites serves the same pages under a path each: one with several feeds, one with one, one with none.
func sites(t *testing.T) *httptest.Server {
	t.Helper()
	link := func(href string) string {
		return `<link rel="alternate" type="application/rss+xml" href="` + href + `">`
	}
	feed := func(title string, paths ...string) string {
		items := ""
		for _, p := range paths {
			items += "<item><title>On " + p + "</title><link>https://packet.example" + p + "</link><pubDate>Tue, 06 Jan 2026 08:00:00 GMT</pubDate></item>"
		}
		return `<rss version="2.0"><channel><title>` + title + "</title>" + items + "</channel></rss>"
	}
	pages := map[string]string{
		"/several": "<html>" + link("/sport") + link("/all") + link("/comments/feed") + "</html>", "/one": "<html>" + link("/all") + "</html>",
		"/none": "<!doctype html><title>Quenby</title>",
		"/all":  feed("Quenby Packet", "/a", "/b"), "/sport": feed("Packet Sport", "/s"), "/comments/feed": feed("Comments", "/c"),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	t.Setenv("QUOTH_ALLOW", "127.0.0.1, ::1")
	return server
}

func TestFeedsAddFindsThem(t *testing.T) {
	web, dir := sites(t), dataFolder(t)
	do := func(args ...string) result {
		t.Helper()
		return command(t, dir, "", append([]string{"feeds"}, args...)...)
	}
	several := do("add", web.URL+"/several")
	several.holding(t, "several", socket.StatusUsage, "This page leads to 3 feeds.", "1. Packet Sport\n   "+web.URL+"/sport\n   1 item, the newest of 6 January 2026\n",
		"2. Quenby Packet\n", "3. Comments\n", "hint: quoth feeds add "+web.URL+"/several --first adds the first, and --number N another\n")
	if !strings.Contains(several.Stdout, "2. Quenby Packet") || !strings.HasPrefix(several.Stderr, "quoth: hint:") && !strings.HasPrefix(several.Stderr, "hint:") {
		t.Errorf("wrote %q and %q, want the list as data and the hint as a message", several.Stdout, several.Stderr)
	}
	do("list").holding(t, "list", socket.StatusOK, "There are no feeds yet")
	command(t, dir, "", "--json", "feeds", "add", web.URL+"/several").holding(t, "several in JSON", socket.StatusUsage,
		`"answered":false`, `"found":[{"number":1,"title":"Packet Sport","url":"`+web.URL+`/sport","items":1,"newest":"2026-01-06T08:00:00Z","full":false,"listed":false}`)
	do("add", web.URL+"/several", "--number", "4").holding(t, "a number too high", socket.StatusUsage, "There are not so many feeds")
	do("add", web.URL+"/several", "--number", "2", "--first").holding(t, "two choices", socket.StatusUsage, "--first and --number were both given.")
	do("add", web.URL+"/several", "--number", "2").holding(t, "by number", socket.StatusOK, "Added.", "Quenby Packet", web.URL+"/all", "Found on "+web.URL+"/several")
	do("add", web.URL+"/several", "--first", "--name", "Sport").holding(t, "the first", socket.StatusOK, "Added.", "Sport\n", web.URL+"/sport")
	do("add", web.URL+"/several", "--first").holding(t, "the first again", socket.StatusUsage, "in the list already")
	do("add", web.URL+"/several").holding(t, "those in the list", socket.StatusUsage, "in the list already\n")
	do("add", web.URL+"/one").holding(t, "one that is in the list", socket.StatusUsage, "This feed is in the list already.")
	do("add", web.URL+"/none").holding(t, "none", socket.StatusUsage, "No feed was found for this page.\n",
		"There is nothing at this address (HTTP 404): /feed, /rss, /rss.xml,")
	other := dataFolder(t)
	command(t, other, "", "feeds", "add", web.URL+"/one").holding(t, "one", socket.StatusOK, "Added.", "Found on "+web.URL+"/one")
	command(t, dataFolder(t), "/feeds add "+web.URL+"/several\n/feeds add "+web.URL+"/several number:3\n", "console").
		holding(t, "at the prompt", socket.StatusOK, "Choose one", "number:1 adds the first", "Added.", web.URL+"/comments/feed")
}

func TestAskNumber(t *testing.T) {
	for typed, want := range map[string]string{
		"2\n": "2", " 3. \n": "3", "two\n-1\n1\n": "1", "99999999\n7\n": "7", strings.Repeat("9", 2<<20) + "\n1\n": "1",
		"\n": "", "": "", "no\n\n": "",
	} {
		var asked bytes.Buffer
		got, err := askNumber(console.PlainLines(strings.NewReader(typed)), &asked)
		if got != want || (err != nil) != (want == "") || err != nil && !errors.Is(err, status(socket.StatusUsage)) {
			t.Errorf("%.20q: got %q, %v, want %q", typed, got, err, want)
		}
		if !strings.HasPrefix(asked.String(), "Which one?") {
			t.Errorf("%.20q: asked %q", typed, &asked)
		}
	}
}
