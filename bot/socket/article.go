package socket

import "quoth/retrieval/news"

func packAll(articles []*news.Article) []news.Line {
	out := make([]news.Line, len(articles))
	for i, a := range articles {
		out[i] = news.LineOf(a)
	}
	return out
}

func unpackAll(lines []news.Line) []*news.Article {
	out := make([]*news.Article, len(lines))
	for i, l := range lines {
		out[i] = l.Article()
	}
	return out
}
