package read

import (
	"testing"
	"testing/fstest"
)

// A place in a feed is read from JSON Lines as it is exported. Something else under its name is skipped.
func TestPlace(t *testing.T) {
	for value, want := range map[string]int{`3`: 3, `0`: 0, `-4`: 0, `"front"`: 0, `2.5`: 0, `null`: 0, `{"city":"Tarn"}`: 0} {
		line := `{"id":"1","text":"It left.","place":` + value + `}`
		for item := range Tree(fstest.MapFS{"a.jsonl": {Data: []byte(line)}}, Options{}) {
			if item.Refusal != nil || item.Article.Place != want {
				t.Errorf("%s: refusal %v, article %+v, want place %d", value, item.Refusal, item.Article, want)
			}
		}
	}
}
