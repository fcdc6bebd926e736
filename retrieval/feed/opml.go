package feed

import (
	"bytes"
	"cmp"
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

// Reasons why an outline is left out.
var (
	ErrNoAddress = errors.New("it has no address of a feed")
	ErrNotWeb    = errors.New("its address is none of the web")
	ErrTwinFeed  = errors.New("its address is in the list already")
	ErrOtherType = errors.New("it is a link, not a feed")
)

// OPML is a list of feeds.
type OPML struct {
	Feeds []Outline // in the order of the list, each address once
	Left  []Left    // the outlines that are neither feeds nor folders
}

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

// ReadOPML returns the feeds of a list. The names of elements and attributes may be in any case.
func ReadOPML(data []byte) (OPML, error) {
	if len(data) > MaxBytes {
		return OPML{}, fmt.Errorf("read OPML: %w: %d MB long, want %d at most", ErrBadOPML, len(data)>>20, MaxBytes>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(clean(data, "")))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	list, err := readOutlines(d)
	if err != nil {
		return OPML{}, fmt.Errorf("read OPML: %w", err)
	}
	r := outlineReader{seen: make(map[string]bool)}
	r.read(list, "")
	return r.OPML, nil
}

// UTF8 returns a list of feeds in any encoding as text that ReadOPML reads.
func UTF8(data []byte) string { return string(bytes.TrimSpace(clean(data, ""))) }

// readOutlines returns the outlines of a document. The error is ErrNotOPML or ErrBadOPML.
func readOutlines(d *xml.Decoder) ([]*outline, error) {
	root := &outline{}
	open := []*outline{root}
	for depth := 0; ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && depth == 0 && d.InputOffset() > 0 && root.Type != "":
			return root.Outlines, nil
		case err != nil && root.Type == "":
			return nil, fmt.Errorf("%w: %w", ErrNotOPML, err)
		case err != nil:
			return nil, fmt.Errorf("%w: %w", ErrBadOPML, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch name := strings.ToLower(t.Name.Local); {
			case root.Type == "" && name != "opml":
				return nil, fmt.Errorf("%w: it is <%s>", ErrNotOPML, t.Name.Local)
			case root.Type == "":
				root.Type = name
			case name == "outline":
				o := newOutline(t)
				parent := open[len(open)-1]
				parent.Outlines = append(parent.Outlines, o)
				open = append(open, o)
			}
		case xml.EndElement:
			depth--
			if strings.EqualFold(t.Name.Local, "outline") && len(open) > 1 {
				open = open[:len(open)-1]
			}
		}
	}
}

// newOutline returns the outline that an element begins. Some programs have the address of a feed as url.
func newOutline(t xml.StartElement) *outline {
	attributes := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr {
		name := strings.ToLower(a.Name.Local)
		attributes[name] = cmp.Or(attributes[name], strings.TrimSpace(a.Value))
	}
	return &outline{
		Text: attributes["text"], Title: attributes["title"], Type: strings.ToLower(attributes["type"]),
		URL:  cmp.Or(attributes["xmlurl"], attributes["feedurl"], attributes["url"]),
		Site: attributes["htmlurl"],
	}
}

type outlineReader struct {
	OPML
	seen map[string]bool
}

func (r *outlineReader) read(outlines []*outline, folder string) {
	for _, o := range outlines {
		name := cmp.Or(titleText(o.Text), titleText(o.Title))
		address, err := o.feed()
		switch {
		case err == nil && r.seen[address]:
			err = ErrTwinFeed
		case err == nil:
			r.seen[address] = true
			r.Feeds = append(r.Feeds, Outline{Title: name, URL: address, Site: absolute(o.Site, nil), Folder: folder})
		case errors.Is(err, ErrNoAddress) && len(o.Outlines) > 0:
			err = nil // a folder
		}
		if err != nil {
			r.Left = append(r.Left, Left{cmp.Or(name, oneLine(cmp.Or(o.URL, o.Site))), err})
		}
		r.read(o.Outlines, subfolder(folder, name))
	}
}

// feed returns the address of the feed that an outline stands for.
func (o *outline) feed() (string, error) {
	switch o.Type {
	case "link", "include":
		return "", ErrOtherType
	}
	if o.URL == "" {
		return "", ErrNoAddress
	}
	if a := absolute(Address(o.URL), nil); a != "" {
		return a, nil
	}
	return "", fmt.Errorf("%w: %s", ErrNotWeb, cutTitle(oneLine(o.URL)))
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
