package layout

import (
	_ "embed"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// An article is too short to repeat much, so texts are compressed with a dictionary of the phrases that news repeats
// most. It is a part of the program and not of the archive. With a dictionary of stored texts, damage to one piece of
// the file could lose all of them, and it would hold words of articles that are erased.
//
// A frame names the dictionary that it needs, or none. A better one gets another number, and those before it stay.

//go:embed phrases.txt
var phraseList string

// phrasesID is the number of the dictionary of phrases.txt in a frame.
const phrasesID = 1

// phrases is that dictionary: the lines of phrases.txt, without comments, with blanks between and around them.
var phrases = func() []byte {
	var b strings.Builder
	for line := range strings.Lines(phraseList) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(" " + strings.TrimSuffix(line, "\n"))
		}
	}
	return []byte(b.String() + " ")
}()

// newEncoder returns an encoder of texts. Its level is the fastest: with the phrases it makes smaller frames than the
// default level without them, in the same time.
func newEncoder() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(128<<10),
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderDictRaw(phrasesID, phrases))
}

// newDecoder returns a decoder of texts that were compressed with the phrases or without a dictionary.
func newDecoder() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<28),
		zstd.WithDecoderDictRaw(phrasesID, phrases))
}
