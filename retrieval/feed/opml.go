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
	Site   string // of the site it belongs to
	Folder string // names of the folders it lies in, joined by "/"
}

// ErrNotOPML is the reason why a document is no list of feeds.
var ErrNotOPML = errors.New("not a list of feeds in OPML")

// outline is an OPML element: a feed, or a folder with outlines in it.
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

// ReadOPML reads the feeds of a list, in its order, each address once. Outlines without
// an http(s) address are folders or are left out.
func ReadOPML(data []byte) ([]Outline, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("read OPML: %d MB long, want %d at most", len(data)>>20, MaxBytes>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(clean(data, "")))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var list opml
	if err := d.Decode(&list); err != nil {
		if list.XMLName.Local == "opml" {
			return nil, fmt.Errorf("read OPML: %w", err)
		}
		return nil, fmt.Errorf("read OPML: %w: %w", ErrNotOPML, err)
	}
	r := reader{seen: make(map[string]bool)}
	r.read(list.Outlines, "")
	return r.found, nil
}

type reader struct {
	found []Outline
	seen  map[string]bool
}

func (r *reader) read(outlines []*outline, folder string) {
	for _, o := range outlines {
		name := title(o.Text)
		if name == "" {
			name = title(o.Title)
		}
		if a := absolute(o.URL, nil); a != "" && !r.seen[a] {
			r.seen[a] = true
			r.found = append(r.found, Outline{Title: name, URL: a, Site: absolute(o.Site, nil), Folder: folder})
		}
		r.read(o.Outlines, below(folder, name))
	}
}

// below is the path of a folder in another. Far down, folders are not told apart.
func below(folder, name string) string {
	const levels = 8
	name = strings.ReplaceAll(name, "/", "-")
	switch {
	case folder == "":
		return name
	case name == "" || strings.Count(folder, "/") >= levels-1:
		return folder
	}
	return folder + "/" + name
}

// WriteOPML writes a list of feeds as OPML 2.0, each folder where its first feed stands.
func WriteOPML(w io.Writer, feeds []Outline) error {
	list := opml{Version: "2.0", Title: "Feeds"}
	for _, f := range feeds {
		into := &list.Outlines
		for name := range strings.SplitSeq(f.Folder, "/") {
			if name != "" {
				into = folder(into, name)
			}
		}
		*into = append(*into, &outline{Text: f.Title, Title: f.Title, Type: "rss", URL: f.URL, Site: f.Site})
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

// folder is the outlines of the folder with that name, made if there is none.
func folder(in *[]*outline, name string) *[]*outline {
	for _, o := range *in {
		if o.URL == "" && o.Text == name {
			return &o.Outlines
		}
	}
	o := &outline{Text: name}
	*in = append(*in, o)
	return &o.Outlines
}
