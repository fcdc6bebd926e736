package rank

import (
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/question"
)

// doubts ranks one article and reports whether the question is refused.
func doubts(text, body string, published time.Time) bool {
	q := question.Parse(text, question.Known{Now: now, Sources: []string{"Orlo Bell"}})
	r := rankingOf(q)
	r.Add(Candidate{Body: 1, Article: news.New(news.Article{Key: "a", Title: "News of Quenby", Text: body,
		Published: published})})
	ranked := r.Passages(3)
	return r.lacksYear(ranked[0]) || r.lacksAnswerNearName()
}

func TestAnswerNearName(t *testing.T) {
	const farrant = "The lock at Quenby was shut on Monday. Odile Farrant, 41, found the crack in its wall.\n" +
		"She has kept the lock for nine years.\nThe mayor praised her.\nThe town is quiet.\nIts shops are shut.\n" +
		"A wedding was put off.\nThe council met.\nMarek Farrant was born in Sallow, a friend said."
	for _, tc := range []struct {
		name, question, text string
		want                 bool
	}{
		{"said beside the name", "Where did Odile Farrant find the crack?", farrant, false},
		{"said after the name", "How long has Odile Farrant kept the lock?", farrant, false},
		{"not said", "Who is Odile Farrant married to?", farrant, true},
		{"not said, in small letters", "who is odile farrant married to", farrant, true},
		{"said far from the name", "When was the wedding of Odile Farrant?", farrant, true},
		{"said about a namesake", "When was Odile Farrant born?", farrant, true},
		{"half of it said", "Did Odile Farrant paint the wall?",
			"Odile Farrant, who has a brush, found a crack. The wall is old.", true},
		{"most of it said", "Did Odile Farrant find cracks in the lock wall?", farrant, false},
		{"her age", "How old is Odile Farrant?", farrant, false},
		{"a namesake's age", "How old is Marek Farrant?", "Odile Farrant, 41, has a brother, Marek Farrant.", true},
		{"an age after who", "how old is odile farrant", "They rang Odile Farrant, who is 41. Nobody else did.", false},
		{"a number of others", "How many boats does Odile Farrant own?",
			"Odile Farrant owns a lock. It has 12 gates and no boats.", true},
		{"words to look for", "Odile Farrant wedding", farrant, false},
		{"one word is no name to doubt", "Who built Quenby?", farrant, false},
		{"according to a name", "What broke at the quay according to Odile Farrant?", farrant, false},
		{"who somebody is", "Who is Odile Farrant?", farrant, false},
		{"order is seldom printed", "What did Odile Farrant find first?", farrant, false},
		{"an outlet asked for", "What did the Orlo Bell say of Odile Farrant's wedding?", farrant, false},
		{"a question in capitals", "WHO IS ODILE FARRANT MARRIED TO", farrant, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := doubts(tc.question, tc.text, now); got != tc.want {
				t.Errorf("%q refused: %v, want %v", tc.question, got, tc.want)
			}
		})
	}
}

// What another article says about the name counts, also if it prints a word of the name in small letters.
func TestAnswerInAnotherArticle(t *testing.T) {
	for _, tc := range []struct {
		name, other string
		want        bool
	}{
		{"said there", "The old queen is tired. Then Queen Quill, 96, slept.", false},
		{"said about nobody there", "The old queen is tired. A man of 96 years slept.", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := ranking("how old was queen quill")
			r.Add(Candidate{Article: article("a", "They rang for Queen Quill at noon. It was noon.")})
			r.Add(Candidate{Article: article("b", tc.other)})
			if got := r.lacksAnswerNearName(); got != tc.want {
				t.Errorf("refused: %v, want %v", got, tc.want)
			}
		})
	}
}

func TestPastYear(t *testing.T) {
	in2019 := time.Date(2019, 5, 2, 12, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		name, question, text string
		published            time.Time
		want                 bool
	}{
		{"in no word of it", "who won the 2019 cup", "Quenby won the cup.", now, true},
		{"printed later", "who won the 2019 cup", "Quenby won the cup, as in 2019.", now, false},
		{"printed then", "who won the 2019 cup", "Quenby won the cup.", in2019, false},
		{"this year", "who won the 2026 cup", "Quenby won the cup.", now, false},
		{"a year to come", "who builds the 2031 lock", "Quenby builds the lock.", now, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := doubts(tc.question, tc.text, tc.published); got != tc.want {
				t.Errorf("%q refused: %v, want %v", tc.question, got, tc.want)
			}
		})
	}
}
