package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/joho/godotenv"

	"quoth/bot/report"
)

const dotenvFile = ".env"

// LoadDotenv sets the variables in .env that the environment does not have. Its errors show nothing
// of the file, which holds secrets: those of godotenv quote it.
func LoadDotenv() error {
	text, err := os.ReadFile(dotenvFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", dotenvFile, report.Unreadable(err))
	}
	values, ok := parseDotenv(text)
	if !ok {
		return report.WithHint(
			fmt.Errorf("read %s: line %d is not NAME=value, or its quotation mark is not closed",
				dotenvFile, brokenLine(text)),
			"correct that line, or start it with # to leave it out")
	}
	for name, value := range values {
		if _, set := os.LookupEnv(name); set {
			continue
		}
		if os.Setenv(name, value) != nil {
			return report.WithHint(fmt.Errorf("read %s: a name or value in it cannot be set", dotenvFile),
				"remove the characters that are no text")
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

// brokenLine returns the number of the line after the last one up to which text can be read: a value
// may go on over several lines.
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

// Secret returns the value of a variable that must not be a flag, since other users of the machine can see flags. If
// the variable is empty, it returns the content of the file that name_FILE names.
func Secret(name string) (string, error) {
	if value := strings.TrimSpace(os.Getenv(name)); value != "" {
		return value, nil
	}
	path := os.Getenv(name + "_FILE")
	if path == "" {
		return "", nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("read %s_FILE: %w", name, report.Unreadable(err))
	}
	value := strings.TrimSpace(string(text))
	if value == "" {
		return "", fmt.Errorf("read %s_FILE: the file is empty", name)
	}
	return value, nil
}
