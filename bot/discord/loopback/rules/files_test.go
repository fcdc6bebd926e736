package rules_test

import (
	"encoding/json"
	"strings"
	"testing"

	"quoth/bot/discord/loopback/rules"
)

func TestFiles(t *testing.T) {
	file := func(field, name string) rules.File { return rules.File{Field: field, Name: name, Bytes: 10} }
	one := file("files[0]", "feeds.opml")
	eleven := make([]rules.File, 11)
	for i := range eleven {
		eleven[i] = one
	}
	for _, tt := range []struct {
		name, attachments string
		files             []rules.File
		want              string // part of a violation; empty: there is none
		refused           bool
	}{
		{"none", ``, nil, "", false},
		{"one", `[{"id":"0","filename":"feeds.opml"}]`, []rules.File{one}, "", false},
		{"two", `[{"id":"0","filename":"feeds.opml"},{"id":"1","filename":"b.txt"}]`,
			[]rules.File{one, file("files[1]", "b.txt")}, "", false},
		{"one that stays", `[{"id":"1000000000000000300"}]`, nil, "", false},
		{"one without its attachment", ``, []rules.File{one}, "file 0", false},
		{"one under another name", `[{"id":"0","filename":"b.txt"}]`, []rules.File{one}, "under another name", false},
		{"an attachment without its file", `[{"id":"0","filename":"feeds.opml"}]`, nil, "no file 0", true},
		{"an attachment without an id", `[{"filename":"feeds.opml"}]`, nil, "no number of a file", true},
		{"another field", `[{"id":"0","filename":"feeds.opml"}]`, []rules.File{file("file", "feeds.opml")}, "want \"files[0]\"", true},
		{"no name", `[{"id":"0","filename":""}]`, []rules.File{file("files[0]", "")}, "no name of a file", true},
		{"a path", `[{"id":"0","filename":"a/b"}]`, []rules.File{file("files[0]", "a/b")}, "no name of a file", true},
		{"too long", `[{"id":"0","filename":"feeds.opml"}]`, []rules.File{{Field: "files[0]", Name: "feeds.opml", Bytes: 10<<20 + 1}},
			"10485760 are the most", true},
		{"too many", ``, eleven, "11 files", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			body := `{"content":"x","allowed_mentions":{"parse":[]}`
			if tt.attachments != "" {
				body += `,"attachments":` + tt.attachments
			}
			got := rules.Create(rules.Request{Body: json.RawMessage(body + "}"), Files: tt.files})
			if tt.want == "" {
				if len(got) > 0 {
					t.Errorf("violations %v, want none", got)
				}
				return
			}
			if len(got) == 0 || !strings.Contains(got[0].Problem, tt.want) {
				t.Fatalf("violations %v, want %q first", got, tt.want)
			}
			if _, refused := rules.Refusal(got); refused != tt.refused {
				t.Errorf("refused %t, want %t: %v", refused, tt.refused, got)
			}
		})
	}
}
