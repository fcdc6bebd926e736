package batch

import (
	"context"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// Summary is the summary of a day, as a line of JSON.
type Summary struct {
	Day   string `json:"day"`
	Items []Item `json:"items"`
}

// Item is a story of a summary. The lead comes first.
type Item struct {
	ArticleID news.Key   `json:"article_id"` // of the first sentence
	Sentences []string   `json:"sentences"`
	Links     []news.Key `json:"links,omitempty"` // the other articles that sentences come from
}

// Summarise makes the summary of a day from a pool of articles. The error is
// retrieval.ErrNoArticle where one of them is not stored.
func Summarise(ctx context.Context, library *retrieval.Library, p socket.Pool) (Summary, error) {
	q := retrieval.SummaryQuery{Day: news.Day(p.Call.Now, p.Call.Zone), Zone: p.Call.Zone, Now: p.Call.Now}
	s, err := library.SummaryOf(ctx, p.Keys, q)
	if err != nil {
		return Summary{}, err
	}
	out := Summary{Day: p.Day, Items: []Item{}}
	for _, i := range items(s) {
		out.Items = append(out.Items, newItem(i))
	}
	return out, nil
}

func newItem(i digest.Item) Item {
	out := Item{ArticleID: i.Sentences[0].Article().Key}
	for _, s := range i.Sentences {
		out.Sentences = append(out.Sentences, s.Text())
		if k := s.Article().Key; k != out.ArticleID {
			out.Links = append(out.Links, k)
		}
	}
	return out
}
