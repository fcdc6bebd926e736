package news

import (
	"strings"
	"testing"
	"time"

	"quoth/retrieval/prose"
)

func TestNewCleans(t *testing.T) {
	a := New(Article{Title: " Quenby\tharbour \n reopens\x00 ", Text: "First line. \r\nSecond\x07 “line”.\t\n\n\xff"})
	if got, want := a.Title, "Quenby harbour reopens"; got != want {
		t.Errorf("title = %q, want %q", got, want)
	}
	if got, want := a.Text, "First line.\nSecond “line”.\n\n\uFFFD"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestNewLeavesItsArgument(t *testing.T) {
	in := Article{Title: " Quay ", Text: "Open. \n"}
	New(in)
	if in.Title != " Quay " || in.Text != "Open. \n" || in.Key != "" || in.Revision != "" {
		t.Errorf("New changed its argument: %+v", in)
	}
}

// Keys stand in stored archives for ever: the hash is frozen.
func TestKey(t *testing.T) {
	const hash = "sha256:500596befada64a0782d690d86b8cf99"
	whole := Article{Key: "qp-17", URL: "HTTPS://Packet.Example/quay?utm_source=feed#top",
		Source: "The Quenby Packet", Title: "Quay", Text: "Open."}
	noID := whole
	noID.Key = ""
	bare := noID
	bare.URL = ""
	pictured := bare
	pictured.Image = "https://packet.example/quay.jpg"
	mail := noID
	mail.URL = "mailto:desk@packet.example"
	for name, c := range map[string]struct {
		in   Article
		want Key
	}{
		"the id that came with it": {whole, "qp-17"},
		"else its canonical URL":   {noID, "https://packet.example/quay"},
		"else a hash":              {bare, hash},
		"a mail address is no URL": {mail, hash},
		"a picture is no part":     {pictured, hash},
	} {
		t.Run(name, func(t *testing.T) {
			if got := New(c.in).Key; got != c.want {
				t.Errorf("key = %q, want %q", got, c.want)
			}
		})
	}
}

// What goes into the hash, and where each part ends, tells articles apart.
func TestHashKeyTellsApart(t *testing.T) {
	seen := make(map[Key]string)
	for name, a := range map[string]Article{
		"base":             {Source: "Packet", Title: "Quay", Text: "Open."},
		"other outlet":     {Source: "Gazette", Title: "Quay", Text: "Open."},
		"other headline":   {Source: "Packet", Title: "Pier", Text: "Open."},
		"other text":       {Source: "Packet", Title: "Quay", Text: "Shut."},
		"shifted boundary": {Source: "PacketQ", Title: "uay", Text: "Open."},
		"no outlet":        {Title: "PacketQuay", Text: "Open."},
	} {
		k := New(a).Key
		if other, ok := seen[k]; ok {
			t.Errorf("%s and %s have the same key %s", name, other, k)
		}
		seen[k] = name
	}
}

func TestRevision(t *testing.T) {
	base := Article{Key: "k", Title: "Quay", Text: "Open."}
	for name, c := range map[string]struct {
		change func(*Article)
		same   bool
	}{
		"nothing":         {func(*Article) {}, true},
		"outlet":          {func(a *Article) { a.Source = "Gazette" }, true},
		"picture":         {func(a *Article) { a.Image = "https://packet.example/quay.jpg" }, true},
		"key":             {func(a *Article) { a.Key = "l" }, true},
		"date":            {func(a *Article) { a.Published = time.Unix(1, 0) }, true},
		"trailing blanks": {func(a *Article) { a.Text = "Open. \r\n" }, false}, // the line break stays
		"blanks cleaned":  {func(a *Article) { a.Title, a.Text = " Quay ", "Open. " }, true},
		"headline":        {func(a *Article) { a.Title = "Quays" }, false},
		"text":            {func(a *Article) { a.Text = "Shut." }, false},
		"a moved word":    {func(a *Article) { a.Title, a.Text = "QuayOpen.", "" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			changed := base
			c.change(&changed)
			got, was := New(changed).Revision, New(base).Revision
			if (got == was) != c.same {
				t.Errorf("revision %s, was %s, want same: %v", got, was, c.same)
			}
			if len(got) != 32 {
				t.Errorf("revision %q has %d digits, want 32", got, len(got))
			}
		})
	}
}

func TestCanonicalURL(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"as it is", "https://packet.example/quay?id=4", "https://packet.example/quay?id=4"},
		{"scheme and host in lower case, path kept", "HTTPS://Packet.EXAMPLE/Quay", "https://packet.example/Quay"},
		{"default port of https", "https://packet.example:443/quay", "https://packet.example/quay"},
		{"default port of http", "http://packet.example:80/quay", "http://packet.example/quay"},
		{"default port of the other", "http://packet.example:443/quay", "http://packet.example:443/quay"},
		{"other port", "https://packet.example:8443/quay", "https://packet.example:8443/quay"},
		{"IPv6 with port", "http://[2001:DB8::1]:80/quay", "http://[2001:db8::1]/quay"},
		{"fragment", "https://packet.example/quay#top", "https://packet.example/quay"},
		{"escaped fragment", "https://packet.example/quay#a%2Fb", "https://packet.example/quay"},
		{"no path", "https://packet.example", "https://packet.example/"},
		{"no path but query", "https://packet.example?id=4", "https://packet.example/?id=4"},
		{"escaped path kept", "https://packet.example/a%2Fb", "https://packet.example/a%2Fb"},
		{"password", "https://desk:secret@packet.example/quay", "https://packet.example/quay"},
		{"blanks around", " https://packet.example/quay\n", "https://packet.example/quay"},
		{"tracking", "https://packet.example/quay?utm_source=feed&id=4&UTM_Medium=x&fbclid=9",
			"https://packet.example/quay?id=4"},
		{"only tracking", "https://packet.example/quay?gclid=1", "https://packet.example/quay"},
		{"looks like tracking", "https://packet.example/quay?utm=1&autm_x=2",
			"https://packet.example/quay?utm=1&autm_x=2"},
		{"order of parameters kept", "https://packet.example/quay?b=2&a=1&b=1",
			"https://packet.example/quay?b=2&a=1&b=1"},
		{"empty parameters", "https://packet.example/quay?&a=1&&", "https://packet.example/quay?a=1"},
		{"empty", "", ""},
		{"relative", "/quay", ""},
		{"without scheme", "packet.example/quay", ""},
		{"other scheme", "ftp://packet.example/quay", ""},
		{"guid", "tag:packet.example,2024:quay", ""},
		{"broken", "https://[packet/quay", ""},
		{"no host", "https:///quay", ""},
		{"zone of an interface", "http://[fe80::1%25eth0]/quay", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := CanonicalURL(c.in)
			if got != c.want {
				t.Errorf("CanonicalURL(%q) = %q, want %q", c.in, got, c.want)
			}
			if again := CanonicalURL(got); again != got {
				t.Errorf("CanonicalURL(%q) = %q, not itself", got, again)
			}
		})
	}
}

func FuzzCanonicalURL(f *testing.F) {
	f.Add("HTTPS://Packet.EXAMPLE:443/Quay?utm_source=x&id=4#top")
	f.Add("http://[2001:DB8::1%25eth0]:80")
	f.Add("https://packet.example/?")
	f.Fuzz(func(t *testing.T, in string) {
		once := CanonicalURL(in)
		if twice := CanonicalURL(once); twice != once {
			t.Errorf("CanonicalURL(%q) = %q, again %q", in, once, twice)
		}
	})
}

func TestDate(t *testing.T) {
	published, fetched := time.Unix(100, 0), time.Unix(200, 0)
	for name, c := range map[string]struct {
		in    Article
		want  time.Time
		known bool
	}{
		"published":    {Article{Published: published, Fetched: fetched}, published, true},
		"only fetched": {Article{Fetched: fetched}, fetched, false},
		"neither":      {Article{}, time.Time{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got, known := c.in.Date(); !got.Equal(c.want) || known != c.known {
				t.Errorf("Date = %v, %v, want %v, %v", got, known, c.want, c.known)
			}
		})
	}
}

func TestExcerptRefuses(t *testing.T) {
	a := New(Article{Text: "“Open”"}) // the quotation marks are 3 bytes each
	for name, s := range map[string]prose.Span{
		"empty": {Start: 3, End: 3}, "backwards": {Start: 7, End: 3}, "before the text": {Start: -1, End: 3},
		"past the text": {Start: 0, End: 11}, "starts inside a character": {Start: 1, End: 7},
		"ends inside a character": {Start: 3, End: 8},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := a.Excerpt(s)
			if err == nil || !strings.Contains(err.Error(), "not a piece of its 10 bytes") {
				t.Errorf("Excerpt(%v) = %q, error %v, want one", s, e.Text(), err)
			}
			if e != (Excerpt{}) {
				t.Errorf("Excerpt(%v) with an error = %q, want nothing", s, e.Text())
			}
		})
	}
}
