package socket

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
)

// maxPiece bounds the output in one response, in bytes.
const maxPiece = 256 << 10

// limits say how much each side takes from the other, and how long it waits.
type limits struct {
	message int           // the longest message, in bytes
	long    int           // how many messages longer than a buffer are in the server's memory at once
	clients int           // how many clients are served at once; the others wait
	hello   time.Duration // for the first message
	read    time.Duration // for the rest of a message that has begun
	write   time.Duration // for a message to be taken
	close   time.Duration // for what is being answered when the server closes
}

// standardLimits leave room for an article of 1 MB, which the escapes of JSON can double. All clients
// together have 16 MiB of the server's memory for long messages, and 8 MiB for short ones. Reading may
// take as long as a person at a pager does, and between messages there is no limit, since a person may
// sit at a prompt all day.
func standardLimits() limits {
	return limits{
		message: 4 << 20, long: 4, clients: 128,
		hello: 2 * time.Second, read: 10 * time.Second, write: 10 * time.Minute, close: 4 * time.Second,
	}
}

// bufferBytes is the length up to which a message is read without a place for a long one.
const bufferBytes = 64 << 10

// wire sends and receives messages.
type wire struct {
	limits
	conn    net.Conn
	in      *bufio.Reader
	sending sync.Mutex
	// grow waits until a message that is longer than the buffer can be read; nil: it can.
	grow func() error
}

func newWire(conn net.Conn, l limits) *wire {
	return &wire{limits: l, conn: conn, in: bufio.NewReaderSize(conn, bufferBytes)}
}

// send writes a message. It is safe for concurrent use.
func (w *wire) send(message any) error {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(message); err != nil {
		return messageError{fmt.Errorf("write message: %w", err)}
	}
	if line.Len() > w.message {
		return tooLong(w.message)
	}
	w.sending.Lock()
	defer w.sending.Unlock()
	if err := w.conn.SetWriteDeadline(time.Now().Add(w.write)); err != nil {
		return err
	}
	_, err := w.conn.Write(line.Bytes())
	return err
}

// receive waits for the next message, for no longer than first to its beginning unless that is 0.
func (w *wire) receive(first time.Duration) ([]byte, error) {
	if err := w.readWithin(first); err != nil {
		return nil, err
	}
	if _, err := w.in.Peek(1); err != nil {
		return nil, err
	}
	if err := w.readWithin(w.read); err != nil {
		return nil, err
	}
	return readLine(w.in, w.message, w.lengthen)
}

// lengthen waits until a message can grow beyond the buffer. The time for reading it starts again
// then.
func (w *wire) lengthen() error {
	if w.grow == nil {
		return nil
	}
	if err := w.grow(); err != nil {
		return err
	}
	return w.readWithin(w.read)
}

func (w *wire) readWithin(d time.Duration) error {
	if d == 0 {
		return w.conn.SetReadDeadline(time.Time{})
	}
	return w.conn.SetReadDeadline(time.Now().Add(d))
}

// readLine reads a line of at most limit bytes and returns it without its break. It calls grow once
// before it reads a line that is longer than the buffer of r. A last line without a break has been cut
// off, and is an error.
func readLine(r *bufio.Reader, limit int, grow func() error) ([]byte, error) {
	var line []byte
	for {
		piece, err := r.ReadSlice('\n')
		if len(line)+len(piece) > limit {
			return nil, tooLong(limit)
		}
		if line == nil && errors.Is(err, bufio.ErrBufferFull) {
			if err := grow(); err != nil {
				return nil, err
			}
		}
		line = append(line, piece...)
		if err == nil {
			return line[:len(line)-1], nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
	}
}
