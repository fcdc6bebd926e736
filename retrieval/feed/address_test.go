package feed

import "testing"

func TestAddress(t *testing.T) {
	for typed, want := range map[string]string{
		" https://packet.example/feed ":      "https://packet.example/feed",
		"packet.example/feed":                "https://packet.example/feed",
		"packet.example:8080/feed":           "https://packet.example:8080/feed",
		"localhost:8080/feed":                "https://localhost:8080/feed",
		"feed://packet.example/feed":         "https://packet.example/feed",
		"feed:http://packet.example/feed":    "http://packet.example/feed",
		"FEED://packet.example/feed":         "https://packet.example/feed",
		"feed:https://packet.example/feed":   "https://packet.example/feed",
		"feed://https://packet.example/feed": "https://packet.example/feed",
		"feed:feed://packet.example/feed":    "https://packet.example/feed",
		"feed:packet.example/feed":           "https://packet.example/feed",
		"rss://packet.example/feed":          "https://packet.example/feed",
		"//packet.example/feed":              "https://packet.example/feed",
		"file:///etc/passwd":                 "file:///etc/passwd",
	} {
		if got := Address(typed); got != want {
			t.Errorf("Address(%q) = %q, want %q", typed, got, want)
		}
	}
}
