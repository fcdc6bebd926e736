package main

import (
	"errors"
	"fmt"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
	"quoth/seeds"
)

// orBundled is f, or the articles in the binary where err is that there are no others.
func (a *app) orBundled(f *folder, err error) (*folder, error) {
	if !errors.Is(err, errNoArticles) {
		return f, err
	}
	library, err := a.bundledLibrary()
	if err != nil {
		return nil, err
	}
	a.tell("no articles in %s yet: the sample articles answer (quoth import PATH brings in your own)", a.folder())
	return &folder{Library: library, log: a.log, feeds: a.newFeeds(nil)}, nil
}

// bundledLibrary holds the articles in the binary, in memory.
func (a *app) bundledLibrary() (*retrieval.Library, error) {
	articles, err := bundled(read.Options{Zone: a.Zone.location()})
	if err != nil {
		return nil, err
	}
	return retrieval.Bundled(articles)
}

func bundled(o read.Options) ([]*news.Article, error) {
	var articles []*news.Article
	for item := range read.Tree(seeds.FS(), o) {
		if item.Refusal != nil {
			return nil, fmt.Errorf("read the sample articles: %w", item.Refusal)
		}
		articles = append(articles, item.Article)
	}
	return articles, nil
}
