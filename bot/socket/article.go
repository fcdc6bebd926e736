package socket

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"

	"quoth/bot/report"
	"quoth/retrieval/news"
)

// pack encodes as many of the first articles as a message of limit bytes holds. It returns an error
// when the first article alone is too long.
func pack(articles []*news.Article, limit int) ([]json.RawMessage, error) {
	var lines []json.RawMessage
	left := limit - len(`{"add":[]}`+"\n")
	for _, a := range articles {
		line, err := packOne(a)
		if err == nil && len(line) > left {
			err = errLongArticle(a, limit)
		}
		switch {
		case err != nil && len(lines) == 0:
			return nil, err
		case err != nil:
			return lines, nil
		}
		lines, left = append(lines, line), left-len(line)-1
	}
	return lines, nil
}

func errLongArticle(a *news.Article, limit int) error {
	return report.WithHint(
		fmt.Errorf("the article %.80q is too long for the quoth that holds the folder, which takes %d MB at once",
			cmp.Or(a.Title, string(a.Key)), limit>>20),
		"shorten it, or end that process and import it again")
}

func packOne(a *news.Article) (json.RawMessage, error) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(news.LineOf(a)); err != nil {
		return nil, fmt.Errorf("write article %s: %w", a.Key, err)
	}
	return bytes.TrimSuffix(line.Bytes(), []byte("\n")), nil
}

func unpackAll(lines []news.Line) []*news.Article {
	out := make([]*news.Article, len(lines))
	for i, l := range lines {
		out[i] = l.Article()
	}
	return out
}

func keysOf(articles []*news.Article) []news.Key {
	out := make([]news.Key, len(articles))
	for i, a := range articles {
		out[i] = a.Key
	}
	return out
}
