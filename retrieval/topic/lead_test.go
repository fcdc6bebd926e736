package topic

import (
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

func TestSameEvent(t *testing.T) {
	closed := "Engineers closed the tunnel after water broke through its northern wall during the night."
	leadOf := func(daysAgo int, text string) lead {
		a := news.New(news.Article{Key: "a", Title: "Tunnel", Published: now.AddDate(0, 0, -daysAgo), Text: text})
		return newLead(a, []index.Term{{Text: "tunnel"}})
	}
	first := leadOf(0, closed)
	for _, tt := range []struct {
		name  string
		other lead
		want  bool
	}{
		{"in other words", leadOf(1, "Water broke through the northern wall, and engineers closed it at night."), true},
		{"three days apart", leadOf(3, closed), true},
		{"four days apart", leadOf(4, closed), false},
		{"another event", leadOf(0, "A goat was first through the tunnel when a brass band opened it."), false},
		{"no text", leadOf(0, ""), false},
	} {
		if got := first.isSameEvent(tt.other); got != tt.want {
			t.Errorf("%s: same event %v, want %v", tt.name, got, tt.want)
		}
		if got := tt.other.isSameEvent(first); got != tt.want {
			t.Errorf("%s, the other way round: same event %v, want %v", tt.name, got, tt.want)
		}
	}
}
