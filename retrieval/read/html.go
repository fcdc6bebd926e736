package read

import (
	"time"

	"quoth/retrieval/news"
)

// readHTML reads the file as one web page with Options.HTML, which gets the bytes unchanged, because
// a page names its own charset.
func readHTML(f *file, yield func(Item) bool) *Refusal {
	if f.options.HTML == nil {
		return refuse(0, "HTML is not read here: want dated text, JSON Lines or Markdown")
	}
	b, refusal := f.readAll()
	if refusal != nil {
		return refusal
	}
	a, cut, err := f.options.HTML(b)
	if err != nil {
		return refuse(0, "%v", err)
	}
	rec := recordOf(a)
	f.place(&rec)
	item := f.item(rec, 0, 0)
	item.Cut.Page = cut
	yield(item)
	return nil
}

// recordOf returns the article of a page as a record, so that it is checked like the others.
func recordOf(a news.Article) record {
	rec := record{ID: string(a.Key), Title: a.Title, Source: a.Source, Author: a.Author, URL: a.URL,
		Partial: a.Partial, Image: image(a.Image), Text: a.Text}
	if !a.Published.IsZero() {
		rec.Published = a.Published.Format(time.RFC3339Nano)
	}
	return rec
}
