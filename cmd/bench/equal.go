//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
)

// compareAnswers imports the articles of a set into both versions, and compares what each answers to the
// set's questions: the results in their order, byte for byte, and apart from them the scores.
func compareAnswers(ctx context.Context, dir, set string, versions []version) error {
	articles, err := filepath.Glob(filepath.Join(set, "articles*.jsonl.gz"))
	if err != nil || len(articles) != 1 {
		return fmt.Errorf("%s has %d files of articles, want 1", set, len(articles))
	}
	differ := 0
	for _, how := range [][]string{nil, {"--shown"}} {
		var replies [][]byte
		for _, v := range versions {
			out, err := v.answers(ctx, filepath.Join(dir, "equal-"+v.name), set, articles[0], how...)
			if err != nil {
				return err
			}
			replies = append(replies, out)
		}
		d, err := differing(replies[0], replies[1])
		if err != nil {
			return err
		}
		fmt.Printf("ask --batch %v: of %d answers %d have other results, %d other scores (by %.1g at most)\n",
			how, d.all, d.results, d.scores, d.most)
		differ += d.results
	}
	if differ > 0 {
		return fmt.Errorf("%s and %s do not answer alike", versions[0].name, versions[1].name)
	}
	return nil
}

// answers returns what a version prints for the questions of a set. It imports the articles if the folder is
// not there yet.
func (v version) answers(ctx context.Context, data, set, articles string, how ...string) ([]byte, error) {
	if _, err := os.Stat(data); err != nil {
		if _, err := command(ctx, ".", v.quoth, "--data", data, "import", articles); err != nil {
			return nil, err
		}
	}
	args := append([]string{"--data", data, "ask", "--batch", filepath.Join(set, "queries-dev.jsonl.gz")}, how...)
	return exec.CommandContext(ctx, v.quoth, args...).Output()
}

// difference says how the answers of two versions differ.
type difference struct {
	all, results int
	scores       int     // answers that differ in their scores alone
	most         float64 // by which a score differs
}

// differing compares two texts line by line. Each line is an object of JSON.
func differing(a, b []byte) (d difference, err error) {
	x, y := bytes.SplitAfter(a, []byte("\n")), bytes.SplitAfter(b, []byte("\n"))
	d.all = max(len(x), len(y)) - 1
	for i := range d.all {
		switch {
		case i >= len(x) || i >= len(y) || len(x[i]) == 0 || len(y[i]) == 0:
			d.results++ // one of the texts has ended
			continue
		case bytes.Equal(x[i], y[i]):
			continue
		}
		if err := d.add(x[i], y[i]); err != nil {
			return d, err
		}
	}
	return d, nil
}

// add compares two lines that differ.
func (d *difference) add(a, b []byte) error {
	var x, y any
	if err := errors.Join(json.Unmarshal(a, &x), json.Unmarshal(b, &y)); err != nil {
		return err
	}
	p, q := takeScores(x, nil), takeScores(y, nil)
	if !reflect.DeepEqual(x, y) || len(p) != len(q) {
		d.results++
		return nil
	}
	d.scores++
	for i := range p {
		d.most = max(d.most, math.Abs(p[i]-q[i]))
	}
	return nil
}

// takeScores takes the scores out of a value of JSON, and appends them to others in the order of its lists.
func takeScores(value any, to []float64) []float64 {
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			to = takeScores(one, to)
		}
	case map[string]any:
		if score, ok := v["score"].(float64); ok {
			to = append(to, score)
			delete(v, "score")
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			to = takeScores(v[key], to)
		}
	}
	return to
}
