package console_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/console"
)

func TestComplete(t *testing.T) {
	suggest := func(c bot.Call, option, typed string) []string {
		switch {
		case option == "zone" && typed == "berl":
			return []string{"Europe/Berlin"}
		case option == "about" && c.Options["speaker"] == "Odile Brandt":
			return []string{"Tavel"}
		case option == "since" && typed == "last w":
			return []string{"last week", "last weekend"}
		case option == "speaker" && typed == "odi":
			return []string{"Odile Brandt"}
		}
		if option == "source" {
			return []string{"Tavel Post", "Tavel Times", "Écho de la Sorrel", "Écho du Port", "NOW", "Now"}
		}
		return nil
	}
	tests := []struct{ name, line, want string }{
		{"a command", "/la", "/latest "},
		{"a command that is whole", "/latest", "/latest "},
		{"nothing to go by", "/", "/"},
		{"no such command", "/x", "/x"},
		{"an option", "/ask So", "/ask source:"},
		{"an option behind words", "/ask a ferry un", "/ask a ferry until:"},
		{"an option that may be two", "/ask s", "/ask s"},
		{"a value, as far as it is certain", "/latest source:t", "/latest source:Tavel "},
		{"a value with a blank", "/latest source:Tavel T", "/latest source:Tavel Times"},
		{"a value with accents", "/latest source:É", "/latest source:Écho d"},
		{"values that differ in case", "/latest source:no", "/latest source:no"},
		{"a value that nothing suggests", "/latest count:1", "/latest count:1"},
		{"a command of two words", "/daily pr", "/daily preview "},
		{"commands that share a word", "/dai", "/daily "},
		{"an option of a command of two words", "/daily set zo", "/daily set zone:"},
		{"a value that does not start with what was typed", "/daily set time:7 zone:berl", "/daily set time:7 zone:Europe/Berlin"},
		{"a value that depends on another option", "/said speaker:Odile Brandt about:ta", "/said speaker:Odile Brandt about:Tavel"},
		{"a day of several words", "/ask a ferry since:last w", "/ask a ferry since:last week"},
		{"a value without the option's name", "/said odi", "/said Odile Brandt"},
		{"words that are no value", "/ask what is", "/ask what is"},
		{"a hidden command", "/cont", "/cont"},
		{"no command", "When does", "When does"},
		{"options of no command", "/x source:t", "/x source:t"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := console.Complete(tt.line, commands.Table(commands.Services{}), suggest); got != tt.want {
				t.Errorf("Complete(%q) = %q, want %q", tt.line, got, tt.want)
			}
		})
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("/ask source:t", "Tavel Post")
	f.Add("/ask É", "é")
	f.Fuzz(func(t *testing.T, line, value string) {
		got := console.Complete(line, commands.Table(commands.Services{}),
			func(bot.Call, string, string) []string { return []string{value} })
		if len(got) < len(line) && !strings.HasSuffix(got, value) {
			t.Errorf("%q was shortened to %q", line, got)
		}
	})
}

func TestLinesReadsAPipe(t *testing.T) {
	next := console.Lines(t.Context(), strings.NewReader("one\r\ntwo\n\nfour"), io.Discard, nil)
	for _, want := range []string{"one", "two", "", "four"} {
		if got, err := next(); got != want || err != nil {
			t.Errorf("line = %q, %v, want %q", got, err, want)
		}
	}
	if _, err := next(); !errors.Is(err, io.EOF) {
		t.Errorf("error at the end = %v, want EOF", err)
	}
}

func TestLinesRefusesALineWithoutEnd(t *testing.T) {
	next := console.Lines(t.Context(), strings.NewReader(strings.Repeat("x", 2<<20)), io.Discard, nil)
	if _, err := next(); err == nil || errors.Is(err, io.EOF) {
		t.Errorf("error = %v, want one about the line", err)
	}
}

func TestLinesEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	silent, hold := io.Pipe()
	defer hold.Close()
	next := console.Lines(ctx, silent, io.Discard, nil)
	cancel()
	if _, err := next(); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want the context's", err)
	}
}
