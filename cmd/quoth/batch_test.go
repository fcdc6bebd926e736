package main

import (
	"regexp"
	"strings"
	"testing"

	"quoth/bot/socket"
)

const goodQuestion = `{"id":"good","question":"How many otters were counted?"}`

// A line that cannot be answered is reported with its number, and the next one is answered.
func TestBatchRefusesALineAndGoesOn(t *testing.T) {
	dir := t.TempDir()
	if r := command(t, dir, twoArticles, "import", "-"); r.Status != socket.StatusOK {
		t.Fatalf("import: %+v", r)
	}
	tests := []struct{ name, line, want string }{
		{"longer than the limit", `{"id":"x","question":"` + strings.Repeat("a", 1<<20) + `"}`, "longer than 1 MiB"},
		{"null", "null", `no question: want {"id","question","asked_at"}`},
		{"no question", `{"id":"x"}`, "no question: want"},
		{"an empty question", `{"id":"x","question":" "}`, "no question: want"},
		{"2,001 characters", `{"id":"x","question":"` + strings.Repeat("é", 2001) + `"}`,
			"question has 2001 characters; the most is 2000"},
		{"a number for a question", `{"id":"x","question":5}`, "question: number, want text in quotation marks"},
		{"a list for an id", `{"id":[],"question":"x"}`, "id: array, want text in quotation marks"},
		{"a number", "5", `number is not an object: want {"id"`},
		{"no JSON", "what?", `broken JSON (invalid character 'w' looking for beginning of value): want {"id"`},
	}
	goName := regexp.MustCompile(`\bGo\b|main\.|batchQuestion`)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command(t, dir, "\n"+tt.line+"\n"+goodQuestion+"\n", "ask", "--batch", "-")
			if got.Status != socket.StatusError || !strings.HasPrefix(got.Stderr, "quoth: -:2: "+tt.want) ||
				goName.MatchString(got.Stderr) {
				t.Errorf("status %d, stderr %q, want line 2 refused with %q", got.Status, got.Stderr, tt.want)
			}
			if !strings.HasPrefix(got.Stdout, `{"id":"good","results":[{"article_id":"otters"`) || strings.Count(got.Stdout, "\n") != 1 {
				t.Errorf("stdout %.300q, want the good question answered", got.Stdout)
			}
		})
	}
}

func TestBatchTakes(t *testing.T) {
	dir := t.TempDir()
	if r := command(t, dir, twoArticles, "import", "-"); r.Status != socket.StatusOK {
		t.Fatalf("import: %+v", r)
	}
	for name, lines := range map[string]string{
		"a byte order mark at the start":  "\uFEFF" + goodQuestion + "\n",
		"the line ends of Windows":        goodQuestion + "\r\n\r\n",
		"a last line without a break":     goodQuestion,
		"2,000 characters between blanks": `{"id":"good","question":" otters counted ` + strings.Repeat("é", 1985) + ` "}`,
	} {
		t.Run(name, func(t *testing.T) {
			got := command(t, dir, lines, "ask", "--batch", "-")
			if got.Status != socket.StatusOK || got.Stderr != "" || !strings.HasPrefix(got.Stdout, `{"id":"good"`) {
				t.Errorf("got %.300v, want an answer", got)
			}
		})
	}
}
