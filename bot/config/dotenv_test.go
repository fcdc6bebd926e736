package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBrokenDotenvShowsNoSecrets(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a line without a value", "FOO\nDISCORD_TOKEN=SECRET\n", "line 1 "},
		{"the last line", "A=SECRET\n\n# note\nDISCORD TOKEN", "line 4 "},
		{"a quotation mark left open", "A=\"x\ny\"\nDISCORD_TOKEN=\"SECRET\nB=SECRET\n", "line 3 "},
		{"a nameless value", "=SECRET\n", "line 1 "},
		{"a name that is only a secret", "SECRET", "line 1 "},
		{"a value that no process can have", "A=SEC\x00RET\n", "cannot be set"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			writeDotenv(t, tt.text)
			err := LoadDotenv()
			if err == nil || !strings.Contains(err.Error(), ".env") || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error = %v, want one of .env with %q", err, tt.want)
			}
			if strings.Contains(err.Error(), "SEC") || strings.Contains(err.Error(), "DISCORD") {
				t.Errorf("the error shows the file's content: %v", err)
			}
		})
	}
}

func TestDotenvIsRead(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "QUOTH_TEST=a b\n", "a b"},
		{"behind a byte order mark", "\uFEFFQUOTH_TEST=x\n", "x"},
		{"with the line ends of Windows", "OTHER=1\r\nQUOTH_TEST=x\r\n", "x"},
		{"over several lines", "QUOTH_TEST=\"x\ny\"\n", "x\ny"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, name := range []string{"QUOTH_TEST", "OTHER"} {
				t.Setenv(name, "") // so that it is restored
				os.Unsetenv(name)
			}
			writeDotenv(t, tt.text)
			if err := LoadDotenv(); err != nil {
				t.Fatal(err)
			}
			if got := os.Getenv("QUOTH_TEST"); got != tt.want {
				t.Errorf("QUOTH_TEST = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheEnvironmentWinsOverDotenv(t *testing.T) {
	t.Setenv("QUOTH_TEST", "")
	writeDotenv(t, "QUOTH_TEST=x\n")
	if err := LoadDotenv(); err != nil || os.Getenv("QUOTH_TEST") != "" {
		t.Errorf("QUOTH_TEST = %q, error %v, want it left empty", os.Getenv("QUOTH_TEST"), err)
	}
}

// writeDotenv makes a folder with such a .env the one that the test works in.
func writeDotenv(t *testing.T, text string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile(dotenvFile, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSecret(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"good": " \n a-token\n\n", "blank": " \n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ name, value, file, want, wantError string }{
		{"neither", "", "", "", ""},
		{"the variable", " a-token ", "", "a-token", ""},
		{"the variable before the file", "other", "good", "other", ""},
		{"a file with blank lines", "", "good", "a-token", ""},
		{"a blank variable and a file", "  ", "good", "a-token", ""},
		{"an empty file", "", "blank", "", "is empty"},
		{"no file", "", "missing", "", "DISCORD_TOKEN_FILE"},
		{"a folder", "", ".", "", "DISCORD_TOKEN_FILE"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("DISCORD_TOKEN", tt.value)
			if tt.file != "" {
				tt.file = filepath.Join(folder, tt.file)
			}
			t.Setenv("DISCORD_TOKEN_FILE", tt.file)
			got, err := Secret("DISCORD_TOKEN")
			if got != tt.want || (err == nil) != (tt.wantError == "") || err != nil &&
				!strings.Contains(err.Error(), tt.wantError) {
				t.Errorf("secret = %q, %v, want %q, %q", got, err, tt.want, tt.wantError)
			}
		})
	}
}
