package main

import (
	"fmt"
	"strings"
	"testing"

	"quoth/bot/importer"
	"quoth/bot/socket"
)

const sampleQuestion = "Who said the hardest yards are still ahead?"

func TestExportNeverWritesTheSample(t *testing.T) {
	dir := t.TempDir()
	export := func() {
		t.Helper()
		got := command(t, dir, "", "export")
		if got.Status != socket.StatusError || got.Stdout != "" || !strings.Contains(got.Stderr, "export: no articles") ||
			!strings.Contains(got.Stderr, "yet\nquoth: hint: add some") {
			t.Errorf("got %+v, want the error that there are no articles yet", got)
		}
		if strings.Contains(got.Stderr, "sample") {
			t.Errorf("stderr %q speaks of the sample articles", got.Stderr)
		}
	}
	export()
	if r := command(t, dir, `{"id":"no-text"}`, "import", "-"); r.Status != socket.StatusError {
		t.Fatalf("import of nothing: %+v", r)
	}
	export()
	importing := goOn(t, dir, "import", "-")
	listens(t, dir)
	export()
	importing.end(t)
}

func TestConsoleOnAnEmptyFolderLooksAgain(t *testing.T) {
	dir := t.TempDir()
	console := goOn(t, dir, "--json", "console")
	asks := func(question, want string) {
		t.Helper()
		fmt.Fprintln(console.input, question)
		if !console.output.Scan() || !strings.Contains(console.output.Text(), want) {
			t.Errorf("%s: got %q, want %s", question, console.output.Text(), want)
		}
	}
	asks(sampleQuestion, `"answered":true,"sample":true`)
	if r := command(t, dir, `{"id":"no-text"}`, "import", "-"); r.Status != socket.StatusError {
		t.Fatalf("import of nothing: %+v", r)
	}
	asks(sampleQuestion, `"answered":true,"sample":true`)
	if r := command(t, dir, twoArticles, "import", "-"); r.Status != socket.StatusOK {
		t.Fatalf("import: %+v", r)
	}
	asks("How many otters were counted?", `"answered":true,"sample":false`)
	got := console.end(t)
	if got.Status != socket.StatusOK || strings.Count(got.Stderr, "the sample articles answer") != 1 {
		t.Errorf("got %+v, want that it says once that the sample articles answer", got)
	}
}

func TestTheSampleAnswersDuringTheFirstImport(t *testing.T) {
	dir := t.TempDir()
	importing := goOn(t, dir, "--json", "import", "-")
	listens(t, dir)
	got := command(t, dir, "", "ask", sampleQuestion)
	if got.Status != socket.StatusOK || !strings.Contains(got.Stdout, "hardest yards") ||
		!strings.Contains(got.Stdout, "sample articles that come with Quoth") {
		t.Errorf("before an article is in: %+v, want an answer of the sample, and that it says so", got)
	}
	for i := range importer.StepArticles { // a whole step, which is stored at once
		fmt.Fprintf(importing.input, `{"id":"%d","title":"Count %d","text":"Volunteers counted otters at weir %d."}`+"\n", i, i, i)
	}
	for range importer.StepArticles {
		importing.output.Scan()
	}
	if got := command(t, dir, "", "--json", "ask", "Who counted otters at the weir?"); !strings.Contains(got.Stdout, `"sample":false`) {
		t.Errorf("with articles in: %+v, want an answer of theirs", got)
	}
	if got := importing.end(t); got.Status != socket.StatusOK {
		t.Errorf("the import: %+v", got)
	}
}
