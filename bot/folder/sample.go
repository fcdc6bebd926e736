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
		articles = append(articles, item.Article)
	}
	return retrieval.Bundled(articles)
}
