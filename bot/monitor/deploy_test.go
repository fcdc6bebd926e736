package monitor

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/guild"
)

// The dashboard and the alerts name only figures that there are, with labels and values that they have.
func TestDeployedFiguresExist(t *testing.T) {
	m := New(well())
	m.Count(router{}).Serve(t.Context(), bot.Call{Command: "ask"})
	if err := m.CountPosts(ledger{}).Settle(guild.Post{State: guild.GaveUp}); err != nil {
		t.Fatal(err)
	}
	_, body := get(t, m, "/metrics")
	name := regexp.MustCompile(`\b(quoth|process|go)_[a-z_]+\b`)
	for _, file := range []string{"grafana.json", "alerts.yaml"} {
		text, err := os.ReadFile(filepath.Join("..", "..", ".deploy", file))
		if err != nil {
			t.Fatal(err)
		}
		names := name.FindAllString(string(text), -1)
		if len(names) < 10 {
			t.Errorf("%s: %d figures, want more", file, len(names))
		}
		for _, n := range names {
			if !strings.Contains(body, "\n"+n+" ") && !strings.Contains(body, "\n"+n+"{") {
				t.Errorf("%s names %s, which is not reported", file, n)
			}
		}
		for _, state := range regexp.MustCompile(`(state|outcome|queue)=\\?"([a-z-]+)\\?"`).FindAllStringSubmatch(string(text), -1) {
			known := map[string]string{"state": string(guild.GaveUp), "outcome": bot.Failed.String(), "queue": "searches"}
			if known[state[1]] != state[2] {
				t.Errorf("%s asks for %s, want %q", file, state[0], known[state[1]])
			}
		}
	}
}

// Grafana shows every panel: each has a place of its own, and reads from the data source that was chosen.
func TestDashboard(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", ".deploy", "grafana.json"))
	if err != nil {
		t.Fatal(err)
	}
	var dashboard struct {
		Panels []struct {
			ID         int
			Title      string
			Datasource struct{ UID string }
			GridPos    struct{ X, Y, W, H int }
			Targets    []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(text, &dashboard); err != nil {
		t.Fatal(err)
	}
	taken := map[[2]int]string{}
	for _, p := range dashboard.Panels {
		if p.Datasource.UID != "${datasource}" || len(p.Targets) == 0 || p.Title == "" {
			t.Errorf("panel %d, %q: data source %q, %d queries", p.ID, p.Title, p.Datasource.UID, len(p.Targets))
		}
		for x := p.GridPos.X; x < p.GridPos.X+p.GridPos.W; x++ {
			for y := p.GridPos.Y; y < p.GridPos.Y+p.GridPos.H; y++ {
				if other := taken[[2]int{x, y}]; other != "" || x >= 24 {
					t.Fatalf("%q is over %q, or off the page", p.Title, other)
				}
				taken[[2]int{x, y}] = p.Title
			}
		}
	}
	if len(dashboard.Panels) < 10 {
		t.Errorf("%d panels", len(dashboard.Panels))
	}
}
