//go:build linux

package main

import (
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// printTable prints what was measured of one size.
func printTable(c *corpus, columns []*column) {
	fmt.Printf("\n%d passages of %d articles, %.0f MB of text, %d CPUs\n", paragraphs*c.articles, c.articles,
		float64(c.text)/1e6, runtime.NumCPU())
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer w.Flush()
	row := func(cells ...string) { fmt.Fprintln(w, strings.Join(cells, "\t")+"\t") }
	header := []string{""}
	for _, col := range columns {
		header = append(header, col.name)
	}
	row(append(header, "ratio to "+columns[len(columns)-1].name)...)
	for _, kind := range kinds {
		if len(columns[0].asked[kind]) > 0 {
			printKind(row, columns, kind)
		}
	}
	for _, f := range figures {
		cells := []string{f.name}
		for _, col := range columns {
			cells = append(cells, f.of(c, col))
		}
		row(cells...)
	}
}

// printKind prints the rows of a kind of question.
func printKind(row func(...string), columns []*column, kind string) {
	names := []string{"mean, CPU ms", "p50, CPU ms", "p99, CPU ms", "p50, wall ms", "p99, wall ms", "allocs", "results"}
	for i, name := range names {
		cells := []string{kind + " " + name}
		for _, col := range columns {
			cells = append(cells, summary(col.asked[kind])[i])
		}
		if i == 1 && len(columns) > 1 {
			last := columns[len(columns)-1]
			for _, col := range columns[:len(columns)-1] {
				cells = append(cells, fmt.Sprintf("%.2f", ratio(col.asked[kind], last.asked[kind])))
			}
		}
		row(cells...)
	}
	fmt.Fprintln(os.Stderr, kind, understood(columns[0].asked[kind]))
}

// summary returns the cells of the rows of a kind.
func summary(costs []cost) []string {
	var cpu, wall []time.Duration
	sum, allocs, results := time.Duration(0), uint64(0), 0
	for _, c := range costs {
		cpu, wall = append(cpu, c.CPU), append(wall, c.Wall)
		sum, allocs = sum+c.CPU, allocs+c.Allocs
		if c.Results > 0 {
			results++
		}
	}
	n := len(costs)
	return []string{milliseconds(sum / time.Duration(n)), milliseconds(median(cpu)), milliseconds(share(cpu, 99)),
		milliseconds(median(wall)), milliseconds(share(wall, 99)),
		fmt.Sprint(allocs / uint64(n)), fmt.Sprintf("%d %%", 100*results/n)}
}

// ratio returns the median of the ratios of the CPU times of pairs.
func ratio(a, b []cost) float64 {
	var out []float64
	for i := range a {
		if b[i].CPU > 0 {
			out = append(out, float64(a[i].CPU)/float64(b[i].CPU))
		}
	}
	slices.Sort(out)
	if len(out) == 0 {
		return 0
	}
	return out[len(out)/2]
}

// understood returns how many questions were understood as what.
func understood(costs []cost) string {
	counts := make(map[string]int)
	for _, c := range costs {
		counts[c.What]++
	}
	var out []string
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, fmt.Sprintf("%s: %d", what, counts[what]))
	}
	return strings.Join(out, ", ")
}

// figures are the rows that are not about questions.
var figures = []struct {
	name string
	of   func(*corpus, *column) string
}{
	{"import, CPU ms an article", func(c *corpus, col *column) string {
		return milliseconds(col.imported.CPU / time.Duration(c.articles))
	}},
	{"import, wall ms an article", func(c *corpus, col *column) string {
		return milliseconds(col.imported.Wall / time.Duration(c.articles))
	}},
	{"import, CPUs used", func(_ *corpus, col *column) string {
		return fmt.Sprintf("%.2f", col.imported.CPU.Seconds()/col.imported.Wall.Seconds())
	}},
	{"import, peak RssAnon MB", func(_ *corpus, col *column) string { return megabytes(col.imported.Peak) }},
	{"disk, bytes a byte of text", func(c *corpus, col *column) string {
		return fmt.Sprintf("%.2f", float64(col.imported.Disk)/float64(c.text))
	}},
	{"open, wall ms", func(_ *corpus, col *column) string {
		return milliseconds(middle(col.opened, func(c cost) time.Duration { return c.Wall }))
	}},
	{"open, CPU ms", func(_ *corpus, col *column) string {
		return milliseconds(middle(col.opened, func(c cost) time.Duration { return c.CPU }))
	}},
	{"idle after opening, RssAnon MB", func(_ *corpus, col *column) string { return megabytes(col.idle) }},
	{"after the questions, RssAnon MB", func(_ *corpus, col *column) string { return megabytes(col.after) }},
}

// middle returns the median of what of returns.
func middle(costs []cost, of func(cost) time.Duration) time.Duration {
	var all []time.Duration
	for _, c := range costs {
		all = append(all, of(c))
	}
	return median(all)
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.2f", 1000*d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%.0f", float64(n)/1e6) }
