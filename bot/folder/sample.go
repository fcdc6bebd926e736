package folder

import (
	"fmt"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
	"quoth/seeds"
)

// sampleLibrary opens the sample articles in the binary, in memory. Their days are days in zone.
func sampleLibrary(zone *time.Location) (*retrieval.Library, error) {
	var articles []*news.Article
	for item := range read.Tree(seeds.FS(), read.Options{Zone: zone}) {
		if item.Refusal != nil {
			return nil, fmt.Errorf("read the sample articles: %w", item.Refusal)
		}
		articles = append(articles, knownByWords(item.Article), item.Article)
	}
	return retrieval.Bundled(articles)
}

// knownByWords returns an article under the Key that it had before files gave Keys. Storing it first keeps the
// receipts of then.
func knownByWords(a *news.Article) *news.Article {
	old := *a
	if old.Path != "" {
		old.Key, old.Path = news.HashKey(old), ""
	}
	return &old
}
