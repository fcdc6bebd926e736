package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/joho/godotenv"
)

const dotenvFile = ".env"

// loadDotenv sets what .env says and the environment does not. Its errors show nothing
// of the file, which holds secrets: godotenv's own quote it.
func loadDotenv() error {
	text, err := os.ReadFile(dotenvFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", dotenvFile, advisedInput(err))
	}
	values, ok := parseDotenv(text)
	if !ok {
		return fmt.Errorf("read %s: what starts in line %d is not NAME=value, or its quotation mark is not closed: mend that line, or start it with # to leave it out", dotenvFile, brokenLine(text))
	}
	for name, value := range values {
		if _, set := os.LookupEnv(name); set {
			continue
		}
		if os.Setenv(name, value) != nil {
			return fmt.Errorf("read %s: a name or value in it cannot be set: take out the characters that are no text", dotenvFile)
		}
	}
	return nil
}

// byteOrderMark is what some editors put before the text of a file.
const byteOrderMark = "\uFEFF"

func parseDotenv(text []byte) (values map[string]string, ok bool) {
	values, err := godotenv.UnmarshalBytes(bytes.TrimPrefix(text, []byte(byteOrderMark)))
	_, nameless := values[""]
	return values, err == nil && !nameless
}

// brokenLine is the number of the line behind the last one up to which text can be read:
// a value may go on over several.
func brokenLine(text []byte) int {
	read, good := 0, 0
	for n, line := range bytes.SplitAfter(text, []byte("\n")) {
		read += len(line)
		if _, ok := parseDotenv(text[:read]); ok {
			good = n + 1
		}
	}
	return good + 1
}

// cause is what went wrong with a file, without the file's name.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
