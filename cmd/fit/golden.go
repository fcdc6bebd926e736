package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
	"quoth/seeds"
)

// goldenQuestion is a line of retrieval/testdata/golden.jsonl, the questions about the
// sample edition.
type goldenQuestion struct {
	Question string
	Now      string
	Refuse   bool
	wanted
	Also []wanted
}

type wanted struct{ File, Sentence string }

// loadGolden makes a set of the golden questions; the wanted sentences are its evidence.
func loadGolden(file string) (*set, error) {
	lib, keys, err := sample()
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &set{name: "golden"}
	var asked []query
	for d := json.NewDecoder(f); d.More(); {
		var g goldenQuestion
		if err := d.Decode(&g); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		q := query{Question: g.Question, AskedAt: g.Now + "T12:00:00Z", Answerable: !g.Refuse, whole: true}
		for _, w := range append(g.Also, g.wanted) {
			if w.File != "" {
				q.Relevant = append(q.Relevant, relevant{keys[w.File], evidence{w.Sentence}})
			}
		}
		if err := s.add(lib, q); err != nil {
			return nil, err
		}
		asked = append(asked, q)
	}
	return s, s.addMadeUp(lib, asked)
}

// sample returns a library of the sample edition, with its articles' keys by file.
func sample() (*retrieval.Library, map[string]news.Key, error) {
	keys := make(map[string]news.Key)
	var articles []*news.Article
	err := fs.WalkDir(seeds.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := seeds.FS().Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		for item := range read.File(name, f, read.Options{}) {
			if item.Refusal != nil {
				return item.Refusal
			}
			articles = append(articles, item.Article)
			keys[name] = item.Article.Key
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	lib, err := retrieval.Bundled(articles)
	return lib, keys, err
}
