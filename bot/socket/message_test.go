package socket

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/report"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What a server says to bytes that are no conversation; it serves others afterwards.
func TestGarbage(t *testing.T) {
	const hello = `{"quoth":6}` + "\n"
	tests := []struct {
		name string
		sent string
		want string // in what comes back
	}{
		{"no hello", "GET / HTTP/1.1\r\n\r\n", "not one of quoth"},
		{"a request for a hello", `{"export":{}}` + "\n", "not one of quoth"},
		{"another version", `{"quoth":99}` + "\n", "it speaks protocol 6, this one 99"},
		{"no JSON", hello + "ask otters\n", "read request: "},
		{"no verb", hello + "{}\n", "0 verbs"},
		{"a verb of tomorrow", hello + `{"feeds":{}}` + "\n", "0 verbs"},
		{"two verbs", hello + `{"export":{},"reindex":{}}` + "\n", "2 verbs"},
		{"a zone that is none", hello + `{"rank":{"call":{"zone":"../../etc/passwd"}}}` + "\n", "read zone"},
		{"another type", hello + `{"add":"all"}` + "\n", "read request: "},
		{"bytes", hello + "\xff\x00\xfe\n", "read request: "},
		{"a hello that does not end", strings.Repeat("x", 2<<20), "message longer than 65536 bytes"},
		{"a line that does not end", hello + strings.Repeat("x", 2<<20), "message longer than 1048576 bytes"},
		{"a message that stops", hello + `{"export"`, `{"quoth":6}`},
	}
	dir := serve(t, echo(), tight())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			conn := rawConnect(t, dir)
			go io.WriteString(conn, test.sent) // its error is the server's right
			got, _ := io.ReadAll(conn)         // an end is an end, whatever its error
			if !strings.Contains(string(got), test.want) {
				t.Errorf("got %q, want %q in it", got, test.want)
			}
			if _, err := connect(t, dir).Write(t.Context(), some, io.Discard, io.Discard); err != nil {
				t.Errorf("the next client: %v", err)
			}
		})
	}
}

// What a client makes of a server that is none.
func TestDial(t *testing.T) {
	tests := []struct {
		name, says string
		want       error
	}{
		{"it says nothing", "", ErrNoAnswer},
		{"it is another program", "220 mail.example ESMTP\n", ErrNoAnswer},
		{"it is newer", `{"quoth":7}` + "\n", ErrVersion},
		{"it refuses this version", `{"quoth":7,"error":"it speaks protocol 7, this one 6"}` + "\n", ErrVersion},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			l, err := net.Listen("unix", filepath.Join(dir, socketFile))
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			hangUp := make(chan struct{})
			defer close(hangUp)
			go func() {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				defer conn.Close()
				io.WriteString(conn, test.says)
				<-hangUp
			}()
			if _, err := dial(t.Context(), dir, tight()); !errors.Is(err, test.want) {
				t.Errorf("got error %v, want %v", err, test.want)
			}
		})
	}
}

func TestDialEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(dir, socketFile)) // accepts nobody
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	if _, err := Dial(ctx, dir); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got error %v, want the context's", err)
	}
}

func TestReadLine(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
		err      string
		long     int // lines that are longer than the buffer
	}{
		{"lines", "a\n\nbc\n", []string{"a", "", "bc"}, "EOF", 0},
		{"a last one that was cut off", "a\nbc", []string{"a"}, "EOF", 0},
		{"at the limit, longer than the buffer", strings.Repeat("x", 39) + "\n", []string{strings.Repeat("x", 39)}, "EOF", 1},
		{"past the limit", strings.Repeat("x", 40) + "\n", nil, "message longer than 40 bytes", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := bufio.NewReaderSize(strings.NewReader(test.in), 16)
			var got []string
			long := 0
			grow := func() error {
				long++
				return nil
			}
			line, err := readLine(r, 40, grow)
			for ; err == nil; line, err = readLine(r, 40, grow) {
				got = append(got, string(line))
			}
			if diff := cmp.Diff(test.want, got); diff != "" || !strings.HasPrefix(err.Error(), test.err) || long != test.long {
				t.Errorf("got error %v and %d long lines, want %s and %d; lines (-want +got):\n%s", err, long, test.err, test.long, diff)
			}
		})
	}
}

func FuzzDecodeRequest(f *testing.F) {
	for _, seed := range []string{
		`{"reply":{"call":{"command":"ask","options":{"question":"Who?"},"zone":"Europe/Paris","now":"2026-01-06T08:00:00Z"},"json":true,"out":{"width":80,"color":true}}}`,
		`{"reply":{"call":{"command":"ask","options":{"question":"more"},` +
			`"before":["Who?"],"page":2,"zone":"UTC","now":"2026-01-06T08:00:00Z"}}}`,
		`{"complete":{"call":{"command":"latest"},"option":"source","typed":"T"}}`,
		`{"rank":{"id":"q1","call":{"now":"2026-01-06T08:00:00+01:00"},"top":10,"shown":true}}`,
		`{"pool":{"day":"2026-01-06","call":{"now":"2026-01-06T08:00:00Z"},"keys":["a","b"]}}`,
		`{"export":{"all":true}}`, `{"reindex":{}}`, `{"add":[{"id":"a","title":"T","text":"x"}]}`,
		`{"add":[]}`, `{}`, `[]`, `null`, `{"export":{},"reindex":{}}`, "\xff",
		`{"Complete":{}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		r, err := decodeRequest(line)
		if err != nil {
			if !errors.As(err, new(messageError)) {
				t.Fatalf("error %v is not the client's to know", err)
			}
			return
		}
		if n := r.verbs(); n != 1 {
			t.Fatalf("%d verbs in %q", n, line)
		}
		var again bytes.Buffer
		if err := json.NewEncoder(&again).Encode(r); err != nil {
			t.Fatal(err)
		}
		second, err := decodeRequest(again.Bytes())
		if err != nil {
			t.Fatalf("%q was read, and written as %q: %v", line, &again, err)
		}
		if diff := cmp.Diff(r, second, zones, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("read, written and read again (-first +second):\n%s", diff)
		}
		unpackAll(r.Add)
	})
}

// What to do about an error arrives beside it.
func TestHintArrives(t *testing.T) {
	for name, want := range map[string]error{
		"a hint":        report.WithHint(errors.New("no articles"), "import some"),
		"a refusal":     &bot.Refusal{Message: "The list is lost.", Hint: "Put a backup in its place."},
		"an error only": errors.New("the disk is gone"),
	} {
		t.Run(name, func(t *testing.T) {
			e := new(end)
			e.Error, e.Hint = report.Split(want)
			got := e.err()
			if got.Error() != want.Error() {
				t.Errorf("got %q, want %q", got, want)
			}
			message, hint := report.Split(got)
			if wantMessage, wantHint := report.Split(want); message != wantMessage || hint != wantHint {
				t.Errorf("got %q and %q, want %q and %q", message, hint, wantMessage, wantHint)
			}
		})
	}
}
