package feed

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// wideBytes writes s in units of 2 or 4 bytes.
func wideBytes(s string, size int, order binary.AppendByteOrder) []byte {
	var out []byte
	if size == 4 {
		for _, r := range s {
			out = order.AppendUint32(out, uint32(r))
		}
		return out
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func TestCharsets(t *testing.T) {
	const title = "Café “Orlo” – £5"
	document := func(encoding, title string) string {
		declaration := "<?xml version='1.0'?>"
		if encoding != "" {
			declaration = "<?xml version='1.0' encoding='" + encoding + "'?>"
		}
		return declaration + "<rss version='2.0'><channel><title>Orlo</title><item><title>" + title + "</title></item></channel></rss>"
	}
	const cp1252, latin1, koi8 = "Caf\xe9 \x93Orlo\x94 \x96 \xa35", "Caf\xe9 \xa35", "\xec\xcf\xc4\xcb\xc1"
	for _, tc := range []struct {
		name        string
		data        []byte
		contentType string
		want        string
	}{
		{"UTF-8", []byte(document("utf-8", title)), "", title},
		{"UTF-8 with its mark", []byte("\xEF\xBB\xBF" + document("utf-8", title)), "", title},
		{"UTF-8 under a wrong name", []byte(document("iso-8859-1", title)), "text/xml; charset=iso-8859-1", title},
		{"UTF-16 big, marked", wideBytes("\uFEFF"+document("utf-16", title), 2, binary.BigEndian), "", title},
		{"UTF-16 little, marked", wideBytes("\uFEFF"+document("utf-16", title), 2, binary.LittleEndian), "", title},
		{"UTF-16 big without mark", wideBytes(document("utf-16", title), 2, binary.BigEndian), "", title},
		{"UTF-16 little without mark", wideBytes(document("", title), 2, binary.LittleEndian), "", title},
		{"UTF-32 big without mark", wideBytes(document("utf-32", title), 4, binary.BigEndian), "", title},
		{"UTF-32 little, marked", wideBytes("\uFEFF"+document("utf-32", title), 4, binary.LittleEndian), "", title},
		{"UTF-16 in name only", []byte(document("utf-16", title)), "application/xml; charset=utf-16", title},
		{"windows-1252 declared", []byte(document("windows-1252", cp1252)), "", title},
		{"windows-1252 undeclared", []byte(document("", cp1252)), "", title},
		{"windows-1252 declared as UTF-8", []byte(document("utf-8", cp1252)), "", title},
		{"latin-1 declared", []byte(document("ISO-8859-1", latin1)), "", "Café £5"},
		{"KOI8-R by the server", []byte(document("", koi8)), "application/rss+xml; charset=koi8-r", "Лодка"},
		{"the server before the XML", []byte(document("windows-1252", koi8)), "application/rss+xml; charset=koi8-r", "Лодка"},
		{"unknown charset", []byte(document("x-orlo", cp1252)), "text/xml; charset=x-orlo", title},
		{"one stray byte in UTF-8", []byte(document("utf-8", "Café Orlo\x92s")), "", "Café Orlo’s"},
		{"Shift_JIS", []byte(document("Shift_JIS", "\x8ao\x8c\x60")), "", "覚形"},
		{"ISO-2022-JP", []byte(document("ISO-2022-JP", "\x1b$B3P7A\x1b(B")), "", "覚形"},
		{"XML 1.1", []byte("<?xml version='1.1'?><rss version='2.0'><channel><item><title>Old</title></item></channel></rss>"), "", "Old"},
		{"a script's warning before it", []byte("Warning: harbour.php on line 3\n" + document("utf-8", title)), "", title},
		{"blank lines before it", []byte("\n\n " + document("utf-8", title)), "", title},
		{"forbidden characters", []byte(document("utf-8", "Ca\x00f\x1fé\uFFFE\uFFFF &#0;&#8;&#xD800;&#x110000;Or&#108;&#x6F;")), "", "Café Orlo"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f, err := Parse(tc.data, Options{ContentType: tc.contentType})
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Items[0].Title; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
