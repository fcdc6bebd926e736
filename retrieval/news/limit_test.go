package news

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLimitText(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		limit      int
		want       string
	}{
		{"fits", "The ferry sails.", 16, "The ferry sails."},
		{"at a paragraph", "The ferry sails.\nIt is full. It leaves", 30, "The ferry sails."},
		{"at a paragraph that ends at the limit", "The ferry sails.\nIt is full.", 16, "The ferry sails."},
		{"at a sentence where the paragraph is too far up", "Ferry.\nThe boat sails at noon. It is full. It leaves",
			40, "Ferry.\nThe boat sails at noon."},
		{"at a sentence", "The ferry sails. It is full.", 20, "The ferry sails."},
		{"at a sentence that just fits", "The ferry sails. It is full.", 16, "The ferry sails."},
		{"at a word", "The ferry sails at noon", 12, "The ferry"},
		{"between two characters", "Fährschifffahrt", 2, "F"},
		{"of four bytes", "👍👍👍", 11, "👍👍"},
		{"without blanks", strings.Repeat("x", 100), 60, strings.Repeat("x", 60)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, cut := Limit(Article{Title: "Ferry", Text: tc.text}, tc.limit)
			if a.Text != tc.want || cut.Text != len(tc.text)-len(tc.want) {
				t.Errorf("text = %q, %d cut, want %q, %d", a.Text, cut.Text, tc.want, len(tc.text)-len(tc.want))
			}
		})
	}
}

// An article that is cut is the same article when it is read again, whole or cut. Its Key is that of the
// whole article, and its Revision that of the words that are stored.
func TestLimitKeepsTheKey(t *testing.T) {
	whole := Article{Title: "Ferry", Source: "Gazette", Text: strings.Repeat("The ferry sails. ", 100)}
	for _, tc := range []struct {
		name string
		a    Article
	}{
		{"by its words", whole},
		{"by its address", Article{Title: "Ferry", URL: "https://gazette.example/ferry", Text: whole.Text}},
		{"by its id", Article{Key: "ferry-1", Title: "Ferry", Text: whole.Text}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, cut := Limit(tc.a, 500)
			if want := New(tc.a).Key; a.Key != want {
				t.Errorf("Key = %q, want %q", a.Key, want)
			}
			if err := a.Check(); err != nil || !cut.Any() {
				t.Errorf("Check = %v, cut %v, want an article cut with its own revision", err, cut)
			}
			if again, _ := Limit(tc.a, 500); again.Revision != a.Revision {
				t.Errorf("cut again it has revision %s, want %s", again.Revision, a.Revision)
			}
		})
	}
}

func TestLimitFields(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("long ", 1000))
	a, cut := Limit(Article{Title: long, Source: long, Author: long,
		URL: "https://gazette.example/" + strings.Repeat("x", 5000), Text: "It sails."}, 0)
	if diff := cmp.Diff([]string{"headline", "outlet", "author", "address"}, cut.Fields); diff != "" {
		t.Errorf("fields cut (-want +got):\n%s", diff)
	}
	if len(a.Title) > maxTitle || len(a.Source) > maxName || len(a.Author) > maxAuthor || a.URL != "" || len(a.Key) > MaxKey {
		t.Errorf("lengths %d, %d, %d, %d and key %d: want all within their bounds", len(a.Title), len(a.Source),
			len(a.Author), len(a.URL), len(a.Key))
	}
	if a.Text != "It sails." || cut.Text != 0 {
		t.Errorf("text = %q, %d cut, want all of it", a.Text, cut.Text)
	}
}

func TestCutInWords(t *testing.T) {
	for _, tc := range []struct {
		cut  Cut
		want string
	}{
		{Cut{Limit: 1 << 20, Text: 9 << 20}, "cut at 1 MB: the last 9 MB of its text are not stored"},
		{Cut{Limit: 512, Text: 1536, Fields: []string{"headline", "address"}},
			"cut at 512 bytes: the last 1.5 KB of its text are not stored; headline shortened; address left out, it is too long"},
		{Cut{Page: true}, "its web page is too large to be read to the end"},
		{Cut{}, ""},
	} {
		if got := tc.cut.String(); got != tc.want {
			t.Errorf("%+v in words = %q, want %q", tc.cut, got, tc.want)
		}
	}
}

// FuzzLimit holds what is stored to its laws: the beginning of the text, no longer than the
// limit, in whole characters.
func FuzzLimit(f *testing.F) {
	f.Add("The ferry sails.\nIt is full. 👍", 20)
	f.Add("\n\n\n", 1)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		if limit = max(1, limit); limit > 1<<16 {
			return
		}
		whole := New(Article{Title: "Ferry", Text: text})
		a, cut := Limit(Article{Title: "Ferry", Text: text}, limit)
		if len(a.Text) > limit || !strings.HasPrefix(whole.Text,
			a.Text) || a.Key != whole.Key || cut.Text != len(whole.Text)-len(a.Text) {
			t.Errorf("Limit(%q, %d) = %q, %d cut, key %s", text, limit, a.Text, cut.Text, a.Key)
		}
		if err := a.Check(); err != nil {
			t.Error(err)
		}
	})
}
