package story

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/news"
)

// readForms returns the articles of a file, by the names of their parts: lines of headline | text.
func readForms(t *testing.T, file string) map[string][]*news.Article {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out, name := map[string][]*news.Article{}, ""
	for line := range strings.Lines(string(data)) {
		title, text, isArticle := strings.Cut(strings.TrimSpace(line), " | ")
		switch {
		case strings.HasPrefix(line, "## "):
			name = title[len("## "):]
		case isArticle && name != "":
			n := len(out[name])
			out[name] = append(out[name], printed(fmt.Sprint("event", n), fmt.Sprint("Outlet ", n), title, text, 0))
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s has no articles", file)
	}
	return out
}

func TestGroupKeepsEventsApart(t *testing.T) {
	for name, articles := range readForms(t, "testdata/forms.txt") {
		t.Run(name, func(t *testing.T) {
			for _, s := range group(append(lock()[:1], articles...)) {
				if len(s.Articles()) > 1 {
					t.Errorf("one story of %q", printsOf(s))
				}
			}
		})
	}
}

func printsOf(s Story) (out []news.Key) {
	for _, a := range s.Articles() {
		out = append(out, a.Key)
	}
	slices.Sort(out)
	return out
}

// Prints of one text, edited as papers do, are one story.
func TestGroupKeepsPrintsTogether(t *testing.T) {
	edit := strings.NewReplacer(" said on Monday", " has said", "on Monday", "this week", "The ", "The local ")
	for name, articles := range readForms(t, "testdata/forms.txt") {
		for _, a := range articles {
			for how, b := range map[string]news.Article{
				"another headline":     {Title: "What we know so far", Text: a.Text},
				"a dateline":           {Title: a.Title, Text: "SARN (Coast Agency) — " + a.Text},
				"a last paragraph":     {Title: a.Title, Text: a.Text + "\n\nMore on this from our own staff, with pictures."},
				"a name in front":      {Title: "Coast Agency: " + a.Title, Text: a.Text},
				"edited":               {Title: a.Title, Text: edit.Replace(a.Text)},
				"a by-line and a note": {Title: a.Title, Text: "By Hal Crane\n\n" + a.Text},
			} {
				t.Run(fmt.Sprint(name, " ", a.Key, " with ", how), func(t *testing.T) {
					if got := group([]*news.Article{a, printed("b", "Herald", b.Title, b.Text, 0)}); len(got) != 1 {
						t.Errorf("%d stories, want one", len(got))
					}
				})
			}
		}
	}
}

// What is printed later of one event, with newer figures or other witnesses, is the same story.
func TestGroupTakesNewFigures(t *testing.T) {
	for name, articles := range readForms(t, "testdata/figures.txt") {
		t.Run(name, func(t *testing.T) {
			if got := group(articles); len(got) != 1 {
				t.Errorf("%d stories, want one", len(got))
			}
		})
	}
}

// Reports in other words that share no name are of one event only if they are very much alike.
func TestGroupOfReportsWithoutACommonName(t *testing.T) {
	storm := []*news.Article{
		printed("a", "Gazette", "Storm cuts power in Quenby", "A storm left 4,000 homes in Quenby without power on Monday as trees "+
			"fell on lines. Engineers hope to have the power back by night.", 0),
		printed("b", "Herald", "Trees down as gales hit Sarn", "Gales brought down trees on roads around Sarn on Monday and left "+
			"900 homes without power. Ferries were cancelled.", 0),
	}
	if got := group(append(lock(), storm...)); len(got) != 3 {
		t.Errorf("%d stories, want the lock and two storms", len(got))
	}
}

// Copies of one text are one voice, and an outlet is one however many texts it has.
func TestVoices(t *testing.T) {
	articles := lock()
	for _, tc := range []struct {
		name     string
		articles []*news.Article
		want     int
	}{
		{"the agency's text in two papers", articles[:2], 1},
		{"and two in other words", articles, 3},
		{"one outlet twice", append(articles[2:3:3], printed("more", articles[2].Source, articles[3].Title, articles[3].Text, 0)), 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			stories := group(tc.articles)
			if len(stories) != 1 || stories[0].Voices() != tc.want {
				t.Errorf("%d stories, %d voices in the first, want one with %d", len(stories), stories[0].Voices(), tc.want)
			}
		})
	}
}
