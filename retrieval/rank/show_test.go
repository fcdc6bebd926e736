package rank

import (
	"math"
	"strings"
	"testing"
)

// showing returns what could be shown of an article, by its words.
func showing(question, text string) map[string]ShownFeatures {
	r := ranking(question)
	r.Add(Candidate{Article: article("a", text)})
	out := make(map[string]ShownFeatures)
	for _, s := range r.Showable(r.Passages(1)[0]) {
		out[s.Span.Of(text)] = s.Features
	}
	return out
}

func TestShownFeatures(t *testing.T) {
	const text = "The ferry sails 9 times a day for Quenby. Its strike lasted 12 days. Then Odile Farrant wept. " +
		"The score was 3–2. The score of 2025-26 was lost."
	for _, tc := range []struct {
		name, question, shown string
		feature               func(ShownFeatures) float64
		want                  float64
	}{
		{"all that the article holds", "ferry barge", "The ferry sails 9 times a day for Quenby.",
			func(f ShownFeatures) float64 { return f.Coverage }, 1},
		{"names are not plain", "did the ferry reach Quenby", "The ferry sails 9 times a day for Quenby.",
			func(f ShownFeatures) float64 { return f.Plain }, 1.0 / 3},
		{"the sentence before", "ferry strike", "Its strike lasted 12 days.",
			func(f ShownFeatures) float64 { return f.Before }, 0.5},
		{"nothing before the first", "ferry strike", "The ferry sails 9 times a day for Quenby.",
			func(f ShownFeatures) float64 { return f.Before }, 0},
		{"what it holds itself is not before it", "ferry strike",
			"The ferry sails 9 times a day for Quenby. Its strike lasted 12 days.",
			func(f ShownFeatures) float64 { return f.Before }, 0},
		{"words of the kind", "how long did the strike last", "Its strike lasted 12 days.",
			func(f ShownFeatures) float64 { return f.Kinds }, math.Log(2)},
		{"a number with its unit", "how long did the strike last", "Its strike lasted 12 days.",
			func(f ShownFeatures) float64 { return f.Measured }, 1},
		{"of another unit", "how many ferries did the strike stop", "Its strike lasted 12 days.",
			func(f ShownFeatures) float64 { return f.Measured }, 0},
		{"a measure stands right after its number", "how long did the ferry strike last",
			"The ferry sails 9 times a day for Quenby.", func(f ShownFeatures) float64 { return f.Measured }, 0},
		{"an age between commas", "how old is Odile Farrant", "Odile Farrant, 41, sang.",
			func(f ShownFeatures) float64 { return f.Measured }, 1},
		{"an age after its word", "how old is Odile Farrant", "Odile Farrant is aged 41.",
			func(f ShownFeatures) float64 { return f.Measured }, 1},
		{"a number that is no age", "how old is Odile Farrant", "Odile Farrant sang 41 songs.",
			func(f ShownFeatures) float64 { return f.Measured }, 0},
		{"money with a sign", "how much does the ferry cost", "The ferry costs £400.",
			func(f ShownFeatures) float64 { return f.Measured }, 1},
		{"a number that is no money", "how much does the ferry cost", "The ferry costs 400 lives.",
			func(f ShownFeatures) float64 { return f.Measured }, 0},
		{"a score", "what was the score", "The score was 3–2.", func(f ShownFeatures) float64 { return f.Measured }, 1},
		{"years are no score", "what was the score", "The score of 2025-26 was lost.",
			func(f ShownFeatures) float64 { return f.Measured }, 0},
		{"numbers that are no score", "what was the score of 9 ferries", "The ferry sails 9 times a day for Quenby.",
			func(f ShownFeatures) float64 { return f.Measured }, 0},
		{"sentences before", "ferry strike", "Then Odile Farrant wept.",
			func(f ShownFeatures) float64 { return f.Line }, math.Log(3)},
		{"nobody else says it", "ferry strike", "Then Odile Farrant wept.",
			func(f ShownFeatures) float64 { return f.Agreement }, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text := text
			if !strings.Contains(text, tc.shown) {
				text = tc.shown
			}
			f, ok := showing(tc.question, text)[tc.shown]
			if !ok {
				t.Fatalf("%q could not be shown, want it", tc.shown)
			}
			if got := tc.feature(f); math.Abs(got-tc.want) > 1e-9 {
				t.Errorf("feature of %q = %v, want %v", tc.shown, got, tc.want)
			}
		})
	}
}

// Of two sentences that are shown the one that answers is marked, not the one that repeats
// the names of the question.
func TestAnswerOfTwo(t *testing.T) {
	for _, tc := range []struct{ question, text, want string }{
		{"Are Odile Farrant and Marek Farrant related?",
			"Odile Farrant and Marek Farrant opened the lock together. They are not related. Odile Farrant spoke, " +
				"Marek Farrant sang.\nOdile Farrant and Marek Farrant danced. Marek Farrant thanked Odile Farrant.",
			"They are not related."},
		{"How heavy is the bell of Quenby?", "The bell of Quenby hangs in its old tower. It weighs 12 tonnes.",
			"It weighs 12 tonnes."},
		{"How heavy is the bell?", "The bell of Quenby rang on Monday. It weighs 12 tonnes.", "It weighs 12 tonnes."},
		{"What was the score between Quenby and Sallow?",
			"Quenby met Sallow on Sunday before 2,100 people. A late goal made it 3-2.", "A late goal made it 3-2."},
		{"How long did the ferry strike last?", "The ferry strike began at Quenby. It lasted 12 days.",
			"It lasted 12 days."},
	} {
		r := ranking(tc.question)
		r.Add(Candidate{Article: article("a", tc.text)})
		shown := r.Show(r.Passages(1)[0])
		if got := shown.Answer.Of(tc.text); got != tc.want {
			t.Errorf("%s: marked %q of %q, want %q", tc.question, got, shown.Span.Of(tc.text), tc.want)
		}
	}
}
