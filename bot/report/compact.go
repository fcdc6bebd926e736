package report

import (
	"fmt"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Compact returns the report of a compaction. Damaged are the names of old, damaged archives in the folder.
func Compact(c retrieval.Compacted, damaged []string) (lines []string) {
	lines = append(lines, fmt.Sprintf("%s before, %s now", size(c.Before), size(c.After)))
	if len(damaged) > 0 {
		lines = append(lines, strings.Join(damaged, ", ")+
			" may still have words of what was forgotten: delete it when you no longer need it")
	}
	return lines
}

func size(bytes int64) string { return news.Size(int(bytes)) }

// CompactRecord is what a compaction writes with --json, in bytes.
func CompactRecord(c retrieval.Compacted) any {
	return struct {
		Command string `json:"command"`
		Before  int64  `json:"before"`
		After   int64  `json:"after"`
	}{"compact", c.Before, c.After}
}
