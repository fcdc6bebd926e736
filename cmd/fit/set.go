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

// set is a corpus with judged questions, each with the features of its candidates.
type set struct {
	name              string
	questions         []judged
	replies           []reply
	confident, unsure []rank.Features // of the best passage, for answerable and unanswerable questions
	// The same for made-up questions: nonsense, and keywords of answerable ones.
	nonsense, keywords []rank.Features
}

type judged struct {
	relevant  map[news.Key]bool
	evidenced bool // the set says which words are the evidence
	answered  bool // the question has a short answer to look for
	// perArticle is how many passages of an article a ranking keeps.
	perArticle int
	passages   []candidate
	shown      [][]choice
}

type candidate struct {
	key      news.Key
	features rank.Features
	evidence bool // the passage holds the evidence
	answer   bool // the passage holds the answer
	start    int
	end      int
}

// query is a line of a set's queries.
type query struct {
	ID         string     `json:"id"`
	Question   string     `json:"question"`
	Answer     string     `json:"answer"`
	AskedAt    string     `json:"asked_at"`
	Answerable bool       `json:"answerable"`
	Relevant   []relevant `json:"relevant"`
	whole      bool       // only a passage that holds a piece of evidence whole holds it
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

func load(dir, data string) (*set, error) {
	lib, err := library(dir, data)
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	s := &set{name: filepath.Base(dir)}
	var asked []query
	err = lines(filepath.Join(dir, "queries-dev.jsonl.gz"), func(q query) error {
		asked = append(asked, q)
		return s.add(lib, q)
	})
	if err == nil {
		err = s.addMadeUp(lib, asked)
	}
	return s, err
}

// add ranks a question and keeps what was found.
func (s *set) add(lib *retrieval.Library, q query) error {
	j, best, err := judge(lib, q)
	if !q.Answerable {
		s.unsure = append(s.unsure, best)
		return err
	}
	s.questions = append(s.questions, j)
	s.replies = append(s.replies, reply{j.evidenced, j.answered, j.shown})
	s.confident = append(s.confident, best)
	return err
}

func library(dir, data string) (*retrieval.Library, error) {
	if data == "" {
		return fill(retrieval.Bundled(nil))(dir)
	}
	folder := filepath.Join(data, filepath.Base(dir))
	full := retrieval.Holds(folder)
	lib, err := retrieval.Open(retrieval.Options{Dir: folder})
	if err != nil || full {
		if err == nil {
			err = lib.CatchUp(context.Background(), nil)
		}
		return lib, err
	}
	return fill(lib, err)(dir)
}

func fill(lib *retrieval.Library, err error) func(dir string) (*retrieval.Library, error) {
	return func(dir string) (*retrieval.Library, error) {
		if err != nil {
			return nil, err
		}
		names, _ := filepath.Glob(filepath.Join(dir, "articles*.jsonl.gz"))
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				return nil, err
			}
			defer f.Close()
			var batch []*news.Article
			for item := range read.File(name, f, read.Options{}) {
				if item.Refusal != nil {
					return nil, item.Refusal
				}
				if batch = append(batch, item.Article); len(batch) == 500 {
					if _, err := lib.Add(context.Background(), batch); err != nil {
						return nil, err
					}
					batch = nil
				}
			}
			if _, err := lib.Add(context.Background(), batch); err != nil {
				return nil, err
			}
		}
		return lib, nil
	}
}

func lines(name string, f func(query) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	d := json.NewDecoder(z)
	for d.More() {
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

// appendBest appends the features of the best passage for a question.
func appendBest(all []rank.Features, lib *retrieval.Library, q query) ([]rank.Features, error) {
	found, err := lib.Explain(context.Background(), q.asked())
	if err != nil || len(found) == 0 {
		return append(all, rank.Features{}), err
	}
	return append(all, found[0].Features), nil
}

// asked is the query as it is put to the library.
func (q query) asked() retrieval.Query {
	now, err := time.Parse(time.RFC3339, q.AskedAt)
	if err != nil {
		now = time.Now()
	}
	return retrieval.Query{Text: q.Question, Now: now}
}

// perArticle is rank.PerArticle, or one when passages of several outlets are there that the
// question names.
func perArticle(found []rank.Passage) int {
	named := make(map[string]bool)
	for _, p := range found {
		if p.Features.Named == 1 {
			named[p.Article.Source] = true
		}
	}
	if len(named) > 1 {
		return 1
	}
	return rank.PerArticle
}

// judge ranks a question and marks what its candidates hold.
func judge(lib *retrieval.Library, q query) (judged, rank.Features, error) {
	found, err := lib.Explain(context.Background(), q.asked())
	if err != nil {
		return judged{}, rank.Features{}, err
	}
	j, best := judged{relevant: make(map[news.Key]bool), perArticle: perArticle(found)}, rank.Features{}
	gold := make(map[news.Key][]string)
	for _, r := range q.Relevant {
		j.relevant[r.ArticleID] = true
		gold[r.ArticleID] = append(gold[r.ArticleID], r.Evidence...)
		for _, e := range r.Evidence {
			j.evidenced = j.evidenced || normal(e) != ""
		}
	}
	answers := answersOf(q.Answer)
	j.answered = len(answers) > 0
	for i, p := range found {
		if i == 0 {
			best = p.Features
		}
		text := p.Span.Of(p.Article.Text)
		n := normal(text)
		c := candidate{key: p.Article.Key, features: p.Features, start: p.Span.Start, end: p.Span.End}
		c.evidence = j.relevant[c.key] && holdsEvidence(n, gold[c.key], q.whole)
		for _, a := range answers {
			c.answer = c.answer || strings.Contains(" "+n+" ", " "+a+" ")
		}
		j.passages = append(j.passages, c)
	}
	j.shown, err = showable(lib, q.asked(), gold, answers, q.whole)
	return j, best, err
}

func (s *set) passages() (n int) {
	for _, q := range s.questions {
		n += len(q.passages)
	}
	return n
}
