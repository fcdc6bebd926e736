package news

import (
	"strings"
	"testing"
)

func TestImageURL(t *testing.T) {
	long := "https://packet.example/" + strings.Repeat("p", MaxImage-len("https://packet.example/"))
	for _, c := range []struct{ name, in, page, want string }{
		{"as it is", "https://packet.example/quay.jpg?w=300&s=a%2Fb", "", "https://packet.example/quay.jpg?w=300&s=a%2Fb"},
		{"blanks around", " https://packet.example/quay.jpg\n", "", "https://packet.example/quay.jpg"},
		{"a blank inside", "https://packet.example/the quay.jpg?a=b c", "", "https://packet.example/the%20quay.jpg?a=b%20c"},
		{"letters of other alphabets", "https://packet.example/café.jpg", "", "https://packet.example/caf%C3%A9.jpg"},
		{"fragment", "https://packet.example/quay.jpg#x", "", "https://packet.example/quay.jpg"},
		{"below the page", "/img/quay.jpg", "https://packet.example/2026/quay", "https://packet.example/img/quay.jpg"},
		{"beside the page", "quay.jpg", "https://packet.example/2026/quay", "https://packet.example/2026/quay.jpg"},
		{"of the page's scheme", "//img.example/quay.jpg", "https://packet.example/", "https://img.example/quay.jpg"},
		{"relative to nothing", "/img/quay.jpg", "", ""},
		{"relative to a file", "quay.jpg", "quay.html", ""},
		{"empty", "", "https://packet.example/", ""},
		{"blank", "  ", "https://packet.example/", ""},
		{"data", "data:image/png;base64,iVBORw0KGgo=", "https://packet.example/", ""},
		{"script", "javascript:alert(1)", "https://packet.example/", ""},
		{"attachment", "attachment://quay.jpg", "https://packet.example/", ""},
		{"mail", "mailto:desk@packet.example", "https://packet.example/", ""},
		{"user and password", "https://desk:secret@packet.example/quay.jpg", "", ""},
		{"an empty user", "https://@packet.example/quay.jpg", "", ""},
		{"no host", "https:///quay.jpg", "", ""},
		{"an interface", "http://[fe80::1%25eth0]/quay.jpg", "", ""},
		{"a line break inside", "https://packet.example/a\nb.jpg", "", ""},
		{"broken", "https://[packet/quay.jpg", "", ""},
		{"as long as may be", long, "", long},
		{"too long", long + "p", "", ""},
		{"too long when it is escaped", "https://packet.example/" + strings.Repeat("é", 1000), "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ImageURL(c.in, c.page); got != c.want {
				t.Errorf("ImageURL(%q, %q) = %q, want %q", c.in, c.page, got, c.want)
			}
		})
	}
}

func FuzzImageURL(f *testing.F) {
	f.Add("https://packet.example/the quay.jpg?a=b c", "")
	f.Add("//img.example/é", "https://packet.example/")
	f.Add("http://[2001:db8::1%25eth0]:80/?", "x")
	f.Fuzz(func(t *testing.T, in, page string) {
		once := ImageURL(in, page)
		if twice := ImageURL(once, ""); twice != once {
			t.Errorf("ImageURL(%q, %q) = %q, again %q", in, page, once, twice)
		}
		if len(once) > MaxImage || strings.ContainsAny(once, " \t\r\n\x00") {
			t.Errorf("ImageURL(%q, %q) = %q", in, page, once)
		}
	})
}

func TestFirstImage(t *testing.T) {
	const quay, pier = "https://packet.example/quay.jpg", "https://packet.example/pier.jpg"
	for name, c := range map[string]struct {
		named []Picture
		want  string
	}{
		"none":                     {nil, ""},
		"the first":                {[]Picture{{URL: quay}, {URL: pier}}, quay},
		"no address":               {[]Picture{{URL: "data:,"}, {URL: pier}}, pier},
		"a dot":                    {[]Picture{{quay, "1", "1"}, {URL: pier}}, pier},
		"a low one":                {[]Picture{{quay, "600", "99"}, {URL: pier}}, pier},
		"a narrow one":             {[]Picture{{quay, " 99px ", ""}, {URL: pier}}, pier},
		"just large enough":        {[]Picture{{quay, "100", "100"}, {URL: pier}}, quay},
		"a size that is no number": {[]Picture{{quay, "full", "auto"}, {URL: pier}}, quay},
		"only small ones":          {[]Picture{{quay, "0", "0"}}, ""},
		"a logo":                   {[]Picture{{URL: "https://packet.example/img/Packet_Logo.png"}, {URL: pier}}, pier},
		"a default":                {[]Picture{{URL: "https://packet.example/og-default.png?v=2"}, {URL: pier}}, pier},
		"of a logo":                {[]Picture{{URL: "https://packet.example/logo-of-the-ferry.jpg"}}, "https://packet.example/logo-of-the-ferry.jpg"},
		"a portrait":               {[]Picture{{URL: "https://1.gravatar.com/avatar/ab?s=96"}, {URL: pier}}, pier},
		"relative":                 {[]Picture{{URL: "/quay.jpg"}}, quay},
		"escaped twice":            {[]Picture{{URL: quay + "?w=1&amp;h=2"}}, quay + "?w=1&h=2"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := FirstImage("https://packet.example/2026/quay", c.named...); got != c.want {
				t.Errorf("FirstImage(%v) = %q, want %q", c.named, got, c.want)
			}
		})
	}
}

// Whatever makes an article, its picture is an address.
func TestNewChecksImage(t *testing.T) {
	a := New(Article{Title: "Quay", Text: "Open.", URL: "https://packet.example/quay", Image: "/quay.jpg"})
	if want := "https://packet.example/quay.jpg"; a.Image != want {
		t.Errorf("image = %q, want %q", a.Image, want)
	}
	if got := New(Article{Title: "Quay", Text: "Open.", Image: "data:,x"}).Image; got != "" {
		t.Errorf("image = %q, want none", got)
	}
}
