package socket

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"

	"quoth/retrieval/news"
)

// pack encodes articles, as many at a time as a message of limit bytes holds. It ends with
// an error before an article that alone is too long.
func pack(articles []*news.Article, limit int) iter.Seq2[[]json.RawMessage, error] {
	const frame = len(`{"add":[]}` + "\n")
	return func(yield func([]json.RawMessage, error) bool) {
		var lines []json.RawMessage
		size := frame
		for _, a := range articles {
			line, err := packOne(a)
			if err == nil && frame+len(line) > limit {
				err = errLongArticle(a, limit)
			}
			if len(lines) > 0 && (err != nil || size+len(line)+1 > limit) {
				if !yield(lines, nil) {
					return
				}
				lines, size = nil, frame
			}
			if err != nil {
				yield(nil, err)
				return
			}
			lines, size = append(lines, line), size+len(line)+1
		}
		if len(lines) > 0 {
			yield(lines, nil)
		}
	}
}

func errLongArticle(a *news.Article, limit int) error {
	name := a.Title
	if name == "" {
		name = string(a.Key)
	}
	return fmt.Errorf("the article %q is too long to hand to the quoth that holds the folder, which takes %d MB at once: shorten it, or end that process and import it again", name, limit>>20)
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
