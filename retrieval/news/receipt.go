package news

import (
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"

	"quoth/retrieval/prose"
)

// Receipt names an excerpt in a few characters that are easily typed, "8F3K-2M9Q-7TXA-0C4D": which
// revision of which article, and which bytes of it. It can be resolved with any copy of the
// archive: Prefix finds the revisions that it may mean, and Of decides among them.
type Receipt struct {
	Prefix [5]byte // as Prefix returns it
	Start  int     // of the span, in bytes
	Length int     // of the span, in bytes
	Check  uint16  // over the fields above, Key, Revision and the revision's words
}

// What can be wrong with a receipt. The errors of this file wrap one of the two.
var (
	ErrReceiptSyntax   = errors.New("not a receipt")
	ErrReceiptMismatch = errors.New("receipt does not match this article")
)

// Prefix returns the part of a receipt that an archive looks revisions up by: the first
// 5 bytes of the SHA-256 of k and r.
func Prefix(k Key, r Revision) [5]byte {
	return [5]byte(digestBytes(5, string(k), string(r)))
}

// Receipt returns the excerpt's receipt; the zero Excerpt has the zero Receipt.
func (e Excerpt) Receipt() Receipt {
	if e.article == nil {
		return Receipt{}
	}
	r := Receipt{Prefix: Prefix(e.article.Key, e.article.Revision), Start: e.span.Start, Length: e.span.Len()}
	r.Check = r.check(e.article)
	return r
}

// Span returns the piece of the article that r names, in bytes.
func (r Receipt) Span() prose.Span { return prose.Span{Start: r.Start, End: r.Start + r.Length} }

// Of returns the excerpt that r names, if it was cut from this revision. Else the error wraps
// ErrReceiptMismatch.
func (r Receipt) Of(a *Article) (Excerpt, error) {
	if r.Prefix != Prefix(a.Key, a.Revision) {
		return Excerpt{}, fmt.Errorf("resolve %s: %w: another article or revision", r, ErrReceiptMismatch)
	}
	if r.Check != r.check(a) {
		return Excerpt{}, fmt.Errorf("resolve %s: %w: a character is wrong, or the stored words are",
			r, ErrReceiptMismatch)
	}
	e, err := a.Excerpt(r.Span())
	if err != nil {
		return Excerpt{}, fmt.Errorf("resolve %s: %w: %w", r, ErrReceiptMismatch, err)
	}
	return e, nil
}

// check returns a CRC of the receipt's body, mixed with the Seal of the article. The Seal is the same
// for all spans of a revision, so that the CRC keeps its guarantee: it always finds an error of up to
// 16 bits in a row, and with it each wrong character and each swap of two neighbours.
func (r Receipt) check(a *Article) uint16 { return crc16(r.body()) ^ uint16(a.Seal()) }

// Seal is a hash of 16 bits of the identity and the words of a revision. With the Prefix it tells the
// receipts of a revision whose words are not stored any more.
type Seal uint16

// Seal returns the seal of the revision.
func (a *Article) Seal() Seal {
	return Seal(binary.BigEndian.Uint16(digestBytes(2, string(a.Key), string(a.Revision), a.Text)))
}

// HasSeal reports whether r is a receipt of the revision with its Prefix and a seal.
func (r Receipt) HasSeal(s Seal) bool { return r.Check == crc16(r.body())^uint16(s) }

// body returns r in bytes without its check: the prefix, then start and length as uvarints.
func (r Receipt) body() []byte {
	b := binary.AppendUvarint(r.Prefix[:], uint64(r.Start))
	return binary.AppendUvarint(b, uint64(r.Length))
}

func digestBytes(n int, parts ...string) []byte {
	b, err := hex.DecodeString(digest(parts...)[:2*n])
	if err != nil {
		panic(err) // digest writes hexadecimal
	}
	return b
}

// crc16 returns CRC-16/XMODEM: polynomial 0x1021, start value 0, no reflection.
func crc16(b []byte) uint16 {
	var crc uint16
	for _, c := range b {
		crc ^= uint16(c) << 8
		for range 8 {
			carry := crc >> 15
			crc = crc<<1 ^ carry*0x1021
		}
	}
	return crc
}

// The alphabet is Douglas Crockford's base32 (crockford.com/base32.html): digits and
// letters without I, L, O, which read like digits, and without U.
const receiptAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

func receiptEncoding() *base32.Encoding {
	return base32.NewEncoding(receiptAlphabet).WithPadding(base32.NoPadding)
}

// String returns r in upper case, in groups of 4 characters.
func (r Receipt) String() string {
	s := receiptEncoding().EncodeToString(binary.BigEndian.AppendUint16(r.body(), r.Check))
	var b strings.Builder
	for i, c := range s {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// The shortest receipt has a prefix, two uvarints of one byte and a check: 9 bytes in
// 15 characters. The longest that is read has two uvarints of 5 bytes: 17 in 28.
const minReceiptChars, maxReceiptChars = 15, 28

// ParseReceipt reads what String writes, as people type it: in either case, O for 0,
// I or L for 1, hyphens and blanks anywhere, quotation marks and other punctuation
// around it. The error wraps ErrReceiptSyntax and says what is wrong and where.
func ParseReceipt(s string) (Receipt, error) {
	chars, err := receiptChars(s)
	if err == nil {
		var r Receipt
		if r, err = decodeReceipt(chars); err == nil {
			return r, nil
		}
	}
	return Receipt{}, fmt.Errorf("read receipt: %w: %w", ErrReceiptSyntax, err)
}

// receiptChars reduces s to characters of the alphabet.
func receiptChars(s string) (string, error) {
	isSymbol := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	core := strings.TrimLeftFunc(s, isSymbol)
	before := len([]rune(s)) - len([]rune(core))
	var b strings.Builder
	for i, r := range []rune(strings.TrimRightFunc(core, isSymbol)) {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) {
			continue
		}
		c := readReceiptChar(r)
		if !strings.ContainsRune(receiptAlphabet, c) {
			return "", fmt.Errorf("character %d is %q, which no receipt has", before+i+1, r)
		}
		b.WriteRune(c)
	}
	return b.String(), nil
}

// readReceiptChar returns the character of the alphabet for a small letter or a look-alike. Only
// ASCII letters change: a letter of another script is never what was meant.
func readReceiptChar(r rune) rune {
	if 'a' <= r && r <= 'z' {
		r -= 'a' - 'A'
	}
	switch r {
	case 'O':
		return '0'
	case 'I', 'L':
		return '1'
	}
	return r
}

func decodeReceipt(chars string) (Receipt, error) {
	n := len(chars)
	switch {
	case n < minReceiptChars:
		return Receipt{}, fmt.Errorf("%d characters are too short, the shortest has %d", n, minReceiptChars)
	case n > maxReceiptChars:
		return Receipt{}, fmt.Errorf("%d characters are too long, the longest has %d", n, maxReceiptChars)
	case n*5%8 >= 5: // more than a byte's worth of padding
		return Receipt{}, fmt.Errorf("no receipt has %d characters, one is missing or too many", n)
	}
	enc := receiptEncoding()
	b, err := enc.DecodeString(chars)
	if err != nil {
		return Receipt{}, err
	}
	if enc.EncodeToString(b) != chars {
		return Receipt{}, fmt.Errorf("the last character %q leaves trailing bits", chars[n-1])
	}
	return unpackReceipt(b)
}

// unpackReceipt reads body and check. Numbers written in more bytes than they need
// are refused, so that every receipt has one spelling.
func unpackReceipt(b []byte) (Receipt, error) {
	body, check := b[:len(b)-2], binary.BigEndian.Uint16(b[len(b)-2:])
	start, n := binary.Uvarint(body[5:])
	length, m := binary.Uvarint(body[5+max(n, 0):])
	if n <= 0 || m <= 0 || start > math.MaxInt32 || length > math.MaxInt32 {
		return Receipt{}, errors.New("its numbers make no span")
	}
	r := Receipt{Prefix: [5]byte(body), Start: int(start), Length: int(length), Check: check}
	if string(r.body()) != string(body) {
		return Receipt{}, errors.New("its numbers do not fill it")
	}
	return r, nil
}
