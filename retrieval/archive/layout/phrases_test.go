package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// The phrases never change: texts that are stored need them.
func TestPhrasesStay(t *testing.T) {
	const want = "5b840e5977aec57472c444dcb891240587f725c4d98a718dc353034205b4cbbd"
	if got := sha256.Sum256(phrases); hex.EncodeToString(got[:]) != want {
		t.Errorf("the SHA-256 of the phrases is %x, want %s", got, want)
	}
	for phrase := range strings.Lines(phraseList) {
		if !strings.HasPrefix(phrase, "#") && len(strings.Fields(phrase)) > 4 {
			t.Errorf("%q has more than four words", phrase)
		}
	}
}

// newTestDecoder returns a decoder that ends with the test.
func newTestDecoder(t *testing.T) *zstd.Decoder {
	t.Helper()
	d, err := newDecoder()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// checkFrame checks the text of a frame.
func checkFrame(t *testing.T, frame []byte, want string) {
	t.Helper()
	if got, err := newTestDecoder(t).DecodeAll(frame, nil); err != nil || string(got) != want {
		t.Errorf("read %q, %v, want %q", got, err, want)
	}
}

// A frame names the dictionary, a text of common words gets smaller by it, and frames without one are read too.
func TestFrames(t *testing.T) {
	encoder, err := newEncoder()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	const text = "The harbour master declined to comment, but the ferry will sail for the first time since the storm."
	with, without := encoder.EncodeAll([]byte(text), nil), plain.EncodeAll([]byte(text), nil)
	var h zstd.Header
	if err := h.Decode(with); err != nil || h.DictionaryID != phrasesID {
		t.Errorf("the frame names dictionary %d (%v), want %d", h.DictionaryID, err, phrasesID)
	}
	if len(with) >= len(without)*3/4 {
		t.Errorf("%d bytes with the phrases, %d without", len(with), len(without))
	}
	checkFrame(t, with, text)
	checkFrame(t, without, text)
	checkFrame(t, encoder.EncodeAll(nil, nil), "")
}

// stored is the frame of a text as quoth wrote it when the phrases were new.
const stored = "28b52ffd050001b50100b40154686520666572727361696f726d72626f7572206d61737465722e" +
	"070025e40154cee9e34d3880c430c0e71d8091878ca7c90e170d4979e3"

func TestStoredFrame(t *testing.T) {
	frame, err := hex.DecodeString(stored)
	if err != nil {
		t.Fatal(err)
	}
	checkFrame(t, frame, "The ferry will sail for the first time since the storm, according to the harbour master.")
}
