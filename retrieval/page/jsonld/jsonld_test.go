package jsonld

import (
	"strings"
	"testing"
)

func TestJSONLD(t *testing.T) {
	for _, tc := range []struct{ name, json, want string }{ // want is the headline
		{"in a list", `[{"@type":"Organization","name":"Orlo"},{"@type":"NewsArticle","headline":"Ferry"}]`, "Ferry"},
		{"in a graph", `{"@graph":[{"@type":"WebSite"},{"@type":"Article","headline":"Ferry"}]}`, "Ferry"},
		{"the page's main entity", `{"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","headline":"Ferry"}}`, "Ferry"},
		{"the first of two", `[{"@type":"Article","headline":"Ferry"},{"@type":"Article","headline":"Ramp"}]`, "Ferry"},
		{"a line break in a string", "{\"@type\":\"Article\",\"headline\":\"Ferry\nback\"}", "Ferry back"},
		{"comments around it", "<!--\n{\"@type\":\"Article\",\"headline\":\"Ferry\"}\n//-->", "Ferry"},
		{"CDATA", "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ferry\"}\n//]]>", "Ferry"},
		{"a semicolon", `{"@type":"Article","headline":"Ferry"};`, "Ferry"},
		{"of another type", `{"@type":"Recipe","headline":"Soup"}`, ""},
		{"odd values", `{"@type":["Article",{"a":1},null,7],"headline":["Ferry",{"name":"x"}],"author":[[["Ann"]],{"name":{"a":1}},null],"wordCount":"many"}`, "Ferry"},
		{"a reference to itself", `{"@type":"Article","headline":"Ferry","author":{"@id":"#a","name":null}}`, "Ferry"},
		{"not JSON", `{"@type":"Article",`, ""},
		{"nested deep", strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var g Graph
			g.Add(tc.json)
			if got := g.Article().Headline; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
