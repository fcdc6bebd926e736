package main

import (
	"fmt"

	"quoth/bot/batch"
)

type quotesVerb struct {
	File string `arg:"" help:"An article, or many as JSON Lines with an id and a text; - is standard input."`
}

// Run lists what is said in the texts of a file, and by whom.
func (v quotesVerb) Run(a *app) error {
	in, err := batch.Open(v.File, a.in)
	if err != nil {
		return fmt.Errorf("quotes: %w", err)
	}
	defer in.Close()
	return reported(batch.Quotes{Streams: a.streamsOf(v.File), JSON: a.JSON, Read: a.readOptions()}.Run(in))
}

type extractVerb struct {
	URL  string `name:"url" placeholder:"URL" help:"${page_url}"`
	File string `arg:"" help:"A web page, or many as JSON Lines with an id, a url and the html; - is standard input."`
}

// Run reads the articles in the web pages of a file.
func (v extractVerb) Run(a *app) error {
	in, err := batch.Open(v.File, a.in)
	if err != nil {
		return fmt.Errorf("extract: %w", err)
	}
	defer in.Close()
	return reported(batch.Pages{Streams: a.streamsOf(v.File), JSON: a.JSON, URL: v.URL, Now: a.now}.Run(in))
}
