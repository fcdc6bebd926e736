package digest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// quoted is a quote that stands once in a's text.
func quoted(a *news.Article, words, speaker string) digest.Said {
	start := strings.Index(a.Text, words)
	return digest.Said{Article: a, Quote: prose.Span{Start: start, End: start + len(words)}, Speaker: speaker,
		Confidence: 0.9, Direct: true}
}

// inFamily returns q with a family.
func inFamily(family string, q digest.Said) digest.Said {
	q.Family = family
	return q
}

// weir is an article with quotes of all kinds.
func weir() *news.Article {
	return printed("weir", "Sarn Herald", "Weir at Sarn gives way in flood", strings.Join([]string{
		"The weir at Sarn gave way on Monday after two weeks of flood, and the harbour emptied within an hour.",
		"Water from the weir at Sarn carried nine boats out of the harbour and into the reeds.",
		"“We woke up in a boat that lay on its side,” said Ines Quill, who lives in the harbour.",
		"Tobin Rask, its keeper, shook his head. “Nobody reads letters from a keeper of weirs,” he said.",
		"“It was bound to happen in the end, was it not,” said Mr Rask.",
		"“Let them look at the timber before they blame us,” Ines Quill said later.",
		"He went on: “The timber was rotten before I was born here.”",
		"“Gone,” said Bryn Oddie.",
	}, "\n"), 0)
}

func TestQuotations(t *testing.T) {
	a := weir()
	const (
		boat    = "“We woke up in a boat that lay on its side,”"
		letters = "“Nobody reads letters from a keeper of weirs,”"
		bound   = "“It was bound to happen in the end, was it not,”"
		timber  = "“The timber was rotten before I was born here.”"
	)
	all := func(change func(*digest.Said)) []digest.Said {
		q := quoted(a, boat, "Ines Quill")
		change(&q)
		return []digest.Said{q}
	}
	for _, tc := range []struct {
		name  string
		shown string
		said  []digest.Said
		want  []string
	}{
		{"named in the sentence", "", all(func(*digest.Said) {}),
			[]string{"“We woke up in a boat that lay on its side,” said Ines Quill, who lives in the harbour."}},
		{"named in the sentence before", "", []digest.Said{quoted(a, letters, "Tobin Rask")},
			[]string{"Tobin Rask, its keeper, shook his head. “Nobody reads letters from a keeper of weirs,” he said."}},
		{"reported or mixed speech", "", all(func(q *digest.Said) { q.Direct = false }), nil},
		{"nobody", "", all(func(q *digest.Said) { q.Speaker = " " }), nil},
		{"unsure", "", all(func(q *digest.Said) { q.Confidence = 0.5 }), nil},
		{"named nowhere near", "", all(func(q *digest.Said) { q.Speaker = "Tobin Rask" }), nil},
		{"a span that is none", "", all(func(q *digest.Said) { q.Quote.End = 1 << 20 }), nil},
		{"opens with a pronoun", "", []digest.Said{quoted(a, bound, "Tobin Rask")}, nil},
		{"its sentence opens with one", "", []digest.Said{quoted(a, timber, "Tobin Rask")}, nil},
		{"one word", "", []digest.Said{quoted(a, "“Gone,”", "Bryn Oddie")}, nil},
		{"another article’s", "", []digest.Said{quoted(printed("other", "", "", a.Text, -1), boat, "Ines Quill")},
			nil},
		{"two of one speaker, the plainer", "", []digest.Said{quoted(a,
			"“Let them look at the timber before they blame us,”", "Ines Quill"), quoted(a, boat, "Quill")},
			[]string{"“We woke up in a boat that lay on its side,” said Ines Quill, who lives in the harbour."}},
		{"two of one speaker in two spellings", "", []digest.Said{
			inFamily("quill", quoted(a, boat, "Ines Quill")), inFamily("quill", quoted(a, letters, "Tobin Rask"))},
			[]string{"“We woke up in a boat that lay on its side,” said Ines Quill, who lives in the harbour."}},
		{"named in a sentence that was shown", "Tobin Rask, its keeper, shook his head.", []digest.Said{quoted(a,
			letters, "Tobin Rask")},
			[]string{"“Nobody reads letters from a keeper of weirs,” he said."}},
		{"shown before", "“We woke up in a boat that lay on its side,” said Ines Quill, who lives in the harbour.",
			all(func(*digest.Said) {}), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, q := range make1(digest.Day{Articles: []*news.Article{a}, Said: tc.said,
				Shown: []string{tc.shown}}).Said {
				got = append(got, q.Excerpt.Text())
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("quotes differ (-want +got):\n%s", diff)
			}
		})
	}
}

// Quotes of other stories come before a second one of the same.
func TestQuotationsAreSpread(t *testing.T) {
	goal := printed("goal", "Morning Post", "Rovers win cup",
		"Rovers won the Lantern Cup on Sunday on penalties against Athletic.\n"+
			"“I have never run so far in my life,” said Tilda Marsh, the goalkeeper.", 0)
	w := weir()
	s := make1(digest.Day{Articles: []*news.Article{w, goal}, Said: []digest.Said{
		quoted(w, "“We woke up in a boat that lay on its side,”", "Ines Quill"),
		quoted(w, "“Nobody reads letters from a keeper of weirs,”", "Tobin Rask"),
		quoted(goal, "“I have never run so far in my life,”", "Tilda Marsh"),
	}})
	var items []int
	for _, q := range s.Said {
		items = append(items, q.Item)
	}
	if diff := cmp.Diff([]int{0, 0, 1}, items); diff != "" {
		t.Errorf("stories of the quotes differ (-want +got):\n%s", diff)
	}
}
