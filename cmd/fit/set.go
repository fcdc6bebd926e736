package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/rank"
	"quoth/retrieval/read"
)

// set is a corpus with judged questions, and what the ranker measured of them.
type set struct {
	name      string
	questions []*judged // the answerable ones
	// What was measured of the best passage: for answerable and unanswerable questions, and for
	// questions made up of them, the keywords of answerable ones and nonsense.
	answerable, unanswerable, keywords, nonsense []rank.Features
}

// passages counts those that were ranked for answerable questions.
func (s *set) passages() (n int) {
	for _, q := range s.questions {
		n += len(q.ranking.Passages)
	}
	return n
}

// judged is an answerable question with its ranking and what each passage holds of the gold.
type judged struct {
	relevant               map[news.Key]bool
	hasEvidence, hasAnswer bool // the set says which words are the evidence; which are the answer
	ranking                rank.Ranking
	marks                  map[place]mark
	stories                []story
}

// place is where a passage starts.
type place struct {
	key   news.Key
	start int
}

func placeOf(p rank.Passage) place { return place{p.Article.Key, p.Span.Start} }

// markOf returns what a passage of the ranking holds.
func (q *judged) markOf(p rank.Passage) mark { return q.marks[placeOf(p)] }

// story is what a reply could show of an article, and what each choice holds of the gold.
type story struct {
	choices []rank.Shown
	marks   []mark
}

// query is a line of a set's queries.
type query struct {
	ID         string     `json:"id"`
	Question   string     `json:"question"`
	Answer     string     `json:"answer"`
	AskedAt    string     `json:"asked_at"`
	Answerable bool       `json:"answerable"`
	Relevant   []relevant `json:"relevant"`
	whole      bool       // see gold
}

type relevant struct {
	ArticleID news.Key `json:"article_id"`
	Evidence  evidence `json:"evidence"`
}

// evidence is a string or a list of strings.
type evidence []string

func (e *evidence) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*e = evidence{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(e))
}

// asked returns the query as it is put to the library.
func (q query) asked() retrieval.Query {
	now, err := time.Parse(time.RFC3339, q.AskedAt)
	if err != nil {
		now = time.Now()
	}
	return retrieval.Query{Text: q.Question, Now: now}
}

// gold returns what the query says that the right texts hold.
func (q query) gold() gold {
	g := gold{evidence: make(map[news.Key][]string), answers: answersOf(q.Answer), whole: q.whole}
	for _, r := range q.Relevant {
		g.evidence[r.ArticleID] = append(g.evidence[r.ArticleID], r.Evidence...)
	}
	return g
}

// load loads a set's folder or, when the name is that of a file, golden questions. It keeps the
// archive in the folder data, or in memory when that is empty.
func load(name, data string) (*set, error) {
	if strings.HasSuffix(name, ".jsonl") {
		return loadGolden(name)
	}
	lib, err := library(name, data)
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	s := &set{name: filepath.Base(name)}
	var asked []query
	err = readQueries(filepath.Join(name, "queries-dev.jsonl.gz"), func(q query) error {
		asked = append(asked, q)
		return s.add(lib, q)
	})
	if err == nil {
		err = s.addMadeUp(lib, asked)
	}
	return s, err
}

func readQueries(name string, f func(query) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	for d := json.NewDecoder(z); d.More(); {
		var q query
		if err := d.Decode(&q); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := f(q); err != nil {
			return err
		}
	}
	return nil
}

// library returns the articles of a set's folder. Where the folder data keeps them already, it
// opens that.
func library(dir, data string) (*retrieval.Library, error) {
	if data == "" {
		lib, err := retrieval.Bundled(nil)
		if err != nil {
			return nil, err
		}
		return lib, fill(lib, dir)
	}
	folder := filepath.Join(data, filepath.Base(dir))
	full := retrieval.Exists(folder)
	lib, err := retrieval.Open(retrieval.Options{Dir: folder})
	switch {
	case err != nil:
		return nil, err
	case full:
		return lib, lib.CatchUp(context.Background(), nil)
	}
	return lib, fill(lib, dir)
}

// fill adds the articles of a set's folder.
func fill(lib *retrieval.Library, dir string) error {
	names, _ := filepath.Glob(filepath.Join(dir, "articles*.jsonl.gz"))
	for _, name := range names {
		if err := fillFile(lib, name); err != nil {
			return err
		}
	}
	return nil
}

func fillFile(lib *retrieval.Library, name string) error {
	const batchSize = 500
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var batch []*news.Article
	for item := range read.File(name, f, read.Options{}) {
		if item.Refusal != nil {
			return item.Refusal
		}
		if batch = append(batch, item.Article); len(batch) == batchSize {
			if _, err := lib.Add(context.Background(), batch); err != nil {
				return err
			}
			batch = nil
		}
	}
	_, err = lib.Add(context.Background(), batch)
	return err
}

// add ranks a question and keeps what was measured.
func (s *set) add(lib *retrieval.Library, q query) error {
	ranking, err := lib.Explain(context.Background(), q.asked())
	if err != nil {
		return err
	}
	if !q.Answerable {
		s.unanswerable = append(s.unanswerable, bestOf(ranking))
		return nil
	}
	s.answerable = append(s.answerable, bestOf(ranking))
	j := judge(ranking, q)
	if j.stories, err = stories(lib, q); err != nil {
		return err
	}
	s.questions = append(s.questions, j)
	return nil
}

// bestOf returns the features of the best passage, none when nothing was found.
func bestOf(ranking rank.Ranking) rank.Features {
	if len(ranking.Passages) == 0 {
		return rank.Features{}
	}
	return ranking.Passages[0].Features
}

// judge marks what the passages of a ranking hold.
func judge(ranking rank.Ranking, q query) *judged {
	gold := q.gold()
	j := &judged{relevant: make(map[news.Key]bool), hasAnswer: len(gold.answers) > 0, ranking: ranking,
		marks: make(map[place]mark)}
	for key, pieces := range gold.evidence {
		j.relevant[key] = true
		for _, e := range pieces {
			j.hasEvidence = j.hasEvidence || normal(e) != ""
		}
	}
	for _, p := range ranking.Passages {
		if m := gold.mark(p.Article.Key, p.Span.Of(p.Article.Text)); m != (mark{}) {
			j.marks[placeOf(p)] = m
		}
	}
	return j
}

// stories returns what a reply to a question could show, and marks what it holds.
func stories(lib *retrieval.Library, q query) ([]story, error) {
	shown, articles, err := lib.ExplainShown(context.Background(), q.asked())
	var out []story
	for i, choices := range shown {
		s := story{choices: choices}
		for _, c := range choices {
			s.marks = append(s.marks, q.gold().mark(articles[i].Key, c.Span.Of(articles[i].Text)))
		}
		out = append(out, s)
	}
	return out, err
}
