package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Outline is a feed in a list of feeds.
type Outline struct {
	Title  string
	URL    string // of the feed
	Site   string // the address of its site
	Folder string // the names of the folders that it is in, joined by "/"
}

// ErrNotOPML means that a document is not a list of feeds.
var ErrNotOPML = errors.New("not a list of feeds in OPML")

// ErrBadOPML means that a list of feeds in OPML is damaged, or too long to be read.
var ErrBadOPML = errors.New("a list of feeds that cannot be read")

// outline is an element of OPML: a feed, or a folder of outlines.
type outline struct {
	Text     string     `xml:"text,attr"`
	Title    string     `xml:"title,attr,omitempty"`
	Type     string     `xml:"type,attr,omitempty"`
	URL      string     `xml:"xmlUrl,attr,omitempty"`
	Site     string     `xml:"htmlUrl,attr,omitempty"`
	Outlines []*outline `xml:"outline"`
}

type opml struct {
	XMLName  xml.Name   `xml:"opml"`
	Version  string     `xml:"version,attr"`
	Title    string     `xml:"head>title"`
	Outlines []*outline `xml:"body>outline"`
}

// ReadOPML returns the feeds of a list in its order, each address once. Outlines without an http or
// https address count as folders.
func ReadOPML(data []byte) ([]Outline, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("read OPML: %w: %d MB long, want %d at most", ErrBadOPML, len(data)>>20, MaxBytes>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(clean(data, "")))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var list opml
	if err := d.Decode(&list); err != nil {
		if list.XMLName.Local == "opml" {
			return nil, fmt.Errorf("read OPML: %w: %w", ErrBadOPML, err)
		}
		return nil, fmt.Errorf("read OPML: %w: %w", ErrNotOPML, err)
	}
	r := outlineReader{seen: make(map[string]bool)}
	r.read(list.Outlines, "")
	return r.found, nil
}

type outlineReader struct {
	found []Outline
	seen  map[string]bool
}

func (r *outlineReader) read(outlines []*outline, folder string) {
	for _, o := range outlines {
		name := titleText(o.Text)
		if name == "" {
			name = titleText(o.Title)
		}
		if a := absolute(o.URL, nil); a != "" && !r.seen[a] {
			r.seen[a] = true
			r.found = append(r.found, Outline{Title: name, URL: a, Site: absolute(o.Site, nil), Folder: folder})
		}
		r.read(o.Outlines, subfolder(folder, name))
	}
}

// subfolder returns the path of a folder within another. Below the eighth level, it is the path of
// the outer folder, so that paths stay short.
func subfolder(folder, name string) string {
	const maxLevels = 8
	name = strings.ReplaceAll(name, "/", "-")
	switch {
	case folder == "":
		return name
	case name == "" || strings.Count(folder, "/") >= maxLevels-1:
		return folder
	}
	return folder + "/" + name
}

// WriteOPML writes a list of feeds as OPML 2.0. A folder is at the place of its first feed.
func WriteOPML(w io.Writer, feeds []Outline) error {
	list := opml{Version: "2.0", Title: "Feeds"}
	for _, f := range feeds {
		parent := &list.Outlines
		for name := range strings.SplitSeq(f.Folder, "/") {
			if name != "" {
				parent = openFolder(parent, name)
			}
		}
		*parent = append(*parent, &outline{Text: f.Title, Title: f.Title, Type: "rss", URL: f.URL, Site: f.Site})
	}
	out, err := xml.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	if _, err := fmt.Fprintf(w, "%s%s\n", xml.Header, out); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	return nil
}

// openFolder returns the outlines of the folder with the given name, which it creates if there is
// none.
func openFolder(in *[]*outline, name string) *[]*outline {
	for _, o := range *in {
		if o.URL == "" && o.Text == name {
			return &o.Outlines
		}
	}
	o := &outline{Text: name}
	*in = append(*in, o)
	return &o.Outlines
}
