package jsonreply

import (
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// result has the fields of a result that answers a question, beside those of its excerpt.
type result struct {
	Answer span          `json:"answer"`
	Score  float64       `json:"score"`
	Copies []articleCopy `json:"copies"`
	// Earlier means that a result before this one gives a later state of the same story.
	Earlier bool `json:"earlier,omitempty"`
	said
	cuts
	Why *why `json:"why,omitempty"`
}

// quotation has the fields of a result that is somebody's words, beside those of its excerpt.
type quotation struct {
	Quote      string        `json:"quote"`
	Kind       string        `json:"kind,omitempty"` // absent for the article's own words
	Match      string        `json:"match,omitempty"`
	Difference []difference  `json:"difference,omitempty"`
	Speaker    saidBy        `json:"speaker"`
	Score      float64       `json:"score,omitzero"`
	Copies     []articleCopy `json:"copies"`
	cuts
}

// printing has the fields of a result that is one outlet's printing of a quotation, beside those of its excerpt.
type printing struct {
	Words    int      `json:"words"` // of the quotation, that it prints
	Of       int      `json:"of"`    // that all outlets print together
	First    bool     `json:"first"` // no other outlet printed it as early
	Articles int      `json:"articles"`
	Speaker  saidBy   `json:"speaker"`
	Changes  []change `json:"changes"`
}

// change is a place in which a printing differs from the others. Each string is cut from an article.
type change struct {
	LeftOut []string `json:"left_out"`
	Printed string   `json:"printed,omitempty"` // in the place of what is left out
	Marked  bool     `json:"marked,omitempty"`  // by an ellipsis or brackets
}

// span is the place of the answering sentence in its excerpt, in code points.
type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// cuts says at which ends an excerpt is cut inside a sentence.
type cuts struct {
	Before bool `json:"cut_before,omitempty"`
	After  bool `json:"cut_after,omitempty"`
}

// said says who said the answering sentence, where it is somebody's quote.
type said struct {
	Quote   string  `json:"quote,omitempty"`
	Kind    string  `json:"kind,omitempty"`
	Speaker *saidBy `json:"speaker,omitempty"`
}

// saidBy is a speaker as one article names them.
type saidBy struct {
	Name       string  `json:"name,omitempty"`
	Role       string  `json:"role,omitempty"`
	AsPrinted  string  `json:"as_printed,omitempty"`
	How        string  `json:"how"`
	Confidence float64 `json:"confidence"`
}

// difference is a run of words that is equal in, missing from, or added to what is printed.
type difference struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

func differencesOf(pieces []retrieval.Difference) []difference {
	var out []difference
	for _, d := range pieces {
		out = append(out, difference{string(d.Op), d.Text})
	}
	return out
}

// articleCopy is another article with the same story.
type articleCopy struct {
	ID     news.Key `json:"id"`
	Source string   `json:"source,omitempty"`
	URL    string   `json:"url,omitempty"`
}

// why says what a rank is made of: the first three parts are added, the others are factors.
type why struct {
	Rank  float64 `json:"rank"`
	Parts []part  `json:"parts"`
}

// part is a part of a rank or of a score.
type part struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Effect float64 `json:"effect"`
}

// newCuts returns at which ends an excerpt is cut.
func newCuts(before, after bool) cuts { return cuts{before, after} }
