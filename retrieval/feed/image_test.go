package feed

import (
	"fmt"
	"strings"
	"testing"
)

func TestImage(t *testing.T) {
	const quay, pier = "https://orlo.example/quay.jpg", "https://orlo.example/pier.jpg"
	for _, tc := range []struct{ name, item, want string }{
		{"none", "<description>&lt;img src='/quay.jpg'/&gt;</description>", ""},
		{"a thumbnail", `<media:thumbnail url="/quay.jpg" width="240" height="135"/>`, quay},
		{"a small thumbnail", `<media:thumbnail url="/quay.jpg" width="66" height="49"/><media:thumbnail url="/pier.jpg" width="144"/>`, pier},
		{"only a small thumbnail", `<media:thumbnail url="/quay.jpg" width="66" height="49"/>`, ""},
		{"only a small content", `<media:content url="/quay.jpg" medium="image" width="66"/>`, ""},
		{"a content by its medium", `<media:content url="/quay.jpg" medium="image"/>`, quay},
		{"a content by its type", `<media:content url="/quay.jpg" type="image/jpeg"/>`, quay},
		{"a video with a thumbnail", `<media:content url="/a.mp4" medium="video"><media:thumbnail url="/quay.jpg"/></media:content>`, quay},
		{"a group", `<media:group><media:content url="/a.mp4" type="video/mp4"/><media:content url="/quay.jpg" type="image/png"/></media:group>`, quay},
		{"a portrait before the picture", `<media:content url="https://0.gravatar.com/avatar/ab" medium="image"/><media:content url="/quay.jpg" medium="image"/>`, quay},
		{"an enclosure", `<enclosure url="/quay.jpg" type="image/jpeg" length="1"/>`, quay},
		{"an enclosure of sound", `<enclosure url="/a.mp3" type="audio/mpeg" length="1"/><itunes:image href="/quay.jpg"/>`, quay},
		{"Media RSS before an enclosure", `<enclosure url="/pier.jpg" type="image/jpeg"/><media:thumbnail url="/quay.jpg"/>`, quay},
		{"the feed's own", `<itunes:image href="https://orlo.example/orlo.png"/>`, ""},
		{"the feed's own before the picture", `<media:thumbnail url="https://orlo.example/orlo.png"/><media:content url="/quay.jpg" medium="image"/>`, quay},
		{"escaped twice", `<media:thumbnail url="/quay.jpg?w=1&amp;amp;h=2"/>`, quay + "?w=1&h=2"},
		{"data", `<media:thumbnail url="data:image/png;base64,iVBO"/>`, ""},
		{"script", `<media:thumbnail url="javascript:alert(1)"/>`, ""},
		{"a thumbnail without address", `<media:thumbnail/><media:content medium="image"/>`, ""},
		{"deep groups", strings.Repeat("<media:group>", 30) + `<media:thumbnail url="/quay.jpg"/>` + strings.Repeat("</media:group>", 30), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			channel := `<title>Orlo</title><image><url>https://orlo.example/orlo.png</url></image><item><title>Ferry</title>` + tc.item + `</item>`
			document := strings.Replace(rssOf(channel), "<rss ", `<rss xmlns:media="http://search.yahoo.com/mrss/" `, 1)
			if got := imageOf(t, document); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestImageOfOtherForms(t *testing.T) {
	const quay = "https://orlo.example/quay.jpg"
	entry := func(s string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Orlo</title>
			<logo>/orlo.png</logo><icon>/icon.png</icon><entry><id>1</id><title>Ferry</title>` + s + `</entry></feed>`
	}
	item := func(s string) string {
		return fmt.Sprintf(`{"version":"https://jsonfeed.org/version/1.1","title":"Orlo","icon":"/orlo.png","items":[{"id":"1","title":"Ferry",%s}]}`, s)
	}
	for _, tc := range []struct{ name, document, want string }{
		{"Atom without", entry(""), ""},
		{"Atom with a thumbnail", entry(`<media:thumbnail url="/quay.jpg"/>`), quay},
		{"Atom with an enclosure", entry(`<link rel="enclosure" type="image/png" href="/quay.jpg"/>`), quay},
		{"JSON Feed without", item(`"image":""`), ""},
		{"JSON Feed", item(`"image":"/quay.jpg","banner_image":"/pier.jpg"`), quay},
		{"JSON Feed with a banner", item(`"banner_image":"/quay.jpg"`), quay},
		{"JSON Feed with an attachment", item(`"attachments":[{"url":"/quay.jpg","mime_type":"image/jpeg"}]`), quay},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := imageOf(t, tc.document); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// imageOf returns the picture of the only item of a feed.
func imageOf(t *testing.T, document string) string {
	t.Helper()
	f, err := Parse([]byte(document), Options{URL: address})
	if err != nil || len(f.Items) != 1 {
		t.Fatalf("got %+v, %v", f, err)
	}
	return f.Items[0].Image
}
